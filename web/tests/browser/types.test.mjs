// What tsc cannot see: whether the values in a `.d.ts` are all there is, and are there.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { mount } from "./browser.mjs";

test("each script exports what its types declare", async () => {
  const { frame } = await mount({ functions: {} });
  for (const name of ["widget", "host"]) {
    const types = await readFile(new URL(`../../scripts/${name}.d.ts`, import.meta.url), "utf8");
    const declared = [...types.matchAll(/^export (?:const|function|class|let) (\w+)/gm)].map(([, value]) => value);
    const exported = await frame.evaluate(async (name) => Object.keys(await import(`/routes/${name}.js`)), name);
    assert.notEqual(exported.length, 0);
    assert.deepEqual(exported.sort(), declared.sort(), name);
  }
});
