// The page inside the iframe; documented in widget.d.ts.

/** @import { Widget } from "./widget.js" */

const LIMIT = 65536; // bytes of a message
const WAIT = 60000; // ms

// `:where` lets every rule of the page win.
const LOOKS = `
:where([hidden]) { display: none !important }
:where([data-loading])::after {
  content: ""; display: inline-block; margin-inline-start: .5em;
  width: var(--widget-spinner-size, .8em); height: var(--widget-spinner-size, .8em);
  border: .15em solid var(--widget-spinner-color, currentColor); border-right-color: transparent;
  border-radius: 50%; animation: widget-spin 1s linear infinite }
:where(body[data-loading])::after { position: fixed; inset: 0; margin: auto; font-size: 2em }
:where(body[data-loading])::before {
  content: ""; position: fixed; inset: 0;
  background: var(--widget-overlay, color-mix(in srgb, Canvas 70%, transparent)) }
:where([data-error]) { margin: 0; color: var(--widget-error-color, light-dark(#b3261e, #f2b8b5)) }
@keyframes widget-spin { to { rotate: 1turn } }
@media (prefers-reduced-motion: reduce) {
  :where([data-loading])::after { animation: none; border-style: dotted } }`;

/** @type {any[]} */
let functions = [];
const declared = (name, list = functions) => list.find((each) => each.name === name) ?? {};
let state = { data: {}, dismissed: false };
/** @type {Record<string, any>} */
let { api, token, port } = {};
/** @type {PromiseWithResolvers<Widget>} */
const ready = Promise.withResolvers();

/** @type {Widget} */
export const widget = {
  get data() { return state.data; },
  get dismissed() { return state.dismissed; },
  ready: ready.promise,
  call: (name, inputs = {}, element) => start(name, () => inputs, element),
  async refresh() {
    const reply = await send("state");
    if (!reply.state) throw fail(reply, document);
  },
};

/** @type {typeof import("./widget.js").connectWidget} */
export function connectWidget({ hosts, api: base = "." }) {
  if (api) return widget.ready;
  api = new URL(base, import.meta.url);
  const origins = hosts.map((host) => new URL(host).origin);
  addEventListener("message", ({ source, origin, data, ports }) => {
    if (port || source !== parent || data?.type !== "connect") return;
    if (!origins.includes(origin)) return console.warn("widget-host does not list " + origin);
    ({ token } = data);
    [port] = ports;
    port.onmessage = (/** @type {any} */ { data }) => waiting.get(data.id)?.(data.answer);
    widget.refresh().then(begin).then(ready.resolve, ready.reject);
  });
  parent.postMessage({ widgetFunctions: 1, type: "ready" }, "*");
  return widget.ready;
}

function begin() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOKS);
  document.adoptedStyleSheets.push(sheet);
  addEventListener("click", onCall);
  addEventListener("submit", onCall);
  addEventListener("auxclick", onCall);
  const page = document.documentElement;
  new ResizeObserver(() => tell({ type: "height", height: Math.ceil(page.getBoundingClientRect().height) })).observe(page);
  return widget;
}

// The host page

const waiting = new Map();
const newId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
const fits = (value) => new Blob([JSON.stringify(value)]).size <= LIMIT;
const tell = (message) => fits(message) && !port.postMessage(message);

async function ask({ wait = WAIT, ...message }) {
  const id = newId();
  const answer = new Promise((resolve) => {
    waiting.set(id, resolve);
    // Shortly after the server's timeout.
    setTimeout(resolve, wait + 50);
    tell({ ...message, wait, id }) || resolve(null);
  });
  return checked(await answer.finally(() => waiting.delete(id)));
}

function checked(answer) {
  const { status, data, error } = (fits(answer) && answer) || {};
  if (status === "taken") return { status };
  if (status === "success" && data?.constructor === Object) return { status, data };
  return { status: "error", error: typeof error === "string" ? error : "the page gave no proper answer" };
}

// The server

// A second try is safe: a call has an id.
async function send(route, body) {
  const signal = AbortSignal.timeout(WAIT + 5000);
  for (const again of [true, false]) {
    const response = await fetch(new URL(route, api), {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      signal,
      body: JSON.stringify(body),
    }).catch(() => null);
    const reply = await response?.json().catch(() => null);
    if (again && response?.status === 401) token = (await ask({ type: "token" })).data?.token ?? token;
    else if (reply) {
      functions = reply.manifest?.functions ?? functions;
      if (reply.state) show(reply.state);
      return reply;
    }
  }
  return { kind: "connection", error: "the service cannot be reached" };
}

// Calls

const runs = new Set();

// An element runs a function only once at a time.
function start(name, inputs, element, place = element) {
  for (const run of runs) if (element && run.element === element && run.name === name) return run.outcome;
  /** @type {any} */
  const run = { name, element };
  runs.add(run);
  return (run.outcome = perform(run, inputs, place));
}

