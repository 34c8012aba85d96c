// Each of the six kinds, from the click to its effect.

import assert from "node:assert/strict";
import { test } from "node:test";

import { waitFor } from "../browser.mjs";
import { api, card, full } from "./world.mjs";

const told = (frame, text) => frame.waitForSelector(`#told >> text="${text}"`);

test("server: each button of a list sends its own request, and the page shows the follow-up", async () => {
  const { page, frame, instance } = await card();
  await frame.evaluate(() => addEventListener("widget:success", ({ target, detail }) => (window.seen = [target.id, detail])));
  await frame.click("#book-43");
  await told(frame, "Booked, C-1.");
  assert.equal(await frame.textContent("#booked"), "You have class 43.");
  assert.deepEqual(await frame.evaluate(() => window.seen), ["book-43", { function: "book", data: { confirmation: "C-1" } }]);
  await frame.click("#book-42");
  await frame.waitForSelector("#booked >> text=42");

  assert.deepEqual(api.requests.map(({ method, url }) => [method, url]), [
    ["POST", "/veiled-classes/43?veiled-name=veiled-value+veiled-branch"],
    ["POST", "/veiled-classes/42?veiled-name=veiled-value+veiled-branch"],
  ]);
  const [{ headers, body }, second] = api.requests;
  assert.deepEqual([headers.authorization, headers["x-veiled"]], ["veiled veiled-api-key", "veiled-header veiled-login"]);
  assert.equal(second.headers["x-veiled"], "veiled-header veiled-door", "what the first answer kept secret");
  assert.deepEqual(JSON.parse(body), { "veiled-member": `veiled-member member of ${instance}`, note: null });
  assert.deepEqual(page.said, []);
});

test("server: an error of the API is shown, announced, and told to the chat", async () => {
  const { frame, heard } = await card();
  api.answer = full;
  await frame.click("#book-42");
  await told(frame, "Not booked: the class is full.");
  await frame.waitForSelector("[role=alert] >> text=the class is full");
  assert.equal(await frame.isVisible("#booked"), false);
  assert.deepEqual(await heard(), [["error", { function: "book", message: "the class is full", kind: "status" }]]);
});

test("server: a form's fields and its additional inputs are merged, and the additional ones win", async () => {
  const { page, frame } = await card();
  await frame.fill("[name=note]", "a mat & a towel");
  await frame.click("#send");
  await told(frame, "Booked, C-1.");
  const [{ url, body }] = api.requests;
  assert.match(url, /^\/veiled-classes\/7\?/);
  assert.equal(JSON.parse(body).note, "a mat & a towel");
  assert.equal(page.said.length, 1);
  assert.match(page.said[0], /^warning: data-inputs wins over the field "class_id"/);
});

test("server: a double click books once", async () => {
  const { frame } = await card();
  await frame.dblclick("#book-42");
  await told(frame, "Booked, C-1.");
  assert.equal(api.requests.length, 1);
});

test("server: a follow-up of two parts changes the data and closes the card", async () => {
  const { page, frame, heard } = await card();
  await frame.click("#leave");
  await page.waitForSelector("iframe", { state: "hidden" });
  assert.deepEqual(await heard(), [["dismiss"]]);
  assert.equal(await frame.textContent("#told"), "Goodbye.");
  assert.equal(api.requests[0].method, "DELETE");
});

test("client: the chat's answer is in the data", async () => {
  const pick_seat = `hear("pick", async (inputs) => ({ seat: "12A" }))`;
  const { page, frame, heard, instance } = await card({ client: { pick_seat } });
  await frame.click("#pick");
  await frame.waitForSelector("#seat >> text=12A");
  await frame.waitForSelector("#pick:not([data-loading])");
  assert.deepEqual(await heard(), [["pick", { class: 42, member: `member of ${instance}` }]]);
  assert.deepEqual(page.said, []);
});

for (const [what, client, error] of [
  ["throws", { pick_seat: `() => { throw new Error("the plan is broken"); }` }, "the plan is broken"],
  ["does not know the function", {}, "this page does not support pick_seat"],
  ["answers with another type", { pick_seat: `() => ({ seat: 12 })` }, "the page's answer is not as expected: `seat` should be text"],
  ["answers with more", { pick_seat: `() => ({ seat: "12A", other: 1 })` }, "the page's answer has the unknown field `other`"],
]) {
  test(`client: a chat that ${what} is a failure`, async () => {
    const { frame } = await card({ client });
    await frame.click("#pick");
    await frame.waitForSelector("#told:not(:empty)");
    assert.match(await frame.textContent("#told"), new RegExp(`^No seat: ${error}`));
    assert.equal(await frame.locator("[data-loading], [aria-busy], [inert]").count(), 0);
  });
}

test("client: a chat that does not answer is a time-out", async () => {
  const { frame, heard } = await card({ client: { pick_at_once: `() => new Promise(() => {})` } });
  await frame.click("#pick-at-once");
  await told(frame, "No seat: timeout.");
  await frame.waitForSelector("#pick-at-once:not([data-loading])");
  assert.equal((await heard())[0][1].kind, "timeout");
});

test("client: a function that waits for nothing succeeds once the chat has it", async () => {
  const { frame, heard } = await card({ client: { highlight: `hear("highlight", () => new Promise(() => {}))` } });
  await frame.click("#highlight");
  await told(frame, "Look at class 42.");
  assert.deepEqual(await heard(), [["highlight", { class: 42 }]]);
});

test("send_message: the conversation gets the text, hidden or not", async () => {
  const { frame, heard, instance } = await card();
  await frame.click("#ask");
  await told(frame, "You asked.");
  await frame.click("#whisper");
  await waitFor(async () => (await heard()).length === 2);
  assert.deepEqual(await heard(), [
    ["message", { text: "Tell me more about yoga & more in Amsterdam.", hidden: false }],
    ["message", { text: `member of ${instance} reads this card.`, hidden: true }],
  ]);
});

test("link: a real anchor opens a new tab, with the pop-up blocker of the browser, and its follow-up runs", async () => {
  const { page, frame } = await card();
  await page.context().route("https://maps.example.com/**", (route) => route.fulfill({ body: "a map" }));
  await frame.waitForSelector("#map[href]");
  assert.equal(await frame.getAttribute("#map", "href"), "https://maps.example.com/search?q=Amsterdam&z=9");
  await frame.click("#choose");
  await frame.waitForSelector("#map[href*='Den%20Haag%20%26%20more']");
  const [opened] = await Promise.all([page.context().waitForEvent("page"), frame.click("#map")]);
  await waitFor(() => opened.url() === "https://maps.example.com/search?q=Den%20Haag%20%26%20more&z=9");
  assert.equal(await opened.evaluate("window.opener"), null);
  await told(frame, "You looked at the map.");
});

test("set_variables: the data changes, and all that shows it", async () => {
  const { frame, instance } = await card();
  assert.deepEqual(await frame.evaluate(() => [document.querySelector("h1").title]), [`member of ${instance}`]);
  await frame.click("#choose");
  await frame.waitForSelector(`h1 >> text="Den Haag & more"`);
});

test("dismiss: the card is closed, for the page and the chat", async () => {
  const { page, frame, heard } = await card();
  await frame.click("#close");
  await page.waitForSelector("iframe", { state: "hidden" });
  assert.deepEqual(await heard(), [["dismiss"]]);
  assert.equal(await frame.evaluate(() => document.body.inert), true);
});
