// Bodies: pairs of neighbours in the question, the rarest first, and no more of them than it
// takes. Every pair is a file to fetch, and two or three tell most pages from all others.
import { fit, neighbours, rarity } from "./question.js";

const AT_ONCE = 3;
const MOST = 7;
const MOST_SINGLES = 2;
const FEW = 0.12; // of all items: more common syllables are not in the index by themselves

/** Neighbours in the question that bodies may hold, rarest first. */
export function bodyPairs(asked) {
  return neighbours(asked)
    .filter((two) => two.every(({ bodies }) => bodies > 0))
    .sort(([a, b], [c, d]) => a.bodies * b.bodies - c.bodies * d.bodies);
}

const keyOf = ([one, other]) => `${one.key} ${other.key}`;

function add(store, sheet, two) {
  const [one, other] = two;
  const postings = store.inBodies(keyOf(two));
  const worth = rarity(sheet.size, postings.reduce((all, { count }) => all + count, 0));
  const bits = (1 << one.place) | (1 << other.place);
  for (const posting of postings) {
    const [left, right] = posting.term.split(" ");
    const score = worth * fit(left, one) * fit(right, other);
    const { items } = posting;
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      sheet.body[item] += score;
      sheet.words[item] |= bits;
      if (sheet.seen[item] !== sheet.pairCount + 1) {
        sheet.seen[item] = sheet.pairCount + 1;
        sheet.pairs[item] += 1;
      }
    }
  }
  sheet.pairWeight += worth;
  sheet.pairCount += 1;
  return postings.length > 0;
}

/** How many items hold every pair looked up so far. */
const holdingAll = (sheet) =>
  sheet.pairs.reduce((all, pairs) => all + (pairs === sheet.pairCount ? 1 : 0), 0);

/** Score all items by their bodies; returns whether some body holds all that was asked. */
export async function scoreBodies(store, sheet, pairs, full) {
  const { asked } = sheet;
  const found = new Set();
  sheet.seen = new Uint8Array(sheet.size);
  const most = full ? 1 : MOST;
  let sure = false;
  for (let from = 0; from < Math.min(most, pairs.length) && !sure; from += AT_ONCE) {
    const some = pairs.slice(from, Math.min(most, from + AT_ONCE));
    await store.gather(some.map((two) => store.bodyFile(keyOf(two))));
    for (const two of some) {
      if (add(store, sheet, two)) {
        two.forEach((word) => found.add(word));
      }
    }
    const all = holdingAll(sheet);
    sure = sheet.pairCount >= AT_ONCE && all > 0 && all <= 2;
  }
  if (sure || (sheet.pairCount > 1 && sheet.pairCount === pairs.length && holdingAll(sheet))) {
    return true;
  }
  // Words that no pair brought in, because their neighbour is mistyped or stands elsewhere.
  const few = Math.max(3, sheet.size * FEW);
  const alone = asked.filter((word) => !found.has(word) && word.bodies > 0 && word.bodies <= few);
  if (asked.length === 1 || !full) {
    const rarest = alone.sort((one, other) => one.bodies - other.bodies).slice(0, MOST_SINGLES);
    await store.gather(rarest.map(({ key }) => store.bodyFile(key)));
    for (const word of rarest) {
      for (const posting of store.inBodies(word.key)) {
        const score = rarity(sheet.size, posting.count) * fit(posting.term, word) * (asked.length > 1 ? 0.7 : 0.5);
        for (const item of posting.items) {
          sheet.body[item] += score;
          sheet.words[item] |= 1 << word.place;
        }
      }
    }
  }
  return false;
}