async function perform(run, inputs, place) {
  const { name, element = document } = run;
  /** @type {any} */
  const focused = document.activeElement;
  await widget.ready;
  const { loading, inputs: takes = [] } = declared(name);
  run.place = loading === "container" ? document.body : loading === "self" && place;
  paint(run.place);
  announce("");
  let reply;
  try {
    const values = inputs();
    // JavaScript has rounded it: fail instead of calling with another value.
    for (const { name, type } of takes) if (type === "integer" && Math.abs(values[name]) >= 2 ** 53) throw name + " is beyond 2^53";
    reply = await send("call", { id: newId(), function: name, inputs: values });
    if (reply.status === "ask") {
      reply = await send("complete", { ticket: reply.ticket, answer: await act(reply.action, element) });
    }
  } catch (error) {
    reply = { kind: "invalid", error: `data-inputs: ${error}` };
  }
  runs.delete(run);
  paint(run.place);
  if (document.activeElement === document.body && document.hasFocus()) focused?.focus({ preventScroll: true });
  const { status, data } = reply;
  if (status !== "success") throw fail(reply, element, name);
  emit(element, "success", { function: name, data });
  return data;
}

function act({ url, ...action }, element) {
  if (action.type === "message" || action.wait) return ask(action);
  // The browser has already opened the link of an anchor.
  const clicked = element.href || navigator.userActivation.isActive;
  if (url && clicked && !element.href) open(url, "_blank", "noopener,noreferrer");
  return checked((url ? clicked : tell(action)) ? { status: "taken" } : { error: "this needs a click" });
}

const emit = (target, name, detail) =>
  target.dispatchEvent(new CustomEvent("widget:" + name, { bubbles: true, cancelable: true, detail }));

function fail({ error: message = "something went wrong", kind = "internal" }, target, name) {
  const detail = { function: name, message, kind };
  tell({ ...detail, type: "error" });
  if (emit(target, "error", detail)) announce(message);
  return Object.assign(new Error(message), { kind });
}

// Inputs

const given = (element) => JSON.parse(element?.dataset.inputs ?? "{}");

function onCall(event) {
  const { type, target, submitter, button } = event;
  const element = target.closest(type === "submit" ? "form" : "[data-call]:not(form)");
  const name = element?.dataset.call;
  if (!name || event.defaultPrevented) return;
  const link = element.href && declared(name).kind === "link";
  // The middle button only opens links.
  if (button && (button > 1 || !link)) return;
  if (!link) event.preventDefault();
  const inputs = () => (element.elements ? merged(name, element, submitter) : given(element));
  start(name, inputs, element, submitter ?? element).catch(() => {});
}

function merged(name, form, submitter) {
  const extra = { ...given(form), ...given(submitter) };
  const values = new FormData(form, submitter);
  const fields = [...form.elements].filter(({ name }) => name).map(({ name: field }) => {
    if (Object.hasOwn(extra, field)) console.warn(`data-inputs wins over the field "${field}"`, form);
    return [field, converted(values.getAll(field), declared(field, declared(name).inputs))];
  });
  return { ...Object.fromEntries(fields), ...extra };
}

// `undefined` omits an input.
function converted(values, { type, optional }) {
  const text = values.at(-1) ?? "";
  if (type === "boolean") return !["", "false"].includes(text);
  if (type === "array" && text[0] !== "[") return values;
  if (!text && (optional || !values.length || type !== "string")) return;
  if (!/integer|number|array|object/.test(type)) return text;
  // The server rejects a value of another type, and names the input.
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

// What the page shows

function show(next) {
  const closed = next.dismissed && !state.dismissed;
  const same = JSON.stringify(next.data) === JSON.stringify(state.data);
  if (same) next.data = state.data;
  state = next;
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) bind(element, name, value);
  }
  emit(document, "state", state.data);
  document.body.inert ||= state.dismissed;
  if (closed) {
    tell({ type: "dismissed" });
    emit(document, "dismissed");
  }
  if (state.dismissed) return;
  // A link changes only with the data.
  for (const anchor of document.querySelectorAll("a")) if (!same || !anchor.href) resolve(anchor);
}

function bind(element, name, path) {
  /** @type {any} */
  let value = state.data;
  for (const key of path.replace("!", "").split(".")) value = value?.[key];
  if (name === "data-text") element.textContent = value ?? "";
  if (name === "data-show") element.toggleAttribute("hidden", !value === (path[0] !== "!"));
  const [, attribute] = /^data-attr-(?!on|srcdoc$|style$)(.+)/.exec(name) ?? [];
  if (!attribute) return;
  if (value == null || value === false || isScript(value)) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value === true ? "" : value);
}

// Browsers skip whitespace and control characters in a scheme.
const isScript = (url) => /^javascript:/i.test(String(url).replace(/[\0- ]/g, ""));

// Sets the link before the click, so that no pop-up blocker stops it.
async function resolve(anchor) {
  const name = anchor.dataset.call;
  if (declared(name).kind !== "link") return;
  const { data } = state;
  const { url } = await send("links", { function: name, inputs: given(anchor) });
  if (data !== state.data) return;
  if (url && !isScript(url)) Object.assign(anchor, { href: url, target: "_blank", rel: "noopener noreferrer" });
  else anchor.removeAttribute("href");
}

function paint(place) {
  if (!place) return;
  const busy = [...runs].some((run) => run.place === place);
  place.ariaBusy = busy || null;
  place.toggleAttribute("data-loading", busy);
  if (place === document.body) place.inert = busy || state.dismissed;
}

function announce(text) {
  const region = document.querySelector("[data-error]") ?? document.body.appendChild(document.createElement("p"));
  region.setAttribute("data-error", "");
  region.role = "alert";
  region.textContent = text;
}

const hosts = [...document.getElementsByName("widget-host")].map((meta) => meta.getAttribute("content") ?? "");
if (hosts.length) connectWidget({ hosts });
