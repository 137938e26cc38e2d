/*
 * The legend, drawn with the symbols' own code so that it can't say anything else; it names what is on the map, and
 * its kinds are buttons that filter.
 */

import { familyName, kinds } from "../language/kinds.js";
import { formatNumber, say } from "../language/say.js";
import { button, element } from "../page/dom.js";
import { colour, familyColour } from "./colour.js";
import { changeColour, draw, drawChange } from "./symbols.js";

const WIDTH = 26;
const HEIGHT = 20;
const STEPS = 5;

/** A canvas of so many pixels, painted at the screen's own scale. */
const painted = (width, height, paint) => {
  const canvas = document.createElement("canvas");
  const scale = window.devicePixelRatio || 1;
  Object.assign(canvas, { width: width * scale, height: height * scale });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.scale(scale, scale);
  paint(context);
  return canvas;
};

const entry = (text, paint) => element("li", "", painted(WIDTH, HEIGHT, paint), element("span", "", text));

const only = (family) => kinds.families.map((_, i) => Number(i === family));

const symbol = (options) => (context) => draw(context, WIDTH / 2, HEIGHT / 2, 6, { counts: only(kinds.other), ...options });

const stroke = (paint, width, dash = /** @type {number[]} */ ([])) => (context) => {
  Object.assign(context, { strokeStyle: paint, lineWidth: width, lineCap: dash.length ? "butt" : "round" });
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(4, 10);
  context.lineTo(22, 10);
  context.stroke();
};

const area = (fill, alpha, dash = /** @type {number[]} */ ([])) => (context) => {
  Object.assign(context, { fillStyle: fill, strokeStyle: dash.length ? fill : colour("border"), lineWidth: 1.2, globalAlpha: alpha });
  context.setLineDash(dash);
  context.beginPath();
  context.rect(3, 3, 20, 14);
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
};

/**
 * Round numbers of events whose sizes differ on the map: the least, the largest, and one between.
 *
 * @param {number} most
 * @param {(n: number) => number} size
 */
export const samples = (most, size) => {
  const round = Array.from({ length: 18 }, (_, i) => [1, 2, 5][i % 3] * 10 ** Math.floor(i / 3)).filter((n) => n <= most);
  const fit = round.length ? round : [1];
  const least = fit.filter((n) => size(n) === size(1)).pop() ?? 1;
  const larger = fit.filter((n) => size(n) >= size(least) + 3);
  const largest = larger[larger.length - 1];
  const middle = larger.filter((n) => size(n) < size(largest) - 4)[Math.floor(larger.length / 3)] ?? larger.find((n) => size(n) < size(largest) - 4);
  const chosen = [least, middle, largest].filter((n) => n !== undefined);
  return chosen.map((n) => ({ n, text: n === least && least > 1 ? say("range", { begin: 1, until: least }) : formatNumber(n) }));
};

/** Where labels of that height stand, from the top: each beside what it names, or as near as the others let it. */
export const spread = (/** @type {number[]} */ wanted, /** @type {number} */ height, step = 12) => {
  const at = wanted.map((y) => Math.max(y, step / 2 + 1));
  for (let i = 1; i < at.length; i += 1) at[i] = Math.max(at[i], at[i - 1] + step);
  let free = height - step / 2 - 1;
  for (let i = at.length - 1; i >= 0; i -= 1) {
    at[i] = Math.min(at[i], free);
    free = at[i] - step;
  }
  return at;
};

const sampleFont = () => `11px ${colour("sans")}`;

/** Returns the pixels that the widest of some numbers takes. */
const widest = (texts) => {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 45; // some five digits
  context.font = sampleFont();
  return Math.ceil(Math.max(...texts.map((text) => context.measureText(text).width)));
};

/** Circles inside each other, standing on one line, each with its number beside its top. */
const nested = (shown, size) => {
  const largest = Math.max(...shown.map(({ n }) => size(n)));
  const height = Math.max(2 * largest + 4, 12 * shown.length + 6);
  const middle = largest + 2;
  const made = painted(2 * largest + 13 + widest(shown.map(({ text }) => text)), height, (context) => {
    context.font = sampleFont();
    context.textBaseline = "middle";
    const fromTop = [...shown].reverse();
    const labels = spread(fromTop.map(({ n }) => height - 1 - 2 * size(n)), height);
    fromTop.forEach(({ n, text }, i) => {
      const radius = size(n);
      const top = height - 2 - 2 * radius;
      context.strokeStyle = colour("ink");
      context.lineWidth = 1;
      context.beginPath();
      context.arc(middle, height - 2 - radius, radius, 0, 2 * Math.PI);
      context.stroke();
      const y = labels[i];
      context.strokeStyle = colour("edge");
      context.beginPath();
      context.moveTo(middle, top);
      context.lineTo(2 * largest + 8, y);
      context.stroke();
      context.fillStyle = colour("ink");
      context.fillText(text, 2 * largest + 11, y);
    });
  });
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", shown.map(({ text }) => text).join(", "));
  return element("li", "nested", made);
};

const group = (name, ...entries) => element("section", "", element("h2", "", say(name)), element("ul", "", ...entries));

