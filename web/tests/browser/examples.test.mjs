// The examples that have pages, as whoever tries the crate first meets them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { newPage, waitFor } from "./browser.mjs";

const TARGET = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../../target", import.meta.url));
const programs = [];
let folder;
let booking;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "examples-"));
  booking = await start("booking", join(folder, "booking.db"));
});

after(async () => {
  programs.forEach((program) => program.kill());
  await rm(folder, { recursive: true });
});

/** Runs an example; the URL that it prints. */
function start(example, argument) {
  return new Promise((resolve, reject) => {
    const program = spawn(join(TARGET, "debug/examples", example), [argument]);
    programs.push(program);
    program.on("error", (error) => reject(new Error("build it first: cargo build --examples", { cause: error })));
    program.stdout.on("data", (text) => resolve(/http:[^\s,]+\d/.exec(text)?.[0]));
  });
}

/** A new conversation. */
async function open(options) {
  // A click on a card that still moves would miss it.
  const page = await newPage({ reducedMotion: "reduce", ...options });
  await page.goto(booking);
  return { page, frame: await card(page) };
}

/** The card's frame, once it listens. */
async function card(page) {
  const element = await page.waitForSelector(".card[data-state=open] iframe");
  return element.contentFrame();
}

const said = (page) => page.locator("#messages > :not(.card, .typing)").allTextContents();

test("a class is booked, a seat is taken on the page's map, and the card stays closed", async () => {
  const { page, frame } = await open();
  await frame.click("[aria-label='Book Yin by candlelight']");
  await frame.waitForSelector("[role=alert] >> text=Could not book: the class is full.");
  await frame.fill("[name=note]", "first time");
  await frame.click("[aria-label='Book Vinyasa flow']");
  await frame.waitForSelector("text=C-42-3");
  assert.equal(await frame.isVisible("[role=alert]"), false);
  assert.equal(await frame.evaluate(() => document.activeElement.textContent), "Vinyasa flow");
  assert.match(await frame.getAttribute("text=Map", "href"), /^https:.+Amsterdam$/);

  await frame.click("text=Choose");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await frame.waitForSelector("dd >> text=A1");
  await page.waitForSelector("#crossings li:has-text('page → card') >> text=answer");
  await frame.click("text=Done");
  await page.waitForSelector("iframe", { state: "hidden" });
  await page.reload();
  await page.waitForSelector("[data-state=closed]");
  assert.deepEqual(page.said, []);

  await page.click("text=New conversation");
  await (await card(page)).waitForSelector("text=Vinyasa flow");
});

test("what the card asks stands in the conversation, and is answered there", async () => {
  const { page, frame } = await open();
  await frame.click("text=Utrecht");
  await frame.waitForSelector("[aria-pressed=true]:text('Utrecht')");
  await frame.click("[aria-label='Book Morning hatha']");
  await frame.fill("[name=topic]", "parking");
  await frame.press("[name=topic]", "Enter");
  await waitFor(async () => (await said(page)).length === 4);
  assert.equal((await said(page))[2], "Tell me more about parking in Utrecht.");
  await page.fill("#composer input", "Thank you");
  await page.keyboard.press("Enter");
  await waitFor(async () => (await said(page)).at(-1).startsWith("You are welcome"));
  const before = await said(page);
  await page.reload();
  await waitFor(async () => (await said(page)).length === before.length);
  assert.deepEqual(await said(page), before);
  assert.deepEqual(page.said, []);
});

test("the panel shows calls, answers and messages, and nothing of the server's secrets", async () => {
  const { page, frame } = await open();
  await frame.click("[aria-label='Book Yin by candlelight']");
  await waitFor(async () => /error \d+ ms/.test(await page.textContent("#crossings")));
  const crossed = (await page.locator("#crossings summary").allTextContents()).join("\n");
  for (const line of ["card → page" + "ready", "page → card" + "connect", "card ⇄ server" + "state", "call" + "book_class"]) {
    assert.ok(crossed.includes(line), `${line} in\n${crossed}`);
  }
  await page.waitForSelector("text=/key and address are in none of \\d+ messages/");
  // Would one be there, it would be found.
  const found = await page.evaluate(async () => (await fetch("/leaks", { method: "POST", body: "Bearer studio-key-4f1c09" })).json());
  assert.deepEqual(found, { secrets: 2, found: 1 });
});

test("a class of a server that is gone is not booked, and the card says so", async () => {
  const { page, frame } = await open({ viewport: { width: 390, height: 800 } });
  await frame.waitForSelector("text=Vinyasa flow");
  await page.context().setOffline(true);
  await frame.click("[aria-label='Book Vinyasa flow']");
  await frame.waitForSelector("[data-error] >> text=the service cannot be reached");
  await page.fill("#composer input", "Hello");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".failed >> text=Hello");
  await page.click("#border-open");
  await page.waitForSelector("#crossings >> text=/lost/");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#border", { state: "hidden" });
});

test("an application takes a widget in, on its own origin", async () => {
  const page = await newPage();
  await page.goto(await start("axum_app", join(folder, "app")));
  await page.fill("[name=name]", "Mia");
  await page.click("button");
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await frame.click("[aria-label='4 stars']");
  await frame.waitForSelector("[data-stars='4']");
  await frame.fill("[name=text]", "calm & warm");
  await frame.click("text=Send");
  await page.waitForSelector("li >> text=4 of 5 stars: calm & warm");
  await page.waitForSelector("iframe", { state: "hidden" });
  await page.reload();
  await page.waitForSelector("li >> text=4 of 5 stars: calm & warm");
  assert.deepEqual(page.said.filter((line) => !line.includes("can escape its sandboxing")), []);
});
