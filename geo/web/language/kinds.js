/* Kinds of event, their families, and words for what the data says of an event. */

import { language } from "./say.js";

/**
 * @typedef {{ name: string, label: string, light: string, dark: string, shape: string, letter: string }} Family
 * @typedef {{ families: Family[], types: Record<string, { family: number, label: string }>, subtypes: Record<string, Record<string, string>>, other: number }} Kinds
 */

/** The families of this page, in the order of its legend, and the types of event in them. @type {Kinds} */
export const kinds = { families: [], types: {}, subtypes: {}, other: 0 };

/** Takes the kinds of the page's data. */
export const setKinds = (/** @type {Kinds} */ given) => Object.assign(kinds, given);

/** The number of a type's family; of an unknown type the one for all others. */
export const familyOf = (/** @type {string} */ type) => (Object.hasOwn(kinds.types, type) ? kinds.types[type].family : kinds.other);

/** A word of the interface for one of the data's; what the interface has no word for is said as it is. */
export const wordFor = (table, word) => (Object.hasOwn(language.strings[table] ?? {}, word) ? language.strings[table][word] : word);

/** A family's name: the interface language's own word, or the label that the table of families gives it. */
export const familyName = (/** @type {number} */ family) => language.strings.families?.[kinds.families[family].name] ?? kinds.families[family].label;

export const kindName = (/** @type {string} */ type) => language.strings.types?.[type] ?? kinds.types[type]?.label ?? (type || familyName(kinds.other));

/** A subtype's name, as its label within a type has it: `mine` is another thing in an attack than in an accident. */
export const subtypeName = (/** @type {string} */ type, /** @type {string} */ subtype) =>
  language.strings.subtypes?.[subtype] ?? kinds.subtypes[type]?.[subtype] ?? subtype;

/** Of a status all but the usual is said. */
export const statusName = (status) => (status === "occurred" ? "" : wordFor("statuses", status));
