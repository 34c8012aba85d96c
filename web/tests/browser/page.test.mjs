// What the page shows: data, attributes, height, dismissal, links.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gate, mount, remount, waitFor } from "./browser.mjs";

const choose = {
  kind: "set_variables",
  perform: (inputs, { data }) => (Object.assign(data, inputs), {}),
};
const set = (name, inputs) => `<button id="${name}" data-call="choose" data-inputs='${JSON.stringify(inputs)}'>${name}</button>`;

test("`data-text` shows text, never markup, and follows paths", async () => {
  const { frame, page } = await mount({
    data: { location: "<img src=x onerror=alert(1)>", teacher: { name: "Ada" }, none: null },
    functions: { choose },
    body: `<p id="l" data-text="location"></p><p id="t" data-text="teacher.name"></p><p id="n" data-text="none">old</p>
      ${set("go", { location: "Utrecht", teacher: null })}`,
  });
  await frame.waitForSelector("#l >> text=onerror");
  assert.equal(await frame.locator("img").count(), 0);
  assert.deepEqual(await frame.locator("p:not([data-error])").allTextContents(), ["<img src=x onerror=alert(1)>", "Ada", ""]);
  await frame.click("#go");
  await frame.waitForSelector("#l >> text=Utrecht");
  assert.equal(await frame.textContent("#t"), "");
  assert.deepEqual(page.said, []);
});

test("`data-show` hides what is not set, also where a style sheet sets `display`", async () => {
  const { frame } = await mount({
    data: { booked: false, count: 0 },
    functions: { choose },
    body: `<p id="yes" data-show="booked">yes</p><p id="no" data-show="!booked">no</p>${set("go", { booked: true })}`,
  });
  await frame.waitForSelector("#yes", { state: "hidden" });
  await frame.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("p { display: flex }");
    document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
  });
  assert.deepEqual([await frame.isVisible("#yes"), await frame.isVisible("#no")], [false, true]);
  await frame.click("#go");
  await frame.waitForSelector("#yes");
  assert.equal(await frame.isVisible("#no"), false);
});

test("`data-attr-*` sets, empties and removes attributes", async () => {
  const { frame } = await mount({
    data: { url: "/a?b=1&c", full: true, name: null },
    functions: { choose },
    body: `<a id="x" data-attr-href="url" data-attr-title="name" title="old">x</a>
      <button id="full" data-attr-disabled="full">Book</button>${set("go", { full: false, name: 0 })}`,
  });
  const seen = () => frame.evaluate(() => ["#x", "#full"].map((id) =>
    Object.fromEntries([...document.querySelector(id).attributes].filter(({ name }) => !/^data-|^id$/.test(name)).map(({ name, value }) => [name, value]))));
  await frame.waitForSelector("#full[disabled]");
  assert.deepEqual(await seen(), [{ href: "/a?b=1&c" }, { disabled: "" }]);
  await frame.click("#go");
  await frame.waitForSelector("#x[title]");
  assert.deepEqual(await seen(), [{ href: "/a?b=1&c", title: "0" }, {}]);
});

test("data never becomes a script: no handler, no inline style, no script URL", async () => {
  const { frame } = await mount({
    data: { script: "window.hacked = 1", url: " java\nscript:window.hacked = 1", JAVA: "JavaScript:hacked=1", ok: "fine" },
    functions: { choose },
    body: `<p id="p" data-attr-onclick="script" data-attr-style="script" data-attr-title="ok"></p>
      <iframe data-attr-srcdoc="script"></iframe><a id="a" data-attr-href="url"></a><a id="b" data-attr-href="JAVA"></a>`,
  });
  await frame.waitForSelector("#p[title=fine]", { state: "attached" });
  const names = await frame.evaluate(() => [...document.querySelectorAll("body [data-attr-title], iframe, a")].flatMap((element) =>
    element.getAttributeNames().filter((name) => !name.startsWith("data-attr-"))));
  assert.deepEqual(names, ["id", "title", "id", "id"]);
});

test("the iframe is as high as its content, and follows it", async () => {
  const { page, frame } = await mount({ data: { on: false }, functions: { choose },
    body: `<p id="tall" data-show="on">tall</p>${set("go", { on: true })}` });
  const heights = () => page.evaluate(() => [document.querySelector("iframe").clientHeight, document.querySelector("iframe").style.height]);
  await waitFor(async () => (await heights())[0] > 0);
  const [low] = await heights();
  await frame.evaluate(() => (document.querySelector("#tall").style.height = "300px"));
  await frame.click("#go");
  await waitFor(async () => (await heights())[0] >= low + 300);
  assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), false);
});

