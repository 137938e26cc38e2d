/* The map as one sees it, as a picture: SVG, or PNG made of it, with title, legend and credit. */

import { familyName, kinds } from "../language/kinds.js";
import { formatNumber, language, say } from "../language/say.js";
import { worldSize } from "../map/cells.js";
import { colour } from "../map/colour.js";
import { FONTS } from "../map/labels.js";
import { draw, drawChange, drawJoined } from "../map/symbols.js";
import { styles } from "../map/base.js";
import { xml } from "./kml.js";
import { SvgContext } from "./svgcontext.js";

const HEAD = 64;
const LINE = 20;
const AIR = 16;
const SCALE = 2; // pixels of a PNG for each of the screen's

/** Lines of text no wider than there is room for, by the width of letters on average. */
export const wrapped = (/** @type {string} */ text, /** @type {number} */ width, /** @type {number} */ size) => {
  const most = Math.max(10, Math.floor(width / (0.52 * size)));
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
};

/** Points of a line that matter: those off screen by more than a screen's width move none that is seen. */
const path = (map, latLngs, size, isClosed) => {
  const points = latLngs.map((latLng) => map.latLngToContainerPoint(latLng));
  const isNear = ({ x, y }) => x > -size.x && y > -size.y && x < 2 * size.x && y < 2 * size.y;
  if (!points.some(isNear) && !isClosed) return "";
  const kept = points.filter((point, i) => i === 0 || Math.hypot(point.x - points[i - 1].x, point.y - points[i - 1].y) > 0.4);
  const d = kept.map(({ x, y }, i) => `${i ? "L" : "M"}${Math.round(10 * x) / 10} ${Math.round(10 * y) / 10}`).join("");
  return d + (isClosed ? "Z" : "");
};

const nested = (latLngs) => (Array.isArray(latLngs[0]?.[0]) ? latLngs.flatMap((one) => nested(one)) : Array.isArray(latLngs[0]) ? latLngs : [latLngs]);

const inSight = (layer, bounds) => layer.getBounds().isValid() && layer.getBounds().intersects(bounds);

/** A layer of Leaflet's as one path of SVG. */
const layerPath = (map, layer, style, size) => {
  if (!inSight(layer, map.getBounds().pad(0.5))) return "";
  const isClosed = Boolean(style.fill || style.fillColor);
  const d = nested(layer.getLatLngs()).map((line) => path(map, line, size, isClosed)).join("");
  const dash = style.dashArray ? ` stroke-dasharray="${style.dashArray}"` : "";
  const isStroked = style.stroke !== false && style.opacity !== 0;
  const stroke = isStroked ? ` stroke="${style.color}" stroke-width="${style.weight}" stroke-opacity="${style.opacity ?? 1}"${dash}` : "";
  const fill = isClosed ? `${style.fillColor ?? style.color}" fill-opacity="${style.fillOpacity ?? 0.2}" fill-rule="evenodd` : "none";
  return `<path d="${d}" fill="${fill}" stroke-linejoin="round"${stroke}/>`;
};

const outlinesOf = (map, size) => {
  const found = [];
  map.eachLayer((layer) => {
    if (layer instanceof L.Polyline && layer.options.pane !== "base") found.push(layer);
  });
  return found.map((layer) => layerPath(map, layer, layer.options, size)).join("\n");
};

const symbolsOf = (map, { symbols }, size) => {
  const context = new SvgContext();
  const [width, origin] = [worldSize(map.getZoom()), map.getPixelOrigin()];
  for (const symbol of symbols) {
    const { x, y } = map.layerPointToContainerPoint([symbol.x * width - origin.x, symbol.y * width - origin.y]);
    if (x < -40 || y < -40 || x > size.x + 40 || y > size.y + 40) continue;
    if (symbol.isJoined) drawJoined(context, x, y, symbol.radius, symbol);
    else if (symbol.change !== undefined) drawChange(context, x, y, symbol.radius, symbol);
    else draw(context, x, y, symbol.radius, symbol);
  }
  return context.toString();
};

const COLOURS = { event: "ink", country: "name-country", water: "name-water", town: "muted", capital: "name" };

const namesOf = (placed) => {
  const context = new SvgContext();
  for (const { kind, text, box, dot } of placed) {
    const { weight, size, family, spacing, upper } = FONTS[kind];
    context.font = `${weight} ${size}px ${colour(family)}`;
    context.fillStyle = colour(COLOURS[kind]);
    const halo = kind === "water" ? "" : ` paint-order="stroke" stroke="${colour(kind === "event" ? "halo" : "land")}" stroke-width="3" stroke-linejoin="round"`;
    context.fillText(upper ? text.toLocaleUpperCase(language.locale) : text, box.x, box.y + 0.8 * box.height, halo + (spacing ? ` letter-spacing="${spacing}"` : ""));
    if (!dot) continue;
    context.fillStyle = colour("name-country");
    context.fillRect(dot.x - 2, dot.y - 2, 4, 4);
  }
  return context.toString();
};

