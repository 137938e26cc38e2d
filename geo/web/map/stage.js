/* The map itself: its controls, its base, symbols and names, and what lies outside of its view. */

import { say } from "../language/say.js";
import * as baseMap from "./base.js";
import * as nameLayer from "./labels.js";
import { createLegend } from "./legend.js";
import { createPicker } from "./pick.js";
import * as placeLayer from "./places.js";
import * as mapView from "./view.js";
import { byId } from "../page/dom.js";

export const createStage = (map, data, { onPlaces, onMove }) => {
  let drawn = { tallies: [], radius: () => 0 };

  map.setView([25, 15], 2, { animate: false }); // nothing is drawn yet
  map.attributionControl.setPrefix("Leaflet");
  map.attributionControl.addAttribution("Natural Earth · GeoNames");
  L.control.zoom({ position: "topright", zoomInTitle: say("zoomIn"), zoomOutTitle: say("zoomOut") }).addTo(map);
  L.control.scale({ position: "bottomright", imperial: false }).addTo(map);
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", say("map"));

  const base = baseMap.add(map, data);
  const labels = nameLayer.add(map, data);
  const legend = createLegend(byId("legend").querySelector("div"), data);
  const pick = createPicker(map, data, (place) => onPlaces(place));
  const symbols = placeLayer.add(map, data, (places, point) => {
    if (places.length === 1) onPlaces(places[0]);
    else pick.open(places, drawn.tallies, point);
  });

  const shownPlaces = () => mapView.shownPlaces(data, drawn.tallies);

  /** Tells of events that lie outside the view. */
  const outside = () => {
    const view = map.getBounds();
    const away = shownPlaces().filter(({ place, sure }) => !view.intersects(mapView.boundsOf(place, sure)));
    const n = away.reduce((sum, entry) => sum + entry.n, 0);
    byId("outside").hidden = n === 0;
    byId("outside").textContent = say("outside", { n });
  };

  byId("outside").addEventListener("click", () => mapView.fit(map, shownPlaces(), !matchMedia("(prefers-reduced-motion: reduce)").matches));
  map.on("click", () => onPlaces(-1));
  map.on("moveend", () => {
    outside();
    onMove();
  });

  return {
    base,
    show: ({ tallies, kinds: sums }, ringed) => {
      drawn = symbols.update(tallies, ringed);
      labels.update(drawn);
      legend.show(sums, drawn);
      outside();
    },
    repaint: () => {
      base.restyle();
      legend.fill();
    },
    /** Draws at once what else waits for the next frame. */
    settle: () => {
      base.settle();
      symbols.settle();
      labels.settle();
    },
    /** Moves only where none of the places is in view. */
    reveal: (places) => {
      const points = places.map((number) => data.places[number]).map(({ latitude, longitude }) => L.latLng(latitude, longitude));
      const view = map.getBounds().pad(-0.1);
      if (points.some((point) => view.contains(point))) return;
      map.setView(points[0], Math.max(map.getZoom(), 6), { animate: false });
    },
    places: () => drawn.tallies.filter(({ n }) => n).length,
  };
};
