"use strict";

/* Puts the page together: what is chosen, and what follows from it. */

geo.start = (map) => {
  const MANY = 2000;
  const data = geo.read();
  const by = (id) => document.getElementById(id);
  const narrow = matchMedia("(max-width: 760px)");
  let selected = -1;
  let opened = false;
  let shown = { tallies: [], radius: () => 0 };

  geo.sayAll();
  map.setView([25, 15], 2, { animate: false });
  map.attributionControl.setPrefix("Leaflet");
  map.attributionControl.addAttribution("Natural Earth · GeoNames");
  L.control.zoom({ position: "topright", zoomInTitle: geo.say("zoomIn"), zoomOutTitle: geo.say("zoomOut") }).addTo(map);
  L.control.scale({ position: "bottomright", imperial: false }).addTo(map);

  const base = geo.base.add(map, data);
  const symbols = geo.symbols.add(map, data, (place) => choose(place, true));
  const labels = geo.labels.add(map, data);
  const list = geo.list.add(by("events"), by("more"), data, (place) => choose(place, false));
  const dates = geo.dates.add(by("tree"), data, () => update());
  const writeElsewhere = geo.list.elsewhere(by("elsewhere").querySelector("ol"), data);

  const wanted = (row) => dates.isOpen(row) && (selected < 0 || data.rows.place[row] === selected);

  /** How many events and reports are open, and from when to when. */
  const reach = () => {
    const { event, begin, until, datePrecision, reports } = data.rows;
    const events = new Set();
    const articles = new Set();
    let first = -1;
    let last = -1;
    for (let row = 0; row < data.size; row += 1) {
      if (!dates.isOpen(row)) continue;
      events.add(event[row]);
      for (const [article] of reports[row]) articles.add(article);
      if (begin[row] && (first < 0 || begin[row] < begin[first])) first = row;
      if (until[row] && (last < 0 || until[row] > until[last])) last = row;
    }
    const edges = first < 0 || last < 0 ? [] : [
      geo.dateWords.edge(begin[first], datePrecision[first]),
      geo.dateWords.edge(until[last], datePrecision[last]),
    ];
    return { events: events.size, reports: articles.size, edges };
  };

  const summary = ({ events, reports, edges: [begin, until] }) => {
    const words = {
      events: geo.say("events", { n: events }),
      places: geo.say("places", { n: shown.tallies.filter(({ n }) => n).length }),
      reports: geo.say("reports", { n: reports }),
    };
    if (!begin) return geo.say("tally", words);
    return geo.say("tallyRange", { ...words, range: begin === until ? begin : geo.say("range", { begin, until }) });
  };

  const title = () => {
    by("list-title").textContent =
      selected < 0 ? geo.say("listTitle") : geo.placeName(data.places[selected]);
    by("everywhere").hidden = selected < 0;
    const note = by("place-note");
    note.hidden = selected < 0;
    note.textContent = selected < 0 ? "" : [geo.placeWhere(data.places[selected]), geo.say("placeOnMap")].filter(Boolean).join(". ");
  };

  const update = () => {
    shown = symbols.update(dates.isOpen, selected);
    labels.update(shown);
    list.update(wanted, geo.say(selected < 0 ? "nothing" : "nothingHere"));
    title();
    const open = reach();
    by("tally").textContent = summary(open);
    by("dates-tally").textContent = geo.say("datesTally", { open: open.events, total: dates.total });
    outside();
    remember();
  };

  /** Tells of events that lie outside the view. */
  const outside = () => {
    const view = map.getBounds();
    const away = geo.view.shownPlaces(data, shown.tallies)
      .filter(({ place, sure }) => !view.intersects(geo.view.boundsOf(place, sure)))
      .reduce((sum, { n }) => sum + n, 0);
    by("outside").hidden = away === 0;
    by("outside").textContent = geo.say("outside", { n: away });
  };

  /** Writes the view into the address, once there is one. */
  const remember = () => opened && geo.view.write(map, dates.keys(), selected < 0 ? "" : data.places[selected].id);

  /** Selects a place: its events are listed, and the map shows it. */
  const choose = (place, fromMap) => {
    selected = place;
    update();
    if (place < 0) return;
    if (fromMap) {
      sheet("half");
      by("list-title").focus({ preventScroll: true });
      by("list").scrollIntoView({ block: "start" });
    } else {
      const { latitude, longitude } = data.places[place];
      if (!map.getBounds().pad(-0.1).contains([latitude, longitude])) map.setView([latitude, longitude], Math.max(map.getZoom(), 6));
    }
  };

  /* The phone's sheet: a strip, half the page, or all of it. */
  const sheet = (size) => {
    document.documentElement.dataset.sheet = size;
    by("handle").setAttribute("aria-expanded", String(size !== "strip"));
  };

  const dragSheet = () => {
    const handle = by("handle");
    const sizes = ["strip", "half", "full"];
    let from = null;
    handle.addEventListener("pointerdown", (event) => {
      from = event.clientY;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointerup", (event) => {
      const moved = from === null ? 0 : from - event.clientY;
      from = null;
      if (Math.abs(moved) < 24) return;
      const at = sizes.indexOf(document.documentElement.dataset.sheet) + Math.sign(moved) * (Math.abs(moved) > 260 ? 2 : 1);
      sheet(sizes[Math.max(0, Math.min(2, at))]);
      handle.dataset.dragged = "yes";
    });
    handle.addEventListener("click", () => {
      if (handle.dataset.dragged) delete handle.dataset.dragged;
      else sheet({ strip: "half", half: "full", full: "strip" }[document.documentElement.dataset.sheet]);
    });
  };

  const repaint = () => {
    base.restyle();
    symbols.redraw();
    shown = symbols.update(dates.isOpen, selected);
    geo.legend.fill(by("legend").querySelector("div"), data);
  };

  const themes = () => {
    const prefers = matchMedia("(prefers-color-scheme: dark)");
    const button = by("theme");
    const apply = (dark) => {
      document.documentElement.dataset.theme = dark ? "dark" : "light";
      button.setAttribute("aria-pressed", String(dark));
      repaint();
    };
    button.addEventListener("click", () => apply(document.documentElement.dataset.theme !== "dark"));
    prefers.addEventListener("change", (event) => apply(event.matches));
    apply(prefers.matches);
  };

  const backgrounds = () => {
    const select = by("background");
    select.append(new Option(geo.say("drawn"), ""));
    data.online.forEach(({ name }, number) => select.append(new Option(geo.say("online", { name }), String(number))));
    select.addEventListener("change", () => base.choose(select.value));
  };

  const fitAll = () => geo.view.fit(map, geo.view.shownPlaces(data, shown.tallies), true);

  const buttons = () => {
    by("dates-all").addEventListener("click", () => dates.openAll(true));
    by("dates-none").addEventListener("click", () => dates.openAll(false));
    by("everywhere").addEventListener("click", () => {
      choose(-1, false);
      by("list-title").focus({ preventScroll: true });
    });
    by("outside").addEventListener("click", fitAll);
    by("print").addEventListener("click", () => window.print());
    by("elsewhere").addEventListener("toggle", writeElsewhere);
    map.on("click", () => selected >= 0 && choose(-1, false));
    map.on("moveend", () => {
      outside();
      remember();
    });
  };

  /** Does what the address says; what it does not say is as on opening. */
  const obey = () => {
    const asked = geo.view.read();
    if (asked.dates) dates.openKeys(asked.dates);
    else if (data.size > MANY) dates.openNewest(7);
    else dates.openEverything();
    selected = asked.place ? data.places.findIndex(({ id }) => id === asked.place) : -1;
    shown = symbols.update(dates.isOpen, selected);
    const entries = geo.view.shownPlaces(data, shown.tallies);
    if (asked.map) map.setView(asked.map.centre, asked.map.zoom, { animate: false });
    else geo.view.fit(map, entries.length ? geo.view.core(entries) : entries, false);
  };

  const open = () => {
    sheet("half");
    by("dates").open = !narrow.matches;
    by("legend").open = !narrow.matches;
    by("elsewhere-tally").textContent = geo.number(data.elsewhere.length);
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", geo.say("map"));
    map.invalidateSize({ animate: false });
    obey();
    opened = true;
  };

  buttons();
  dragSheet();
  backgrounds();
  themes();
  open();
  update();
  const resized = () => map.invalidateSize({ animate: false });
  addEventListener("resize", resized);
  matchMedia("print").addEventListener("change", resized);
  addEventListener("hashchange", () => {
    obey();
    update();
  });
  addEventListener("keydown", ({ key }) => key === "Escape" && selected >= 0 && choose(-1, false));
  document.documentElement.dataset.ready = "yes";
};
