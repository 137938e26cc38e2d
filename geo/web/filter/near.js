/* Words that are spelt almost like one that is not found. */

/**
 * How many letters must be changed, added, left out or swapped to make one word of the other; more than `most` is
 * not counted further.
 */
export const distance = (/** @type {string} */ one, /** @type {string} */ other, /** @type {number} */ most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + Number(!same));
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
};

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu;

/** How often each word is in some texts. */
export const vocabulary = (/** @type {Iterable<string>} */ texts) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const text of texts) for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** The words nearest to one that is not found, the likeliest first. */
export const near = (/** @type {string} */ word, /** @type {Map<string, number>} */ counts, few = 4) => {
  const most = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
  /** @type {{ other: string, apart: number, n: number }[]} */
  const found = [];
  for (const [other, n] of counts) {
    const apart = distance(word, other, most);
    if (apart <= most && apart < other.length) found.push({ other, apart, n });
  }
  found.sort((a, b) => a.apart - b.apart || Number(b.other[0] === word[0]) - Number(a.other[0] === word[0]) || b.n - a.n || (a.other < b.other ? -1 : 1));
  return found.slice(0, few).map(({ other }) => other);
};
