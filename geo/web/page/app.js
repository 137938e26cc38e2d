/* Puts the page together: what is chosen, and what follows from it. */

import * as blocks from "../data/blocks.js";
import { createTimeline } from "../dates/timeline.js";
import { Periods } from "../dates/periods.js";
import { Facets } from "../filter/facets.js";
import { createFilters } from "../filter/filters.js";
import { Search } from "../filter/search.js";
import { ORDERS, Shown } from "../filter/shown.js";
import { kinds } from "../language/kinds.js";
import { formatNumber, say, sayAll } from "../language/say.js";
import { EventTable } from "../list/table.js";
import { Stage } from "../map/stage.js";
import { createPrint } from "../output/print.js";
import { byId } from "./dom.js";
import { Link } from "./link.js";
import { createNotice } from "./notice.js";
import { Options } from "./options.js";
import { Panel } from "./panel.js";
import { createSheet } from "./sheet.js";
import { Story } from "./story.js";

const MANY = 2000; // rows from which a page opens on its newest week
const NEWEST = 7;
const PRINTED = 1000;
const SOON = 100; // milliseconds after a letter until it is searched for

export class App {
  #map;
  #data;
  /** The place and the event chosen, by their numbers, and what is searched for. */
  narrowed = { place: -1, event: -1, query: "" };
  #passing = /** @type {Uint8Array | null} */ (null);
  #counted = /** @type {any} */ (null);
  #order = ORDERS[0];

