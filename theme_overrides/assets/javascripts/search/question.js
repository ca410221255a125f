// What the reader asked, as words with what the index knows of each.
import { decode } from "./keyboard.js";
import { fold, term, words } from "./reading.js";

const MOST_TYPED = 64; // more is a pasted text
const MOST_WORDS = 16; // as many as fit into the bits of a Uint16
const DIGIT = /\d/;

/** How much a word that `count` of `size` items have tells about one of them. */
export const rarity = (size, count) => Math.log(1 + size / (count + 0.5));

/** 1 without marks in the question; else more for an item with the same marks than without. */
export function fit(found, asked) {
  if (asked.term === asked.key) {
    return 1;
  }
  return found === asked.term ? 1.15 : 0.85;
}

const known = (store, units, key) => store.known.has(key) || units.count.has(key);

/** `typed` as the reader meant it: what a Vietnamese keyboard left behind is put right. */
function meant(typed, store, units) {
  const asTyped = term(typed);
  const key = fold(asTyped);
  if (known(store, units, key) || store.inNames(key).length) {
    return asTyped;
  }
  const decoded = decode(typed);
  return decoded && known(store, units, fold(decoded)) ? decoded : asTyped;
}

/** Words of `asked` that followed each other when they were typed. */
export const neighbours = (asked) =>
  asked
    .slice(1)
    .map((word, index) => [asked[index], word])
    .filter(([one, other]) => other.typedAt === one.typedAt + 1);

/** Those of a long question's words that tell most, in their order. */
function telling(all) {
  if (all.length <= MOST_WORDS) {
    return all;
  }
  const byWeight = [...all].sort((one, other) => other.weight - one.weight);
  const kept = new Set(byWeight.slice(0, MOST_WORDS));
  return all.filter((word) => kept.has(word));
}

/** The words of `text`, each with its term, its key and its weight. */
export async function understand(text, store, units) {
  const typed = words(text).slice(0, MOST_TYPED);
  // Words with digits are not in the vocabulary; their shards alone know them.
  const withDigits = typed.map((word) => fold(term(word))).filter((key) => DIGIT.test(key));
  await store.gather(withDigits.map((key) => store.nameFile(key)));
  const all = typed.map((word, typedAt) => {
    const termOf = meant(word, store, units);
    const key = fold(termOf);
    const counts = store.known.get(key) ?? { names: 0, bodies: 0 };
    const digits = DIGIT.test(key);
    const names = digits
      ? store.inNames(key).reduce((sum, posting) => sum + posting.count, 0)
      : counts.names;
    const bodies = digits ? 1 : counts.bodies;
    const items = names + (units.count.get(key) ?? 0) || bodies / 4;
    const weight = rarity(store.n, Math.min(store.n, Math.max(1, items)));
    return { typedAt, term: termOf, key, names, bodies, digits, weight, inUnits: units.count.has(key) };
  });
  return telling(all).map((word, place) => ({ ...word, place }));
}
