// What a click does: one call, its loading state, its events.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gate, mount, waitFor } from "./browser.mjs";

const booking = (more = {}) => ({
  data: { booked: false, problem: null },
  functions: {
    book_class: {
      kind: "server",
      loading: "container",
      perform: (inputs, { data }) => ((data.booked = inputs.class_id), { data: { confirmation: `C-${inputs.class_id}` } }),
      ...more,
    },
  },
  body: `
    <button id="a" data-call="book_class" data-inputs='{"class_id": 42}'>Book 42</button>
    <button id="b" data-call="book_class" data-inputs='{"class_id": 43}'>Book 43</button>
    <p data-show="booked" data-text="booked"></p><p data-show="problem" data-text="problem"></p>`,
});

test("each button of a list calls with its own inputs", async () => {
  const { world, page, frame } = await mount(booking());
  await frame.click("#b");
  await frame.waitForSelector("p >> text=43");
  await frame.click("#a");
  await frame.waitForSelector("p >> text=42");
  assert.deepEqual(world.calls.map(({ inputs }) => inputs.class_id), [43, 42]);
  assert.deepEqual(page.said, []);
});

test("a double click runs once, and two elements run side by side", async () => {
  const { passed, open } = gate();
  const { world, frame } = await mount(booking({ loading: "self", perform: () => passed }));
  await frame.dblclick("#a");
  await frame.click("#a");
  await frame.click("#b");
  await waitFor(() => world.calls.length === 2);
  open({});
  await frame.waitForFunction(() => !document.querySelector("[data-loading]"));
  assert.deepEqual(world.calls.map(({ inputs }) => inputs.class_id), [42, 43]);
  await frame.click("#a");
  await waitFor(() => world.calls.length === 3);
});

test("`container` covers the widget, makes it inert, and gives the focus back", async () => {
  const { passed, open } = gate();
  const { frame } = await mount(booking({ perform: () => passed }));
  await frame.focus("#a");
  await frame.press("#a", "Enter");
  await frame.waitForSelector("body[data-loading][aria-busy=true][inert]");
  const cover = await frame.evaluate(() => getComputedStyle(document.body, "::before").position);
  assert.equal(cover, "fixed");
  open({});
  await frame.waitForSelector("body:not([data-loading]):not([aria-busy]):not([inert])");
  assert.equal(await frame.evaluate(() => document.activeElement?.id), "a");
});

test("the focus is not taken from the host page", async () => {
  const { passed, open } = gate();
  const { page, frame } = await mount(booking({ perform: () => passed }));
  await page.evaluate(() => document.body.append(document.createElement("input")));
  await frame.focus("#a");
  await frame.press("#a", "Enter");
  await frame.waitForSelector("body[inert]");
  await page.focus("input");
  open({});
  await frame.waitForSelector("body:not([inert])");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "input");
});

test("`self` shows a spinner in the element, which keeps the focus", async () => {
  const { passed, open } = gate();
  const { frame } = await mount(booking({ loading: "self", perform: () => passed }));
  await frame.focus("#a");
  await frame.press("#a", "Enter");
  await frame.waitForSelector("#a[data-loading][aria-busy=true]");
  const [look, focused, others] = await frame.evaluate(() => [
    getComputedStyle(document.querySelector("#a"), "::after").animationName,
    document.activeElement?.id,
    document.querySelectorAll("[data-loading]").length,
  ]);
  assert.deepEqual([look, focused, others], ["widget-spin", "a", 1]);
  open({});
  await frame.waitForSelector("#a:not([data-loading]):not([aria-busy])");
});

test("`none` shows nothing", async () => {
  const { passed, open } = gate();
  const { world, frame } = await mount(booking({ loading: "none", perform: () => passed }));
  await frame.click("#a");
  await waitFor(() => world.calls.length);
  assert.equal(await frame.locator("[data-loading], [aria-busy]").count(), 0);
  open({});
});

test("a page restyles the looks by variables, and reduced motion stops the spinner", async () => {
  const { passed, open } = gate();
  const { frame } = await mount({ ...booking({ loading: "self", perform: () => passed }), options: { reducedMotion: "reduce" } });
  await frame.evaluate(() => document.documentElement.style.setProperty("--widget-spinner-color", "rgb(1, 2, 3)"));
  await frame.click("#a");
  await frame.waitForSelector("#a[data-loading]");
  const looks = await frame.evaluate(() => {
    const { borderTopColor, animationName } = getComputedStyle(document.querySelector("#a"), "::after");
    return [borderTopColor, animationName];
  });
  assert.deepEqual(looks, ["rgb(1, 2, 3)", "none"]);
  open({});
});

