// Filters, and how many results each of their values would leave.

const listed = (value) => (Array.isArray(value) ? value : [value]).filter((one) => one !== "" && one != null).map(String);

/** Name of a filter → the values that an item has in it, each with its label. */
const VALUES = {
  kind: (store) => (item) => [store.kinds[store.columns.kindOf[item]]].filter(Boolean),
  unit: (store) => (item) => [store.units[store.columns.unitOf[item]]].filter(Boolean),
  year: (store) => (item) => (store.yearOf[item] ? [[store.yearOf[item], store.yearOf[item]]] : []),
  campaign: (store) => {
    const labels = new Map(store.campaigns);
    const found = new Map();
    for (const [, postings] of store.at("campaigns") ?? []) {
      for (const { term, items } of postings) {
        for (const item of items) {
          found.set(item, [...(found.get(item) ?? []), [term, labels.get(term) ?? term]]);
        }
      }
    }
    return (item) => found.get(item) ?? [];
  },
};

/** Those of `items` that pass all `filters`, and each filter as a test of its own. */
export async function passing(items, filters, store, { campaigns }) {
  if (campaigns || listed(filters.campaign).length) {
    await store.gather(["campaigns"]);
  }
  const tests = Object.entries(VALUES).map(([name, of]) => {
    const values = of(store);
    const wanted = new Set(listed(filters[name]));
    const test = (item) => !wanted.size || values(item).some(([id, label]) => wanted.has(id) || wanted.has(label));
    return { name, values, test };
  });
  return { chosen: items.filter((item) => tests.every(({ test }) => test(item))), tests };
}

/** For each filter its values with label and count, as if that filter alone were not set. */
export function facetsOf(items, tests) {
  const facets = {};
  for (const { name, values } of tests) {
    const counts = new Map();
    const others = tests.filter((other) => other.name !== name);
    for (const item of items) {
      if (others.every(({ test }) => test(item))) {
        for (const [value, label] of values(item)) {
          const known = counts.get(value) ?? { value, label, count: 0 };
          known.count += 1;
          counts.set(value, known);
        }
      }
    }
    // Years from the newest; all else by how much there is of it.
    const newest = (one, other) => other.value.localeCompare(one.value);
    const most = (one, other) => other.count - one.count || one.label.localeCompare(other.label, "vi");
    facets[name] = [...counts.values()].sort(name === "year" ? newest : most);
  }
  return facets;
}
