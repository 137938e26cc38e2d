/* Says the page's strings in the reader's language: numbers, plurals, and names that run the other way. */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
const ISOLATE = ["\u2068", "\u2069"];

/** The language that is spoken; `speak` chooses it, once, before anything is said. */
export const language = { tag: "en", locale: "en-GB", dir: "ltr", /** @type {Record<string, any>} */ strings: {} };

/** @type {Intl.PluralRules | undefined} */
let plural;

/** The first of the wanted languages that there is a table for; English if there is none. */
export const chosen = (tables, wanted) => {
  const known = (tag) => (Object.hasOwn(tables, tag) ? tag : tag.split("-")[0]);
  return wanted.filter(Boolean).map(known).find((tag) => Object.hasOwn(tables, tag)) ?? "en";
};

/** English where a table says nothing, at any depth. */
const merged = (under, /** @type {any} */ over) => {
  if (typeof under !== "object" || typeof over !== "object" || "other" in over) return over ?? under;
  return Object.fromEntries([...new Set([...Object.keys(under), ...Object.keys(over)])].map((key) => [key, merged(under[key], over[key])]));
};

/** Speaks the language of that tag. */
export const speak = (tables, tag) => {
  const strings = merged(tables.en, tables[tag]);
  Object.assign(language, { tag, strings, locale: strings.locale, dir: strings.dir });
  plural = new Intl.PluralRules(language.locale);
};

export const formatNumber = (value) => (typeof value === "number" ? value.toLocaleString(language.locale) : String(value ?? ""));

/** A value inside a sentence; text of another direction is isolated, so that it can't turn the words around it. */
const inside = (value) => {
  const text = formatNumber(value);
  const turns = language.dir === "rtl" ? /\p{Letter}/u.test(text) : RIGHT_TO_LEFT.test(text);
  return turns ? `${ISOLATE[0]}${text}${ISOLATE[1]}` : text;
};

/** Returns an interface string with its values filled in; `n` chooses the plural form. */
export const say = (/** @type {string} */ key, /** @type {Record<string, any>} */ values = {}) => {
  /** @type {any} */
  let text = key.split(".").reduce((found, name) => found?.[name], language.strings) ?? key;
  if (typeof text === "object") text = text[plural?.select(values.n) ?? "other"] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => inside(values[name]));
};

/** Fills the strings of the page's own markup. */
export const sayAll = () => {
  const attributes = { say: "textContent", label: "ariaLabel", hint: "placeholder", tip: "title" };
  for (const [name, property] of Object.entries(attributes)) {
    for (const element of /** @type {NodeListOf<any>} */ (document.querySelectorAll(`[data-${name}]`))) element[property] = say(element.dataset[name]);
  }
};
