// Forms: fields become inputs, converted by the manifest's types; additional inputs win.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gate, mount, waitFor } from "./browser.mjs";

const inputs = [
  { name: "class_id", type: "integer" },
  { name: "note", type: "string", optional: true },
  { name: "name", type: "string" },
  { name: "weight", type: "number", optional: true },
  { name: "shower", type: "boolean" },
  { name: "days", type: "array", optional: true },
  { name: "address", type: "object", optional: true },
];

const form = (body, more = {}) => ({
  functions: { book: { kind: "server", inputs, perform: () => ({}), ...more } },
  body: `<form data-call="book" ${more.attributes ?? ""}>${body}<button id="send">Send</button></form>`,
});

async function sent({ world, frame }) {
  await frame.click("#send");
  await waitFor(() => world.calls.length);
  return world.calls[0].inputs;
}

test("fields are converted by the types of the inputs", async () => {
  const mounted = await mount(form(`
    <input name="class_id" value="42"><input name="note" value="42"><input name="name" value="Mia">
    <input name="weight" value="61.5"><input type="checkbox" name="shower" checked>
    <select multiple name="days"><option selected>Mo</option><option>Tu</option><option selected>We</option></select>
    <textarea name="address">{"city": "Utrecht"}</textarea>`));
  assert.deepEqual(await sent(mounted), {
    class_id: 42, note: "42", name: "Mia", weight: 61.5, shower: true, days: ["Mo", "We"], address: { city: "Utrecht" },
  });
  assert.deepEqual(mounted.page.said, []);
});

test("an empty field leaves an optional input out, and text that must be given stays empty", async () => {
  const mounted = await mount(form(`
    <input name="class_id" value=""><input name="note"><input name="name"><input name="weight">
    <input type="checkbox" name="shower"><select multiple name="days"><option>Mo</option></select>`));
  assert.deepEqual(await sent(mounted), { name: "", shower: false, days: [] });
});

test("what does not fit its type goes to the server as text, which names it", async () => {
  const mounted = await mount(form(`
    <input name="class_id" value="42nd"><input name="weight" value="heavy"><input name="unknown" value="x">`));
  assert.deepEqual(await sent(mounted), { class_id: "42nd", weight: "heavy", unknown: "x" });
});

for (const [from, body] of [
  ["a field", `<input name="class_id" value="9007199254740993">`],
  ["an additional input", `<button id="this" data-inputs='{"class_id": 9007199254740993}'>Send</button>`],
]) {
  test(`a number that JavaScript cannot tell from others is refused (${from})`, async () => {
    const { world, frame, heard } = await mount(form(body));
    await frame.click("button >> nth=0");
    await frame.waitForSelector("[role=alert] >> text=class_id is beyond 2^53");
    assert.equal((await heard())[0][1].kind, "invalid");
    assert.deepEqual(world.calls, []);
  });
}

test("a boolean is also a choice of `true` and `false`", async () => {
  const mounted = await mount(form(`<select name="shower"><option value="false" selected>No</option></select>`));
  assert.deepEqual(await sent(mounted), { shower: false });
});

test("an additional input wins over a field of the same name, and the console says so", async () => {
  const mounted = await mount(form(`<input name="class_id" value="1"><input name="name" value="Mia">`, {
    attributes: `data-inputs='{"class_id": 42}'`,
  }));
  assert.deepEqual(await sent(mounted), { class_id: 42, name: "Mia" });
  assert.equal(mounted.page.said.length, 1);
  assert.match(mounted.page.said[0], /^warning: data-inputs wins over the field "class_id"/);
});

test("the button that submits adds its name and its own additional inputs", async () => {
  const mounted = await mount(form(`
    <button name="name" value="other">Other</button>
    <button id="this" name="name" value="this" data-inputs='{"class_id": 7}'>This</button>`));
  await mounted.frame.click("#this");
  await waitFor(() => mounted.world.calls.length);
  assert.deepEqual(mounted.world.calls[0].inputs, { name: "this", class_id: 7 });
});

test("a field that is not valid stops the submit", async () => {
  const { world, frame } = await mount(form(`<input name="name" required>`));
  await frame.click("#send");
  await frame.fill("input", "Mia");
  await frame.click("#send");
  await waitFor(() => world.calls.length);
  assert.deepEqual(world.calls.map(({ inputs }) => inputs), [{ name: "Mia" }]);
});

test("while a form runs, its button shows it, Enter sends nothing, and the page stays", async () => {
  const { passed, open } = gate();
  const { world, frame } = await mount(form(`<input name="name" value="Mia">`, { loading: "self", perform: () => passed }));
  await frame.evaluate(() => (window.stayed = true));
  await frame.press("input", "Enter");
  await frame.waitForSelector("#send[data-loading]");
  await frame.press("input", "Enter");
  await frame.click("#send");
  open({});
  await frame.waitForSelector("#send:not([data-loading])");
  assert.equal(world.calls.length, 1);
  assert.equal(await frame.evaluate(() => window.stayed), true);
});

test("a field named like a prototype's property is an input like any other", async () => {
  const mounted = await mount(form(`<input name="__proto__" value="x"><input name="constructor" value="y">`));
  await mounted.frame.click("#send");
  await waitFor(() => mounted.world.calls.length);
  const { body } = mounted.world.received.find(({ route }) => route === "call");
  assert.match(body, /"inputs":\{"__proto__":"x","constructor":"y"\}/);
  assert.deepEqual(mounted.page.said, []);
});
