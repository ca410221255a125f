// Words typed as for a Vietnamese keyboard program that was off: Telex and VNI. The twin of
// hooks/thidua/vietnamese/keyboard.py, where the rules are told.
import { fold, term } from "./reading.js";

const TELEX_TONES = { s: "'", f: "`", r: "?", x: "~", j: "." };
const VNI_TONES = { 1: "'", 2: "`", 3: "?", 4: "~", 5: "." };
const HATS = { a: "â", e: "ê", o: "ô" };
const HORNS = { o: "ơ", u: "ư" };
const BREVE = { a: "ă" };
const VOWEL = /[aăâeêioôơuưy]/;
const TYPED = /^[a-z][a-z0-9]*$/;
const SYLLABLE = new RegExp(
  "^(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?" +
    "(?:ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iêu|iu|oa|oai|oao|oay|oă|oe|oeo|oi|oo|ôi|ơi|ua|uao|uay|uă|uâ" +
    "|uây|ue|uê|ueo|ui|uô|uôi|uơ|uy|uya|uyê|uyu|ưa|ưi|ươ|ươi|ươu|ưu|ya|yê|yêu" +
    "|ie|ieu|ye|yeu|uo|uoi|uye" +
    "|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)" +
    "(?:c|ch|m|n|ng|nh|p|t)?$",
);
const STOPPED = /(?:c|ch|p|t)$/;

const shaped = (letters, place, shapes) =>
  letters.slice(0, place) + shapes[letters[place]] + letters.slice(place + 1);
const last = (letters, wanted) => Math.max(...[...wanted].map((letter) => letters.lastIndexOf(letter)));

function horned(letters) {
  const both = letters.lastIndexOf("uo");
  if (both >= 0 && !letters.startsWith("quo")) {
    return `${letters.slice(0, both)}ươ${letters.slice(both + 2)}`;
  }
  const place = last(letters, "ou");
  return place >= 0 ? shaped(letters, place, HORNS) : null;
}

function hooked(letters) {
  const place = letters.lastIndexOf("a");
  if (place >= 0 && (letters[place - 1] !== "u" || letters.startsWith("qu"))) {
    return shaped(letters, place, BREVE);
  }
  return place >= 0 ? shaped(letters, place - 1, HORNS) : (horned(letters) ?? `${letters}ư`);
}

function telex(word) {
  let letters = "";
  let tone = "";
  for (const key of word) {
    if (key in TELEX_TONES && VOWEL.test(letters)) {
      tone = TELEX_TONES[key];
    } else if (key === "z" && VOWEL.test(letters)) {
      tone = "";
    } else if (key === "d" && letters.startsWith("d")) {
      letters = `đ${letters.slice(1)}`;
    } else if (key in HATS && letters.includes(key)) {
      letters = shaped(letters, letters.lastIndexOf(key), HATS);
    } else if (key === "w") {
      letters = hooked(letters);
    } else {
      letters += key;
    }
  }
  return [letters, tone];
}

function vni(word) {
  let letters = "";
  let tone = "";
  for (const key of word) {
    if (key in VNI_TONES && VOWEL.test(letters)) {
      tone = VNI_TONES[key];
    } else if (key === "0" && VOWEL.test(letters)) {
      tone = "";
    } else if (key === "6" && last(letters, "aeo") >= 0) {
      letters = shaped(letters, last(letters, "aeo"), HATS);
    } else if (key === "7" && horned(letters)) {
      letters = horned(letters);
    } else if (key === "8" && letters.includes("a")) {
      letters = shaped(letters, letters.lastIndexOf("a"), BREVE);
    } else if (key === "9" && letters.startsWith("d")) {
      letters = `đ${letters.slice(1)}`;
    } else if (/[0-9]/.test(key)) {
      return null;
    } else {
      letters += key;
    }
  }
  return [letters, tone];
}

/** The term that the keys of `word` spell, or null: *nguwowif* and *ngu7o7i2* are `ngươi``. */
export function decode(word) {
  if (!TYPED.test(word)) {
    return null;
  }
  const typed = /[0-9]/.test(word) ? vni(word) : telex(word);
  if (!typed) {
    return null;
  }
  const letters = typed[0].replace(/ưo|uơ(?=.)/g, "ươ");
  const tone = typed[1];
  if (!SYLLABLE.test(letters) || (STOPPED.test(letters) && !["", "'", "."].includes(tone))) {
    return null;
  }
  const meant = term(letters) + tone;
  return meant === term(word) || fold(meant) === "" ? null : meant;
}
