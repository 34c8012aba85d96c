// What a widget asks of the host page: client functions and messages, answered or not.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mount, waitFor } from "./browser.mjs";

const seat = (wait = 60_000, more = {}) => ({
  data: { seat: null, problem: null, answer: null },
  functions: {
    pick_seat: {
      kind: "client",
      loading: "self",
      action: (inputs) => ({ type: "client", function: "pick_seat", inputs: { class: inputs.class_id }, wait }),
      settled: (answer, { data }) => {
        data.answer = JSON.stringify(answer);
        if (answer.status === "error") data.problem = answer.error;
        else data.seat = answer.data?.seat ?? answer.status;
      },
      ...more,
    },
  },
  body: `<button data-call="pick_seat" data-inputs='{"class_id": 42}'>Seat</button>
    <p id="seat" data-text="seat"></p><p id="problem" data-text="problem"></p>`,
});

test("a handler's answer reaches the server, and the page", async () => {
  const { page, frame } = await mount({ ...seat(), client: { pick_seat: `async (inputs) => ({ seat: "12A for " + inputs.class })` } });
  await frame.click("button");
  await frame.waitForSelector("#seat >> text=12A for 42");
  await frame.waitForSelector("button:not([data-loading])");
  assert.deepEqual(page.said, []);
});

test("what a handler throws is the error", async () => {
  const { frame, heard } = await mount({ ...seat(), client: { pick_seat: `async () => { throw new Error("no seat chosen"); }` } });
  await frame.click("button");
  await frame.waitForSelector("#problem >> text=no seat chosen");
  await frame.waitForSelector("[role=alert] >> text=no seat chosen");
  assert.deepEqual(await heard(), [["error", { function: "pick_seat", message: "no seat chosen", kind: "host" }]]);
});

for (const name of ["pick_seat", "constructor", "__proto__", "toString"]) {
  test(`a page without a handler \`${name}\` answers so`, async () => {
    const declared = seat();
    declared.functions.pick_seat.action = () => ({ type: "client", function: name, inputs: {}, wait: 60_000 });
    const { frame } = await mount({ ...declared, client: {} });
    await frame.click("button");
    await frame.waitForSelector(`#problem >> text=this page does not support ${name}`);
  });
}

test("no answer in time is an error, a late answer is dropped, and the handler is told to stop", async () => {
  const client = {
    pick_seat: `(inputs, { signal }) => new Promise((resolve) => {
      signal.addEventListener("abort", () => { heard.push(["aborted"]); setTimeout(() => resolve({ seat: "late" }), 100); });
    })`,
  };
  const { world, frame, heard } = await mount({ ...seat(300), client });
  await frame.click("button");
  await frame.waitForSelector("#problem:not(:empty)");
  await frame.waitForSelector("button:not([data-loading])");
  await waitFor(async () => (await heard()).some(([name]) => name === "aborted"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await frame.textContent("#seat"), "");
  assert.equal(world.received.filter(({ route }) => route === "complete").length, 1);
});

test("a host page that is gone leaves the widget waiting no longer than the limit", async () => {
  const { page, frame } = await mount({ ...seat(300), client: { pick_seat: `() => new Promise(() => {})` } });
  await page.evaluate("window.AbortSignal.timeout = () => new AbortController().signal");
  await frame.click("button");
  await frame.waitForSelector("#problem >> text=the page gave no proper answer");
});

for (const [what, code, error] of [
  ["too large", `() => ({ seat: "x".repeat(70_000) })`, "the answer is too large"],
  ["no object", `() => "12A"`, "the page gave no proper answer"],
  ["a list", `() => ["12A"]`, "the page gave no proper answer"],
  ["a circle", `() => { const circle = {}; circle.circle = circle; return circle; }`, "circular"],
]) {
  test(`an answer that is ${what} is an error`, async () => {
    const { frame } = await mount({ ...seat(), client: { pick_seat: code } });
    await frame.click("button");
    await frame.waitForSelector(`#problem >> text=${error}`);
  });
}

test("an answer is data alone: functions and prototypes do not travel", async () => {
  const code = `() => Object.assign(Object.create({ inherited: 1 }), { seat: "1A", f() {} })`;
  const { world, frame } = await mount({ ...seat(), client: { pick_seat: code } });
  await frame.click("button");
  await frame.waitForSelector("#seat >> text=1A");
  assert.equal(world.instance().data.answer, '{"status":"success","data":{"seat":"1A"}}');
});

test("a function that waits for nothing succeeds once it is posted", async () => {
  const { world, frame, heard } = await mount({ ...seat(null), client: { pick_seat: `hear("called", () => new Promise(() => {}))` } });
  await frame.click("button");
  await frame.waitForSelector("#seat >> text=taken");
  assert.deepEqual(await heard(), [["called", { class: 42 }]]);
  assert.equal(world.instance().data.answer, '{"status":"taken"}');
});

test("an action that is too large for the border is an error", async () => {
  for (const wait of [null, 60_000]) {
    const declared = seat(wait);
    declared.functions.pick_seat.action = () => ({ type: "client", function: "pick_seat", inputs: { x: "x".repeat(70_000) }, wait });
    const { frame, heard } = await mount({ ...declared, client: { pick_seat: "() => ({})" } });
    await frame.click("button");
    await frame.waitForSelector("#problem:not(:empty)");
    assert.equal((await heard())[0][1].kind, "host");
  }
});

const ask = {
  data: { asked: null },
  functions: {
    ask: {
      kind: "send_message",
      action: ({ topic }) => ({ type: "message", text: `Tell me more about ${topic}.`, hidden: topic === "secrets" }),
      settled: (answer, { data }) => ((data.asked = answer.error ?? answer.status), {}),
    },
  },
  body: `<button data-call="ask" data-inputs='{"topic": "yoga"}'>Yoga</button>
    <button data-call="ask" data-inputs='{"topic": "secrets"}'>Hidden</button><p data-text="asked"></p>`,
};

test("a message reaches the conversation, hidden or not", async () => {
  const { frame, heard } = await mount(ask);
  await frame.click("text=Yoga");
  await frame.waitForSelector("p >> text=taken");
  await frame.click("text=Hidden");
  await waitFor(async () => (await heard()).length === 2);
  assert.deepEqual(await heard(), [
    ["message", { text: "Tell me more about yoga.", hidden: false }],
    ["message", { text: "Tell me more about secrets.", hidden: true }],
  ]);
});

test("a message that the page does not take is an error", async () => {
  for (const [message, error] of [["() => { throw new Error('you are offline'); }", "you are offline"], [null, "this page does not support message"]]) {
    const { frame } = await mount({ ...ask, message });
    await frame.click("text=Yoga");
    await frame.waitForSelector(`p >> text=${error}`);
  }
});
