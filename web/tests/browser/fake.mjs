// A server that speaks the router's protocol, with functions written as plain JavaScript: each
// behaviour of the two scripts can be seen without a Rust build, and failures can be made at will.

import { readFile } from "node:fs/promises";

import { serve, text } from "./http.mjs";

const SCRIPTS = new URL("../../scripts/", import.meta.url);
const UNAUTHORIZED = { status: "error", error: "this widget is not available", kind: "unauthorized" };

// What the strictest page allows: no inline code, no inline style, no string that becomes code.
const strict = (rest) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; ${rest}`;

/**
 * Two origins: the host page's, and the widget's with its routes.
 *
 * @param {object} options
 * @param {Record<string, any>} options.functions by name: `{ kind, loading, inputs, perform(inputs, instance), action(inputs, instance), settled(answer, instance) }`
 * @param {Record<string, any>} [options.data] of each new instance
 * @param {string} [options.body] of the widget's page
 * @param {string} [options.script] a module of the widget's page
 * @param {Promise<any>} [options.opening] what the first look at the state waits for
 * @param {string[]} [options.allowed] origins that may mount the widget; the host page's by default
 * @param {string} [options.frames] what else the host page may show in frames
 */
export async function fake(options) {
  const instances = new Map();
  const world = { calls: [], received: [], failures: [], tokens: new Set(["token-1"]), instance };

  function instance(token = "token-1") {
    if (!instances.has(token)) {
      instances.set(token, { data: structuredClone(options.data ?? {}), dismissed: false, outcomes: new Map(), waiting: new Map() });
    }
    return instances.get(token);
  }

  const host = await serve((request, response) => hostSite(request, response, world, options));
  const widget = await serve((request, response) => widgetSite(request, response, world, options));
  world.host = `http://127.0.0.1:${host.address().port}`;
  world.widget = `http://localhost:${widget.address().port}`;
  world.allowed = options.allowed ?? [world.host];
  world.close = () => (host.end(), widget.end());
  return world;
}

const page = (head, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title>${head}<body>${body}`;

async function file(response, path) {
  response.writeHead(200, { "content-type": "text/javascript" }).end(await readFile(new URL(path, SCRIPTS)));
}

async function hostSite({ url }, response, world, { frames = "" }) {
  if (url === "/host.js") return file(response, "host.js");
  if (url === "/page.js") {
    const script = `import { mountWidget } from "/host.js"; Object.assign(window, { mountWidget });`;
    return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
  }
  const policy = strict(`frame-src ${world.widget} ${frames}`);
  const body = `<div id="card"></div><script type="module" src="/page.js"></script>`;
  response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(page("", body));
}

async function widgetSite(request, response, world, options) {
  if (request.url.startsWith("/routes/")) return routes(request, response, world, options);
  if (request.url === "/own.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(options.script);
  const metas = world.allowed.map((origin) => `<meta name="widget-host" content="${origin}">`).join("");
  const head = `${metas}<script type="module" src="/routes/widget.js"></script>${options.script ? `<script type="module" src="/own.js"></script>` : ""}`;
  const policy = strict("connect-src 'self'");
  const headers = { "content-type": "text/html", "content-security-policy": policy, "referrer-policy": "no-referrer" };
  response.writeHead(200, headers).end(page(head, options.body ?? ""));
}

async function routes(request, response, world, options) {
  // A browser repeats a request by itself where a connection that it kept is cut: it shall not keep any.
  response.setHeader("connection", "close");
  const route = request.url.slice("/routes/".length);
  if (route.endsWith(".js")) return file(response, route);
  const body = await text(request);
  world.received.push({ route, method: request.method, headers: request.headers, body });
  const failure = world.failures[0];
  if (failure && (failure.route ?? route) === route) {
    world.failures.shift();
    if (failure.drop) return request.socket.destroy();
    return response.writeHead(failure.status ?? 502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
  }
  const token = (request.headers.authorization ?? "").replace("Bearer ", "");
  const reply = world.tokens.has(token) ? await answer(route, body && JSON.parse(body), world, token, options) : UNAUTHORIZED;
  if (response.destroyed) return;
  response.writeHead(reply === UNAUTHORIZED ? 401 : 200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(reply));
}

const visible = ({ data, dismissed }) => ({ data, dismissed });

async function answer(route, body, world, token, options) {
  const instance = world.instance(token);
  if (route === "state") await options.opening;
  if (route === "state") return { manifest: manifest(options.functions), state: visible(instance) };
  if (route === "links") {
    const { kind, action } = options.functions[body.function];
    if (kind !== "link") return { status: "error", error: "this is no link", kind: "invalid" };
    return { status: "success", url: (await action(body.inputs, instance)).url };
  }
  const reply = route === "call" ? await call(body, instance, world, options) : await complete(body, instance);
  return { ...reply, state: visible(instance) };
}

function manifest(functions) {
  const list = Object.entries(functions).map(([name, { kind, loading = "none", inputs = [] }]) => ({
    name, kind, loading, returns: [],
    inputs: inputs.map((input) => ({ optional: false, ...input })),
  }));
  return { widget: "test", data: [], functions: list };
}

// The same id gives the same outcome, also while the call still runs.
function call(body, instance, world, options) {
  if (!instance.outcomes.has(body.id)) instance.outcomes.set(body.id, begin(body, instance, world, options));
  return instance.outcomes.get(body.id);
}

async function begin({ id, function: name, inputs }, instance, world, options) {
  const declared = options.functions[name];
  if (!declared) return { status: "error", error: `there is no function \`${name}\``, kind: "unknown_function" };
  if (instance.dismissed) return { status: "error", error: "this card is closed", kind: "dismissed" };
  world.calls.push({ name, inputs });
  if (declared.action) {
    instance.waiting.set(id, declared);
    return { status: "ask", ticket: id, action: declared.action(inputs, instance) };
  }
  const reply = await declared.perform(inputs, instance);
  return { status: "success", data: {}, ...reply };
}

function complete({ ticket, answer }, instance) {
  const declared = instance.waiting.get(ticket);
  if (!declared) return { status: "error", error: "there is no such call", kind: "not_found" };
  instance.waiting.delete(ticket);
  const taken = answer.status === "error" ? { ...answer, kind: "host" } : { status: "success", data: answer.data ?? {} };
  return { ...taken, ...declared.settled?.(answer, instance) };
}
