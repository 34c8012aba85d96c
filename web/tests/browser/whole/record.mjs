// Records what a browser receives: answers with their headers, messages between the pages, what the
// pages show, and what the console says.

/** Records from now on; gives a function that gives all there is so far. */
export async function record(page) {
  const context = page.context();
  const received = [];
  const keep = (from, text) => received.push({ from, text });
  context.on("response", (response) => received.push(answer(response).catch((lost) => ({ from: response.url(), lost }))));
  await context.exposeBinding("received", ({ frame }, message) => keep(`a message to or from ${frame.url()}`, message));
  await context.addInitScript(() => {
    const keep = (message) => window.received(String(JSON.stringify(message)));
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (...message) {
      keep(message[0]);
      return postMessage.apply(this, message);
    };
    addEventListener("message", ({ data }) => keep(data), true);
  });
  return async () => {
    for (const frame of page.frames()) keep(frame.url(), await frame.content());
    keep("the console", page.said.join("\n"));
    return Promise.all(received);
  };
}

async function answer(response) {
  const headers = JSON.stringify(await response.allHeaders());
  // What the browser has kept, it has received before.
  const body = response.status() === 304 ? "" : await response.text();
  return { from: response.url(), text: [response.url(), headers, body].join("\n") };
}
