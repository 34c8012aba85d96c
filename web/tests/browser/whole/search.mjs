// Searches a text for what the server keeps to itself.

/** In each of the strings of the widget's config and of its `server` templates. */
const WORD = "veiled";

/** Every face of the word, and of the API's address, that is in this text. */
export function searched(text, api) {
  const lower = text.toLowerCase();
  return [WORD, new URL(api).host].flatMap((word) => [
    ...[word, hex(word), percent(word)].filter((face) => lower.includes(face)),
    ...base64(word).filter((face) => text.includes(face)),
  ]);
}

const hex = (word) => Buffer.from(word).toString("hex");
const percent = (word) => hex(word).replace(/../g, "%$&");

/** Base64 has three faces, after where the word begins; the characters at both ends depend on what stands beside it. */
function base64(word) {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.from("\0".repeat(shift) + word);
    return ["base64", "base64url"].map((alphabet) =>
      bytes.toString(alphabet).replace(/=+$/, "").slice(shift && shift + 1, -1));
  });
}