/** The legend's entries: kinds with their counts, or more and fewer than before. */
const entriesOf = ({ sums, drawn }) => {
  const isChange = drawn.symbols.some(({ change }) => change !== undefined);
  if (isChange) return [[9, "legendMore"], [0, "legendSame"], [-9, "legendFewer"]].map(([change, key]) => ({ text: say(String(key)), paint: (context, x, y) => drawChange(context, x, y, 6, { n: 9, change: Number(change), selected: false }) }));
  if (drawn.mode === "provinces") {
    return drawn.steps.map((end, i) => ({
      text: i ? say("range", { begin: drawn.steps[i - 1] + 1, until: end }) : say("range", { begin: 1, until: end }),
      paint: (context, x, y) => {
        context.fillStyle = colour(`step-${i + 1 + 5 - drawn.steps.length}`);
        context.fillRect(x - 9, y - 6, 18, 12);
      },
    }));
  }
  return kinds.families.map((family, number) => ({
    n: sums[number],
    text: `${familyName(number)} ${family.letter} ${formatNumber(sums[number])}`,
    paint: (context, x, y) => draw(context, x, y, 6, { counts: kinds.families.map((_, i) => Number(i === number)) }),
  })).filter(({ n }) => n);
};

/** The legend in rows; how high it is. */
const legendOf = (entries, width, top) => {
  const context = new SvgContext();
  let [x, y] = [AIR + 6, top + LINE / 2 + 6];
  for (const { text, paint } of entries) {
    const wide = 24 + 0.56 * 12 * text.length;
    if (x > AIR + 6 && x + wide > width - AIR) [x, y] = [AIR + 6, y + LINE];
    paint(context, x, y);
    context.font = `12px ${colour("sans")}`;
    context.fillStyle = colour("ink");
    context.textBaseline = "middle";
    context.fillText(text, x + 12, y);
    x += wide + 14;
  }
  return { svg: context.toString(), bottom: y + LINE / 2 + 4 };
};

const textOf = (lines, size, x, y, paint, family = "sans", weight = "") => {
  const context = new SvgContext();
  context.font = `${weight} ${size}px ${colour(family)}`;
  context.fillStyle = paint;
  lines.forEach((line, i) => context.fillText(line, x, y + i * size * 1.3));
  return context.toString();
};

/**
 * The map as seen, as SVG.
 *
 * @param {{ map: any, stage: any, title: string, tally: string, window: string, credit: string, sums: ArrayLike<number> }} given
 */
export const svg = ({ map, stage, title, tally, window: range, credit, sums }) => {
  const size = map.getSize();
  const head = wrapped(title, size.x - 2 * AIR, 20);
  const top = HEAD + (head.length - 1) * 26;
  const style = styles(map.getZoom());
  const base = Object.entries(stage.base.layers).map(([name, layer]) => layerPath(map, layer, style[name], size)).join("\n");
  const body = [base, outlinesOf(map, size), symbolsOf(map, stage.drawn, size), namesOf(stage.labels.placed)].join("\n");
  const legend = legendOf(entriesOf({ sums, drawn: stage.drawn }), size.x, top + size.y + 4);
  const credits = wrapped(credit, size.x - 2 * AIR, 11);
  const height = Math.ceil(legend.bottom + credits.length * 14.5 + 12);
  const frame = `<rect width="${size.x}" height="${size.y}" fill="${colour("sea")}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.x}" height="${height}" viewBox="0 0 ${size.x} ${height}" lang="${language.tag}">
<title>${xml(title)}</title>
<rect width="${size.x}" height="${height}" fill="${colour("paper")}"/>
${textOf(head, 20, AIR, 30, colour("ink"), "serif", "700")}
${textOf([[range, tally].filter(Boolean).join(" · ")], 13, AIR, top - 12, colour("muted"))}
<svg x="0" y="${top}" width="${size.x}" height="${size.y}" viewBox="0 0 ${size.x} ${size.y}">${frame}
${body}</svg>
${legend.svg}
${textOf(credits, 11, AIR, legend.bottom + 12, colour("muted"))}
</svg>
`;
};

/** An SVG as PNG. @returns {Promise<Blob>} */
export const png = async (/** @type {string} */ text) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: SCALE * image.width, height: SCALE * image.height });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture could be made"))), "image/png");
  });
};
