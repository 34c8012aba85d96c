// The host page.

import { mountWidget } from "/widgets/feedback/host.js";

async function showMessages() {
  const messages = await (await fetch("/messages")).json();
  const items = messages.map((text) => Object.assign(document.createElement("li"), { textContent: text }));
  document.querySelector("#messages").replaceChildren(...items);
}

mountWidget({
  container: document.querySelector("#card"),
  src: "/widgets/feedback/page",
  title: "How was it?",
  token: async () => (await fetch("/token")).text(),
  onDismiss: showMessages,
});
await showMessages();
