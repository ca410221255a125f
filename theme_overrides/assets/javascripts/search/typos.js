// Words with one slip: a letter wrong, missing, too many, or two that changed places.
import { mayPair, pair } from "./names.js";
import { neighbours, rarity } from "./question.js";

/** Letters of a word that readers may mistype. */
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

/** Whether `word` is long enough to be taken for another one; one letter may be missing. */
const mayBeSlip = (word) => /^\D+$/.test(word) && word.length >= SHORTEST - 1;

/** Keys one slip from `key` that `frequency` knows, the most frequent first. */
export function variants(key, candidates, frequency) {
  const found = [];
  for (const candidate of candidates) {
    const longer = candidate.length - key.length;
    const fits = key.length < SHORTEST ? longer === 1 : Math.abs(longer) < 2;
    if (fits && frequency(candidate) && near(candidate, key)) {
      found.push(candidate);
    }
  }
  return found.sort((one, other) => frequency(other) - frequency(one));
}

const SLIP = 0.85; // of a word's weight, for names with a word that is one slip away
const SLIP_OF_KNOWN = 0.55; // the same where the word as typed exists as well
const SHORTER = 0.8; // of that, where the word meant would be too short to be taken for mistyped
const FILES = 8;

/** For each word that may be mistyped, the words it may have been meant to be, likeliest first. */
function slips(store, groups, sheet) {
  const { asked, missing } = sheet;
  const frequency = (key) => (store.known.get(key)?.names ?? 0) + (groups.count.get(key) ?? 0);
  const candidates = [...new Set([...store.known.keys(), ...groups.lone])];
  const exists = (word) => word.key === word.asTyped && (word.names > 0 || word.inGroups);
  const lacking = (word) => Boolean(missing & (1 << word.place));
  // What the best answer lacks is the likelier slip, and a word that no name has.
  return asked
    .filter(({ asTyped }) => mayBeSlip(asTyped))
    .sort((one, other) => lacking(other) - lacking(one) || exists(one) - exists(other))
    .map((word) => {
      const [before, after] = [asked[word.place - 1], asked[word.place + 1]];
      // A neighbour that names have leads to fewer files, and to fewer items, than a word alone.
      const pairOf = (key) =>
        before && mayPair(before) ? [before.key, key] : after && mayPair(after) ? [key, after.key] : [key];
      const found = variants(word.asTyped, candidates, frequency).map((key) => {
        const lookup = pairOf(key).join(" ");
        return { key, lookup, count: frequency(key), likely: store.inNames(lookup).length > 0 };
      });
      found.sort((one, other) => other.likely - one.likely || other.count - one.count);
      return { word, exists: exists(word), found: found.slice(0, lacking(word) ? 12 : 4) };
    });
}

/** The slips that are looked for, and the files to look in, a few at most. */
export function planSlips(store, groups, sheet) {
  const files = new Set();
  const room = (file) =>
    (store.at(file) || files.has(file) || files.size < FILES) && Boolean(files.add(file));
  const plans = slips(store, groups, sheet);
  for (const plan of plans) {
    plan.found = plan.found.filter(({ lookup }) => room(store.nameFile(lookup)));
  }
  return { plans, files: [...files] };
}

/** Where nothing held the whole question: add names with words that are one slip away. */
export function scoreSlips(store, groups, sheet, plans) {
  const { asked, besides } = sheet;
  for (const { word, exists, found } of plans) {
    const items = found.reduce((all, { count }) => all + count, 0);
    if (!exists && found.length) {
      // *nguen* is rare and would weigh much; it is *nguyen*, and that weighs little.
      const meant = Math.min(word.weight, rarity(sheet.count, items));
      sheet.weight -= word.weight - meant;
      word.weight = meant;
    }
    const worth = word.weight * (exists ? SLIP_OF_KNOWN : SLIP);
    const bit = 1 << word.place;
    const lack = (all) => [...all].filter((item) => !(sheet.words[item] & bit));
    for (const { key, lookup } of found) {
      const share = key.length < SHORTEST ? SHORTER : 1;
      for (const posting of [...store.inNames(key), ...store.inNames(lookup)]) {
        sheet.name(lack(posting.items), worth * share);
      }
      for (const group of groups.byKey.get(key) ?? []) {
        if (group.keys.has(key) && (group.alone || besides.has(group))) {
          sheet.note(lack(group.items), worth * share * group.share);
        }
      }
    }
    sheet.close(word);
    for (const [one, other] of neighbours(asked).filter((two) => two.includes(word))) {
      for (const { key } of found) {
        const read = one === word ? [key, other.key] : [one.key, key];
        pair(store, groups, sheet, read, [one, other], { besides, share: exists ? 0.3 : 0.5 });
      }
      sheet.closePair(one.place);
    }
    if (!exists) {
      sheet.instead.push(...found.map(({ key }) => key));
    }
  }
}
