// Names first: titles, people, numbers, units. Most questions are answered here.
import { enrol, holding, named, noteGroups } from "./groups.js";
import { fit, neighbours, rarity, weigh } from "./question.js";

const UNFINISHED = 0.9; // of a word's weight, for names where it only begins a word
const PAIR = 0.6; // of a pair's weight: two words in order, beyond each by itself
const COMPLETIONS = 6;
const LONGEST_NUMBER = 5; // parts: 98/2023/NĐ-CP has four
const NUMBER = 4;
const HEAD = 1; // for a number that begins with the digits asked for: *961* of 961/KH-SGDĐT

const sum = (postings) => postings.reduce((all, { count }) => all + count, 0);
export const mayPair = (word) => word.names > 0;
const keyOf = ([one, other]) => `${one.key} ${other.key}`;

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

/** Note what items have whose names, or groups, hold `first second`, read as the words asked. */
export function pair(store, groups, sheet, [first, second], [one, other], { besides, share = PAIR, begun = [] }) {
  const postings = store.inNames(`${first} ${second}`);
  const holders = holding(groups, first, second).filter((group) => group.alone || besides.has(group));
  const worth = rarity(sheet.count, sum(postings) + sum(holders.map(({ items }) => ({ count: items.length })))) * share;
  for (const posting of postings) {
    const [left, right] = posting.term.split(" ");
    sheet.note(posting.items, worth * fit(left, one) * fit(right, other));
  }
  for (const posting of begun) {
    sheet.note(posting.items, rarity(sheet.count, sum(begun)) * share * UNFINISHED);
  }
  for (const group of holders) {
    sheet.note(group.items, worth * group.share);
  }
}

/** Score all items by their names and what they belong to; `files` are wanted for the next step. */
export async function scoreNames(store, groups, sheet, files) {
  const { asked } = sheet;
  const last = asked.at(-1);
  const before = asked.at(-2);
  const all = neighbours(asked);
  const runs = numberRuns(asked);
  const longer = completions(last, store);
  const besides = named(groups, all);
  const campaigns = [...besides].filter(({ id }) => id);
  // A campaign finds those who carry it where the question has words for them as well.
  const carried = campaigns.length > 0 && asked.some(({ key }) => campaigns.every(({ keys }) => !keys.has(key)));
  if (!carried) {
    campaigns.forEach((one) => besides.delete(one));
  }
  // The last word may be unfinished: it is completed after the word before it, or alone.
  const opening = before ? (mayPair(before) ? keyOf([before, last]) : null) : last.key;
  await store.gather([
    "columns",
    ...files,
    ...asked.filter((word) => word.names).map(({ key }) => store.nameFile(key)),
    ...all.filter((two) => two.every(mayPair)).map((two) => store.nameFile(keyOf(two))),
    ...runs.map((key) => store.nameFile(key)),
    ...longer.map((key) => store.nameFile(key)),
    ...(opening ? store.nameFiles(opening) : []),
    ...(carried ? ["campaigns"] : []),
  ]);
  enrol(store, groups);
  asked.forEach((word) => weigh(word, store, groups));
  sheet.weight = asked.reduce((total, { weight }) => total + weight, 0);
  sheet.besides = besides;

  // Alone, "hoa" begins words and not pairs of words.
  const begun = [...(opening ? store.beginning(opening) : [])]
    .filter(([key]) => before || !key.includes(" "))
    .flatMap(([, postings]) => postings);
  for (const word of asked) {
    for (const posting of store.inNames(word.key)) {
      sheet.name(posting.items, word.weight * fit(posting.term, word));
    }
    if (word === last) {
      const unfinished = [...begun, ...longer.flatMap((key) => store.inNames(key))];
      unfinished.forEach(({ items }) => sheet.name(items, word.weight * UNFINISHED));
      sheet.instead.push(...longer);
    }
    noteGroups(groups, sheet, word.key, word, { besides, prefix: word === last });
    sheet.close(word);
  }
  for (const two of all) {
    pair(store, groups, sheet, two.map(({ key }) => key), two, { besides, begun: two[1] === last ? begun : [] });
    sheet.closePair(two[0].place);
  }
  const add = (postings, worth) => {
    for (const { items } of postings) {
      for (const item of items) {
        sheet.score[item] += worth;
      }
    }
  };
  runs.forEach((key) => add(store.inNames(key), NUMBER));
  for (const { key } of asked.filter(({ digits }) => digits)) {
    for (const [number, postings] of store.beginning(key)) {
      if (/^[^\d ]/.test(number.slice(key.length))) {
        add(postings, HEAD);
      }
    }
  }
}
