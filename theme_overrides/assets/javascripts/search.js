// The search of this site. One function: everything else, the suggestions and the page of
// results too, is built on it. Nothing is fetched before it is called.
// Modules that others import are named here too: so all are asked for at once, not wave by wave.
import "./search/bodies.js";
import "./search/groups.js";
import "./search/keyboard.js";
import "./search/names.js";
import "./search/question.js";
import "./search/sheet.js";
import "./search/typos.js";
import { excerpt, ranges } from "./search/excerpts.js";
import { facetsOf, passing } from "./search/filters.js";
import { rank } from "./search/rank.js";
import { expand, keys } from "./search/reading.js";
import { open } from "./search/store.js";

const ROOT = new URL("../../", import.meta.url);
const TEXTS = 4; // results whose text is fetched to show where the words stand
const IN_ONE_PIECE = 0.7; // of the question's weight, for a text that holds its words in their order

/** What to look for in titles and texts that are shown. */
function soughtIn(sheet, table) {
  const { asked } = sheet;
  const average = sheet.weight / asked.length;
  const given = asked.map(({ key }) => key);
  const ways = [given, ...expand(given, table)];
  const keys = new Map([...ways.flat(), ...sheet.instead].map((key) => [key, average]));
  asked.forEach(({ key, weight }) => keys.set(key, weight));
  for (let from = 0; from < given.length; from++) {
    for (let to = from + 2; to <= given.length && /^\d/.test(given[from]); to++) {
      keys.set(given.slice(from, to).join(""), average);
    }
  }
  const pairs = new Set(ways.flatMap((way) => way.slice(1).map((key, index) => `${way[index]} ${key}`)));
  const last = asked.at(-1);
  const prefix = last.key.length > 1 && !last.digits ? last.key : "";
  return { keys, pairs, prefix, unfinished: !last.names && !last.bodies };
}

/** Put items whose text has the question in one piece before those where it is scattered. */
function preferPhrase(candidates, sheet, store) {
  const phrase = ` ${sheet.asked.map(({ key }) => key).join(" ")}`;
  for (const item of candidates) {
    if (` ${keys(store.text(item)).join(" ")}`.includes(phrase)) {
      sheet.score[item] += IN_ONE_PIECE * sheet.weight;
    }
  }
}

/** Those of `chosen` that are wanted, as results; `holders` may come to stand before others. */
async function shown(chosen, { offset, limit }, { sheet, holders }, store) {
  const page = () => chosen.slice(offset, offset + limit);
  const candidates = chosen.filter((item) => holders.has(item)).slice(0, TEXTS);
  const inBody = page().filter((item) => sheet.body[item] > sheet.pairWeight * 0.6);
  const texts = [...candidates, ...inBody].slice(0, TEXTS);
  await store.gather([
    ...[...page(), ...candidates].map((item) => store.recordFile(item)),
    ...texts.map((item) => store.textFile(item)),
  ]);
  preferPhrase(candidates, sheet, store);
  chosen.sort(sheet.order);
  const items = page();
  const { kindOf, unitOf } = store.columns;
  const sought = soughtIn(sheet, store.abbreviations);
  const forText = { ...sought, prefix: sought.unfinished ? sought.prefix : "" };
  return items.map((item) => {
    const [address, title, date, lead, sample] = store.record(item);
    const text = (texts.includes(item) && excerpt(store.text(item), sought)) || lead;
    return {
      url: new URL(address.replace(/^\//, ""), ROOT).pathname,
      title,
      kind: store.kinds[kindOf[item]]?.[1] ?? "",
      unit: store.units[unitOf[item]]?.[1] ?? "",
      date,
      excerpt: text,
      sample: Boolean(sample),
      marks: {
        title: ranges(title, { ...sought, loose: true }),
        excerpt: ranges(text, { ...forText, loose: sheet.asked.length === 1 }),
      },
    };
  });
}

/**
 * Find what `query` asks for.
 *
 * `filters` may hold `kind`, `unit`, `year` and `campaign`: an id as `facets` gives it, or a
 * list of them. `offset` skips results, for paging. With `facets`, counts for each filter come
 * along, each as if that filter were not set. `marks` of a result are the offsets at which
 * found words begin and end in its title and excerpt; `sample` is true of made-up records.
 */
export async function search(query, { limit = 10, offset = 0, filters = {}, facets = false } = {}) {
  const store = (await open()).forQuestion();
  const found = await rank(String(query), store);
  const { items } = found;
  if (!items.length) {
    return { total: 0, results: [], facets: {} };
  }
  const { chosen, tests } = await passing(items, filters, store, { campaigns: facets });
  const results = chosen.length > offset ? await shown(chosen, { offset, limit }, found, store) : [];
  return { total: chosen.length, results, facets: facets ? facetsOf(items, tests) : {} };
}
