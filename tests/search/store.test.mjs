// The index as files, from a made-up site: what is broken is told, and what was there stays out.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

const SCRIPTS = new URL("../../theme_overrides/assets/javascripts/search/", import.meta.url);
const EMPTY = "\0\0";
const COLUMNS = "\x02\0\0\0\0"; // the second number is an item's
const SIGN_IN = "<html>Đăng nhập mạng của trường</html>";

const manifest = (v) =>
  JSON.stringify({ v, n: 1, S: 2, K: 16, P: 8, kinds: [], years: [["", 2]], units: [], campaigns: [],
    abbreviations: [], names: ["a"], vocabulary: "", dn: "", db: "" });

/** A site of these files, and the module that reads it; `asked` are the files asked for. */
async function site(files) {
  const asked = [];
  mock.method(globalThis, "fetch", (url) => {
    const name = new URL(url).pathname.split("/assets/search/")[1];
    asked.push(name);
    return Promise.resolve(new Response(files[name] ?? "", { status: name in files ? 200 : 404 }));
  });
  // Each test has an index of its own, as each page has.
  const { open } = await import(new URL(`store.js?${Math.random()}`, SCRIPTS));
  return { open, asked };
}

test("a page that a network sends in the place of a file is a failure, and the next try is not", async () => {
  const files = { "manifest.bin": manifest("1"), "columns.bin": SIGN_IN, "n/0.bin": SIGN_IN };
  const { open } = await site(files);
  const store = (await open()).forQuestion();
  for (const [file, right] of [["columns", COLUMNS], ["n/0", EMPTY]]) {
    await assert.rejects(store.gather([file]), file);
    assert.equal(store.at(file), undefined);
    files[`${file}.bin`] = right;
    await store.gather([file]);
    assert.ok(store.at(file));
  }
});

test("a manifest that did not come is asked for again", async () => {
  const files = { "columns.bin": COLUMNS };
  const { open } = await site(files);
  await assert.rejects(open());
  files["manifest.bin"] = manifest("1");
  assert.equal((await open()).n, 1);
});

test("a question has the files that it asked for, whatever others brought", async () => {
  const { open, asked } = await site({ "manifest.bin": manifest("1"), "columns.bin": COLUMNS, "n/0.bin": EMPTY });
  const [one, other] = [(await open()).forQuestion(), (await open()).forQuestion()];
  await one.gather(["n/0"]);
  assert.equal(other.at("n/0"), undefined);
  await other.gather(["n/0"]);
  assert.ok(other.at("n/0"));
  assert.equal(asked.filter((name) => name === "n/0.bin").length, 1);
});

test("a page that stays open for long meets the index that is there by then", async () => {
  const files = { "manifest.bin": manifest("1"), "columns.bin": COLUMNS };
  const { open } = await site(files);
  mock.timers.enable({ apis: ["Date"], now: 1e12 });
  const first = await open();
  files["manifest.bin"] = manifest("2");
  assert.equal(await open(), first);
  mock.timers.tick(11 * 60_000);
  const second = await open();
  assert.equal(second.v, "2");
  delete files["manifest.bin"]; // no connection: what is there still answers
  mock.timers.tick(11 * 60_000);
  assert.equal(await open(), second);
  mock.timers.reset();
});
