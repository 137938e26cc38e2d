/* The map itself: its controls, its base, symbols and names, and what lies outside of its view. */

import { say } from "../language/say.js";
import { byId } from "../page/dom.js";
import { BaseMap } from "./base.js";
import { NameLayer } from "./labels.js";
import { createLegend } from "./legend.js";
import { createPicker } from "./pick.js";
import { PlaceLayer } from "./places.js";
import * as mapView from "./view.js";

const CLOSE = 10; // zoom up to which joined places may part; beyond, they are listed

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Stage {
  /** What is drawn. @type {any} */
  drawn = { tally: { size: 0, n: [] }, symbols: [], radius: () => 0 };
  #map;
  #data;
  #look = { mode: "auto", shade: "kind" };
  #shown = /** @type {any} */ (null);
  #onPlaces;

  /**
   * @param {L.Map} map
   * @param {{ onPlaces: (place: number) => void, onMove: () => void, onFamily: (family: number) => void }} on What follows.
   */
  constructor(map, data, on) {
    const { onPlaces, onMove, onFamily } = on;
    this.#map = map;
    this.#data = data;
    this.#onPlaces = onPlaces;
    this.#controls();
    this.base = new BaseMap(map, data);
    this.labels = new NameLayer(map, data);
    this.legend = createLegend(byId("legend").querySelector("div"), data, onFamily);
    this.pick = createPicker(map, data, onPlaces, (places) => this.#zoomTo(places));
    this.symbols = new PlaceLayer(map, data, (places, point, joined) => this.#choose(places, point, joined));
    byId("outside").addEventListener("click", () => mapView.fit(map, this.#places(), !isCalm()));
    map.on("click", () => onPlaces(-1));
    map.on("zoomend", () => this.#rejoin());
    map.on("moveend", () => {
      if (this.#shown && this.symbols.isStale()) this.#draw();
      this.#outside();
      this.base.tell();
      onMove();
    });
  }

  #controls() {
    const map = this.#map;
    const { west } = this.#data;
    if (west > -180) map.setMaxBounds([[-86, west - 40], [86, west + 400]]);
    map.setView([25, Math.max(15, this.#data.west + 180)], 2, { animate: false }); // nothing is drawn yet
    map.attributionControl.setPrefix("Leaflet");
    map.attributionControl.addAttribution("Natural Earth · GeoNames");
    L.control.zoom({ position: "topright", zoomInTitle: say("zoomIn"), zoomOutTitle: say("zoomOut") }).addTo(map);
    L.control.scale({ position: "bottomright", imperial: false }).addTo(map);
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", say("map"));
  }

  #places() {
    return mapView.shownPlaces(this.#data, this.drawn.tally);
  }

  #bounds(places) {
    return L.latLngBounds(places.map((place) => [this.#data.places[place].latitude, this.#data.places[place].longitude]));
  }

  #zoomTo(places) {
    this.#map.fitBounds(this.#bounds(places), { padding: [60, 60], maxZoom: CLOSE, animate: !isCalm() });
  }

  /** A click on what is joined opens it: a closer view if the places part there, and a list of them. */
  #choose(places, point, joined) {
    if (places.length === 1) this.#onPlaces(places[0]);
    else if (joined) this.pick.open(places, this.drawn.tally, point, this.#parts(places));
    else this.pick.open(places, this.drawn.tally, point, false);
  }

  /** Whether a closer view would part places. */
  #parts(places) {
    const [zoom, fitting] = [this.#map.getZoom(), this.#map.getBoundsZoom(this.#bounds(places))];
    return zoom < CLOSE && Math.min(fitting, CLOSE) > zoom + 0.2;
  }

  /** Tells of events none of whose places is in the view. */
  #outside() {
    const view = this.#map.getBounds();
    const away = new Uint8Array(this.#data.places.length);
    let any = false;
    for (const { place, index, sure } of this.#places()) {
      if (view.intersects(mapView.boundsOf(place, sure))) continue;
      away[index] = 1;
      any = true;
    }
    const n = any ? this.#shown.countOutside(away) : 0;
    byId("outside").hidden = n === 0;
    byId("outside").textContent = say("outside", { n });
  }

  /** Cells are of the screen: another zoom has others. */
  #rejoin() {
    if (this.#shown && (this.drawn.isJoined || this.symbols.isStale())) this.#draw();
  }

  #draw() {
    this.drawn = this.symbols.update({ ...this.#shown, ...this.#look });
    this.labels.update(this.drawn);
    this.legend.show(this.#shown.sums, this.drawn, this.#shown);
  }

  /**
   * @param {{ tally: any, sums: ArrayLike<number>, chosen: Set<number>, before: Int32Array | null, trail: Int32Array | null, shared: Iterable<number>, families: Set<number>, countOutside: (away: Uint8Array) => number }} shown
   */
  show(shown) {
    this.#shown = shown;
    this.#draw();
    this.#outside();
  }

  /** How places are drawn; `show` draws. */
  setMode(mode) {
    this.#look = { ...this.#look, mode };
  }

  repaint() {
    this.base.restyle();
    this.legend.fill();
  }

  /** Draws at once what else waits for the next frame. */
  settle() {
    this.base.settle();
    this.symbols.settle();
    this.labels.settle();
  }

  /** Moves only where none of the places is in view. */
  reveal(places) {
    const points = places.map((number) => this.#data.places[number]).map(({ latitude, longitude }) => L.latLng(latitude, longitude));
    const view = this.#map.getBounds().pad(-0.1);
    if (points.some((point) => view.contains(point))) return;
    this.#map.setView(points[0], Math.max(this.#map.getZoom(), 6), { animate: false });
  }

  places() {
    return this.drawn.tally.n.reduce((all, n) => all + Number(n > 0), 0);
  }
}
