/* The panel beside the map: the list of events, the tree of dates, the filters, and what is not on the map. */

import { DateTree } from "../dates/tree.js";
import { formatNumber, say } from "../language/say.js";
import { placeName, placeWhere } from "../language/words.js";
import * as cards from "../list/card.js";
import { csvOf, rowsFor } from "../list/corrections.js";
import { List } from "../list/list.js";
import { copy } from "../output/share.js";
import { button, byId, element } from "./dom.js";
import { createTabs } from "./tabs.js";

export class Panel {
  #data;
  #app;
  #tabs;
  #tree;
  #list;
  #elsewhere;
  #lost = { rows: /** @type {any[] | null} */ (null), found: /** @type {Uint8Array | null} */ (null) };
  #alike = { words: /** @type {string[]} */ ([]), onChoose: /** @type {(words: string) => void} */ (() => {}) };

  /** @param {import("./app.js").App} app */
  constructor(data, app) {
    this.#data = data;
    this.#app = app;
    this.#tabs = createTabs(byId("tabs"), () => app.fillPanel());
    this.#tree = new DateTree(byId("tree"), app.periods, () => app.update({ isStep: true }));
    const on = {
      onPlace: (place) => app.choosePlace(place),
      onEvent: (event) => app.chooseEvent(event),
      onCorrect: (event) => this.#correct(event),
    };
    this.#list = new List(byId("events"), {
      ready: (events) => (data.hasTexts(events) ? null : data.texts(events)),
      make: (event) => this.#marked(cards.make(data, event, on), event),
    });
    this.#elsewhere = new List(byId("elsewhere").querySelector("ol"), { ready: () => null, make: (number) => cards.lost(this.#lost.rows?.[number]) });
    byId("correct-close").addEventListener("click", () => byId("correct").close());
    byId("correct-copy").addEventListener("click", ({ currentTarget }) => copy(byId("correct-rows"), currentTarget));
  }

  current() {
    return this.#tabs.current();
  }

  show(tab) {
    this.#tabs.show(tab);
  }

  choose(tab) {
    this.#tabs.choose(tab);
  }

  #marked(card, event) {
    const isChosen = event === this.#app.narrowed.event;
    card.classList.toggle("chosen", isChosen);
    if (isChosen) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
    return card;
  }

  markChosen() {
    for (const card of byId("events").children) this.#marked(card, Number(card.dataset.event));
  }

  scrollTo(event) {
    this.#list.item(event)?.scrollIntoView({ block: "center" });
  }

  /** Has all entries up to a number in the page, as for print, and says so where there are more. */
  all(most) {
    byId("print-note").textContent = this.#list.size > most ? say("printedOf", { n: formatNumber(most), all: formatNumber(this.#list.size) }) : "";
    return this.#list.all(most);
  }

  /** Takes what a search found of what is not on the map, and words spelt like those that are nowhere. */
  found(hits, onChoose) {
    this.#lost.found = hits?.elsewhere ?? null;
    this.#alike = { words: hits?.alike ?? [], onChoose };
  }

  #correct(event) {
    byId("correct-rows").value = csvOf(rowsFor(this.#data, event));
    byId("correct").showModal();
  }

  tally(open) {
    const { place } = this.#app.narrowed;
    byId("list-tally").textContent = formatNumber(place < 0 ? open : this.#events().length);
    byId("elsewhere-tally").textContent = formatNumber(this.#lost.found ? this.#lost.found.reduce((a, b) => a + b, 0) : this.#data.elsewhere.size);
  }

  #events() {
    return this.#app.shown.list(this.#app.narrowed.place, this.#app.order);
  }

  #title() {
    const place = this.#data.places[this.#app.narrowed.place];
    byId("list-title").textContent = place ? placeName(place) : say("listTitle");
    byId("list-title").classList.toggle("heard", !place);
    byId("everywhere").hidden = !place;
    byId("place-note").hidden = !place;
    byId("place-note").textContent = place ? [placeWhere(place), say("placeOnMap")].filter(Boolean).join(". ") : "";
  }

  /** Why the list is empty, and ways to what is found on other dates or spelt otherwise. */
  #nothing(passing) {
    const isPlace = this.#app.narrowed.place >= 0;
    const text = say(isPlace ? "nothingHere" : "nothing");
    const made = element("li", "nothing", !isPlace && this.#data.events ? `${text} ${say("nothingWhy")}` : text);
    let n = 0;
    for (const is of passing) n += is;
    if (n && !isPlace) made.append(element("p", "buttons", button("", say("otherDates", { n }), () => this.#app.showAllDates())));
    const { words, onChoose } = this.#alike;
    if (words.length) made.append(element("p", "buttons alike", say("alike"), ...words.map((word) => button("", word, () => onChoose(word)))));
    return [made];
  }

  #showList(passing) {
    this.#title();
    const events = this.#events();
    byId("list-tally").textContent = formatNumber(events.length);
    return this.#list.show(events, events.length ? [] : this.#nothing(passing), Math.max(0, events.indexOf(this.#app.narrowed.event)));
  }

  async #showElsewhere() {
    const rows = (this.#lost.rows ??= await this.#data.elsewhere.read(0, this.#data.elsewhere.size));
    const { found } = this.#lost;
    const numbers = rows.map((_, number) => number).filter((number) => !found || found[number]);
    byId("elsewhere-found").textContent = found ? say("elsewhereTally", { found: numbers.length, total: rows.length }) : "";
    const empty = say(rows.length ? "elsewhereNoMatch" : "elsewhereNone");
    return this.#elsewhere.show(numbers, [element("li", "nothing", empty)]);
  }

  /** How many events that pass filters and search a branch of the dates has. */
  #branchCounts(passing) {
    const { periods } = this.#app;
    const counts = new Int32Array(periods.leaves.length);
    passing.forEach((is, event) => { counts[periods.leafOf[event]] += is; });
    const sum = ({ leaf, children }) => [...children.values()].reduce((all, child) => all + sum(child), leaf >= 0 ? counts[leaf] : 0);
    return sum;
  }

  /** Brings the tab in sight up to date; the others wait until they are seen. */
  fill(passing) {
    const { shown, facets, filters } = this.#app;
    const isOpen = (row) => shown.isDateOpen(row) && shown.isFound(row);
    switch (this.current()) {
      case "dates": return this.#tree.show(this.#branchCounts(passing));
      case "filters": return filters.show((facet) => facets.counts(facet, isOpen));
      case "elsewhere": return this.#showElsewhere();
      default: return this.#showList(passing);
    }
  }
}
