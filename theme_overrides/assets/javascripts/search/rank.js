// From a question to items in order: names, then bodies and slips of the pen where names left
// something open. The weights were found by measuring (benchmarks/search/README.md); every one
// is a share of what a word tells.
import { bodyPairs, pairFiles, scoreBodies } from "./bodies.js";
import { groupsOf } from "./groups.js";
import { scoreNames } from "./names.js";
import { understand } from "./question.js";
import { ones, Sheet } from "./sheet.js";
import { planSlips, scoreSlips } from "./typos.js";

const WHOLE = 0.95; // of the question in names: nothing was left out
const EXACT = 2; // the name holds nothing but what was asked; half, where its groups tell the rest
const LONG = 0.12; // for each word of a name that was not asked for, six at most
const BODY = 0.35;
const BODY_WORD = 0.4; // of a word's weight, for a word that the body alone has
const IN_BODY = 1.2; // of the question's weight, for a body that has its words side by side
const BODY_COVER = 0.6;
const HELD = 0.5; // of what the best item holds: less is no answer any more

/** Turn what names and bodies gave into one score; `full`: some name held it all as typed. */
function combine(sheet, store, full) {
  const { size, score, cover, words, joined, body, bodyWords, pairs, lookedUp, pairWeight, inName, asked } = sheet;
  const pairCount = ones(lookedUp);
  const all = 2 ** asked.length - 1;
  const weightOf = sheet.weightOf;
  const { lengthOf } = store.columns;
  for (let item = 0; item < size; item++) {
    if (score[item]) {
      const more = weightOf(bodyWords[item] & ~words[item]);
      const share = Math.min(1, (cover[item] + more * BODY_COVER) / sheet.weight);
      score[item] = (score[item] + more * BODY_WORD) * (0.3 + 0.7 * share * share);
      if (words[item] === all && lengthOf[item] === inName[item]) {
        score[item] += inName[item] === asked.length ? EXACT : EXACT / 2;
      }
      if (share > WHOLE) {
        score[item] += 2;
      }
      if (inName[item]) {
        score[item] -= LONG * Math.min(6, Math.max(0, Math.min(15, lengthOf[item]) - inName[item]));
      }
    }
    if (body[item]) {
      const share = pairWeight ? body[item] / pairWeight : 1;
      score[item] += body[item] * BODY * share;
      // A body that has the words side by side answers as well as a title, together with it too.
      if (!full && pairCount > 1) {
        const together = ones((pairs[item] | joined[item]) & lookedUp);
        const told = weightOf(bodyWords[item] | words[item]) / sheet.weight;
        // Long questions may have a slip, which breaks two pairs; short ones are too easily met in part.
        const kept = together === pairCount ? 1 : together > 2 ? (together / pairCount) ** 2 : 0;
        score[item] += IN_BODY * sheet.weight * told * told * kept;
      }
    }
  }
}

/** All items that answer to `text`, best first, the sheet that says why, and `holders` of a phrase. */
export async function rank(text, store) {
  const groups = groupsOf(store);
  // A site without items has no files to look into either.
  const asked = store.n ? await understand(text, store, groups) : [];
  const sheet = new Sheet(store, asked);
  if (!asked.length) {
    return { items: [], sheet, holders: new Set() };
  }
  const pairs = bodyPairs(asked);
  // The rarest pair is looked up in any case: its file comes with those of the names. All do
  // where a word of the question is in no name.
  const hopeless = asked.slice(0, -1).some(({ names, inGroups }) => !names && !inGroups);
  await scoreNames(store, groups, sheet, pairFiles(store, pairs, hopeless ? undefined : 1));
  const full = sheet.full;
  const slips = full ? { plans: [], files: [] } : planSlips(store, groups, sheet);
  if (!full) {
    await store.gather([...slips.files, ...pairFiles(store, pairs)]);
  }
  await scoreBodies(store, sheet, pairs, full);
  scoreSlips(store, groups, sheet, slips.plans);
  combine(sheet, store, full);

  const { score } = sheet;
  const weightOf = sheet.weightOf;
  const held = (item) => weightOf(sheet.words[item] | sheet.bodyWords[item]);
  let most = 0;
  const items = [];
  for (let item = 0; item < sheet.size; item++) {
    if (score[item] > 0) {
      items.push(item);
      most = Math.max(most, held(item));
    }
  }
  // Of two that answer equally well the newer one is wanted: it has the higher number.
  sheet.order = (one, other) => score[other] - score[one] || other - one;
  const answers = items.filter((item) => held(item) >= most * HELD).sort(sheet.order);
  // Bodies that hold all pairs looked up may hold them in one piece: their texts can tell.
  const { pairs: pairsOf, lookedUp } = sheet;
  const phrase = !full && asked.length > 2 && ones(lookedUp) > 1;
  return { items: answers, sheet, holders: new Set(phrase ? answers.filter((item) => pairsOf[item] === lookedUp) : []) };
}
