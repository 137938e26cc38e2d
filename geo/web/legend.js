"use strict";

/* The legend, drawn with the symbols' own code so that it can't say anything else; it names what is on the map. */

geo.legend = (box, data) => {
  const { element } = geo;
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

  const symbol = (options) => (context) => geo.symbols.draw(context, 13, 10, 6, { counts: [0, 0, 0, 0, 1], sure: 1, ...options });

  const stroke = (colour, width, dash = []) => (context) => {
    Object.assign(context, { strokeStyle: colour, lineWidth: width, lineCap: dash.length ? "butt" : "round" });
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(4, 10);
    context.lineTo(22, 10);
    context.stroke();
  };

  const area = (dash, alpha) => (context) => {
    Object.assign(context, { fillStyle: geo.colour("other"), strokeStyle: geo.colour("other"), lineWidth: 1.3, globalAlpha: alpha });
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
    return [[small, small > 1 ? geo.say("range", { begin: 1, until: small }) : "1"], ...rest.map((n) => [n, geo.number(n)])];
  };

  const disc = (radius) => (context) => {
    geo.symbols.draw(context, 13, Math.max(radius + 1, 10), radius, { counts: [0, 0, 0, 0, 1], sure: 1 });
  };

  /** As the map draws them now: sizes change with how much is shown. */
  const sizes = (most, size) => {
    const shown = samples(most, size).map(([n, text]) => [size(n), text]);
    const list = box.querySelector(".sizes ul");
    if (!list || sampled === String(shown)) return;
    sampled = String(shown);
    list.replaceChildren(...shown.map(([radius, text]) => entry(text, disc(radius), radius > 9 ? 26 : 20)));
  };

  const group = (name, ...entries) => element("section", "", element("h2", "", geo.say(name)), element("ul", "", ...entries));

  const kind = (family, index) => {
    const made = entry(geo.say(`families.${family}`), symbol({ counts: geo.families.map((_, i) => Number(i === index)) }));
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
      has((sure, { lines }) => sure === 1 && !lines) && entry(geo.say("legendSettlement"), symbol({})),
      has((sure) => sure === 2) && entry(geo.say("legendNear"), symbol({ sure: 2 })),
      has((_, { lines }) => lines) && entry(geo.say("legendLine"), stroke(geo.colour("other"), 4)),
      has((sure) => sure === 3) && entry(geo.say("legendRegion"), area([4, 3], 0.15)),
      has((sure) => sure === 4) && entry(geo.say("legendCountry"), symbol({ sure: 4 })),
      has((_, __, row) => status[row] !== usual) && entry(geo.say("legendPale"), symbol({ pale: true })),
    ].filter(Boolean);
  };

  return {
    /** Draws it anew, as for another theme. */
    fill: () => {
      const present = new Set(data.columns.family);
      const kinds = geo.families.flatMap((family, index) => (present.has(index) ? [kind(family, index)] : []));
      const size = group("legendSize");
      size.className = "sizes";
      sampled = "";
      box.replaceChildren(
        ...(kinds.length ? [group("legendKind", ...kinds)] : []),
        ...(kinds.length ? [group("legendSure", ...forms()), size] : []),
        group("legendLines", entry(geo.say("legendBorder"), stroke(geo.colour("border"), 1.2)), entry(geo.say("legendContested"), stroke(geo.colour("border"), 1.2, [5, 4]))),
      );
    },
    /** Counts each kind, and says how large so many events at a place are drawn. */
    show: (kinds, { most, size }) => {
      counts.forEach((place, index) => { place.textContent = geo.number(kinds[index]); });
      sizes(most, size);
    },
  };
};
