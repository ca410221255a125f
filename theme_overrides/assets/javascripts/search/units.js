// Names of units: hundreds at most, so they come with the manifest and are searched in memory.
// An item is found by the name of its unit without that name being written in its shards.
import { expand, keys, terms } from "./reading.js";

const prepared = new WeakMap();

function ready([, label, others, place], table) {
  const names = [label, ...others];
  const ways = names.map(keys).flatMap((name) => [name, ...expand(name, table)]);
  return {
    terms: new Set(names.flatMap(terms)),
    keys: new Set(ways.flat()),
    // The bar keeps the end of one name from joining the beginning of the next.
    text: ` ${ways.map((way) => way.join(" ")).join(" | ")} `,
    place: new Set(keys(place ?? "")),
  };
}

/** The units of `store`: their words, and `count`: key → how many items its units have. */
export function unitsOf(store) {
  if (!prepared.has(store)) {
    const list = store.units.map((unit) => ready(unit, store.abbreviations));
    const items = new Uint32Array(list.length);
    for (const unit of store.unitOf) {
      items[unit] += 1; // 65535, an item without unit, falls outside and is lost
    }
    const count = new Map();
    list.forEach((unit, index) => {
      for (const key of unit.keys) {
        count.set(key, (count.get(key) ?? 0) + items[index]);
      }
    });
    prepared.set(store, { list, count });
  }
  return prepared.get(store);
}

const SHARE = 0.8; // of a word's weight: the unit is named beside the item, not in its title
const PLACE = 0.4;

/** For each unit how well it answers to `key`, read as the word `asked`. */
export function unitScores(units, key, asked, { prefix = false } = {}) {
  return units.list.map((unit) => {
    if (unit.keys.has(key)) {
      const marks = asked.term === asked.key || unit.terms.has(asked.term) ? 1 : 0.85;
      return asked.weight * SHARE * marks;
    }
    if (prefix && key.length > 1 && [...unit.keys].some((other) => other.startsWith(key))) {
      return asked.weight * SHARE * 0.9;
    }
    return unit.place.has(key) ? asked.weight * PLACE : 0;
  });
}

/** For each unit how many neighbours in the question stand beside each other in its names. */
export function unitPairs(units, asked) {
  const pairs = asked.slice(1).map((word, index) => ` ${asked[index].key} ${word.key} `);
  return units.list.map((unit) => pairs.filter((pair) => unit.text.includes(pair)).length);
}
