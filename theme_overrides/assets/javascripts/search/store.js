// The index as files: fetched when a word leads to them, unpacked, and kept while the page is
// open. The format is written down in docs/dev/search.md.
import { fold } from "./reading.js";

const BASE = new URL("../../search/", import.meta.url);
const COUNTS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const NONE = 255; // the kind of a number that no item has
const MOST_BEGINNING = 3; // files read for a word that is not finished
const FRESH = 10 * 60_000; // ms: then the site may have been made anew, and its files no longer fit
const utf8 = new TextDecoder();
const encoder = new TextEncoder();

const CRC = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/** The checksum by which bodies are spread over shards. */
export function crc32(text) {
  let sum = -1;
  for (const byte of encoder.encode(text)) {
    sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  }
  return (sum ^ -1) >>> 0;
}

async function fetched(path, options) {
  const response = await fetch(new URL(path, BASE), options);
  if (!response.ok) {
    throw new Error(`${response.status} ${response.url}`);
  }
  const packed = new Uint8Array(await response.arrayBuffer());
  // Some hosts unpack what they recognise as gzip on the way.
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) {
    return packed;
  }
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** One term of a shard; the numbers of its items are read from the bytes when asked for. */
class Posting {
  constructor(term, bytes, offset, count, width) {
    Object.assign(this, { term, bytes, offset, count, width });
  }

  get items() {
    if (!this.read) {
      const { bytes, offset, count, width } = this;
      this.read = new Uint32Array(count);
      let item = 0;
      for (let index = 0; index < count; index++) {
        // The low bytes of all come first, then the next ones.
        for (let place = 0; place < width; place++) {
          item += bytes[offset + place * count + index] * 256 ** place;
        }
        this.read[index] = item;
      }
    }
    return this.read;
  }
}

/** A term file as key → postings; words that differ in marks alone share a key. */
function termFile(bytes) {
  const shard = new Map();
  const first = bytes.indexOf(0);
  const second = bytes.indexOf(0, first + 1);
  if (second < 1) {
    throw new Error("not a file of terms"); // a page for signing in to a network comes as well
  }
  if (first === 0) {
    return shard;
  }
  const counts = utf8.decode(bytes.subarray(first + 1, second)).split(",");
  let offset = second + 1;
  utf8
    .decode(bytes.subarray(0, first))
    .split("\n")
    .forEach((term, index) => {
      const [count, width] = counts[index].split(".").map(Number);
      const key = fold(term);
      const posting = new Posting(term, bytes, offset, count, width);
      offset += count * width;
      if (shard.has(key)) {
        shard.get(key).push(posting);
      } else {
        shard.set(key, [posting]);
      }
    });
  return shard;
}

/** Of each number the kind, the syllables in the title and the unit of its item; `NONE` is no item's kind. */
function columns(bytes, { n, S }) {
  const head = Math.ceil(S / 8);
  if (bytes.length !== head + 4 * n) {
    throw new Error("columns of another index");
  }
  const [kindOf, lengthOf, unitOf] = [new Uint8Array(S).fill(NONE), new Uint8Array(S), new Uint16Array(S)];
  let at = head;
  for (let item = 0; item < S; item++) {
    if (bytes[item >> 3] & (1 << (item & 7))) {
      kindOf[item] = bytes[at];
      lengthOf[item] = bytes[at + n];
      unitOf[item] = bytes[at + 2 * n] + (bytes[at + 3 * n] << 8);
      at += 1;
    }
  }
  return { kindOf, lengthOf, unitOf };
}

const READ = {
  campaigns: termFile,
  columns,
  n: termFile,
  b: termFile,
  m: (bytes) => JSON.parse(utf8.decode(bytes)),
  t: (bytes) => utf8.decode(bytes),
};

class Store {
  constructor(manifest) {
    Object.assign(this, manifest);
    const count = (sign) => (sign === "0" ? 0 : 2 ** ((COUNTS.indexOf(sign) - 1) / 2));
    this.known = new Map(
      (this.vocabulary ? this.vocabulary.split(" ") : []).map((key, index) => [
        key,
        { names: count(this.dn[index]), bodies: count(this.db[index]) },
      ]),
    );
    this.files = new Map();
    this.whole = this; // of the index for one question, the index itself
  }

