// The border between the two pages: tokens, origins, forged messages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mount, mountOn, newPage, remount, site, start, waitFor } from "./browser.mjs";

const close = {
  functions: { close: { kind: "dismiss", perform: (_, instance) => ((instance.dismissed = true), {}) } },
  body: `<button data-call="close">Close</button>`,
};

test("the token goes in a header, never in a URL, and only to the widget's server", async () => {
  const { world, page, frame } = await mount(close);
  const urls = [];
  page.context().on("request", (request) => urls.push(request.url()));
  await frame.click("button");
  await waitFor(() => world.instance().dismissed);
  assert.deepEqual(world.received.map(({ headers }) => headers.authorization), ["Bearer token-1", "Bearer token-1"]);
  assert.deepEqual(world.received.flatMap(({ headers }) => [headers.cookie, headers.referer]).filter(Boolean), []);
  assert.equal(urls.concat(page.url(), frame.url()).some((url) => url.includes("token-1")), false);
});

test("a refused token is an error for the host and the page", async () => {
  const { world, frame, heard } = await mount({ ...close, token: '"forged"' });
  await waitFor(async () => (await heard()).length);
  assert.deepEqual(await heard(), [["error", { function: undefined, message: "this widget is not available", kind: "unauthorized" }]]);
  assert.equal(await frame.textContent("[role=alert]"), "this widget is not available");
  assert.equal(world.instance().dismissed, false);
});

test("an expired token is renewed by the host, and the call goes on with the same id", async () => {
  const { world, frame } = await mount({ ...close, token: "(() => { let n = 0; return async () => 'token-' + ++n; })()" });
  world.tokens = new Set(["token-2"]);
  await frame.click("button");
  await waitFor(() => world.instance("token-2").dismissed);
  const calls = world.received.filter(({ route }) => route === "call").map(({ headers, body }) => [headers.authorization, JSON.parse(body).id]);
  assert.deepEqual(calls.map(([token]) => token), ["Bearer token-1", "Bearer token-2"]);
  assert.equal(calls[0][1], calls[1][1]);
});

test("a token that cannot be had is asked for again, and its lack is an error for the host", async () => {
  const failing = (times) => `(() => { let n = 0; return async () => { if (n++ < ${times}) throw new Error("offline"); return "token-1"; }; })()`;
  const late = await mount({ ...close, token: failing(1) });
  await late.frame.click("button");
  await waitFor(() => late.world.instance().dismissed);
  const never = await mount({ ...close, token: failing(9) });
  await waitFor(async () => (await never.heard()).length);
  assert.deepEqual(await never.heard(), [["error", { function: undefined, message: "this widget is not available", kind: "unauthorized" }]]);
});

test("a frame that is loaded again while the host gets a token is connected", async () => {
  const token = `() => new Promise((resolve) => (window.late ??= []).push(() => resolve("token-1")))`;
  const world = await start(close);
  const page = await newPage();
  await page.goto(world.host);
  await mountOn(page, { src: `${world.widget}/`, token });
  await page.waitForFunction(() => window.late);
  await page.evaluate(() => { mounted.frame.src = mounted.frame.src; });
  await page.waitForFunction(() => window.late?.length === 2);
  await page.evaluate("late[0](), setTimeout(late[1], 100)");
  await waitFor(() => world.received.length);
  const frame = await waitFor(() => page.frame({ url: `${world.widget}/` }));
  await frame.click("button");
  await waitFor(() => world.instance().dismissed);
});

test("a page that is not allowed may mount the widget, and gets nothing", async () => {
  const world = await start({ ...close, allowed: ["https://chat.example"] });
  const page = await newPage();
  await page.goto(world.host);
  await page.waitForFunction(() => window.mountWidget);
  await page.evaluate(`window.mounted = mountWidget({ container: document.body, src: "${world.widget}/", token: "token-1" })`);
  await waitFor(() => page.said.length);
  assert.deepEqual(page.said, [`warning: widget-host does not list ${world.host}`]);
  assert.deepEqual(world.received, []);
});