test("an error is announced, told to the host, and clears the loading state", async () => {
  const perform = (_, { data }) => ((data.problem = "Could not book."), { status: "error", error: "the class is full", kind: "status" });
  const { page, frame, heard } = await mount(booking({ perform }));
  await frame.click("#a");
  await frame.waitForSelector("[role=alert] >> text=the class is full");
  await frame.waitForSelector("p >> text=Could not book.");
  assert.equal(await frame.locator("[data-loading], [aria-busy], [inert]").count(), 0);
  assert.deepEqual(await heard(), [["error", { function: "book_class", message: "the class is full", kind: "status" }]]);
  assert.deepEqual(page.said, []);
});

test("a page that shows an error itself prevents the default, and the next call clears it", async () => {
  const answers = [{ status: "error", error: "first", kind: "status" }, { status: "error", error: "second", kind: "status" }, {}];
  const { frame } = await mount(booking({ loading: "none", perform: () => answers.shift() }));
  await frame.click("#a");
  await frame.waitForSelector("[role=alert] >> text=first");
  await frame.evaluate(() => addEventListener("widget:error", (event) => {
    window.shown = event.detail.message;
    event.preventDefault();
  }));
  await frame.click("#a");
  await frame.waitForFunction(() => window.shown === "second");
  assert.equal(await frame.textContent("[role=alert]"), "");
});

test("a page's own element for errors is used", async () => {
  const declared = booking({ perform: () => ({ status: "error", error: "no", kind: "status" }) });
  const { frame } = await mount({ ...declared, body: `<output data-error></output>${declared.body}` });
  await frame.click("#a");
  await frame.waitForSelector("output[role=alert] >> text=no");
  assert.equal(await frame.locator("[data-error]").count(), 1);
});

test("events bubble from the element of the call", async () => {
  const { frame } = await mount(booking());
  await frame.evaluate(() => addEventListener("widget:success", ({ target, detail }) => (window.seen = [target.id, detail])));
  await frame.click("#b");
  await frame.waitForFunction(() => window.seen);
  assert.deepEqual(await frame.evaluate(() => window.seen), ["b", { function: "book_class", data: { confirmation: "C-43" } }]);
});

test("a click that the page prevented runs nothing", async () => {
  const { world, frame } = await mount(booking());
  await frame.evaluate(() => document.querySelector("#a").addEventListener("click", (event) => event.preventDefault()));
  await frame.click("#a");
  await frame.click("#b");
  await frame.waitForSelector("p >> text=43");
  assert.deepEqual(world.calls.map(({ inputs }) => inputs.class_id), [43]);
});

test("a call from code returns the data, and fails with a kind", async () => {
  const perform = ({ class_id: id }) => (id === 42 ? { data: { confirmation: "C" } } : { status: "error", error: "full", kind: "status" });
  const { frame } = await mount(booking({ perform }));
  const outcomes = await frame.evaluate(async () => {
    const { widget } = await import("/routes/widget.js");
    const booked = await widget.call("book_class", { class_id: 42 });
    const error = await widget.call("book_class", { class_id: 7 }).catch(({ message, kind }) => ({ message, kind }));
    return [booked, error];
  });
  assert.deepEqual(outcomes, [{ confirmation: "C" }, { message: "full", kind: "status" }]);
});

test("additional inputs that are no JSON end in an error, and nothing is sent", async () => {
  const { world, frame, heard } = await mount({ ...booking(), body: `<button data-call="book_class" data-inputs="{class_id: 42}">Book</button>` });
  await frame.click("button");
  await frame.waitForSelector("[role=alert] >> text=data-inputs");
  assert.equal((await heard())[0][1].kind, "invalid");
  assert.deepEqual(world.calls, []);
});

test("a dropped connection is asked again with the same id, and the function runs once", async () => {
  const { world, frame } = await mount(booking());
  world.failures.push({ route: "call", drop: true });
  await frame.click("#a");
  await frame.waitForSelector("p >> text=42");
  const ids = world.received.filter(({ route }) => route === "call").map(({ body }) => JSON.parse(body).id);
  assert.equal(ids.length, 2);
  assert.equal(new Set(ids).size, 1);
  assert.equal(world.calls.length, 1);
});

for (const failure of [{ drop: true }, { status: 502 }]) {
  test(`a server that is gone (${JSON.stringify(failure)}) ends in an error and clears the loading state`, async () => {
    const { world, frame, heard } = await mount(booking());
    world.failures.push({ route: "call", ...failure }, { route: "call", ...failure });
    await frame.click("#a");
    await frame.waitForSelector("[role=alert] >> text=the service cannot be reached");
    assert.equal(await frame.locator("[data-loading], [aria-busy], [inert]").count(), 0);
    assert.equal((await heard())[0][1].kind, "connection");
  });
}
