// A chat that is loaded again, left, or open for long.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gate, waitFor } from "../browser.mjs";
import { api, behind, card, mounted } from "./world.mjs";

test("after a refresh the data is still there", async () => {
  const { page, frame, instance } = await card();
  await frame.click("#choose");
  await frame.click("#book-42");
  await frame.waitForSelector("#booked >> text=42");
  await page.reload();
  const again = await mounted(page, instance);
  assert.equal(await again.textContent("h1"), "Den Haag & more");
  assert.equal(await again.textContent("#booked"), "You have class 42.");
  assert.equal(api.requests.length, 1);
});

test("after a refresh a closed card is still closed", async () => {
  const { page, frame, instance, heard } = await card();
  await frame.click("#close");
  await page.waitForSelector("iframe", { state: "hidden" });
  await page.reload();
  const again = await mounted(page, instance);
  await waitFor(async () => (await heard()).length);
  assert.deepEqual(await heard(), [["dismiss"]]);
  assert.equal(await page.isVisible("iframe"), false);
  const outcome = await again.evaluate(async () => {
    const { widget } = await import("/widgets/studio/widget.js");
    return widget.call("choose", { place: "Utrecht" }).catch(({ kind }) => kind);
  });
  assert.equal(outcome, "dismissed");
});

test("a page that is left in the middle of a call does not stop it", async () => {
  const { page, frame, instance } = await card();
  const slow = gate();
  api.answer = behind(slow);
  await frame.click("#book-42");
  await waitFor(() => api.requests.length === 1);
  await page.reload();
  slow.open();
  const again = await mounted(page, instance);
  await waitFor(() => again.evaluate(async () => {
    const { widget } = await import("/widgets/studio/widget.js");
    await widget.refresh();
    return widget.data.booked === 42;
  }));
  assert.equal(await again.textContent("#told"), "Booked, C-1.");
  assert.equal(api.requests.length, 1);
});

test("two cards of one chat are apart from each other", async () => {
  const { page, frame: one, instance, heard } = await card();
  const two = await mounted(page, `${instance}-too`);
  assert.notEqual(one, two);
  await one.click("#book-41");
  await one.waitForSelector("#booked >> text=41");
  await two.click("#close");
  await waitFor(async () => (await heard()).length);
  assert.equal(await two.isVisible("#booked"), false);
  assert.deepEqual(await page.locator("iframe").evaluateAll((frames) => frames.map(({ style }) => style.display)), ["block", "none"]);
});
