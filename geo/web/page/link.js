/* The page's address: it says what is shown, and does what a link asks for. */

import * as mapView from "../map/view.js";
import * as address from "./address.js";
import { byId } from "./dom.js";
import { ORDERS } from "../filter/shown.js";

export class Link {
  /** Whether the address is the page's to write: not while it does what the address says. */
  isOpen = false;
  #map;
  #data;
  #app;

  /** @param {import("./app.js").App} app */
  constructor(map, data, app) {
    this.#map = map;
    this.#data = data;
    this.#app = app;
    address.listen();
    addEventListener("popstate", () => this.obey());
  }

  get isEmbedded() {
    return address.read().embed === "1";
  }

  /** What is not as on opening. */
  #state() {
    const { periods, facets, options, panel, table, time, order, narrowed: { place, event, query } } = this.#app;
    const { lat, lng } = this.#map.getCenter();
    const { lang, embed } = address.read();
    const { mode, shade } = options.look();
    return {
      map: { zoom: this.#map.getZoom(), centre: [lat, lng] },
      ...periods.address(),
      q: query.trim() || null,
      at: this.#data.places[place]?.id ?? null,
      event: event >= 0 && this.#data.hasTexts([event]) ? this.#data.idOf(event) || null : null,
      tab: panel.current() === "list" ? null : panel.current(),
      view: table.isOpen ? "table" : null, order: order === ORDERS[0] ? null : order,
      sure: facets.least || null, symbols: mode === "auto" ? null : mode, shade: shade === "kind" ? null : shade,
      base: options.base(), theme: options.theme(), unit: time.unit(), lang, embed,
      facets: Object.fromEntries(facets.all.map(({ name, chosen }) => [name, [...chosen]])),
    };
  }

  write(isStep = false) {
    if (this.isOpen) address.write(() => this.#state(), isStep);
    if (!byId("full").hidden) byId("full").href = address.hash({ ...this.#state(), embed: null });
  }

  /** Does what a link says of dates and filters; returns what it names that this map does not have. */
  #obeyFilters(asked) {
    const { periods, facets } = this.#app;
    const unknown = periods.obey(asked);
    facets.setLeast(Number(asked.sure ?? 0));
    return [...unknown, ...facets.all.flatMap((facet) => facets.choose(facet, asked.facets[facet.name] ?? []))];
  }

  /** Chooses the place or the event that a link names, and searches for its words. */
  async #obeyChoice({ at, event, q }) {
    const { narrowed } = this.#app;
    narrowed.place = at ? this.#data.places.findIndex(({ id }) => id === at) : -1;
    narrowed.event = event ? await this.#data.findEvent(event) : -1;
    byId("search").value = q ?? "";
    this.#app.forget();
    if (q || narrowed.query) await this.#app.find(q ?? "");
    return [at && narrowed.place < 0 ? at : "", event && narrowed.event < 0 ? event : ""].filter(Boolean);
  }

  /** Opens on where most events are, if the link says nothing else; a button says how many are outside. */
  #obeyView({ map: view }) {
    if (view) this.#map.setView(view.centre, view.zoom, { animate: false, reset: true });
    else if (!document.documentElement.dataset.ready) {
      mapView.fit(this.#map, mapView.core(mapView.shownPlaces(this.#data, this.#app.shown.count().tally)), false);
    }
  }

  /** Does what the address says; what it does not say is as on opening. */
  async obey() {
    const { panel, table, time, options, notice } = this.#app;
    const asked = address.read();
    this.isOpen = false;
    address.forget();
    time.stop();
    const unknown = this.#obeyFilters(asked);
    panel.show(asked.tab ?? "list");
    time.setUnit(asked.unit ?? "auto");
    this.#app.setOrder(asked.order);
    table.toggle(asked.view === "table");
    unknown.push(...options.setLook(asked));
    options.setTheme(asked.theme);
    this.#map.invalidateSize({ animate: false });
    unknown.push(...(await this.#obeyChoice(asked)));
    this.#obeyView(asked);
    unknown.push(...options.setBase(asked.base));
    const size = this.#map.getSize();
    await this.#app.update({});
    if (!this.#map.invalidateSize({ animate: false }).getSize().equals(size)) this.#obeyView(asked); // its words have made room for themselves
    notice.unknown(unknown);
    this.isOpen = true;
    this.write();
    if (this.#app.narrowed.event >= 0) panel.scrollTo(this.#app.narrowed.event);
  }
}
