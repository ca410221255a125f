// The part of a text that shows why it was found, and where in it the found words stand.
import { fold, numbers, term } from "./reading.js";

const LENGTH = 34; // syllables: some two lines on a desk
const BEFORE = 6; // syllables that lead up to what was found
const SHORT = 60; // characters
const SYLLABLE = /[\p{L}\p{N}\p{M}]+/gu;
const NUMBER = /\p{N}[\p{L}\p{N}\p{M}&./-]*[\p{L}\p{N}\p{M}]/gu;

function syllables(text) {
  return [...text.matchAll(SYLLABLE)].map((match) => ({
    key: fold(term(match[0].normalize("NFC").toLowerCase())),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/**
 * Where `sought.keys` (key → weight) stand in `text`: pairs of offsets, in order.
 *
 * A light word (*và*, *của*) by itself says nothing: unless `sought.loose`, it counts only
 * beside another found one.
 */
export function ranges(text, sought) {
  const found = [];
  for (const match of text.matchAll(NUMBER)) {
    if (numbers(match[0]).some((number) => sought.keys.has(fold(number)))) {
      found.push([match.index, match.index + match[0].length]);
    }
  }
  const all = syllables(text);
  const heavy = Math.max(0, ...sought.keys.values()) / 2;
  const weight = (place) => sought.keys.get(all[place]?.key) ?? (begins(all[place], sought) ? heavy : 0);
  all.forEach(({ from, to }, place) => {
    const mine = weight(place);
    if (mine && (sought.loose || mine >= heavy || weight(place - 1) || weight(place + 1))) {
      found.push([from, to]);
    }
  });
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  return found.reduce((joined, [from, to]) => {
    const before = joined.at(-1);
    // Words beside each other are marked in one stroke.
    if (before && (from <= before[1] || /^\s+$/.test(text.slice(before[1], from)))) {
      before[1] = Math.max(before[1], to);
    } else {
      joined.push([from, to]);
    }
    return joined;
  }, []);
}

/** Whether a syllable begins with the word that the reader is still typing. */
const begins = (syllable, { prefix }) => Boolean(prefix && syllable?.key.startsWith(prefix));

/** The paragraphs of `text`; facts of a few words each are run together. */
function paragraphs(text) {
  const found = [];
  let short = false;
  for (const line of text.split("\n").filter(Boolean)) {
    const isShort = line.length < SHORT;
    if (short && isShort) {
      found.push(`${found.pop()} · ${line}`);
    } else {
      found.push(line);
    }
    short = isShort;
  }
  return found;
}

/** Of `text`, the stretch of a line or two that holds most of what is sought; "" if none. */
export function excerpt(text, sought) {
  let best = { worth: 0 };
  for (const paragraph of paragraphs(text)) {
    const all = syllables(paragraph);
    const worth = all.map(({ key }, place) => {
      const mine = sought.keys.get(key) ?? 0;
      // Words that follow each other as in the question are worth more than scattered ones.
      const joined = place > 0 && sought.pairs.has(`${all[place - 1].key} ${key}`);
      return mine * (joined ? 2 : 1);
    });
    all.forEach(({ key }, start) => {
      if (!sought.keys.has(key)) {
        return;
      }
      const seen = new Set();
      let sum = 0;
      for (let place = start; place < Math.min(all.length, start + LENGTH - BEFORE); place++) {
        if (worth[place] && !seen.has(all[place].key)) {
          seen.add(all[place].key);
          sum += worth[place];
        }
      }
      if (sum > best.worth) {
        best = { worth: sum, paragraph, all, start };
      }
    });
  }
  return best.worth ? cut(best) : "";
}

function cut({ paragraph, all, start }) {
  const first = all.length <= LENGTH ? 0 : Math.max(0, Math.min(start - BEFORE, all.length - LENGTH));
  const end = Math.min(all.length, first + LENGTH);
  const from = first === 0 ? 0 : all[first].from;
  const to = end === all.length ? paragraph.length : all[end - 1].to;
  return (from > 0 ? "… " : "") + paragraph.slice(from, to).trim() + (to < paragraph.length ? "…" : "");
}
