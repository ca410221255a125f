// How text is read: syllables, terms that keep their marks, keys without them. The twin of
// hooks/thidua/vietnamese/reading.py; tests/search/vectors.json holds both to one answer.

const TONES = { "\u0300": "`", "\u0301": "'", "\u0309": "?", "\u0303": "~", "\u0323": "." };
const SIGNS = /[`'?~.]+$/;
const LEFT_OVER = /[\u0300-\u036f\u00ad\u200c-\u200d\u2060\ufeff]/g;
const SYLLABLE = /[\p{L}\p{N}]+/gu;
const FINAL_Y = /^(h|k|l|m|s|t|v|qu)y$/;
const NUMBER =
  /(?<![\p{L}\p{N}])\d+[a-z]?(?:[/-][\p{L}\p{N}&.]*[\p{L}\p{N}])*[/-](?=[\p{L}\p{N}&.]*\p{L})[\p{L}\p{N}&.]*[\p{L}\p{N}]/gu;

const plain = (text) => text.normalize("NFC").toLowerCase().replace(LEFT_OVER, "");

/** The syllables of `text`: runs of letters and digits, composed and in lower case. */
export function words(text) {
  return plain(text).match(SYLLABLE) ?? [];
}

const withoutZeros = (text) => text.replace(/^0+(?=[0-9])/, "");

/** `read` that works out every text once: syllables are few, and come by the thousand. */
function remembered(read) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) {
      known.set(text, read(text));
    }
    return known.get(text);
  };
}

/** A word in its one form: the tone as a sign at the end, so that *hoà* is *hòa*. */
export const term = remembered((word) => {
  let tone = "";
  let bare = "";
  for (const sign of word.normalize("NFD")) {
    if (sign in TONES) {
      tone = TONES[sign];
    } else {
      bare += sign;
    }
  }
  return withoutZeros(bare.normalize("NFC").replace(FINAL_Y, "$1i")) + tone;
});

const bare = remembered((given) =>
  given.replace(SIGNS, "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d"),
);

/** A term of one syllable or more without its marks. */
export const fold = (given) => (given.includes(" ") ? given.split(" ").map(bare).join(" ") : bare(given));

/** The terms of `text`, in order. */
export const terms = (text) => words(text).map(term);

/** The keys of `text`, in order. */
export const keys = (text) => terms(text).map(fold);

/** The numbers of documents in `text`, each as one term: *43/KH-LAX* is `43khlax`. */
export function numbers(text) {
  const found = plain(text).match(NUMBER) ?? [];
  return found.map((number) => withoutZeros(number.match(SYLLABLE).join("")));
}

const tables = new WeakMap();

/** Abbreviations by the first key of each of their forms. */
function byFirst(table) {
  if (!tables.has(table)) {
    const found = new Map();
    for (const [short, long] of table.map((pair) => pair.map((form) => form.split(" ")))) {
      for (const [form, other] of [
        [short, long],
        [long, short],
      ]) {
        found.set(form[0], [...(found.get(form[0]) ?? []), [form, other]]);
      }
    }
    tables.set(table, found);
  }
  return tables.get(table);
}

/** The other ways to write a list of keys: each with one abbreviation spelt out, or made. */
export function expand(given, table) {
  const forms = byFirst(table);
  const found = new Map([[given.join(" "), null]]);
  given.forEach((first, place) => {
    for (const [form, other] of forms.get(first) ?? []) {
      if (form.every((key, offset) => given[place + offset] === key)) {
        const changed = [...given.slice(0, place), ...other, ...given.slice(place + form.length)];
        const text = changed.join(" ");
        if (!found.has(text)) {
          found.set(text, changed);
        }
      }
    }
  });
  return [...found.values()].filter(Boolean);
}
