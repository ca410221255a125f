// What is known of every item while one question is answered: one row of each array a number.

const FULL_CREDIT = 1.25; // a unit's name is worth less than a title, and yet leaves nothing out

export class Sheet {
  constructor(store, asked) {
    this.count = store.n; // of items
    this.size = store.S; // of their numbers
    this.asked = asked;
    this.weight = asked.reduce((sum, word) => sum + word.weight, 0);
    this.score = new Float32Array(this.size);
    this.cover = new Float32Array(this.size); // weight of the question that names hold
    this.words = new Uint16Array(this.size); // bit i: word i is in a name, or what it belongs to
    this.inName = new Uint8Array(this.size); // words of the question in the item's own name
    this.joined = new Uint16Array(this.size); // bit i: word i and the next stand together there
    this.best = new Float32Array(this.size); // for one word or pair at a time
    this.body = new Float32Array(this.size);
    this.bodyWords = new Uint16Array(this.size); // bit i: word i is in the body
    this.pairs = new Uint16Array(this.size); // bit i: word i and the next stand together there
    this.pairWeight = 0; // of all pairs looked up in bodies
    this.lookedUp = 0; // bits of these pairs, of those that some body has
    this.instead = []; // keys taken for a mistyped or unfinished word
  }

  /** Note that `items` answer to the current word or pair with `score`. */
  note(items, score) {
    const { best } = this;
    for (const item of items) {
      if (best[item] < score) {
        best[item] = score;
      }
    }
  }

  /** The same for a word in the items' own names; to be called before `note`. */
  name(items, score) {
    const { best, inName } = this;
    for (const item of items) {
      if (best[item] === 0) {
        inName[item] += 1;
      }
      if (best[item] < score) {
        best[item] = score;
      }
    }
  }

  /** Add the current word to the sums, and begin the next. */
  close(word) {
    const { best, score, cover, words } = this;
    const bit = 1 << word.place;
    const enough = word.weight * 0.45; // the place of a unit, or a slip, is that much
    for (let item = 0; item < this.size; item++) {
      if (best[item]) {
        score[item] += best[item];
        cover[item] += Math.min(best[item] * FULL_CREDIT, word.weight);
        if (best[item] >= enough) {
          words[item] |= bit;
        }
      }
    }
    best.fill(0);
  }

  /** Add the current pair, the word `place` and the one behind it. */
  closePair(place) {
    const { best, score, joined } = this;
    for (let item = 0; item < this.size; item++) {
      if (best[item]) {
        score[item] += best[item];
        joined[item] |= 1 << place;
      }
    }
    best.fill(0);
  }

  /** Whether some item's name holds all that was asked, and most of it in order. */
  get full() {
    const all = 2 ** this.asked.length - 1;
    const rest = this.asked.length - 1;
    // Keys of Telex may be slips as well: *dosn* is *đón*, or else *đoàn*.
    const enough = this.asked.some(({ key, asTyped }) => key !== asTyped) ? rest : rest / 2;
    return this.words.some((held, item) => held === all && ones(this.joined[item]) >= enough);
  }

  /** The bits of the words that the item lacks which answers best so far. */
  get missing() {
    let best = 0;
    for (let item = 1; item < this.size; item++) {
      if (this.score[item] * this.cover[item] > this.score[best] * this.cover[best]) {
        best = item;
      }
    }
    return (2 ** this.asked.length - 1) & ~this.words[best];
  }

  /** Weight of the words in a set of bits. */
  get weightOf() {
    const sums = new Map();
    return (bits) => {
      if (!sums.has(bits)) {
        sums.set(bits, this.asked.reduce((all, { place, weight }) => all + (bits & (1 << place) ? weight : 0), 0));
      }
      return sums.get(bits);
    };
  }
}

/** How many bits are set. */
export function ones(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) {
    count += 1;
  }
  return count;
}
