/*
 * The index of a large map's words: it is read instead of all their files. The list of words comes first, of the
 * events of each word only what is searched for.
 */

import { decodeNumbers } from "../data/numbers.js";
import { fold, foldBoth } from "../language/fold.js";

export class WordIndex {
  #sources;
  #events;
  #opened = /** @type {Promise<any> | null} */ (null);
  /** @type {Map<number, Promise<string[]>>} */
  #shards = new Map();

  /** @param {{ words: { get: (line: number) => Promise<any> }, postings: { get: (line: number) => Promise<string[]> } }} sources */
  constructor(sources, /** @type {number} */ events) {
    this.#sources = sources;
    this.#events = events;
  }

  async #read() {
    const { apart, words, counts, shards } = await this.#sources.words.get(0);
    return {
      piece: new RegExp(`[^${apart}]+`, "gu"),
      words: words === "" ? [] : foldAll(words),
      counts: decodeNumbers(counts), shards: decodeNumbers(shards),
    };
  }

  #open() {
    this.#opened ??= this.#read();
    return this.#opened;
  }

  /** How many events have each word. @returns {Promise<Map<string, number>>} */
  async counts() {
    const { words, counts } = await this.#open();
    return new Map(words.map((/** @type {string} */ word, /** @type {number} */ i) => [word.split("\u0001")[0], counts[i]]));
  }

  #shard(/** @type {number} */ number) {
    const asked = this.#shards.get(number) ?? this.#sources.postings.get(number);
    this.#shards.set(number, asked);
    return asked;
  }

  /** 1 for each event that has a piece of a word, in any of its words. */
  async #having(/** @type {string} */ piece) {
    const { words, shards } = await this.#open();
    const found = new Uint8Array(this.#events);
    /** @type {[number, number][]} */
    const having = [];
    let shard = 0;
    for (let word = 0; word < words.length; word += 1) {
      if (!words[word].includes(piece)) continue;
      while (shard + 1 < shards.length && shards[shard + 1] <= word) shard += 1;
      having.push([shard, word - shards[shard]]);
      this.#shard(shard).catch(() => {}); // begins to load: those that are wanted come side by side, a fault is met below
    }
    for (const [number, at] of having) mark(found, decodeNumbers((await this.#shard(number))[at]));
    return found;
  }

  /** 1 for each event that has all pieces of what is searched for: a phrase may still stand in it otherwise. */
  async eventsWith(/** @type {string} */ text) {
    const { piece } = await this.#open();
    const pieces = text.match(piece) ?? [];
    if (!pieces.length) return new Uint8Array(this.#events).fill(1);
    const each = await Promise.all(pieces.map((/** @type {string} */ one) => this.#having(one)));
    return each.reduce(both);
  }

  /** Whether what is searched for is more than one piece. */
  async isPhrase(/** @type {string} */ text) {
    const { piece } = await this.#open();
    return (text.match(piece) ?? []).length > 1;
  }
}

/** All words folded at once; where a word has several spellings they stand in its entry together. */
export const foldAll = (/** @type {string} */ words) => {
  const folded = fold(words);
  if (!folded.includes("ə")) return folded.split("\n");
  return words.split("\n").map((word) => foldBoth(word).replaceAll("\n", "\u0001"));
};

/** Leaves in the first what is in both. */
const both = (/** @type {Uint8Array<ArrayBuffer>} */ one, /** @type {Uint8Array<ArrayBuffer>} */ other) => {
  for (let event = 0; event < one.length; event += 1) one[event] &= other[event];
  return one;
};

/** Marks events whose numbers are given as steps. */
const mark = (/** @type {Uint8Array} */ found, /** @type {Int32Array} */ steps) => {
  let event = 0;
  for (const step of steps) {
    event += step;
    found[event] = 1;
  }
};
