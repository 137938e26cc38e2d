/* Puts the page together: what is chosen, and what follows from it. */

import { loadData } from "../data/load.js";
import { createPeriods } from "../dates/periods.js";
import { createTimeline } from "../dates/timeline.js";
import { createDateTree } from "../dates/tree.js";
import { createFacets } from "../filter/facets.js";
import { createFilters } from "../filter/filters.js";
import { createSearch } from "../filter/search.js";
import { createShown } from "../filter/shown.js";
import { formatNumber, say, sayAll } from "../language/say.js";
import { placeName, placeWhere } from "../language/words.js";
import * as cards from "../list/card.js";
import { createList } from "../list/list.js";
import { createStage } from "../map/stage.js";
import * as mapView from "../map/view.js";
import * as address from "./address.js";
import { button, byId, element } from "./dom.js";
import { createOptions } from "./options.js";
import { createSheet } from "./sheet.js";
import { createTabs } from "./tabs.js";

export const start = async (map, data) => {
  const MANY = 2000; // events from which a page opens on its newest week
  const PRINTED = 1000;
  const narrowed = { place: -1, event: -1, query: "" };
  let opened = false; // whether the address is the page's to write
  let passing = null;
  const lost = { rows: null, found: null };

  sayAll();
  const periods = createPeriods(data);
  const facets = createFacets(data);
  const shown = createShown(data, periods, facets);
  const find = createSearch(data);

  const stage = createStage(map, data, { onPlaces: (place) => choosePlace(place), onMove: () => remember() });
  const sheet = createSheet(() => opened && resized());
  const tabs = createTabs(byId("tabs"), () => { pane(); remember(); });
  const time = createTimeline(data, periods, (isStep) => update({ isStep }));
  const tree = createDateTree(byId("tree"), periods, (what) => (what === "unfolded" ? pane() : update({ isStep: true })));
  const filters = createFilters(byId("filters"), byId("chips"), facets, {
    onChange: () => update({ isStep: true, isFilter: true }),
    onClear: () => clear(),
  });
  const actions = { onPlace: (place) => choosePlace(place), onEvent: (event) => chooseEvent(event) };
  const list = createList(byId("events"), {
    ready: (events) => (data.hasTexts(events) ? null : data.texts(events)),
    make: (event) => marked(cards.make(data, event, actions), event),
  });
  const elsewhere = createList(byId("elsewhere").querySelector("ol"), { ready: () => null, make: (number) => cards.lost(lost.rows[number]) });
  const rowsShown = () => Array.from({ length: data.size }, (_, row) => row).filter((row) => shown.rows[row] && (narrowed.place < 0 || data.columns.place[row] === narrowed.place));
  const options = createOptions(map, data, stage.base, {
    repaint: () => { stage.repaint(); if (opened) update({}); },
    changed: () => remember(true),
    rows: rowsShown,
    fill: () => list.all(PRINTED),
    lay: () => {
      time.resized();
      update({});
      stage.settle();
    },
  });

  /* What is chosen. */

  const placesOf = (event) => [...data.columns.place.subarray(data.firstRow[event], data.firstRow[event + 1])];
  const ringed = () => new Set(narrowed.event >= 0 ? placesOf(narrowed.event) : narrowed.place >= 0 ? [narrowed.place] : []);

  const marked = (card, event) => {
    card.classList.toggle("chosen", event === narrowed.event);
    if (event === narrowed.event) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
    return card;
  };

  /** Selects a place, or none: its events are listed, and the map shows it. */
  const choosePlace = (place) => {
    if (place < 0 && narrowed.place < 0 && narrowed.event < 0) return;
    Object.assign(narrowed, { place, event: -1 });
    tabs.show("list");
    if (place >= 0) {
      sheet.atLeastHalf();
      stage.reveal([place]);
    }
    update({ isStep: true });
    byId("list-title").focus({ preventScroll: true });
  };

  /** Selects an event: its places are ringed on the map. */
  const chooseEvent = (event) => {
    narrowed.event = event === narrowed.event ? -1 : event;
    if (narrowed.event >= 0) stage.reveal(placesOf(event));
    for (const card of byId("events").children) marked(card, Number(card.dataset.event));
    update({ isStep: true, isListKept: true });
  };

  const search = async (query) => {
    const isStep = Boolean(query.trim()) !== Boolean(narrowed.query.trim());
    narrowed.query = query;
    byId("search").setAttribute("aria-busy", "true");
    const hits = await find(query);
    if (narrowed.query !== query) return;
    byId("search").removeAttribute("aria-busy");
    shown.find(hits?.events ?? null);
    lost.found = hits?.elsewhere ?? null;
    if (opened) update({ isStep, isFilter: true });
  };

  const clear = async () => {
    facets.clear();
    byId("search").value = "";
    await search("");
    update({ isStep: true, isFilter: true });
    byId("search").focus();
  };

  /* What follows. */

  const summary = ({ events, reports, edges: [begin, until] }) => {
    const words = { events: say("events", { n: events }), places: say("places", { n: stage.places() }), reports: say("reports", { n: reports }) };
    const range = begin === until ? begin : say("range", { begin, until });
    return say(!begin || range === data.title ? "tally" : "tallyRange", { ...words, range });
  };

  const title = () => {
    const place = data.places[narrowed.place];
    byId("list-title").textContent = place ? placeName(place) : say("listTitle");
    byId("list-title").classList.toggle("heard", !place);
    byId("everywhere").hidden = !place;
    byId("place-note").hidden = !place;
    byId("place-note").textContent = place ? [placeWhere(place), say("placeOnMap")].filter(Boolean).join(". ") : "";
  };

  const showAllDates = () => {
    periods.setBranch(periods.root, true);
    update({ isStep: true });
    byId("list-title").focus({ preventScroll: true });
  };

  /** Why the list is empty, and a way to what is found on other dates. */
  const nothing = () => {
    const text = say(narrowed.place < 0 ? "nothing" : "nothingHere");
    const made = element("li", "nothing", narrowed.place < 0 && data.events ? `${text} ${say("nothingWhy")}` : text);
    const n = passing.reduce((sum, is) => sum + is, 0);
    if (n && narrowed.place < 0) made.append(element("p", "buttons", button("", say("otherDates", { n }), showAllDates)));
    return [made];
  };

  const showList = () => {
    title();
    const events = shown.list(narrowed.place);
    byId("list-tally").textContent = formatNumber(events.length);
    return list.show(events, nothing(), Math.max(0, events.indexOf(narrowed.event)));
  };

  const showElsewhere = async () => {
    lost.rows ??= await data.elsewhere.read(0, data.elsewhere.size);
    const found = lost.rows.map((_, number) => number).filter((number) => !lost.found || lost.found[number]);
    byId("elsewhere-found").textContent = lost.found ? say("elsewhereTally", { found: found.length, total: lost.rows.length }) : "";
    const empty = say(lost.rows.length ? "elsewhereNoMatch" : "elsewhereNone");
    return elsewhere.show(found, [element("li", "nothing", empty)]);
  };

  /** How many events that pass filters and search a branch of the dates has. */
  const branchCounts = () => {
    const counts = new Int32Array(periods.leaves.length);
    passing.forEach((is, event) => { counts[periods.leafOf[event]] += is; });
    const sum = ({ leaf, children }) => [...children.values()].reduce((all, child) => all + sum(child), leaf >= 0 ? counts[leaf] : 0);
    return sum;
  };

  const isOpen = (row) => shown.isDateOpen(row) && shown.isFound(row);

  /** Brings the tab in sight up to date; the others wait until they are seen. */
  const pane = () => ({
    list: showList,
    dates: () => tree.show(branchCounts()),
    filters: () => filters.show((facet) => facets.counts(facet, isOpen)),
    elsewhere: showElsewhere,
  })[tabs.current()]();

  const update = ({ isStep = false, isFilter = false, isListKept = false }) => {
    if (isFilter || !passing) {
      passing = shown.passing();
      time.count(passing);
    }
    const open = shown.count();
    stage.show(open, ringed());
    time.show(shown.events, open.events, data.events);
    byId("tally").textContent = summary(open);
    byId("list-tally").textContent = formatNumber(narrowed.place < 0 ? open.events : shown.list(narrowed.place).length);
    byId("elsewhere-tally").textContent = formatNumber(lost.found ? lost.found.reduce((a, b) => a + b, 0) : data.elsewhere.size);
    filters.showChips(Boolean(narrowed.query.trim()));
    if (isStep !== null) remember(isStep);
    return isListKept && tabs.current() === "list" ? null : pane();
  };

  const resized = () => {
    map.invalidateSize({ animate: false });
    time.resized();
    update({});
  };

  /* The address. */

  const state = () => {
    const { lat, lng } = map.getCenter();
    const asked = address.read();
    return {
      map: { zoom: map.getZoom(), centre: [lat, lng] },
      ...periods.address(),
      q: narrowed.query.trim() || null,
      at: data.places[narrowed.place]?.id ?? null,
      event: narrowed.event >= 0 && data.hasTexts([narrowed.event]) ? data.idOf(narrowed.event) : null,
      tab: tabs.current() === "list" ? null : tabs.current(),
      base: options.base(), theme: options.theme(), unit: time.unit(), lang: asked.lang, embed: asked.embed,
      facets: Object.fromEntries(facets.all.map(({ name, chosen }) => [name, [...chosen]])),
    };
  };

  const remember = (isStep = false) => {
    if (opened) address.write(state, isStep);
    if (!byId("full").hidden) byId("full").href = address.hash({ ...state(), embed: null });
  };

  const obeyDates = (asked) => {
    periods.obey(asked);
    if (!asked.range && asked.dates === null && data.size > MANY) periods.newest(7);
    facets.all.forEach((facet) => facets.choose(facet, asked.facets[facet.name]));
  };

  const obeyChoice = async ({ at, event, q }) => {
    narrowed.place = at ? data.places.findIndex(({ id }) => id === at) : -1;
    narrowed.event = event ? await data.findEvent(event) : -1;
    byId("search").value = q ?? "";
    passing = null;
    if (q || narrowed.query) await search(q ?? "");
  };

  /** Opens on where most events are, if the address says nothing else; a button says how many are outside. */
  const obeyView = ({ map: view }) => {
    if (view) map.setView(view.centre, view.zoom, { animate: false, reset: true });
    else if (!document.documentElement.dataset.ready) mapView.fit(map, mapView.core(mapView.shownPlaces(data, shown.count().tallies)), false);
  };

  /** Does what the address says; what it does not say is as on opening. */
  const obey = async () => {
    const asked = address.read();
    opened = false;
    address.forget();
    time.stop();
    obeyDates(asked);
    tabs.show(asked.tab ?? "list");
    time.setUnit(asked.unit ?? "auto");
    options.setTheme(asked.theme);
    map.invalidateSize({ animate: false });
    await obeyChoice(asked);
    obeyView(asked);
    options.setBase(asked.base);
    const size = map.getSize();
    await update({});
    if (!map.invalidateSize({ animate: false }).getSize().equals(size)) obeyView(asked); // its words have made room for themselves
    opened = true;
    remember();
    if (narrowed.event >= 0) list.item(narrowed.event)?.scrollIntoView({ block: "center" });
  };

  const listen = () => {
    let waiting = 0;
    byId("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => search(byId("search").value), 100);
    });
    byId("dates-all").addEventListener("click", showAllDates);
    byId("dates-none").addEventListener("click", () => { periods.setBranch(periods.root, false); update({ isStep: true }); });
    byId("everywhere").addEventListener("click", () => choosePlace(-1));
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      tabs.choose("list");
      byId("list").focus();
    });
    addEventListener("popstate", obey);
    addEventListener("keydown", ({ key }) => key === "Escape" && choosePlace(-1));
  };

  listen();
  const asked = address.read();
  document.documentElement.toggleAttribute("data-embed", asked.embed === "1");
  byId("full").hidden = asked.embed !== "1";
  sheet.set(asked.embed === "1" ? "strip" : "half");
  time.resized();
  await obey();
  document.documentElement.dataset.ready = "yes";
};

/** Reads the data and starts; what goes wrong is said by the browser's own console. */
export const open = async (map) => start(map, await loadData());
