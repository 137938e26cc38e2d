/*
 * Search in any script: upper and lower case, diacritics of Latin and Greek letters and the marks of Arabic and
 * Hebrew vowels make no difference; other letters are compared as they are.
 */

export const fold = (() => {
  const LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "և": "եվ", "ĸ": "k", "ς": "σ", "‘": "'", "’": "'", "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "‐": "-", "–": "-",
    "“": '"', "”": '"', "\u00a0": " ", "\u200c": "",
  };
  const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const MARKED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
  const VOWELS = /[\u0591-\u05bd\u064b-\u0652\u0670]/g;
  const ASCII = /^[\0-\x7f]*$/;

  return (text) => {
    const lower = text.toLowerCase();
    if (ASCII.test(lower)) return lower;
    return lower.normalize("NFD").replace(MARKED, "$1").replace(VOWELS, "").normalize("NFC").replace(SPECIAL, (letter) => LETTERS[letter]);
  };
})();

/** Folds a text for the index: ə is written both a and e by those who have no key for it. */
export const foldBoth = (text) => {
  const folded = fold(text);
  return folded.includes("ə") ? `${folded}\n${folded.replaceAll("ə", "a")}\n${folded.replaceAll("ə", "e")}` : folded;
};

/** The words of a query, what stands in quotation marks as one, and those with a minus before them, which must not be there. */
export const terms = (/** @type {string} */ query) => {
  const found = [...fold(query).matchAll(/(-?)(?:"([^"]+)"|([^\s"]+))/g)].map(([, minus, phrase, word]) => ({ isOut: minus === "-", text: phrase ?? word }));
  const meant = found.filter(({ text }) => text !== "-");
  return { wanted: meant.filter(({ isOut }) => !isOut).map(({ text }) => text), unwanted: meant.filter(({ isOut }) => isOut).map(({ text }) => text) };
};
