/* What the page says: plural forms, values inside sentences, folding, days in words. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { dayOf } from "../../geo/web/data/numbers.js";
import * as dateWords from "../../geo/web/language/dates.js";
import { fold, foldBoth, terms } from "../../geo/web/language/fold.js";
import { chosen, say, speak } from "../../geo/web/language/say.js";

const folder = new URL("../../geo/web/strings/", import.meta.url);
const tables = Object.fromEntries(
  readdirSync(folder).map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(new URL(name, folder), "utf8"))]),
);

beforeEach(() => speak(tables, "en"));

test("a text with a number has the plural form of its language", () => {
  const probe = { one: "{n} a", few: "{n} b", many: "{n} c", other: "{n} d" };
  speak({ en: { ...tables.en, probe } }, "en");
  assert.deepEqual([1, 2, 5].map((n) => say("probe", { n })), ["1 a", "2 d", "5 d"]);
  speak({ en: tables.en, ru: { ...tables.en, locale: "ru", probe } }, "ru");
  assert.deepEqual([1, 2, 5].map((n) => say("probe", { n })), ["1 a", "2 b", "5 c"]);
});

test("what a table leaves out is said in English", () => {
  speak({ en: tables.en, xx: { locale: "de", dir: "ltr", themes: { dark: "Dunkel" } } }, "xx");
  assert.equal(say("themes.dark"), "Dunkel");
  assert.equal(say("themes.light"), tables.en.themes.light);
  assert.equal(say("events", { n: 2 }), "2 events");
});

test("text that runs the other way is isolated", () => {
  assert.equal(say("tally", { events: "\u05d0", places: "p", reports: "r" }), "\u2068\u05d0\u2069 at p, from r");
});

test("the first language that there is a table for is spoken", () => {
  assert.equal(chosen({ en: {}, ar: {} }, [null, "fr", "ar-EG", "en"]), "ar");
  assert.equal(chosen({ en: {} }, ["constructor", "fr"]), "en");
});

/** Paths of all texts of a table; the forms of a plural count as one. */
const keys = (table, before = "") =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === "object" && !("other" in value) ? keys(value, `${before}${key}.`) : [`${before}${key}`]);

for (const [tag, table] of Object.entries(tables)) {
  test(`${tag} has each text, each value and each plural form`, () => {
    const optional = (key) => /^(families|types|subtypes)(\.|$)/.test(key);
    assert.deepEqual(keys(table).filter((key) => !optional(key)).sort(), keys(tables.en).filter((key) => !optional(key)).sort());
    const at = (root, key) => key.split(".").reduce((found, name) => found[name], root);
    const forms = new Set(new Intl.PluralRules(table.locale).resolvedOptions().pluralCategories);
    for (const key of keys(tables.en).filter((one) => !optional(one))) {
      const [text, english] = [at(table, key), at(tables.en, key)];
      const values = (one) => [...new Set(JSON.stringify(one).match(/\{\w+\}/g))].sort();
      if (!["locale", "dir"].includes(key)) assert.deepEqual(values(text), values(english), `${tag} ${key}`);
      if (typeof english === "object") assert.deepEqual(new Set(Object.keys(text)), forms, `${tag} ${key}`);
    }
  });
}

test("case, diacritics and vowel marks make no difference to a search", () => {
  assert.equal(fold("Şuşa İSTANBUL Αθήνα"), "susa istanbul αθηνα");
  assert.equal(fold("مُحَمَّد"), fold("محمد"));
  assert.equal(foldBoth("Gəncə"), "gəncə\nganca\ngence");
  assert.deepEqual(terms('Baku "lachin corridor" -bridge -"red cross" -'), { wanted: ["baku", "lachin corridor"], unwanted: ["bridge", "red cross"] });
});

test("an interval is said in the unit in which it is known", () => {
  const said = (begin, until, precision = "", basis = "") => dateWords.interval(dayOf(begin), dayOf(until), precision, basis);
  assert.match(said("2022-07-16", "2022-07-16"), /^Sat,? 16 July 2022$/);
  assert.equal(said("2022-07-16", "2022-07-16", "day", "document"), "on or about 16 July 2022");
  assert.equal(said("2022-07-01", "2022-07-31", "month"), "July 2022");
  assert.equal(said("2022-07-11", "2022-07-17", "week"), "week of 11–17 July 2022");
  assert.equal(said("2022-07-11", "2022-07-12", "week"), "11–12 July 2022", "a part of a week is none");
  assert.equal(said("1990-01-01", "1999-12-31", "decade"), "1990s");
  assert.equal(said("2022-02-24", ""), "since 24 February 2022");
  assert.equal(said("", ""), "Date unknown");
  assert.equal(dateWords.period(dayOf("2022-07-16"), dayOf("2022-07-18")), "16 Jul – 18 Jul 2022");
});
