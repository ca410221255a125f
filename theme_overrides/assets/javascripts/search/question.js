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

const known = (store, groups, key) => store.known.has(key) || groups.lone.has(key);

/** The other reading of a word that no vocabulary lists: the keys of a Vietnamese keyboard. */
function decoded(typed, store, groups) {
  if (known(store, groups, fold(term(typed)))) {
    return null;
  }
  const meant = decode(typed);
  return meant && known(store, groups, fold(meant)) ? meant : null;
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
export async function understand(text, store, groups) {
  const typed = words(text).slice(0, MOST_TYPED);
  const meant = typed.map((word) => decoded(word, store, groups));
  // Words with digits are in no vocabulary: whether *a1* is one or a tone, its shard alone knows.
  const unsure = typed.map((word) => fold(term(word))).filter((key, at) => meant[at] && DIGIT.test(key));
  await store.gather(unsure.map((key) => store.nameFile(key)));
  const all = typed.map((word, typedAt) => {
    const asTyped = fold(term(word));
    const termOf = (!store.inNames(asTyped).length && meant[typedAt]) || term(word);
    const key = fold(termOf);
    const digits = DIGIT.test(key);
    return { typedAt, term: termOf, key, asTyped, digits, inGroups: groups.lone.has(key) };
  });
  all.forEach((word) => weigh(word, store, groups));
  return telling(all).map((word, place) => Object.assign(word, { place }));
}

/** Set how often a word occurs and what it weighs, as far as files that tell are there. */
export function weigh(word, store, groups) {
  const { key, digits } = word;
  const inShard = () => store.inNames(key).reduce((sum, posting) => sum + posting.count, 0);
  const counts = digits
    ? { names: store.at(store.nameFile(key)) ? inShard() : 1, bodies: key.length > 4 ? 1 : store.n / 10 }
    : (store.known.get(key) ?? { names: 0, bodies: 0 });
  const items = counts.names + (groups.count.get(key) ?? 0) || counts.bodies / 4;
  const weight = rarity(store.n, Math.min(store.n, Math.max(1, items)));
  Object.assign(word, counts, { weight });
}
