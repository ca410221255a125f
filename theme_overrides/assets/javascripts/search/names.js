// Names first: titles, people, numbers, units. Most questions are answered here.
import { fit, neighbours, rarity } from "./question.js";
import { mayBeSlip, variants } from "./typos.js";
import { unitPairs, unitScores } from "./units.js";

const UNFINISHED = 0.9; // of a word's weight, for names where it only begins a word
const PAIR = 0.6; // of a pair's weight: two words in order, beyond each by itself
const COMPLETIONS = 6;
const LONGEST_NUMBER = 5; // parts: 98/2023/NĐ-CP has four
const NUMBER = 4;

const sum = (postings) => postings.reduce((all, { count }) => all + count, 0);
const mayPair = (word) => word.names > 0;

/** The runs of words that may be the number of a document: *43 kh lax* is `43khlax`. */
function numberRuns(asked) {
  return asked
    .filter(({ digits }) => digits)
    .flatMap(({ place }) =>
      Array.from({ length: Math.min(LONGEST_NUMBER, asked.length - place) }, (_, more) =>
        asked.slice(place, place + more + 1),
      ),
    )
    .map((run) => run.map(({ key }) => key).join(""))
    .filter((key) => /\D/.test(key));
}

/** Words that the last one, met nowhere as it stands, may become. */
function completions(word, store) {
  if (word.names || word.bodies || word.key.length < 2) {
    return [];
  }
  const frequency = (key) => store.known.get(key).names;
  return [...store.known.keys()]
    .filter((key) => key.startsWith(word.key) && frequency(key))
    .sort((one, other) => frequency(other) - frequency(one))
    .slice(0, COMPLETIONS);
}

/** Add to `score` what items have whose names hold `first second`, read as the words asked. */
function pair(store, sheet, [first, second], [one, other], share) {
  const postings = store.inNames(`${first} ${second}`);
  const worth = rarity(sheet.size, sum(postings)) * share;
  for (const posting of postings) {
    const [left, right] = posting.term.split(" ");
    const score = worth * fit(left, one) * fit(right, other);
    for (const item of posting.items) {
      sheet.score[item] += score;
    }
  }
}

/** Score all items by their names and units; `besides` are files wanted for the next step. */
export async function scoreNames(store, units, sheet, besides) {
  const { asked } = sheet;
  const last = asked.at(-1);
  const before = asked.at(-2);
  const joined = neighbours(asked).filter((two) => two.every(mayPair));
  const runs = numberRuns(asked);
  const longer = completions(last, store);
  // The last word may be unfinished: it is completed after the word before it, or alone.
  const opening = before ? (mayPair(before) ? `${before.key} ${last.key}` : null) : last.key;
  await store.gather([
    ...besides,
    ...asked.filter((word) => word.names).map(({ key }) => store.nameFile(key)),
    ...joined.map(([one, other]) => store.nameFile(`${one.key} ${other.key}`)),
    ...runs.map((key) => store.nameFile(key)),
    ...longer.map((key) => store.nameFile(key)),
    ...(opening ? [store.nameFile(opening)] : []),
  ]);

  for (const word of asked) {
    for (const posting of store.inNames(word.key)) {
      sheet.name(posting.items, word.weight * fit(posting.term, word));
    }
    sheet.unit(unitScores(units, word.key, word, { prefix: word === last }));
    if (word === last) {
      const unfinished = word.weight * UNFINISHED;
      for (const [key, postings] of opening ? store.beginning(opening) : []) {
        // Alone, "hoa" begins words and not pairs of words.
        if (before || !key.includes(" ")) {
          postings.forEach((posting) => sheet.name(posting.items, unfinished));
        }
      }
      for (const key of longer) {
        sheet.instead.push(key);
        store.inNames(key).forEach((posting) => sheet.name(posting.items, unfinished));
      }
    }
    sheet.close(word);
  }
  for (const [one, other] of joined) {
    pair(store, sheet, [one.key, other.key], [one, other], PAIR);
  }
  for (const key of runs) {
    for (const posting of store.inNames(key)) {
      for (const item of posting.items) {
        sheet.score[item] += NUMBER;
      }
    }
  }
  const near = unitPairs(units, asked);
  sheet.nearInUnit = (item) => near[sheet.unitOf[item]] ?? 0;
}

const SLIP = 0.85; // of a word's weight, for names with a word that is one slip away
const SLIP_OF_KNOWN = 0.5; // the same where the word as typed exists as well
const FILES = 6;

/** Where nothing held the whole question: look for words that are one slip away from its. */
export async function scoreSlips(store, units, sheet) {
  const { asked, size } = sheet;
  const frequency = (key) => (store.known.get(key)?.names ?? 0) || (units.count.has(key) ? 1 : 0);
  const candidates = [...new Set([...store.known.keys(), ...units.count.keys()])];
  // Words that no name has come first: they are the likelier slips.
  const plans = [...asked]
    .sort((one, other) => Boolean(one.names || one.inUnits) - Boolean(other.names || other.inUnits))
    .filter(mayBeSlip)
    .map((word) => {
      const exists = word.names > 0 || word.inUnits;
      return { word, exists, found: variants(word.key, candidates, frequency).slice(0, exists ? 4 : 6) };
    });
  const files = new Set();
  for (const plan of plans) {
    plan.found = plan.found.filter((key) => {
      const file = store.nameFile(key);
      const fits = files.has(file) || store.at(file) || files.size < FILES;
      return fits && files.add(file);
    });
  }
  const pairs = plans.flatMap(({ word, found }) => {
    const before = asked[word.place - 1];
    return before && mayPair(before) ? found.slice(0, 2).map((key) => `${before.key} ${key}`) : [];
  });
  await store.gather([...files, ...pairs.map((key) => store.nameFile(key))]);

  for (const { word, exists, found } of plans) {
    const items = found.reduce((all, key) => all + frequency(key), 0);
    const slip = exists
      ? word.weight * SLIP_OF_KNOWN
      : Math.min(word.weight, rarity(size, items || 1)) * SLIP;
    const had = new Set(exists ? store.inNames(word.key).flatMap((posting) => [...posting.items]) : []);
    for (const key of found) {
      for (const posting of store.inNames(key)) {
        sheet.name([...posting.items].filter((item) => !had.has(item)), slip);
      }
      if (units.count.has(key)) {
        sheet.unit(units.list.map((unit) => (unit.keys.has(key) ? slip * 0.8 : 0)));
      }
      const before = asked[word.place - 1];
      if (before) {
        pair(store, sheet, [before.key, key], [before, word], exists ? 0.3 : 0.5);
      }
    }
    sheet.close(word);
    if (!exists) {
      sheet.instead.push(...found);
    }
  }
}
