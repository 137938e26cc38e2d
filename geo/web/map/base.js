/* The base map: land, lakes, rivers, borders, drawn from outlines inside the page. */

import { decodePoints } from "../data/numbers.js";
import * as canvases from "./canvases.js";
import { colour } from "./colour.js";

const FAR = 5; // zoom below which a map is one of the world
const NEAR = 6.5; // zoom from which provinces are parted: they are known near the events only, and would be patches

/** Leaves out the edges that only close a landmass at the antimeridian or at the pole. */
const coastLines = (rings) => {
  const edge = ([latitude, longitude]) => Math.abs(longitude) > 179.98 || latitude < -89;
  const lines = [];
  for (const ring of rings) {
    let line = [ring[0]];
    for (let i = 1; i < ring.length; i += 1) {
      if (edge(ring[i]) && edge(ring[i - 1])) {
        if (line.length > 1) lines.push(line);
        line = [];
      }
      line.push(ring[i]);
    }
    if (line.length > 1) lines.push(line);
  }
  return lines;
};

/** Thin lines from afar, and no small ones at all: a world map is not a region's map made small. */
const styles = ({ far, near }) => ({
  land: { stroke: false, fill: true, fillColor: colour("land"), fillOpacity: 1 },
  coast: { color: colour("coast"), weight: far ? 0.5 : 0.8 },
  division: { color: colour("division"), weight: 0.7, opacity: near ? 1 : 0 },
  lake: { color: colour("coast"), weight: 0.6, fill: true, fillColor: colour("sea"), fillOpacity: 1 },
  river: { color: colour("river"), weight: 0.8, opacity: far ? 0 : 1 },
  border: { color: colour("border"), weight: far ? 0.6 : 1.1, opacity: far ? 0.8 : 1 },
  contested: { color: colour("border"), weight: far ? 0.7 : 1.2, dashArray: far ? "3 3" : "5 4" },
});

const build = (map, outlines) => {
  const pane = map.createPane("base");
  pane.style.zIndex = 250;
  pane.style.pointerEvents = "none";
  const options = { renderer: L.canvas({ pane: "base", padding: 0.2 }), pane: "base", interactive: false, smoothFactor: 0.6, lineJoin: "round" };
  const polygons = (encoded) => encoded.map((rings) => rings.map(decodePoints));
  const lines = (encoded) => encoded.map(decodePoints);
  const land = polygons(outlines.land);
  const layers = {
    land: L.polygon(land, options),
    division: L.polyline(lines(outlines.division), options),
    river: L.polyline(lines(outlines.river), options),
    lake: L.polygon(polygons(outlines.lake), options),
    coast: L.polyline(coastLines(land.flat()), options),
    border: L.polyline(lines(outlines.border), options),
    contested: L.polyline(lines(outlines.contested), options),
  };
  return { layers, group: L.layerGroup(Object.values(layers)) };
};

/** Adds the base map and returns what changes it: theme and background. */
const add = (map, data) => {
  const { layers, group } = build(map, data.base);
  const { renderer } = layers.land.options;
  let tiles = null;

  const restyle = () => {
    const zoom = map.getZoom();
    const style = styles({ far: zoom < FAR, near: zoom >= NEAR });
    for (const [name, layer] of Object.entries(layers)) layer.setStyle({ fill: false, ...style[name] });
  };

  /** Shows the drawn map, or the online map of that number. Nothing is asked of the network before. */
  const choose = (number) => {
    tiles?.remove();
    tiles = null;
    const chosen = data.online[number];
    document.documentElement.toggleAttribute("data-online", Boolean(chosen));
    if (!chosen) {
      group.addTo(map);
      restyle();
      return;
    }
    group.remove();
    const attribution = document.createElement("span");
    attribution.textContent = chosen.attribution;
    tiles = L.tileLayer(chosen.url, { maxZoom: chosen.maxZoom, attribution: attribution.outerHTML }).addTo(map);
  };

  map.on("zoomend", restyle);
  canvases.follow(map, renderer);
  return { restyle, choose, settle: () => renderer._map && canvases.settle(renderer) };
};

export { add };
