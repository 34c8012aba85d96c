// The conversation and its card.

import { watch } from "./border.js";
import { pickSeat } from "./seats.js";

const list = document.querySelector("#messages");
const composer = document.querySelector("#composer");
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Sends a request about this conversation to the chat's server. */
async function ask(what, body) {
  const options = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`${location.pathname}/${what}`, options);
  if (!response.ok) throw new Error("The chat cannot be reached.");
  return response.json();
}

// The card

async function showCard(place) {
  // Restore the height after a refresh, so that nothing moves.
  place.style.height = sessionStorage.getItem(location.pathname) ?? "";
  addEventListener("pagehide", () => sessionStorage.setItem(location.pathname, place.offsetHeight + "px"));
  const become = (state) => {
    place.dataset.state = state;
    place.style.height = "";
  };
  const { script, src } = await ask("card");
  watch(new URL(src).origin);
  const { mountWidget } = await import(script);
  const { frame, ready } = mountWidget({
    container: place,
    src,
    title: "Class booking",
    token: async () => (await ask("card")).token,
    client: { pick_seat: pickSeat },
    onMessage: ({ text, hidden }) => say(text, hidden),
    onDismiss: () => become("closed"),
    onError: ({ function: name }) => { if (!name) become("failed"); },
  });
  await Promise.race([ready, pause(10_000)]);
  // Reading the height applies it, so that it does not grow in a transition.
  if (place.dataset.state === "loading") become(frame.offsetHeight ? "open" : "failed");
}

// Messages

function add(sender, text) {
  const item = document.createElement("article");
  item.ariaLabel = sender === "member" ? "You" : "Studio Noord";
  item.className = sender;
  item.textContent = text;
  list.append(item);
  item.scrollIntoView();
  return item;
}

async function say(text, hidden = false) {
  const item = hidden ? null : add("member", text);
  const answer = await ask("messages", { text, hidden }).catch((error) => {
    item?.classList.add("failed");
    throw error;
  });
  reply(answer.text);
}

async function reply(text) {
  const item = add("studio", "");
  item.classList.add("typing");
  await pause(900);
  item.classList.remove("typing");
  item.textContent = text;
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  say(composer.elements.text.value).catch(() => {});
  composer.reset();
});

const sorry = [{ sender: "studio", text: "This conversation cannot be shown right now. Please reload the page." }];
for (const { sender, text } of await ask("messages").catch(() => sorry)) {
  const item = add(sender, text);
  if (sender !== "card") continue;
  item.dataset.state = "loading";
  showCard(item).catch(() => { item.dataset.state = "failed"; });
}
