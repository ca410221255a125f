// From a question to items in order: names, then bodies, then slips of the pen, each step only
// as far as the one before left something open. The weights were found by measuring
// (benchmarks/search/README.md); every one is a share of what a word tells.
import { bodyPairs, scoreBodies } from "./bodies.js";
import { scoreNames, scoreSlips } from "./names.js";
import { understand } from "./question.js";
import { keys } from "./reading.js";
import { Sheet } from "./sheet.js";
import { unitsOf } from "./units.js";

const WHOLE = 0.95; // of the question in names: nothing was left out
const EXACT = 1; // the name holds what was asked and nothing else
const UNIT_PAIR = 1.2; // for each two words that stand beside each other in the unit's name
const LONG = 0.12; // for each word of a name that was not asked for, six at most
const BODY = 0.35;
const HELD = 0.5; // of what the best item holds: less is no answer any more
const PHRASES = 6; // items whose text is read for the words in one piece

/** Turn what names and bodies gave into one score; `full`: some name held it all as typed. */
function combine(sheet, store, full) {
  const { size, score, cover, body, pairs, pairCount, pairWeight, inName } = sheet;
  for (let item = 0; item < size; item++) {
    if (score[item]) {
      const share = Math.min(1, cover[item] / sheet.weight);
      const named = inName[item] >= sheet.asked.length;
      // What the item's own name holds, its unit's name does not tell once more.
      const near = named ? 0 : UNIT_PAIR * sheet.nearInUnit(item);
      score[item] = (score[item] + near) * (0.3 + 0.7 * share * share);
      if (named && store.lengthOf[item] === sheet.asked.length) {
        score[item] += EXACT;
      }
      if (share > WHOLE) {
        score[item] += 2;
      }
      if (inName[item]) {
        score[item] -= LONG * Math.min(6, Math.max(0, Math.min(15, store.lengthOf[item]) - inName[item]));
      }
    }
    if (body[item]) {
      const share = pairWeight ? body[item] / pairWeight : 1;
      score[item] += body[item] * BODY * share;
      // A body that holds many pairs, and all that were looked up, is as good as a title.
      if (pairCount > 1) {
        if (pairs[item] === pairCount && pairCount >= 3) {
          score[item] += full ? 1 : body[item] * 0.65 + 4;
        } else if (share > 0.84) {
          score[item] += full ? 0.5 : 1.5;
        }
      }
    }
  }
}

/** Put items whose text has the words in one piece before those where they are scattered. */
async function preferPhrase(sheet, store, items) {
  const candidates = items
    .slice(0, 2 * PHRASES)
    .filter((item) => sheet.pairs[item] === sheet.pairCount)
    .slice(0, PHRASES);
  if (candidates.length < 2) {
    return items;
  }
  const phrase = ` ${sheet.asked.map(({ key }) => key).join(" ")} `;
  await store.gather(candidates.map((item) => store.textFile(item)));
  for (const item of candidates) {
    if (` ${keys(store.text(item)).join(" ")} `.includes(phrase)) {
      sheet.score[item] += 3;
    }
  }
  return items.sort(sheet.order);
}

/** All items that answer to `text`, best first, and the sheet that says why. */
export async function rank(text, store) {
  const units = unitsOf(store);
  // A site without items has no files to look into either.
  const asked = store.n ? await understand(text, store, units) : [];
  const sheet = new Sheet(store, asked);
  if (!asked.length) {
    return { items: [], sheet };
  }
  const pairs = bodyPairs(asked);
  // The rarest pair is looked up in any case: its file comes with those of the names.
  await scoreNames(store, units, sheet, pairs.slice(0, 1).map(([one, other]) => store.bodyFile(`${one.key} ${other.key}`)));
  const full = sheet.full;
  const inBody = await scoreBodies(store, sheet, pairs, full);
  if (!full && !inBody) {
    await scoreSlips(store, units, sheet);
  }
  combine(sheet, store, full);

  const { score } = sheet;
  const held = sheet.held;
  let most = 0;
  const items = [];
  for (let item = 0; item < store.n; item++) {
    if (score[item] > 0) {
      items.push(item);
      most = Math.max(most, held(item));
    }
  }
  // Of two that answer equally well the newer one is wanted: it has the higher number.
  sheet.order = (one, other) => score[other] - score[one] || other - one;
  const answers = items.filter((item) => held(item) >= most * HELD).sort(sheet.order);
  const scattered = !full && sheet.pairCount >= 3;
  return { items: scattered ? await preferPhrase(sheet, store, answers) : answers, sheet };
}