test("an attacking parent gets no more than `ready`, whatever it posts", async () => {
  const world = await start(close);
  const page = await newPage();
  const evil = await site("evil.example", `<iframe src="${world.widget}/"></iframe><script>
    window.seen = [];
    addEventListener("message", ({ data, source }) => {
      seen.push(data);
      for (const origin of ["*", "${world.widget}"]) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => seen.push(data);
        source.postMessage({ widgetFunctions: 1, type: "connect", token: "token-1" }, origin, [port2]);
      }
    });</script>`);
  await page.goto(evil);
  await waitFor(() => page.evaluate("seen.length"));
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(await page.evaluate("seen"), [{ widgetFunctions: 1, type: "ready" }]);
  assert.deepEqual(world.received, []);
});

test("an attacking frame beside the widget gets no token, and its messages do nothing", async () => {
  const url = await site("evil.example", `<script>
    window.seen = [];
    addEventListener("message", ({ data, ports }) => seen.push(data, ports.length));
    const forged = ["ready", "connect", "dismissed", "message", "client", "height", "token", "error"];
    setInterval(() => {
      for (const type of forged) {
        const message = { widgetFunctions: 1, type, id: "1", token: "evil", text: "forged", function: "pick_seat", inputs: {}, height: 5000, error: "forged", message: "forged" };
        for (const target of [parent, ...Array.from(parent.frames)]) {
          if (target !== self) target.postMessage(message, "*", [new MessageChannel().port1]);
        }
      }
    }, 20);</script>`);
  const world = await start({ ...close, frames: url });
  const page = await newPage();
  await page.goto(world.host);
  await page.evaluate((src) => document.body.append(Object.assign(document.createElement("iframe"), { src, id: "evil" })), url);
  const evil = await waitFor(() => page.frame({ url }));
  await remount(page, world, { client: { pick_seat: `hear("client")` } });
  const frame = page.frame({ url: `${world.widget}/` });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(await page.evaluate("heard"), []);
  assert.deepEqual(await evil.evaluate("seen"), []);
  assert.equal(await page.evaluate("parseInt(mounted.frame.style.height) < 1000"), true);
  await frame.click("button");
  await waitFor(() => world.instance().dismissed);
  assert.deepEqual(world.received.map(({ headers }) => headers.authorization), ["Bearer token-1", "Bearer token-1"]);
});

test("a frame that went to another site gets no token", async () => {
  const url = await site("evil.example", `<script>
    window.seen = [];
    addEventListener("message", ({ data }) => seen.push(data));
    parent.postMessage({ widgetFunctions: 1, type: "ready" }, "*");</script>`);
  const { page, frame } = await mount({ ...close, frames: url });
  await frame.evaluate((url) => { location.href = url; }, url).catch(() => {});
  const evil = await waitFor(() => page.frame({ url }));
  await evil.waitForFunction(() => window.seen);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(await evil.evaluate("seen"), []);
});

test("a widget page that reloads is connected again, and the old port is closed", async () => {
  const { world, page } = await mount(close);
  await page.evaluate(() => { mounted.frame.src = mounted.frame.src; });
  await waitFor(() => world.received.filter(({ route }) => route === "state").length === 2);
  const frame = await waitFor(() => page.frame({ url: `${world.widget}/` }));
  await frame.click("button");
  await waitFor(() => world.instance().dismissed);
});

test("the iframe cannot take the whole page elsewhere, and `unmount` removes it", async () => {
  const { page, frame } = await mount(close);
  const error = await frame.evaluate(() => {
    try { top.location.href = "https://evil.example/"; } catch ({ name }) { return name; }
  });
  assert.equal(error, "SecurityError");
  assert.equal(await page.getAttribute("iframe", "title"), "Card");
  await page.evaluate("mounted.unmount()");
  assert.equal(await page.locator("iframe").count(), 0);
});
