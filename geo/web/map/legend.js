/* The legend, drawn with the symbols' own code so that it can't say anything else; it names what is on the map. */

import { familyName, kinds } from "../language/kinds.js";
import { formatNumber, say } from "../language/say.js";
import { colour, familyColour } from "./colour.js";
import * as symbolShape from "./symbols.js";
import { element } from "../page/dom.js";

export const createLegend = (box, data) => {
  const LARGEST = 12; // pixels of a symbol's radius for which the legend has room
  const counts = [];
  let sampled = "";

  const entry = (text, paint, height = 20) => {
    const canvas = document.createElement("canvas");
    const scale = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: 26 * scale, height: height * scale, className: height > 20 ? "high" : "" });
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    paint(context);
    return element("li", "", canvas, text);
  };

  const symbol = (options) => (context) => symbolShape.draw(context, 13, 10, 6, { counts: kinds.families.map((_, i) => Number(i === kinds.other)), sure: 1, ...options });

  const stroke = (paint, width, dash = []) => (context) => {
    Object.assign(context, { strokeStyle: paint, lineWidth: width, lineCap: dash.length ? "butt" : "round" });
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(4, 10);
    context.lineTo(22, 10);
    context.stroke();
  };

  const area = (dash, alpha) => (context) => {
    Object.assign(context, { fillStyle: familyColour(kinds.families[kinds.other].name), strokeStyle: familyColour(kinds.families[kinds.other].name), lineWidth: 1.3, globalAlpha: alpha });
    context.setLineDash(dash);
    context.beginPath();
    context.rect(3, 3, 20, 14);
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  };

  /** Round numbers of events, and how large the map draws each; the least ones may all have the smallest size. */
  const samples = (most, size) => {
    const round = Array.from({ length: 18 }, (_, i) => [1, 2, 5][i % 3] * 10 ** Math.floor(i / 3));
    const fit = round.filter((n) => n === 1 || (n <= most && size(n) <= LARGEST));
    const small = fit.findLast((n) => size(n) === size(1));
    const rest = fit.filter((n) => n > small).reverse().filter((_, i) => i % 2 === 0).slice(0, 2).reverse();
    return [[small, small > 1 ? say("range", { begin: 1, until: small }) : "1"], ...rest.map((n) => [n, formatNumber(n)])];
  };

  const disc = (radius) => (context) => {
    symbolShape.draw(context, 13, Math.max(radius + 1, 10), radius, { counts: kinds.families.map((_, i) => Number(i === kinds.other)), sure: 1 });
  };

  /** As the map draws them now: sizes change with how much is shown. */
  const sizes = (most, size) => {
    const shown = samples(most, size).map(([n, text]) => [size(n), text]);
    const list = box.querySelector(".sizes ul");
    if (!list || sampled === String(shown)) return;
    sampled = String(shown);
    list.replaceChildren(...shown.map(([radius, text]) => entry(text, disc(radius), radius > 9 ? 26 : 20)));
  };

  const group = (name, ...entries) => element("section", "", element("h2", "", say(name)), element("ul", "", ...entries));

  const kind = (index) => {
    const made = entry(familyName(index), symbol({ counts: kinds.families.map((_, i) => Number(i === index)) }));
    counts[index] = element("span", "count");
    made.append(" ", counts[index]);
    return made;
  };

  /** What forms occur in the data at all; the others need no explanation. */
  const forms = () => {
    const { placePrecision, place, status } = data.columns;
    const usual = data.words.status.indexOf("occurred");
    const has = (test) => Array.prototype.some.call(placePrecision, (sure, row) => test(sure, data.places[place[row]], row));
    return [
      has((sure, { lines }) => sure === 1 && !lines) && entry(say("legendSettlement"), symbol({})),
      has((sure) => sure === 2) && entry(say("legendNear"), symbol({ sure: 2 })),
      has((_, { lines }) => lines) && entry(say("legendLine"), stroke(familyColour(kinds.families[kinds.other].name), 4)),
      has((sure) => sure === 3) && entry(say("legendRegion"), area([4, 3], 0.15)),
      has((sure) => sure === 4) && entry(say("legendCountry"), symbol({ sure: 4 })),
      has((_, __, row) => status[row] !== usual) && entry(say("legendPale"), symbol({ pale: true })),
    ].filter(Boolean);
  };

  return {
    /** Draws it anew, as for another theme. */
    fill: () => {
      const present = new Set(data.columns.family);
      const entries = kinds.families.flatMap((_, index) => (present.has(index) ? [kind(index)] : []));
      const size = group("legendSize");
      size.className = "sizes";
      sampled = "";
      box.replaceChildren(
        ...(entries.length ? [group("legendKind", ...entries)] : []),
        ...(entries.length ? [group("legendSure", ...forms()), size] : []),
        group("legendLines", entry(say("legendBorder"), stroke(colour("border"), 1.2)), entry(say("legendContested"), stroke(colour("border"), 1.2, [5, 4]))),
      );
    },
    /** Counts each kind, and says how large so many events at a place are drawn. */
    show: (sums, { most, size }) => {
      counts.forEach((place, index) => { place.textContent = formatNumber(sums[index]); });
      sizes(most, size);
    },
  };
};
