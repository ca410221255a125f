// The search of this site. One function: everything else, the suggestions and the page of
// results too, is built on it. Nothing is fetched before it is called.
import { excerpt, ranges } from "./search/excerpts.js";
import { facetsOf, passing } from "./search/filters.js";
import { rank } from "./search/rank.js";
import { expand } from "./search/reading.js";
import { open } from "./search/store.js";

const ROOT = new URL("../../", import.meta.url);
const TEXTS = 4; // results whose text is fetched to show where the words stand

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

async function shown(items, sheet, store) {
  const inBody = items.filter((item) => sheet.body[item] > sheet.pairWeight * 0.6).slice(0, TEXTS);
  await store.gather([...items.map((item) => store.recordFile(item)), ...inBody.map((item) => store.textFile(item))]);
  const sought = soughtIn(sheet, store.abbreviations);
  const forText = { ...sought, prefix: sought.unfinished ? sought.prefix : "" };
  return items.map((item) => {
    const [address, title, date, lead, sample] = store.record(item);
    const text = (inBody.includes(item) && excerpt(store.text(item), sought)) || lead;
    return {
      url: new URL(address.replace(/^\//, ""), ROOT).pathname,
      title,
      kind: store.kinds[store.kindOf[item]]?.[1] ?? "",
      unit: store.units[store.unitOf[item]]?.[1] ?? "",
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
  const store = await open();
  const { items, sheet } = await rank(String(query), store);
  if (!items.length) {
    return { total: 0, results: [], facets: {} };
  }
  const { chosen, tests } = await passing(items, filters, store, { campaigns: facets });
  const wanted = chosen.slice(offset, offset + limit);
  const results = wanted.length ? await shown(wanted, sheet, store) : [];
  return { total: chosen.length, results, facets: facets ? facetsOf(items, tests) : {} };
}
