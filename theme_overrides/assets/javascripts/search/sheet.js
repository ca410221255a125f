// What is known of every item while one question is answered: one row of each array an item.

export class Sheet {
  constructor(store, asked) {
    this.size = store.n;
    this.unitOf = store.unitOf;
    this.asked = asked;
    this.weight = asked.reduce((sum, word) => sum + word.weight, 0);
    this.score = new Float32Array(this.size);
    this.cover = new Float32Array(this.size); // weight of the question that names hold
    this.words = new Uint16Array(this.size); // bit i: word i is in a name or in the body
    this.inName = new Uint8Array(this.size); // words of the question in the item's own name
    this.best = new Float32Array(this.size); // for one word at a time
    this.body = new Float32Array(this.size);
    this.pairs = new Uint8Array(this.size); // pairs of the question that the body holds
    this.pairWeight = 0; // of all pairs looked up in bodies
    this.pairCount = 0;
    this.instead = []; // keys taken for a mistyped or unfinished word
  }

  /** Note that the names of `items` answer to the current word with `score`. */
  name(items, score) {
    const { best, inName } = this;
    for (const item of items) {
      if (best[item] < score) {
        if (best[item] === 0) {
          inName[item] += 1;
        }
        best[item] = score;
      }
    }
  }

  /** Note how well the unit of each item answers to the current word. */
  unit(scores) {
    const { best, unitOf } = this;
    if (scores.some(Boolean)) {
      for (let item = 0; item < this.size; item++) {
        const score = scores[unitOf[item]];
        if (score > best[item]) {
          best[item] = score;
        }
      }
    }
  }

  /** Add the current word to the sums, and begin the next. */
  close(word) {
    const { best, score, cover, words } = this;
    const bit = 1 << word.place;
    const enough = word.weight * 0.5; // the place of a unit is less
    for (let item = 0; item < this.size; item++) {
      if (best[item]) {
        score[item] += best[item];
        cover[item] += Math.min(best[item], word.weight);
        if (best[item] >= enough) {
          words[item] |= bit;
        }
      }
    }
    best.fill(0);
  }

  /** Whether some item holds all that was asked; before bodies are read: in its names. */
  get full() {
    const all = 2 ** this.asked.length - 1;
    return this.words.some((held) => held === all);
  }

  /** Share of the question that each item holds, in its name or body. */
  get held() {
    const shares = new Map();
    return (item) => {
      const bits = this.words[item];
      if (!shares.has(bits)) {
        const sum = this.asked.reduce((all, word) => all + (bits & (1 << word.place) ? word.weight : 0), 0);
        shares.set(bits, sum / this.weight);
      }
      return shares.get(bits);
    };
  }
}
