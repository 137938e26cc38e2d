/*
 * How a symbol looks: shaped and coloured by kind, in parts where there are several, and drawn by how sure the
 * place is and how certain the event. All that draws takes a canvas's context, or one that writes SVG.
 */

import { kinds } from "../language/kinds.js";
import { colour, familyColour } from "./colour.js";
import { outlines } from "./shapes.js";

/** Pixels from a chosen symbol to the ring around it. */
export const HALO = 4.5;

/** Per cent of certainty below which a symbol is lighter, and how strong it is filled then. */
const CERTAIN = [{ from: 80, fill: 1 }, { from: 60, fill: 0.55 }, { from: 0, fill: 0.22 }];

/** How a place that is not a point itself is drawn: near it, in a region, in a country. */
const RINGS = {
  2: { width: 3, dash: [], tint: 0.08 },
  3: { width: 2, dash: [4, 2.5], tint: 0.25 },
  4: { width: 2, dash: [1.5, 2.5], tint: 0.12 },
};
const NUMBERED = 9; // pixels of radius from which a joined symbol has room for its number
const LETTERED = 15; // likewise for the letters of its chief kinds
const CHIEF = 0.2; // share of the events from which a kind is a chief one
const HOLE = 0.42; // of the radius: what has not happened has a hole

const DIGIT = 0.64; // width of a bold digit, of the size of its font
const FITTING = 0.88; // of the width inside a ring, what a number may take

/** The radius of the disc inside a joined symbol's ring. */
const inner = (/** @type {number} */ radius) => radius - Math.max(2.5, radius * 0.2);

const strengthOf = (certain) => CERTAIN.find(({ from }) => certain >= from)?.fill ?? 1;

/** The families that a symbol has events of, the most frequent first. */
export const familiesOf = (/** @type {ArrayLike<number>} */ counts) =>
  Array.from(counts, (n, family) => ({ n, family })).filter(({ n }) => n).sort((a, b) => b.n - a.n || a.family - b.family);

/** The letters of the chief kinds. */
export const lettersOf = (/** @type {ArrayLike<number>} */ counts) => {
  const present = familiesOf(counts);
  const total = present.reduce((sum, { n }) => sum + n, 0);
  return present.filter(({ n }) => n >= CHIEF * total).map(({ family }) => kinds.families[family].letter).join("");
};

/**
 * Draws a symbol of one place: a shape where all its events are of one family, else a disc in parts.
 * sure: 1 solid, 2 ring, 3 dashed ring over a pale disc, 4 dotted ring.
 */