  /** This index with what one question asks for, so that its answer does not hang on earlier ones. */
  forQuestion() {
    return Object.assign(Object.create(this), { gathered: new Set() });
  }

  /** Fetch the files of this list that are not there yet, all at once. */
  async gather(paths) {
    const wanted = [...new Set(paths)];
    await Promise.all(wanted.map((path) => this.fetch(path)));
    wanted.forEach((path) => this.gathered.add(path));
  }

  async fetch(path) {
    if (!this.files.has(path)) {
      const coming = fetched(`${path}.bin?v=${this.v}`).then((bytes) => {
        const read = READ[path.split("/")[0]](bytes, this);
        this.files.set(path, read);
        return read;
      });
      // What failed is asked for again the next time.
      coming.catch(() => this.files.delete(path));
      this.files.set(path, coming);
    }
    return this.files.get(path);
  }

  /** What `gather` brought; nothing where it was not asked for. */
  at(path) {
    return this.gathered.has(path) ? this.files.get(path) : undefined;
  }

  nameShard(key) {
    let low = 0;
    let high = this.names.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.names[middle] <= key) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  nameFile(key) {
    return `n/${this.nameShard(key)}`;
  }

  bodyFile(key) {
    return `b/${crc32(key) & (this.K - 1)}`;
  }

  /** Postings of `key` in names. */
  inNames(key) {
    return this.at(this.nameFile(key))?.get(key) ?? [];
  }

  /** Postings of `key` in bodies. */
  inBodies(key) {
    return this.at(this.bodyFile(key))?.get(key) ?? [];
  }

  /** The files of names whose keys begin with `prefix`, a few at most. */
  nameFiles(prefix) {
    const first = this.nameShard(prefix);
    let end = first + 1;
    while (end < first + MOST_BEGINNING && this.names[end]?.startsWith(prefix)) {
      end++;
    }
    return Array.from({ length: end - first }, (_, index) => `n/${first + index}`);
  }

  /** Postings of all keys in names that begin with `prefix` and go on, as far as files are there. */
  *beginning(prefix) {
    for (const file of this.nameFiles(prefix)) {
      for (const [key, postings] of this.at(file) ?? []) {
        if (key.length > prefix.length && key.startsWith(prefix)) {
          yield [key, postings];
        }
      }
    }
  }

  recordFile(item) {
    return `m/${Math.floor(item / this.P)}`;
  }

  record(item) {
    return this.at(this.recordFile(item))[item % this.P];
  }

  textFile(item) {
    return `t/${item}`;
  }

  text(item) {
    return this.at(this.textFile(item)) ?? "";
  }

  /** Of each item the number of its kind, of the syllables in its title and of its unit, once gathered. */
  get columns() {
    return this.at("columns");
  }

  /** Year of each number, "" without date. */
  get yearOf() {
    const { whole } = this;
    whole.itemYears ??= this.years.flatMap(([year, count]) => new Array(count).fill(year));
    return whole.itemYears;
  }
}

/** The index as it now stands on the site; `before` where that is still the same. */
async function newest(before) {
  const manifest = JSON.parse(utf8.decode(await fetched("manifest.bin", { cache: "no-cache" })));
  if (manifest.v === before?.v) {
    return before;
  }
  const store = new Store(manifest);
  // Needed by the first question, with the files that its words lead to: not waited for here.
  store.fetch("columns").catch(() => {});
  return store;
}

let opening;
let since = 0;

/** The index of this site; opened once, and again when a page has stayed open for long. */
export function open() {
  if (!opening || Date.now() - since > FRESH) {
    const before = opening;
    since = Date.now();
    opening = Promise.resolve(before)
      .then(newest)
      .catch((error) => {
        opening = before;
        if (!before) {
          throw error;
        }
        return before; // without a connection, what is there still answers
      });
  }
  return opening;
}
