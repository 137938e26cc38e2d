"use strict";

/* Says the page's strings in the reader's language: numbers, plurals, and names that run the other way. */

geo.say = (() => {
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
  const ISOLATE = ["\u2068", "\u2069"];

  const asked = new URLSearchParams(location.hash.slice(1)).get("lang");
  const known = (tag) => (Object.hasOwn(geo.languages, tag) ? tag : tag.split("-")[0]);
  const tag = [asked ?? "", ...navigator.languages].map(known).find((name) => Object.hasOwn(geo.languages, name)) ?? "en";

  geo.strings = { ...geo.languages.en, ...geo.languages[tag] };
  geo.locale = geo.strings.locale;
  Object.assign(document.documentElement, { lang: tag, dir: geo.strings.dir });
  const plural = new Intl.PluralRules(geo.locale);

  geo.number = (value) => (typeof value === "number" ? value.toLocaleString(geo.locale) : String(value ?? ""));

  /** A value inside a sentence; text of another direction is isolated, so that it can't turn the words around it. */
  const inside = (value) => {
    const text = geo.number(value);
    return RIGHT_TO_LEFT.test(text) ? text.replace(/^|$/g, (_, at) => ISOLATE[at ? 1 : 0]) : text;
  };

  /** Returns an interface string with its values filled in; `n` chooses the plural form. */
  return (key, values = {}) => {
    let text = key.split(".").reduce((found, name) => found?.[name], geo.strings) ?? key;
    if (typeof text === "object") text = text[plural.select(values.n)] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => inside(values[name]));
  };
})();

/** Fills the strings of the page's own markup. */
geo.sayAll = () => {
  const attributes = { say: "textContent", label: "ariaLabel", hint: "placeholder", tip: "title" };
  for (const [name, property] of Object.entries(attributes)) {
    for (const element of document.querySelectorAll(`[data-${name}]`)) element[property] = geo.say(element.dataset[name]);
  }
};
