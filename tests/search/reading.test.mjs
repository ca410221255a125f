// The browser reads text exactly as the build does: both are held to vectors.json.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const SCRIPTS = new URL("../../theme_overrides/assets/javascripts/search/", import.meta.url);
const { expand, fold, keys, numbers, terms } = await import(new URL("reading.js", SCRIPTS));
const { decode } = await import(new URL("keyboard.js", SCRIPTS));
const { near, variants } = await import(new URL("typos.js", SCRIPTS));
const { crc32 } = await import(new URL("store.js", SCRIPTS));
const { ranges } = await import(new URL("excerpts.js", SCRIPTS));
const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));

/** Compare all cases of a kind at once: a failure shows every one that differs. */
function same(cases, given, wanted) {
  assert.ok(cases.length > 0);
  const shown = (answer) => cases.map((item) => [item, answer(item)]);
  assert.deepEqual(shown(given), shown(wanted));
}

test("terms keep the marks in one form, keys have none", () => {
  same(vectors.terms, ({ text }) => terms(text), (item) => item.terms);
  same(vectors.terms, ({ text }) => keys(text), (item) => item.keys);
});

test("folding a term takes its marks off", () => {
  same(vectors.fold, (item) => fold(item.term), (item) => item.key);
});

test("numbers of documents are one term each", () => {
  same(vectors.numbers, ({ text }) => numbers(text), (item) => item.numbers);
});

test("what a Vietnamese keyboard leaves behind is read as it was meant", () => {
  same(vectors.decode, ({ word }) => decode(word), (item) => item.term);
});

test("abbreviations are spelt out and made", () => {
  same(vectors.expand.cases, (item) => expand(item.keys, vectors.expand.table), (item) => item.ways);
});

test("a key is looked for in the shard where the build put it", () => {
  same(vectors.shards, ({ key }) => crc32(key), (item) => item.crc32);
});

test("one slip is near, two are not", () => {
  for (const [one, other] of [["nguyen", "nguyne"], ["nguyen", "nguen"], ["nguyen", "nguyenn"], ["nguyen", "nguyan"]]) {
    assert.ok(near(one, other), `${one} ${other}`);
    assert.ok(near(other, one), `${other} ${one}`);
  }
  for (const [one, other] of [["nguyen", "nguyen"], ["nguyen", "ngyne"], ["hoa", "mai"], ["", "ab"]]) {
    assert.ok(!near(one, other), `${one} ${other}`);
  }
  const count = { thuong: 5, thuog: 0, thuon: 9, thu: 50 };
  assert.deepEqual(variants("thuong", Object.keys(count), (key) => count[key]), ["thuon"]);
  // Three letters are a longer word that lost one, never another short word.
  assert.deepEqual(variants("thu", ["thi", "thuy", "thua"], () => 1), ["thuy", "thua"]);
});

test("found words are marked in the text as it is written", () => {
  const text = "Kế hoạch số 43/KH-LAX về thi đua";
  const parts = ranges(text, { keys: new Map([["thi", 1], ["dua", 1], ["43khlax", 1]]), loose: true });
  assert.deepEqual(parts.map(([from, to]) => text.slice(from, to)), ["43/KH-LAX", "thi đua"]);
  assert.deepEqual(ranges("", { keys: new Map(), loose: true }), []);
});
