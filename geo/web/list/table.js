/* The events shown as a table that sorts by any of its columns. */

import { OPEN } from "../data/numbers.js";
import { kindName } from "../language/kinds.js";
import { formatNumber, language, say } from "../language/say.js";
import { placeName, placeWhere } from "../language/words.js";
import { button, byId, element } from "../page/dom.js";
import { when } from "./card.js";

const CHUNK = 60;

/** What each column sorts by, and what it shows; `text` needs the words of the event. */
const COLUMNS = [
  { name: "date", key: (data, row) => (data.columns.begin[row] === OPEN ? data.columns.until[row] : data.columns.begin[row]), show: (data, row) => when(data, row) },
  { name: "kind", key: (data, row) => kindName(data.words.type[data.columns.type[row]]), show: (data, row) => kindName(data.words.type[data.columns.type[row]]) },
  { name: "place", key: (data, row) => placeName(data.places[data.columns.place[row]]), show: (data, row) => placeName(data.places[data.columns.place[row]]) },
  { name: "region", key: (data, row) => placeWhere(data.places[data.columns.place[row]]), show: (data, row) => placeWhere(data.places[data.columns.place[row]]) },
  { name: "certain", key: (data, row) => data.columns.certainty[row], show: (data, row) => say("percent", { n: data.columns.certainty[row] }), isNumber: true },
  { name: "reports", key: (data, row) => data.articlesOf(data.columns.event[row]).length, show: (data, row) => formatNumber(data.articlesOf(data.columns.event[row]).length), isNumber: true },
  { name: "sentence", key: null, show: (data, row) => data.summaryOf(data.columns.event[row]) },
];

/** Numbers by their size, texts as the language sorts them. */
export const compare = (/** @type {any} */ a, /** @type {any} */ b, /** @type {Intl.Collator} */ collator) =>
  (typeof a === "number" ? a - b : collator.compare(a, b));

export class EventTable {
  #box = byId("table");
  #body = element("tbody", "");
  #more = button("more", "", () => this.#grow());
  #heads = /** @type {Map<string, HTMLElement>} */ (new Map());
  #data;
  #onEvent;
  /** @type {number[]} */
  #rows = [];
  #shown = 0;
  #order = { name: "date", isUp: false };
  #turn = 0;

  /** @param {(event: number) => void} onEvent */
  constructor(data, onEvent) {
    this.#data = data;
    this.#onEvent = onEvent;
    const heads = COLUMNS.map((column) => {
      const head = element("th", column.isNumber ? "number" : "", column.key ? button("", say(`columns.${column.name}`), () => this.#sort(column.name)) : say(`columns.${column.name}`));
      head.scope = "col";
      this.#heads.set(column.name, head);
      return head;
    });
    const table = element("table", "", element("caption", "heard", say("tableTitle")), element("thead", "", element("tr", "", ...heads)), this.#body);
    this.#box.append(table, this.#more);
  }

  get isOpen() {
    return !this.#box.hidden;
  }

  toggle(isOpen) {
    this.#box.hidden = !isOpen;
    byId("table-open").setAttribute("aria-pressed", String(isOpen));
  }

  #sort(name) {
    this.#order = { name, isUp: this.#order.name === name ? !this.#order.isUp : ["kind", "place", "region"].includes(name) };
    return this.show(this.#rows);
  }

  /** Shows these rows, sorted as the reader chose. */
  show(/** @type {number[]} */ rows) {
    const { name, isUp } = this.#order;
    const column = COLUMNS.find((one) => one.name === name);
    const collator = new Intl.Collator(language.locale, { numeric: true });
    const keyed = rows.map((row) => ({ row, key: column?.key?.(this.#data, row) }));
    keyed.sort((a, b) => (isUp ? 1 : -1) * compare(a.key, b.key, collator) || a.row - b.row);
    this.#rows = keyed.map(({ row }) => row);
    for (const [other, head] of this.#heads) head.setAttribute("aria-sort", other === name ? (isUp ? "ascending" : "descending") : "none");
    this.#shown = 0;
    this.#turn += 1;
    this.#body.replaceChildren();
    return this.#grow();
  }

  async #grow() {
    const turn = this.#turn;
    const next = this.#rows.slice(this.#shown, this.#shown + CHUNK);
    await this.#data.texts([...new Set(next.map((row) => this.#data.columns.event[row]))]);
    if (turn !== this.#turn) return;
    this.#body.append(...next.map((row) => this.#made(row)));
    this.#shown += next.length;
    this.#more.hidden = this.#shown >= this.#rows.length;
    this.#more.textContent = say("more", { n: Math.min(CHUNK, this.#rows.length - this.#shown) });
  }

  #made(row) {
    const cells = COLUMNS.map((column, i) => {
      const text = String(column.show(this.#data, row));
      const content = i === 0 ? button("when", text, () => this.#onEvent(this.#data.columns.event[row])) : element("bdi", "", text);
      const cell = element(i === 0 ? "th" : "td", column.isNumber ? "number" : column.name, content);
      if (i === 0) cell.scope = "row";
      return cell;
    });
    return element("tr", "", ...cells);
  }
}
