// What the page shows while the API takes its time, and that it is cleared whatever comes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gate, waitFor } from "../browser.mjs";
import { api, behind, booked, card, drop, full, silence } from "./world.mjs";

const CLEAR = "body:not([data-loading]):not([aria-busy]):not([inert])";

test("`container` covers the card until the API has answered", async () => {
  const { frame } = await card();
  const slow = gate();
  api.answer = behind(slow);
  await frame.click("#book-42");
  await frame.waitForSelector("body[data-loading][aria-busy=true][inert]");
  const looks = await frame.evaluate(() => ["::before", "::after"].map((part) => getComputedStyle(document.body, part)).map(
    ({ position, display }) => [position, display !== "none"]));
  assert.deepEqual(looks, [["fixed", true], ["fixed", true]]);
  await waitFor(() => api.requests.length === 1);
  assert.equal(await frame.textContent("#told"), "");
  slow.open();
  await frame.waitForSelector(CLEAR);
  assert.equal(await frame.textContent("#told"), "Booked, C-1.");
});

test("`self` is a spinner in the button, and the rest of the card goes on", async () => {
  const { frame } = await card();
  const slow = gate();
  api.answer = behind(slow);
  await frame.click("#look");
  await frame.waitForSelector("#look[data-loading][aria-busy=true]");
  assert.equal(await frame.locator("[data-loading]").count(), 1);
  await frame.click("#choose");
  await frame.waitForSelector("h1 >> text=Den Haag");
  assert.equal(await frame.locator("#look[data-loading]").count(), 1);
  slow.open();
  await frame.waitForSelector("#look:not([data-loading]):not([aria-busy])");
  await frame.waitForSelector("#told >> text=There is room.");
  assert.equal(await frame.textContent("h1"), "Den Haag & more", "both changes are there");
});

for (const [what, answer, button, expected] of [
  ["an error", full, "#book-42", "Not booked: the class is full."],
  ["a dropped connection", drop, "#book-42", "Not booked: "],
  ["a time-out", silence, "#hurry", "Too slow: timeout."],
  ["an error (self)", full, "#look", "No look: status."],
  ["a dropped connection (self)", drop, "#look", "No look: connection."],
]) {
  test(`${what} clears it, and the card can be used again`, async () => {
    const { frame } = await card();
    const slow = gate();
    // A time-out is over before the test has opened the gate.
    api.answer = answer === silence ? silence : behind(slow, answer);
    const place = button === "#look" ? "#look" : "body";
    await frame.evaluate(() => {
      window.seen = new Set();
      new MutationObserver((changes) => changes.forEach(({ target }) => target.ariaBusy && seen.add(target.id || target.localName)))
        .observe(document, { subtree: true, attributeFilter: ["aria-busy"] });
    });
    await frame.click(button);
    await waitFor(() => api.requests.length === 1);
    slow.open();
    await frame.waitForSelector("#told:not(:empty)");
    assert.ok((await frame.textContent("#told")).startsWith(expected), await frame.textContent("#told"));
    await frame.waitForSelector(`${place}:not([data-loading]):not([aria-busy]):not([inert])`);
    assert.deepEqual(await frame.evaluate(() => [...window.seen]), [place.replace("#", "")]);
    api.answer = booked;
    await frame.click("#book-42");
    await frame.waitForSelector("#told >> text=Booked, C-1.");
  });
}
