// Opens pages in Debian's Chromium: a fresh profile for each test file, a fresh context for each test.

import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { fake } from "./fake.mjs";
import { serve } from "./http.mjs";

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  // Other sites are on this machine, too.
  "--host-resolver-rules=MAP *.example 127.0.0.1",
];

let browser;
const open = [];

before(async () => {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
});

after(async () => {
  open.forEach((close) => close());
  await browser?.close();
});

/** A page in a context of its own; what its console says is kept in `page.said`. */
export async function newPage(options = {}) {
  const context = await browser.newContext(options);
  open.push(() => context.close().catch(() => {}));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.said = [];
  page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.said.push(`uncaught: ${error}`));
  return page;
}

/** A fake server, which ends with the tests. */
export async function start(declared) {
  const world = await fake(declared);
  open.push(world.close);
  return world;
}

/** The URL of a page of some other site. */
export async function site(name, html) {
  const server = await serve((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(html));
  open.push(server.end);
  return `http://${name}:${server.address().port}/`;
}

/**
 * A fake server and the host page with the widget mounted. `client` and the other handlers run in
 * the page: `{ pick_seat: "async (inputs) => …" }`. What they are given is in `heard()`.
 */
export async function mount({ client, message, token, options, ...declared }) {
  const world = await start(declared);
  const page = await newPage(options);
  await page.goto(world.host);
  await remount(page, world, { client, message, token });
  const frame = page.frame({ url: (url) => url.href.startsWith(world.widget) });
  return { world, page, frame, heard: () => page.evaluate("window.heard") };
}

/** Mounts the widget on a page that was just loaded. */
export async function remount(page, world, { client, message, token = '"token-1"' } = {}) {
  await mountOn(page, { src: `${world.widget}/`, token, client, message });
  await waitFor(async () => world.received.some(({ route }) => route === "state"));
}

/** Calls `mountWidget` in the page; the handlers and the token are code. */
export async function mountOn(page, { src, token, client = {}, message = "() => {}" }) {
  const handlers = Object.entries(client).map(([name, code]) => `${JSON.stringify(name)}: ${code}`);
  await page.waitForFunction(() => window.mountWidget);
  await page.evaluate(`
    window.heard = [];
    const hear = (name, then) => (value) => (heard.push(value === undefined ? [name] : [name, value]), then?.(value));
    window.mounted = mountWidget({
      container: document.querySelector("#card"),
      src: "${src}",
      token: ${token},
      client: { ${handlers.join(", ")} },
      ${message ? `onMessage: hear("message", ${message}),` : ""}
      onDismiss: hear("dismiss"),
      onError: hear("error"),
      title: "Card",
    });`);
  await page.waitForSelector("iframe", { state: "attached" });
}

/** Waits until `condition` gives something true, and gives it back. */
export async function waitFor(condition, limit = 10_000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`never came true: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A promise and what resolves it: an upstream that answers when the test says so. */
export function gate() {
  let open;
  const passed = new Promise((resolve) => (open = resolve));
  return { passed, open };
}