export const draw = (context, x, y, radius, { counts, sure = 1, certain = 100, pale = false, selected = false }) => {
  const present = familiesOf(counts);
  if (!present.length) return;
  const { shape } = kinds.families[present[0].family];
  const trace = outlines[present.length === 1 ? shape : "circle"] ?? outlines.circle;
  context.setLineDash([]); // Leaflet leaves that of the region drawn before
  if (selected) halo(context, x, y, radius);
  const paint = sure === 1 ? filled : ringed;
  paint(context, { x, y, radius, trace, present, strength: strengthOf(certain), sure });
  if (pale) hole(context, x, y, radius);
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

const hole = (context, x, y, radius) => {
  circle(context, x, y, Math.max(1.6, radius * HOLE));
  context.fillStyle = colour("land");
  context.fill();
};

/** Fills each family's part; a sole family fills the whole shape. */
const parts = (context, { x, y, radius, trace, present }) => {
  const total = present.reduce((sum, { n }) => sum + n, 0);
  let angle = -Math.PI / 2;
  for (const { n, family } of [...present].sort((a, b) => a.family - b.family)) {
    const end = angle + (2 * Math.PI * n) / total;
    context.beginPath();
    if (n === total) trace(context, x, y, radius);
    else {
      context.moveTo(x, y);
      context.arc(x, y, radius, angle, end);
    }
    context.fillStyle = familyColour(kinds.families[family].name);
    context.fill();
    angle = end;
  }
};

const filled = (context, given) => {
  const { x, y, radius, trace, present, strength } = given;
  if (strength < 1) {
    context.beginPath();
    trace(context, x, y, radius);
    context.fillStyle = colour("land");
    context.fill();
  }
  context.globalAlpha = strength;
  parts(context, given);
  context.globalAlpha = 1;
  context.beginPath();
  trace(context, x, y, radius);
  context.strokeStyle = strength < 1 ? familyColour(kinds.families[present[0].family].name) : colour("halo");
  context.lineWidth = strength < 1 ? 1.6 : 1.2;
  context.stroke();
};

/** Dashes of which a whole number goes round, so that the last is no shorter than the others. */
export const fitted = (/** @type {number[]} */ dash, /** @type {number} */ round) => {
  const length = dash.reduce((sum, part) => sum + part, 0);
  const scale = length ? round / length / Math.max(1, Math.round(round / length)) : 1;
  return dash.map((part) => part * scale);
};

const ringed = (context, { x, y, radius, trace, present, strength, sure }) => {
  const { width, dash, tint } = RINGS[sure] ?? RINGS[4];
  const middle = Math.max(radius - width / 2, 2);
  const total = present.reduce((sum, { n }) => sum + n, 0);
  context.globalAlpha = tint;
  parts(context, { x, y, radius: middle, trace, present });
  context.globalAlpha = Math.max(strength, 0.6);
  let angle = -Math.PI / 2;
  for (const { n, family } of [...present].sort((a, b) => a.family - b.family)) {
    const end = angle + (2 * Math.PI * n) / total;
    context.beginPath();
    if (n === total) trace(context, x, y, middle);
    else context.arc(x, y, middle, angle, end);
    context.strokeStyle = familyColour(kinds.families[family].name);
    context.lineWidth = width;
    context.setLineDash(fitted(dash, 2 * Math.PI * middle));
    context.stroke();
    angle = end;
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
};

/** A number written short: 940, 1.2k, 35k. */
export const shortNumber = (/** @type {number} */ n) => {
  if (n < 1000) return String(n);
  if (n < 999500) return `${n < 9950 ? (n / 1000).toFixed(1).replace(/\.0$/, "") : Math.round(n / 1000)}k`;
  return `${(n / 1e6).toFixed(1).replace(/\.0$/, "")}m`;
};

const write = (context, text, x, y, size) => {
  context.font = `600 ${size}px ${colour("sans")}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y);
  context.textAlign = "start";
};

/** The size at which a number fits inside the ring. */
export const fontFor = (/** @type {string} */ number, /** @type {number} */ radius) =>
  Math.min(14, radius * 0.72, (2 * FITTING * inner(radius)) / (DIGIT * number.length));

/** Draws places joined in one: a ring in parts by kind, and inside how many events, with the chief kinds' letters. */
export const drawJoined = (context, x, y, radius, { n, counts, selected, change, text }) => {
  context.setLineDash([]);
  if (selected) halo(context, x, y, radius);
  if (change === undefined) parts(context, { x, y, radius, trace: outlines.circle, present: familiesOf(counts) });
  else {
    circle(context, x, y, radius);
    context.fillStyle = changeColour(change, n);
    context.fill();
  }
  circle(context, x, y, radius);
  context.strokeStyle = colour("halo");
  context.lineWidth = 1.4;
  context.stroke();
  if (radius < NUMBERED) return;
  circle(context, x, y, inner(radius));
  context.fillStyle = colour("raised");
  context.fill();
  context.fillStyle = colour("ink");
  const letters = radius >= LETTERED && change === undefined ? lettersOf(counts) : "";
  const number = text ?? shortNumber(n);
  write(context, number, x, letters ? y - radius * 0.17 : y + 0.5, fontFor(number, radius));
  if (letters) write(context, letters, x, y + radius * 0.36, Math.min(10.5, radius * 0.48));
};

/** The colour of more or fewer events than before. */
export const changeColour = (/** @type {number} */ change, /** @type {number} */ n) => {
  if (Math.abs(change) < Math.max(1, 0.1 * n)) return colour("same");
  return colour(change > 0 ? "more" : "fewer");
};

/** Draws one place by whether it has more or fewer events than before. */
export const drawChange = (context, x, y, radius, { n, change, selected }) => {
  context.setLineDash([]);
  if (selected) halo(context, x, y, radius);
  context.beginPath();
  if (Math.abs(change) < Math.max(1, 0.1 * n)) outlines.circle(context, x, y, radius);
  else outlines[change > 0 ? "triangle" : "wedge"](context, x, y, radius);
  context.fillStyle = changeColour(change, n);
  context.fill();
  context.strokeStyle = colour("halo");
  context.lineWidth = 1.2;
  context.stroke();
};