test("`ready` resolves when the iframe shows the data, and not before", async () => {
  const { passed, open } = gate();
  const { page, frame } = await mount({ data: { n: 1 }, functions: {}, body: `<p data-text="n"></p>`, opening: passed });
  await page.evaluate(() => { mounted.ready.then(() => (window.height = mounted.frame.clientHeight)); });
  await waitFor(() => frame.evaluate(() => document.readyState === "complete"));
  assert.equal(await page.evaluate("window.height"), undefined);
  open();
  await waitFor(() => page.evaluate("window.height > 0"));
  assert.equal(await frame.textContent("p"), "1");
});

test("`widget:state` tells of the data, at the start and at each change", async () => {
  const { frame } = await mount({ data: { n: 1 }, functions: { choose }, body: set("go", { n: 2 }) });
  await frame.waitForSelector("button");
  await frame.evaluate(() => document.addEventListener("widget:state", ({ detail }) => (window.seen = detail)));
  await frame.click("#go");
  await frame.waitForFunction(() => window.seen?.n === 2);
  assert.deepEqual(await frame.evaluate(async () => (await import("/routes/widget.js")).widget.data), { n: 2 });
});

test("`refresh` shows what was changed elsewhere", async () => {
  const { world, frame } = await mount({ data: { n: 1 }, functions: {}, body: `<p data-text="n"></p>` });
  await frame.waitForSelector("p >> text=1");
  world.instance().data.n = 2;
  await frame.evaluate(async () => (await import("/routes/widget.js")).widget.refresh());
  assert.equal(await frame.textContent("p"), "2");
});

test("a dismissed widget is closed, for the page and the host, and stays closed after a refresh", async () => {
  const { world, page, frame, heard } = await mount({
    functions: { close: { kind: "dismiss", perform: (_, instance) => ((instance.dismissed = true), {}) } },
    body: `<button data-call="close">Close</button>`,
  });
  await frame.evaluate(() => document.addEventListener("widget:dismissed", () => (window.dismissed = (window.dismissed ?? 0) + 1)));
  await frame.click("button");
  await page.waitForSelector("iframe", { state: "hidden" });
  assert.equal(await frame.evaluate(() => window.dismissed), 1);
  assert.deepEqual(await heard(), [["dismiss"]]);

  await page.reload();
  await remount(page, world);
  await waitFor(async () => (await heard()).length);
  assert.deepEqual(await heard(), [["dismiss"]]);
  assert.equal(await page.isVisible("iframe"), false);
});

const map = {
  kind: "link",
  action: ({ q }, { data }) => ({ type: "link", url: `https://maps.example.com/search?q=${encodeURIComponent(q ?? data.location)}` }),
  settled: (answer, { data }) => ((data.opened = answer.status), {}),
};

test("a link is a real anchor before it is clicked, follows the data, and its click runs the follow-up", async () => {
  const { world, page, frame } = await mount({
    data: { location: "Amsterdam", opened: null },
    functions: { map, choose },
    body: `<a id="m" data-call="map">Map</a><a id="q" data-call="map" data-inputs='{"q": "a&b"}'>Q</a>
      <p data-text="opened"></p>${set("go", { location: "Den Haag" })}`,
  });
  await page.context().route("https://maps.example.com/**", (route) => route.fulfill({ body: "a map" }));
  await frame.waitForSelector("#q[href]");
  const anchor = () => frame.evaluate(() => ["href", "target", "rel"].map((name) => document.querySelector("#m").getAttribute(name)));
  assert.deepEqual(await anchor(), ["https://maps.example.com/search?q=Amsterdam", "_blank", "noopener noreferrer"]);
  assert.equal(await frame.getAttribute("#q", "href"), "https://maps.example.com/search?q=a%26b");
  assert.deepEqual(world.calls, []);
  await frame.click("#go");
  await frame.waitForSelector("#m[href$='Den%20Haag']");

  const [opened] = await Promise.all([page.context().waitForEvent("page"), frame.click("#m")]);
  await waitFor(() => opened.url() === "https://maps.example.com/search?q=Den%20Haag");
  assert.equal(await opened.evaluate("window.opener"), null);
  await frame.waitForSelector("p >> text=taken");
  assert.deepEqual(world.calls.map(({ name }) => name), ["choose", "map"]);
  assert.equal(page.context().pages().length, 2);
});

