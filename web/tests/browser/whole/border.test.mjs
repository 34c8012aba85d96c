// Tokens, other sites, and whether the search for what is kept secret would find it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { newPage, site, waitFor } from "../browser.mjs";
import { api, card, origins } from "./world.mjs";
import { searched } from "./search.mjs";

test("a token that has expired is renewed by the chat, and the call goes on", async () => {
  const token = (instance) => `(() => {
    let lifetime = 5;
    return async () => (await fetch("/token/${instance}/" + lifetime)).text().finally(() => (lifetime = 600));
  })()`;
  const { page, frame } = await card({ token });
  const refused = [];
  page.context().on("response", (response) => response.status() === 401 && refused.push(response.url()));
  // The expiry is told in whole seconds, and the card has four of them to be there.
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  await frame.click("#book-42");
  await frame.waitForSelector("#booked >> text=42");
  assert.deepEqual(refused, [`${origins.cards}/widgets/studio/call`]);
  assert.equal(api.requests.length, 1);
});

for (const [what, token] of [
  ["nobody has made", () => `"AAAA.AAAA"`],
  ["has expired", (instance) => `() => fetch("/token/${instance}/0").then((token) => token.text())`],
  ["was changed", (instance) => `async () => (await (await fetch("/token/${instance}/600")).text()).replace(/^../, "BB")`],
]) {
  test(`with a token that ${what}, there is no data, and both pages say so`, async () => {
    const { frame, heard } = await card({ token, refused: true });
    await frame.waitForSelector("[role=alert]:not(:empty)", { state: "attached" });
    await waitFor(async () => (await heard()).length);
    const [[name, { kind, message }]] = await heard();
    assert.deepEqual([name, kind], ["error", "unauthorized"]);
    assert.equal(await frame.textContent("[role=alert]"), message);
    assert.equal(await frame.textContent("h1"), "");
  });
}

test("a chat of another site cannot show the card", async () => {
  const page = await newPage();
  await page.goto(await site("evil.example", `<iframe src="${origins.cards}/widgets/studio/page"></iframe>`));
  await waitFor(() => page.said.some((line) => line.includes("frame-ancestors")));
});

test("a page of another site cannot read an answer", async () => {
  const page = await newPage();
  await page.goto(await site("evil.example", "nothing"));
  for (const [route, method] of [["state", "GET"], ["call", "POST"], ["page", "GET"]]) {
    const read = await page.evaluate(([url, method]) => fetch(url, { method }).then(() => "read", () => "refused"),
      [`${origins.cards}/widgets/studio/${route}`, method]);
    assert.equal(read, "refused", route);
  }
});

test("all that the browser receives is recorded, and the search finds every face", async () => {
  const { frame, all } = await card({ client: { pick_seat: `() => ({ seat: "12A" })` } });
  await frame.click("#pick");
  await frame.waitForSelector("#seat >> text=12A");
  const received = await all();
  const from = (part) => received.filter(({ from }) => from.includes(part)).map(({ text }) => text).join();
  for (const [part, known] of [
    ["/state", `"manifest"`], ["/call", `"ticket"`], ["/complete", "12A"], ["/page", "<!doctype html>"],
    ["/widget.js", "export const widget"], ["/host.js", "mountWidget"], ["/token", "."], ["a message", `"pick_seat"`], ["a message", "12A"],
  ]) {
    assert.ok(from(part).includes(known), `${known} from ${part}`);
  }
  for (const around of ["", "a", "ab", "abc"]) {
    const text = `${around}Veiled-key${around}`.toLowerCase();
    for (const face of [text, Buffer.from(text).toString("hex"), btoa(text), Buffer.from(text).toString("base64url"), encodeURIComponent(text)]) {
      assert.notDeepEqual(searched(face, api.origin), [], face);
    }
  }
  assert.notDeepEqual(searched(`the API is at ${api.origin}`, api.origin), []);
  assert.deepEqual(searched("nothing of it", api.origin), []);
});
