/* How a symbol looks: coloured by kind, in parts where there are several, and shaped by how sure the place is. */

import { kinds } from "../language/kinds.js";
import { colour, familyColour } from "./colour.js";

const HALO = 4.5; // pixels from a chosen symbol to the ring around it
/** How a place that is not a point itself is drawn: near it, in a region, in a country. */
const RINGS = {
  2: { width: 3, dash: [], tint: 0.08 },
  3: { width: 2, dash: [4, 2.5], tint: 0.25 },
  4: { width: 2, dash: [1.5, 2.5], tint: 0.12 },
};

/**
 * Draws a symbol: parts by kind in a ring round the centre.
 * sure: 1 solid, 2 ring, 3 dashed ring over a pale disc, 4 dotted ring.
 */
const draw = (context, x, y, radius, { counts, sure, pale, selected }) => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const part = sure === 1 ? wedge : arc;
  context.setLineDash([]); // Leaflet leaves that of the region drawn before
  if (selected) halo(context, x, y, radius);
  context.globalAlpha = pale ? 0.45 : 1;
  let angle = -Math.PI / 2;
  for (let family = 0; family < counts.length; family += 1) {
    if (!counts[family]) continue;
    const end = angle + (2 * Math.PI * counts[family]) / total;
    part(context, x, y, radius, angle, end, familyColour(kinds.families[family].name), sure);
    angle = end;
  }
  if (sure === 1) outline(context, x, y, radius);
  context.globalAlpha = 1;
};

const circle = (context, x, y, radius) => {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
};

const halo = (context, x, y, radius) => {
  circle(context, x, y, radius + HALO);
  context.strokeStyle = colour("ink");
  context.lineWidth = 2;
  context.stroke();
};

const outline = (context, x, y, radius) => {
  circle(context, x, y, radius);
  context.strokeStyle = colour("halo");
  context.lineWidth = 1.2;
  context.stroke();
};

const wedge = (context, x, y, radius, begin, end, paint) => {
  context.beginPath();
  if (end - begin < 2 * Math.PI) context.moveTo(x, y);
  context.arc(x, y, radius, begin, end);
  context.fillStyle = paint;
  context.fill();
};

/** Dashes of which a whole number goes round, so that the last is no shorter than the others. */
const fitted = (dash, round) => {
  const length = dash.reduce((sum, part) => sum + part, 0);
  const scale = round / length / Math.round(round / length);
  return dash.map((part) => part * scale);
};

const arc = (context, x, y, radius, begin, end, paint, sure) => {
  const { width, dash, tint } = RINGS[sure];
  const middle = Math.max(radius - width / 2, 2);
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * tint;
  wedge(context, x, y, middle, begin, end, paint);
  context.globalAlpha = alpha;
  context.beginPath();
  context.arc(x, y, middle, begin, end);
  context.strokeStyle = paint;
  context.lineWidth = width;
  context.setLineDash(fitted(dash, 2 * Math.PI * middle));
  context.stroke();
  context.setLineDash([]);
};

export { draw, HALO };
