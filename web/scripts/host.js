// The page around the iframe; documented in host.d.ts.

const LIMIT = 65536; // bytes of a message
const WAIT = 60000; // ms

/** @type {typeof import("./host.js").mountWidget} */
export function mountWidget({ container, src, token, client = {}, onMessage, onDismiss, onError, title = "Widget" }) {
  const url = new URL(src, location.href);
  const handlers = new Map(Object.entries(client));
  const frame = document.createElement("iframe");
  const fresh = async () => (typeof token === "function" ? token() : token);
  /** @type {PromiseWithResolvers<void>} */
  const ready = Promise.withResolvers();
  /** @type {MessagePort} */
  let port;

  /** Opens one port for each load of this frame, for its origin only. @param {MessageEvent} event */
  async function connect({ source, origin, data }) {
    if (source !== frame.contentWindow || origin !== url.origin || data?.type !== "ready") return;
    const { port1, port2 } = new MessageChannel();
    port?.close();
    port = port1;
    port.onmessage = ({ data }) => fits(data) && take(data ?? {});
    // With an empty token, the widget asks for one again, and then reports the error.
    const message = { widgetFunctions: 1, type: "connect", token: await fresh().catch(() => "") };
    // Unless the frame was loaded again.
    if (port === port1) frame.contentWindow?.postMessage(message, url.origin, [port2]);
  }

  function take(message) {
    const { type, function: name, inputs, text, hidden, height, kind } = message;
    const handler = handlers.get(name);
    if (type === "height") {
      frame.style.height = height + "px";
      ready.resolve();
    }
    if (type === "error") onError?.({ function: name, message: String(message.message), kind: String(kind) });
    if (type === "token") answer(message, async () => ({ token: await fresh() }));
    if (type === "message") answer(message, onMessage && (() => onMessage({ text: String(text), hidden: !!hidden })));
    if (type === "client") answer(message, handler && ((signal) => handler(Object(inputs), { signal })));
    if (type === "dismissed") {
      frame.style.display = "none";
      onDismiss?.();
    }
  }

  /** Sends the result of `work` as the answer. @param {any} message @param {(signal: AbortSignal) => any} [work] */
  async function answer({ id, type, function: name = type, wait }, work) {
    let answer;
    try {
      if (!work) throw `this page does not support ${name}`;
      const signal = AbortSignal.timeout(Math.min(+wait || WAIT, WAIT));
      const late = new Promise((_, reject) => (signal.onabort = () => reject("no answer in time")));
      const data = await Promise.race([work(signal), late]);
      answer = type === "message" ? { status: "taken" } : { status: "success", data: JSON.parse(JSON.stringify(data ?? {})) };
      if (!fits(answer)) throw "the answer is too large";
    } catch (error) {
      answer = { status: "error", error: String(Object(error).message ?? error).slice(0, 200) };
    }
    port.postMessage({ id, answer });
  }

  addEventListener("message", connect);
  Object.assign(frame, {
    title,
    src: url.href,
    referrerPolicy: "no-referrer",
    sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
    style: "display: block; width: 100%; height: 0; max-height: 9999px; border: 0",
  });
  container.append(frame);
  return {
    frame,
    ready: ready.promise,
    unmount() {
      removeEventListener("message", connect);
      port?.close();
      frame.remove();
    },
  };
}

const fits = (value) => new Blob([JSON.stringify(value)]).size <= LIMIT;