test("a middle click on a link is its click, a right click is none, and a button has neither", async () => {
  const { world, page, frame } = await mount({
    data: { location: "Amsterdam", opened: null },
    functions: { map, choose },
    body: `<a id="m" data-call="map">Map</a><p data-text="opened"></p>${set("go", { location: "Den Haag" })}`,
  });
  await page.context().route("https://maps.example.com/**", (route) => route.fulfill({ body: "a map" }));
  await frame.waitForSelector("#m[href]");
  for (const button of ["right", "middle"]) await frame.click("#go", { button });
  await frame.click("#m", { button: "right" });
  await Promise.all([page.context().waitForEvent("page"), frame.click("#m", { button: "middle" })]);
  await frame.waitForSelector("p >> text=taken");
  assert.deepEqual(world.calls.map(({ name }) => name), ["map"]);
});

test("links are asked for again where the data has changed, and not otherwise", async () => {
  const { passed, open } = gate();
  const slow = async (inputs, instance) => (instance.data.location === "Utrecht" && (await passed), map.action(inputs, instance));
  const { world, frame } = await mount({
    data: { location: "Amsterdam" },
    functions: { map: { ...map, action: slow }, choose },
    body: `<a id="m" data-call="map">Map</a>${set("same", {})}${set("go", { location: "Utrecht" })}`,
  });
  const asked = () => world.received.filter(({ route }) => route === "links").length;
  await frame.waitForSelector("#m[href]");
  await frame.click("#same");
  await waitFor(() => world.calls.length === 1);
  await frame.click("#go");
  await waitFor(() => asked() === 2);
  await frame.click("#same");
  await waitFor(() => world.calls.length === 3);
  open();
  await frame.waitForSelector("#m[href$=Utrecht]");
  assert.equal(asked(), 2);
});

test("a link that cannot be made any more leads nowhere, and an old answer does not bring it back", async () => {
  const { passed, open } = gate();
  const action = async (_, { data: { location } }) => {
    if (location === "old") await passed;
    return { type: "link", url: location && `https://maps.example.com/${location}` };
  };
  const { page, frame } = await mount({
    data: { location: "old" },
    functions: { map: { ...map, action }, choose },
    body: `<a data-call="map">Map</a>${set("new", { location: "new" })}${set("none", { location: null })}`,
  });
  await frame.click("#new");
  await frame.waitForSelector("a[href$=new]");
  await Promise.all([page.waitForResponse(/links$/), open()]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(await frame.getAttribute("a", "href"), "https://maps.example.com/new");
  await frame.click("#none");
  await frame.waitForSelector("a:not([href])");
});

test("a link from code opens after a click, and is an error without one", async () => {
  const script = `
    import { widget } from "/routes/widget.js";
    document.querySelector("button").addEventListener("click", () => widget.call("map"));
    // The browser takes an evaluation by the test for a click, for some seconds.
    while (navigator.userActivation.isActive) await new Promise((resolve) => setTimeout(resolve, 50));
    widget.call("map").catch(({ message }) => (document.querySelector("output").textContent = message));`;
  const body = `<button>Go</button><output></output>`;
  const { page, frame } = await mount({ data: { location: "x" }, functions: { map }, script, body });
  await page.context().route("https://maps.example.com/**", (route) => route.fulfill({ body: "a map" }));
  await frame.waitForSelector("output >> text=this needs a click");
  assert.equal(page.context().pages().length, 1);
  const [opened] = await Promise.all([page.context().waitForEvent("page"), frame.click("button")]);
  await waitFor(() => opened.url().startsWith("https://maps.example.com/"));
});

test("a link that is a script is never set", async () => {
  const evil = { kind: "link", action: () => ({ type: "link", url: "JAVASCRIPT:alert(1)" }) };
  const { world, frame } = await mount({ functions: { evil }, body: `<a data-call="evil">x</a>` });
  await waitFor(() => world.received.some(({ route }) => route === "links"));
  await frame.evaluate(async () => (await import("/routes/widget.js")).widget.refresh());
  assert.equal(await frame.getAttribute("a", "href"), null);
});
