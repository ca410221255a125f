// What an item belongs to: its unit, its campaigns, its kind, its year. There are hundreds of
// these at most, so their names come with the manifest and are searched in memory; an item is
// found by them without their names being written in its shards.
import { expand, keys, terms } from "./reading.js";
import { NONE } from "./store.js";

const SHARE = 0.8; // of a word's weight: the group is named beside the item, not in its title
const PLACE = 0.5; // of a word's weight, where a unit only lies at a place called so
const UNFINISHED = 0.9;

const prepared = new WeakMap();

/** Value of `of(item)` → the items that have it. */
function itemsBy(store, of) {
  const found = new Map();
  const { kindOf } = store.columns;
  for (let item = 0; item < store.S; item++) {
    if (kindOf[item] !== NONE) {
      const value = of(item);
      found.has(value) ? found.get(value).push(item) : found.set(value, [item]);
    }
  }
  return found;
}

function group(sort, names, table, place = "") {
  const ways = names.map(keys).flatMap((name) => [name, ...expand(name, table)]);
  return {
    // One word of a campaign's name, *tốt*, leads to no campaign; one of a school's does.
    alone: sort === "unit" || sort === "year",
    // Who asks for *phong trào …* wants a campaign as much as a paper with these words in its title.
    share: sort === "kind" ? 1 : SHARE,
    terms: new Set(names.flatMap(terms)),
    keys: new Set(ways.flat()),
    // The bar keeps the end of one name from joining the beginning of the next.
    text: ` ${ways.map((way) => way.join(" ")).join(" | ")} `,
    place: new Set(keys(place)),
    items: [],
    page: [], // of a unit, the item that is its own
  };
}

function prepare(store) {
  const table = store.abbreviations;
  const sorts = {
    unit: store.units.map(([, name, others, place]) => group("unit", [name, ...others], table, place)),
    kind: store.kinds.map(([, name]) => group("kind", [name], table)),
    year: store.years.map(([year]) => group("year", [year], table)),
    campaign: store.campaigns.map(([id, name]) => ({ id, ...group("campaign", [name], table) })),
  };
  const byKey = new Map();
  for (const one of Object.values(sorts).flat()) {
    for (const key of new Set([...one.keys, ...one.place])) {
      byKey.has(key) ? byKey.get(key).push(one) : byKey.set(key, [one]);
    }
  }
  const lone = new Set([...byKey].filter(([key, all]) => all.some((one) => one.alone && one.keys.has(key))).map(([key]) => key));
  return { ...sorts, byKey, lone, count: new Map() };
}

/** The groups of `store`, `byKey`; `lone` are the keys by which units and years are called. */
export function groupsOf(store) {
  const { whole } = store;
  if (!prepared.has(whole)) {
    prepared.set(whole, prepare(whole));
  }
  return prepared.get(whole);
}

/** Give groups their items, as far as the files that tell them are there; `count` sums them by key. */
export function enrol(store, groups) {
  if (!groups.count.size) {
    const { kindOf, unitOf } = store.columns;
    const byUnit = itemsBy(store, (item) => unitOf[item]);
    const byKind = itemsBy(store, (item) => kindOf[item]);
    const byYear = itemsBy(store, (item) => store.yearOf[item]);
    groups.unit.forEach((one, index) => {
      one.items = byUnit.get(index) ?? [];
      one.page = one.items.filter((item) => store.kinds[kindOf[item]][0] === "unit");
    });
    groups.kind.forEach((one, index) => Object.assign(one, { items: byKind.get(index) ?? [] }));
    groups.year.forEach((one, index) => Object.assign(one, { items: byYear.get(store.years[index][0]) ?? [] }));
    for (const key of groups.lone) {
      const all = groups.byKey.get(key).filter((one) => one.alone && one.keys.has(key));
      groups.count.set(key, all.reduce((sum, { items }) => sum + items.length, 0));
    }
  }
  const carried = [...(store.at("campaigns")?.values() ?? [])].flat();
  for (const { term, items } of carried) {
    Object.assign(groups.campaign.find(({ id }) => id === term) ?? {}, { items });
  }
}

/** Those groups of which a name holds `first second` side by side. */
export const holding = (groups, first, second) =>
  (groups.byKey.get(first) ?? []).filter(({ text }) => text.includes(` ${first} ${second} `));

/** Groups that the pairs of a question name: those that single words do not lead to. */
export const named = (groups, pairs) =>
  new Set(pairs.flatMap(([one, other]) => holding(groups, one.key, other.key)).filter(({ alone }) => !alone));

/** Note on the sheet the items of groups called `key`, read as the word `asked`. */
export function noteGroups(groups, sheet, key, asked, { besides, prefix = false }) {
  const note = (one, worth) => sheet.note(one.items, asked.weight * worth);
  for (const one of groups.byKey.get(key) ?? []) {
    if (!one.keys.has(key)) {
      note(one, PLACE);
      sheet.note(one.page, asked.weight * SHARE);
    } else if (one.alone || besides.has(one)) {
      note(one, one.share * (asked.term === asked.key || one.terms.has(asked.term) ? 1 : 0.85));
    }
  }
  if (prefix && key.length > 1) {
    for (const [other, all] of groups.byKey) {
      if (other.startsWith(key) && other !== key) {
        all.filter((one) => one.alone && one.keys.has(other)).forEach((one) => note(one, one.share * UNFINISHED));
      }
    }
  }
}