/** What forms occur in the data at all. */
const formsOf = (data) => {
  const { placePrecision, place, status, certainty } = data.columns;
  const usual = data.words.status.indexOf("occurred");
  const isLine = Uint8Array.from(data.places, ({ lines }) => Number(Boolean(lines)));
  const sure = new Uint8Array(5);
  let [line, uncertain, pale] = [0, 0, 0];
  for (let row = 0; row < place.length; row += 1) {
    const onLine = isLine[place[row]];
    line |= onLine;
    if (!onLine || placePrecision[row] > 1) sure[placePrecision[row]] = 1;
    uncertain |= Number(certainty[row] < 80);
    pale |= Number(status[row] !== usual);
  }
  return { settlement: sure[1], near: sure[2], region: sure[3], country: sure[4], line, uncertain, pale };
};

/** The forms that occur, with their meaning; the others need no explanation. */
const forms = (has) => [
  has.settlement && entry(say("legendSettlement"), symbol({})),
  has.near && entry(say("legendNear"), symbol({ sure: 2 })),
  has.line && entry(say("legendLine"), stroke(familyColour(kinds.families[kinds.other].name), 4)),
  has.region && entry(say("legendRegion"), area(familyColour(kinds.families[kinds.other].name), 0.15, [4, 3])),
  has.country && entry(say("legendCountry"), symbol({ sure: 4 })),
  has.uncertain && entry(say("legendUncertain"), symbol({ certain: 50 })),
  has.pale && entry(say("legendPale"), symbol({ pale: true })),
].filter(Boolean);

const changes = () => [
  entry(say("legendMore"), (context) => drawChange(context, 13, 10, 6, { n: 9, change: 9, selected: false })),
  entry(say("legendSame"), (context) => drawChange(context, 13, 10, 6, { n: 9, change: 0, selected: false })),
  entry(say("legendFewer"), (context) => drawChange(context, 13, 10, 6, { n: 9, change: -9, selected: false })),
];

const shades = (steps) => steps.map((end, i) => {
  const from = i ? steps[i - 1] + 1 : 1;
  const text = from === end ? formatNumber(end) : say("range", { begin: from, until: end });
  return entry(text, area(colour(`step-${i + 1 + STEPS - steps.length}`), 1));
});

const areasOfChange = () => [[1, "legendMore"], [0, "legendSame"], [-1, "legendFewer"]].map(([change, key]) =>
  entry(say(String(key)), area(changeColour(9 * Number(change), 9), 1)));

/** @param {(family: number) => void} onFamily */
export const createLegend = (box, data, onFamily) => {
  /** @type {{ n: HTMLElement, button: HTMLElement, family: number }[]} */
  let entries = [];
  let [sampled, coloured] = ["", ""];
  const occurring = formsOf(data);
  const present = new Set(data.columns.family);

  const kind = (family) => {
    const { letter } = kinds.families[family];
    const n = element("span", "count");
    const made = button("legend-kind", "", () => onFamily(family));
    made.append(painted(WIDTH, HEIGHT, symbol({ counts: only(family) })), element("bdi", "", familyName(family)), " ", element("span", "letter", letter), n);
    made.title = say("legendFilter", { kind: kinds.families[family].label });
    entries.push({ n, button: made, family });
    return element("li", "", made);
  };

  /** Sizes change with how much is shown. */
  const sizes = ({ most, size, mode, steps }, { before }) => {
    const list = box.querySelector(".sizes ul");
    const shown = mode === "provinces" ? [] : samples(most, size);
    const key = JSON.stringify([shown.map(({ n, text }) => [size(n), text]), steps, Boolean(before), mode === "provinces"]);
    if (!list || sampled === key) return;
    sampled = key;
    if (mode === "provinces") list.replaceChildren(...(before ? areasOfChange() : shades(steps)));
    else list.replaceChildren(nested(shown, size));
  };

  const colours = ({ mode }, { before }) => {
    const isChange = Boolean(before) && mode !== "provinces";
    if (coloured === String(isChange)) return;
    coloured = String(isChange);
    box.querySelector(".changes")?.remove();
    if (isChange) box.prepend(Object.assign(group("legendChange", ...changes()), { className: "changes" }));
  };

  return {
    /** Draws it anew, as for another theme. */
    fill: () => {
      entries = [];
      [sampled, coloured] = ["", ""];
      const families = kinds.families.flatMap((_, family) => (present.has(family) ? [kind(family)] : []));
      const size = Object.assign(group("legendSize"), { className: "sizes" });
      box.replaceChildren(
        ...(families.length ? [Object.assign(group("legendKind", ...families), { className: "families" }), group("legendSure", ...forms(occurring)), size] : []),
        group("legendLines", entry(say("legendBorder"), stroke(colour("border"), 1.2)), entry(say("legendContested"), stroke(colour("border"), 1.2, [5, 4]))),
      );
    },
    /** Counts each kind, and says how large so many events at a place are drawn. */
    show: (sums, drawn, shown) => {
      for (const { n, button: made, family } of entries) {
        n.textContent = formatNumber(sums[family]);
        made.setAttribute("aria-pressed", String(shown.families.has(family)));
      }
      colours(drawn, shown);
      sizes(drawn, shown);
    },
  };
};
