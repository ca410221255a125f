// Words with one slip: a letter wrong, missing, too many, or two that changed places.

const SHORTEST = 4;

/** Whether `one` becomes `other` by a single slip (Damerau's distance is 1). */
export function near(one, other) {
  if (one.length < other.length) {
    return near(other, one);
  }
  const longer = one.length - other.length;
  if (longer > 1 || one === other) {
    return false;
  }
  let same = 0;
  while (same < other.length && one[same] === other[same]) {
    same++;
  }
  const rest = one.slice(same + 1);
  if (longer) {
    return rest === other.slice(same);
  }
  const swapped = one[same] === other[same + 1] && one[same + 1] === other[same];
  return rest === other.slice(same + 1) || (swapped && one.slice(same + 2) === other.slice(same + 2));
}

/** Whether `word` is long enough to be taken for another one. */
export const mayBeSlip = ({ key, names }) =>
  /^\D+$/.test(key) && (key.length >= SHORTEST || (!names && key.length === SHORTEST - 1));

/** Keys one slip from `key` that `frequency` knows, the most frequent first. */
export function variants(key, candidates, frequency) {
  const found = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - key.length) < 2 && frequency(candidate) && near(candidate, key)) {
      found.push(candidate);
    }
  }
  return found.sort((one, other) => frequency(other) - frequency(one));
}
