// The studio's seat map, which the card's function `pick_seat` asks for.

const dialog = document.querySelector("#seats");
const form = dialog.querySelector("form");
const mats = dialog.querySelector(".mats");
const taken = new Set(["A2", "B1", "B3", "C4"]);

for (const row of "ABC") {
  for (const place of "1234") {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "mat", value: row + place, required: true, disabled: taken.has(row + place) });
    label.append(input, row + place);
    mats.append(label);
  }
}

/** Resolves with the chosen mat. Rejects if the user cancels or the time limit passes. */
export function pickSeat(_inputs, { signal }) {
  form.reset();
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve, reject) => {
    const late = () => dialog.close();
    signal.addEventListener("abort", late);
    dialog.addEventListener("close", () => {
      signal.removeEventListener("abort", late);
      if (dialog.returnValue === "take") resolve({ seat: form.elements.mat.value });
      else reject(new Error("No mat was chosen."));
    }, { once: true });
  });
}
