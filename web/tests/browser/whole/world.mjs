// The real thing: the Rust server with its widget, an API that does what the test says, and pages
// that record all they receive. After each test, nothing of it may hold what the server keeps.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, afterEach, before } from "node:test";
import { promisify } from "node:util";

import { mountOn, newPage, waitFor } from "../browser.mjs";
import { serve, text } from "../http.mjs";
import { record } from "./record.mjs";
import { searched } from "./search.mjs";

const ROOT = new URL("../../../../", import.meta.url);

/** What the API says to a booking. */
export const booked = (_, response) =>
  json(response, 200, { veiled: { confirmation: "C-1", door: "veiled-door" }, veiled_rest: "veiled-rest" });
export const full = (_, response) => json(response, 409, { veiled: { message: "the class is full", door: "veiled-door" } });
export const drop = (request) => request.socket.destroy();
export const silence = () => new Promise(() => {});
/** Answers with the `other` answer when the gate is open. */
export const behind = ({ passed }, other = booked) => async (...both) => (await passed, other(...both));

const json = (response, status, body) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** The API that the widget's functions call: what it does, and the requests that it got. */
export const api = { answer: booked, requests: [], origin: undefined };
/** The origins of the chat and of the cards in it. */
export const origins = {};

let server, upstream, records = [], instances = 0;

before(async () => {
  upstream = await serve(async (request, response) => {
    const { method, url, headers } = request;
    api.requests.push({ method, url, headers, body: await text(request) });
    await api.answer(request, response);
  });
  api.origin = `http://127.0.0.1:${upstream.address().port}`;
  server = spawn(await executable(), [api.origin], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  [origins.chat, origins.cards] = line.split(" ");
});

after(async () => {
  upstream?.end();
  server?.stdin.end();
  if (server) assert.deepEqual(await once(server, "exit"), [0, null]);
});

afterEach(async () => {
  const ended = records;
  records = [];
  Object.assign(api, { answer: booked, requests: [] });
  for (const { from, text, lost } of (await Promise.all(ended.map((all) => all()))).flat()) {
    assert.equal(lost, undefined, from);
    assert.deepEqual(searched(text, api.origin), [], from);
  }
});

/** Built with the features that it has in `cargo test`, so that most often there is nothing to do. */
async function executable() {
  const build = ["build", "--workspace", "--all-features", "--example", "browser_server", "--message-format=json"];
  const { stdout } = await promisify(execFile)(process.env.CARGO ?? "cargo", build, { cwd: ROOT, maxBuffer: 1 << 28 });
  const built = stdout.split("\n").find((line) => line.includes('"name":"browser_server"'));
  return JSON.parse(built).executable;
}

/** A chat with the card of an instance of its own; `options` are those of `mounted`. */
export async function card(options = {}) {
  const page = await newPage();
  const all = await record(page);
  records.push(all);
  const instance = `card-${++instances}`;
  await page.goto(origins.chat);
  const frame = await mounted(page, instance, options);
  return { page, frame, instance, all, heard: () => page.evaluate("window.heard") };
}

/**
 * Mounts the card of an instance in a chat that was just loaded, and waits until it is connected, or
 * `refused`. `token` makes the code that gets a token for it; the rest is what `mountOn` takes.
 */
export async function mounted(page, instance, { token = fresh, refused = false, ...options } = {}) {
  const src = `${origins.cards}/widgets/studio/page`;
  const others = page.frames();
  await mountOn(page, { src, token: token(instance), ...options });
  const frame = await waitFor(() => page.frames().find((frame) => frame.url() === src && !others.includes(frame)));
  const ended = await frame.evaluate(async () => {
    const { widget } = await import("/widgets/studio/widget.js");
    return widget.ready.then(() => "ready", () => "refused");
  });
  assert.equal(ended, refused ? "refused" : "ready");
  return frame;
}

const fresh = (instance) => `() => fetch("/token/${instance}/600").then((token) => token.text())`;
