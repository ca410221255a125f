// Bodies: pairs of neighbours in the question, the rarest first, and no more of them than it
// takes. Every pair is a file to fetch, and two or three tell most pages from all others.
import { fit, neighbours, rarity } from "./question.js";
import { ones } from "./sheet.js";

const AT_ONCE = 4;
const MOST = 8;
const FEW_HOLD = 4; // items with all pairs: their texts can be read, no further pair is needed
const MOST_SINGLES = 2;
const FEW = 0.12; // of all items: more common syllables are not in the index by themselves

const keyOf = ([one, other]) => `${one.key} ${other.key}`;

/** Neighbours in the question that bodies may hold, rarest first. */
export function bodyPairs(asked) {
  return neighbours(asked)
    .filter((two) => two.every(({ bodies }) => bodies > 0))
    .sort(([a, b], [c, d]) => a.bodies * b.bodies - c.bodies * d.bodies);
}

/** The files of the first `count` of these pairs. */
export const pairFiles = (store, pairs, count = AT_ONCE) =>
  pairs.slice(0, count).map((two) => store.bodyFile(keyOf(two)));

function add(store, sheet, two) {
  const [one, other] = two;
  const postings = store.inBodies(keyOf(two));
  if (!postings.length) {
    return; // a slip, or the end of one text beside the beginning of another: it tells nothing
  }
  const worth = rarity(sheet.count, postings.reduce((all, { count }) => all + count, 0));
  const bits = (1 << one.place) | (1 << other.place);
  for (const posting of postings) {
    const [left, right] = posting.term.split(" ");
    const score = worth * fit(left, one) * fit(right, other);
    for (const item of posting.items) {
      sheet.body[item] += score;
      sheet.bodyWords[item] |= bits;
      sheet.pairs[item] |= 1 << one.place;
    }
  }
  sheet.pairWeight += worth;
  sheet.lookedUp |= 1 << one.place;
}

/** How many items hold every pair found so far. */
const holdingAll = ({ pairs, lookedUp }) => pairs.reduce((all, bits) => all + (bits === lookedUp ? 1 : 0), 0);

/** Score all items by their bodies, with all `pairs` or, if names are `full`, the first alone. */
export async function scoreBodies(store, sheet, pairs, full) {
  const { asked } = sheet;
  const most = Math.min(full ? 1 : MOST, pairs.length);
  let sure = false;
  for (let from = 0; from < most && !sure; from += AT_ONCE) {
    const some = pairs.slice(from, Math.min(most, from + AT_ONCE));
    await store.gather(pairFiles(store, some));
    some.forEach((two) => add(store, sheet, two));
    const all = holdingAll(sheet);
    sure = ones(sheet.lookedUp) >= 3 && all > 0 && all <= FEW_HOLD;
  }
  const inSome = sheet.bodyWords.reduce((all, bits) => all | bits, 0);
  if (sure || (full && asked.length > 1)) {
    return;
  }
  // Words that no pair brought in, because their neighbour is mistyped or stands elsewhere.
  const few = Math.max(3, sheet.count * FEW);
  const rarest = asked
    .filter(({ place, bodies }) => !(inSome & (1 << place)) && bodies > 0 && bodies <= few)
    .sort((one, other) => one.bodies - other.bodies)
    .slice(0, MOST_SINGLES);
  await store.gather(rarest.map(({ key }) => store.bodyFile(key)));
  for (const word of rarest) {
    for (const posting of store.inBodies(word.key)) {
      const score = rarity(sheet.count, posting.count) * fit(posting.term, word) * (asked.length > 1 ? 0.7 : 0.5);
      for (const item of posting.items) {
        sheet.body[item] += score;
        sheet.bodyWords[item] |= 1 << word.place;
      }
    }
  }
}