  constructor(map, data) {
    sayAll();
    this.#map = map;
    this.#data = data;
    this.link = new Link(map, data, this);
    this.periods = new Periods(data);
    if (data.size > MANY) this.periods.opensOnNewest(NEWEST);
    this.facets = new Facets(data);
    this.shown = new Shown(data, this.periods, this.facets);
    this.search = new Search(data);
    this.stage = new Stage(map, data, {
      onPlaces: (place) => this.choosePlace(place),
      onMove: () => this.remember(),
      onFamily: (family) => this.#toggleFamily(family),
    });
    this.sheet = createSheet(() => this.link.isOpen && this.#resized());
    this.time = createTimeline(data, this.periods, (isStep) => this.update({ isStep }));
    this.filters = createFilters(byId("filters"), byId("chips"), this.facets, {
      onChange: () => this.update({ isStep: true, isFilter: true }),
      onClear: () => this.clear(),
    });
    this.table = new EventTable(data, (event) => this.chooseEvent(event, true));
    this.panel = new Panel(data, this);
    this.notice = createNotice();
    blocks.listen((file) => this.notice.missing(file));
    byId("words-note").hidden = !data.wordless;
    byId("words-note").textContent = say("wordsLeftOut", { n: formatNumber(data.events - data.wordless), rest: formatNumber(data.wordless) });
    this.story = new Story(data.told, (id) => this.#step(id));
    this.options = this.#makeOptions();
    this.#listen();
  }

  #makeOptions() {
    const options = new Options(this.#data, this.stage, {
      repaint: () => {
        this.stage.repaint();
        if (this.link.isOpen) this.update({});
      },
      changed: () => this.remember(true),
      look: () => this.update({ isStep: true }),
      rows: () => this.rows(),
      print: () => print(),
      picture: () => ({
        map: this.#map, stage: this.stage, title: this.#data.title, tally: byId("tally").textContent,
        window: byId("window").textContent, credit: byId("credits").textContent, sums: this.#counted.sums,
      }),
    });
    const print = createPrint(this.#map, {
      paint: (name) => options.paint(name),
      theme: () => options.theme() ?? "auto",
      fill: () => this.panel.all(PRINTED),
      lay: () => {
        this.time.resized();
        this.update({});
        this.stage.settle();
      },
    });
    return options;
  }

  get order() {
    return this.#order;
  }

  /** The rows that are shown: those of the list. */
  rows() {
    const { place } = this.#data.columns;
    const at = this.narrowed.place;
    return Array.from({ length: this.#data.size }, (_, row) => row).filter((row) => this.shown.rows[row] && (at < 0 || place[row] === at));
  }

  /* What is chosen. */

  #placesOf(event) {
    return [...this.#data.columns.place.subarray(this.#data.firstRow[event], this.#data.firstRow[event + 1])];
  }

  #ringed() {
    const { event, place } = this.narrowed;
    if (event >= 0) return new Set(this.#placesOf(event));
    return new Set(place >= 0 ? [place] : []);
  }

  /** Selects a place, or none: its events are listed, and the map shows it. */
  choosePlace(place) {
    if (place < 0 && this.narrowed.place < 0 && this.narrowed.event < 0) return;
    Object.assign(this.narrowed, { place, event: -1 });
    this.panel.show("list");
    if (place >= 0) {
      this.sheet.atLeastHalf();
      this.stage.reveal([place]);
    }
    this.update({ isStep: true });
    byId("list-title").focus({ preventScroll: true });
  }

  /** Selects an event: its places are ringed on the map. */
  chooseEvent(event, isFromTable = false) {
    this.narrowed.event = event === this.narrowed.event && !isFromTable ? -1 : event;
    if (this.narrowed.event >= 0) this.stage.reveal(this.#placesOf(event));
    this.panel.markChosen();
    return this.update({ isStep: true, isListKept: !isFromTable });
  }

  /** A step of a story: its event is chosen, whatever the dates and filters. */
  async #step(id) {
    const event = id ? await this.#data.findEvent(id) : -1;
    if (event >= 0) {
      this.facets.clear();
      this.shown.find(null);
      this.narrowed = { place: -1, event: -1, query: "" };
      byId("search").value = "";
      const { begin, until } = this.#data.columns;
      const row = this.#data.firstRow[event];
      const range = this.periods.range();
      if (range && !(begin[row] >= range.from && until[row] <= range.to)) this.periods.setBranch(this.periods.root, true);
      this.#passing = null;
    }
    this.narrowed.event = event;
    if (event >= 0) this.stage.reveal(this.#placesOf(event));
    await this.update({ isStep: true });
  }

  async find(query) {
    const isStep = Boolean(query.trim()) !== Boolean(this.narrowed.query.trim());
    this.narrowed.query = query;
    byId("search").setAttribute("aria-busy", "true");
    const hits = await this.search.find(query);
    if (this.narrowed.query !== query) return;
    byId("search").removeAttribute("aria-busy");
    this.shown.find(hits?.events ?? null);
    this.panel.found(hits, (alike) => {
      byId("search").value = alike;
      this.find(alike);
    });
    if (this.link.isOpen) await this.update({ isStep, isFilter: true });
  }

  async clear() {
    this.facets.clear();
    byId("search").value = "";
    await this.find("");
    await this.update({ isStep: true, isFilter: true });
    byId("search").focus();
  }

  #toggleFamily(family) {
    this.facets.toggle(this.facets.family, kinds.families[family].name);
    this.update({ isStep: true, isFilter: true });
  }

  showAllDates() {
    this.periods.setBranch(this.periods.root, true);
    this.update({ isStep: true });
    byId("list-title").focus({ preventScroll: true });
  }

  setOrder(order) {
    this.#order = ORDERS.includes(order) ? order : ORDERS[0];
    byId("order").value = this.#order;
  }

  /* What follows. */

  #summary({ events, reports, edges }) {
    const [begin, until] = edges;
    const words = { events: say("events", { n: events }), places: say("places", { n: this.stage.places() }), reports: say("reports", { n: reports }) };
    const range = begin === until ? begin : say("range", { begin, until });
    return say(!begin || range === this.#data.title ? "tally" : "tallyRange", { ...words, range });
  }

  #look() {
    const { mode, shade } = this.options.look();
    const earlier = shade === "change" ? this.periods.before() : null;
    this.stage.setMode(mode);
    this.notice.explain(shade === "change" && !earlier ? say("noBefore") : "");
    return earlier ? this.shown.countIn(earlier) : null;
  }

  /** Places that had events before the window, where play leaves a trail. */
  #trail() {
    const { extent } = this.periods;
    if (!byId("trail").checked || !extent || this.periods.isWhole()) return null;
    return this.shown.countIn({ from: extent.from, to: this.periods.range().from - 1 });
  }

  /** Has what passes filters and search counted anew at the next update. */
  forget() {
    this.#passing = null;
  }

  update({ isStep = false, isFilter = false, isListKept = false }) {
    if (isFilter || !this.#passing) {
      this.#passing = this.shown.passing();
      this.time.count(this.#passing);
    }
    const open = this.shown.count();
    this.#counted = open;
    const family = this.facets.family;
    this.stage.show({
      tally: open.tally, sums: open.sums, chosen: this.#ringed(), before: this.#look(), trail: this.#trail(), shared: this.shown.shared(),
      families: new Set(kinds.families.flatMap(({ name }, number) => (family.chosen.has(name) ? [number] : []))),
      countOutside: (away) => this.shown.countOutside(away),
    });
    this.time.show(this.shown.events, open.events, this.#data.events);
    byId("tally").textContent = this.#summary(open);
    this.panel.tally(open.events);
    this.filters.showChips(Boolean(this.narrowed.query.trim()));
    this.remember(isStep);
    if (this.table.isOpen) this.table.show(this.rows());
    return isListKept && this.panel.current() === "list" ? null : this.panel.fill(this.#passing);
  }

  #resized() {
    this.#map.invalidateSize({ animate: false });
    this.time.resized();
    this.update({});
  }

  /** Brings the tab in sight up to date. */
  fillPanel() {
    if (this.#passing) this.panel.fill(this.#passing);
    this.remember();
  }

  remember(isStep = false) {
    this.link.write(isStep);
  }

  #listen() {
    let waiting = 0;
    byId("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.find(byId("search").value), SOON);
    });
    byId("dates-all").addEventListener("click", () => this.showAllDates());
    byId("dates-none").addEventListener("click", () => {
      this.periods.setBranch(this.periods.root, false);
      this.update({ isStep: true });
    });
    byId("everywhere").addEventListener("click", () => this.choosePlace(-1));
    byId("order").append(...ORDERS.map((order) => new Option(say(`orders.${order}`), order)));
    byId("order").addEventListener("change", () => {
      this.setOrder(byId("order").value);
      this.update({ isStep: true });
    });
    byId("trail").addEventListener("change", () => this.update({}));
    byId("table-open").addEventListener("click", () => {
      this.table.toggle(!this.table.isOpen);
      this.update({ isStep: true });
    });
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      this.panel.choose("list");
      byId("list").focus();
    });
    addEventListener("keydown", ({ key }) => key === "Escape" && this.choosePlace(-1));
  }

  async open() {
    const isEmbedded = this.link.isEmbedded;
    document.documentElement.toggleAttribute("data-embed", isEmbedded);
    byId("full").hidden = !isEmbedded;
    this.sheet.set(isEmbedded ? "strip" : "half");
    this.time.resized();
    await this.link.obey();
    document.documentElement.dataset.ready = "yes";
  }
}
