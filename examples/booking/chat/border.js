// The panel: shows the messages between the page, the card, and the server.

const panel = document.querySelector("#border");
const crossings = document.querySelector("#crossings");
const template = document.querySelector("#crossing");

/** Starts to show the messages from and to a card of this origin. */
export function watch(origin) {
  const requests = new Map();
  addEventListener("message", ({ origin: from, data }) => {
    if (from !== origin) return;
    const { id, route, sent, received } = data.border ?? {};
    if (!id) return show("card → page", data);
    if (route) requests.set(id, begin(route, sent));
    else requests.get(id)(received);
  });
  // Both pages use their channel as usual; the panel listens at this end.
  const { MessageChannel } = window;
  window.MessageChannel = class extends MessageChannel {
    constructor() {
      super();
      const { port1 } = this;
      const post = port1.postMessage.bind(port1);
      port1.postMessage = (message) => {
        show("page → card", message);
        post(message);
      };
      port1.addEventListener("message", ({ data }) => show("card → page", data));
      show("page → card", { type: "connect", token: "…" });
    }
  };
}

/** A message between the two pages. */
function show(way, message) {
  const { answer, type = answer && "answer", function: name, text } = message;
  // The height changes often: show only its last change.
  const last = crossings.lastElementChild;
  if (type === "height" && last?.querySelector(".what").textContent === type) last.remove();
  add("frames", way, type, name ?? text ?? answer?.status, message);
  check(JSON.stringify(message));
}

/** Shows a request, and returns a function that shows its response. Both are JSON or empty. */
function begin(route, sent) {
  const began = performance.now();
  const asked = sent && JSON.parse(sent);
  const row = add("server", "card ⇄ server", route, asked?.function ?? asked?.answer.status, asked);
  const result = row.querySelector(".result");
  result.textContent = "…";
  check(sent ?? route);
  return (received) => {
    const answer = received && JSON.parse(received);
    const time = Math.round(performance.now() - began);
    result.textContent = `${answer ? (answer.status ?? "ok") : "lost"} ${time} ms`;
    row.querySelector("pre").textContent += `\n\n${written(answer)}`;
    if (received) check(received);
  };
}

function add(kind, way, what, which, content) {
  const row = template.content.cloneNode(true).firstElementChild;
  const texts = { ".way": way, ".what": what, ".which": which ?? "", pre: written(content) };
  for (const [place, text] of Object.entries(texts)) row.querySelector(place).textContent = text;
  row.className = kind;
  const atEnd = crossings.scrollHeight - crossings.scrollTop - crossings.clientHeight < 40;
  crossings.append(row);
  if (atEnd) crossings.scrollTo({ top: crossings.scrollHeight });
  return row;
}

// Shorten the token: it grants access to the card.
const written = (content) =>
  JSON.stringify(content, (key, value) => (key === "token" ? value.slice(0, 8) + "…" : value), 2) ?? "";

// Ask the server whether any message contains one of its secrets.

const verdict = document.querySelector("#leaks");
const seen = { messages: 0, leaks: 0, unchecked: "" };
let timer;

function check(text) {
  seen.messages += 1;
  seen.unchecked += text + "\n";
  clearTimeout(timer);
  timer = setTimeout(ask, 300);
}

async function ask() {
  const body = seen.unchecked;
  const response = await fetch("/leaks", { method: "POST", body }).catch(() => null);
  // After an error, the next message checks these again.
  if (!response?.ok) return;
  seen.unchecked = seen.unchecked.slice(body.length);
  seen.leaks += (await response.json()).found;
  verdict.dataset.leaks = seen.leaks;
  verdict.textContent = seen.leaks
    ? "A message contains a secret of the server!"
    : `The API’s key and address are in none of ${seen.messages} messages.`;
}

// In a narrow window, buttons open and close the panel.

const toggle = document.querySelector("#border-open");

function open(is) {
  toggle.ariaExpanded = is;
  panel.toggleAttribute("data-open", is);
  (is ? panel : toggle).focus();
}
toggle.addEventListener("click", () => open(true));
document.querySelector("#border-close").addEventListener("click", () => open(false));
addEventListener("keydown", ({ key }) => key === "Escape" && panel.hasAttribute("data-open") && open(false));
