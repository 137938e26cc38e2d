"use strict";

/* The legend, drawn with the symbols' own code so that it can't say anything else. */

geo.legend = (() => {
  const heading = (text) => {
    const made = document.createElement("h3");
    made.textContent = text;
    return made;
  };

  const entry = (text, paint, width = 26) => {
    const canvas = document.createElement("canvas");
    const scale = window.devicePixelRatio || 1;
    canvas.width = width * scale;
    canvas.height = 20 * scale;
    canvas.className = width > 26 ? "wide" : "";
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    paint(context);
    const line = document.createElement("li");
    line.append(canvas, text);
    return line;
  };

  const symbol = (options) => (context) => geo.symbols.draw(context, 13, 10, 6, { counts: [0, 0, 0, 0, 1], sure: 1, ...options });

  const stroke = (colour, width, dash = []) => (context) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineCap = dash.length ? "butt" : "round";
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(4, 10);
    context.lineTo(22, 10);
    context.stroke();
  };

  const area = (dash, alpha) => (context) => {
    const colour = geo.colour("other");
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = 1.3;
    context.setLineDash(dash);
    context.beginPath();
    context.rect(3, 3, 20, 14);
    context.globalAlpha = alpha;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  };

  const list = (...entries) => {
    const made = document.createElement("ul");
    made.append(...entries);
    return made;
  };

  const sizes = (context) => {
    [[8, 1], [24, 4], [50, 16]].forEach(([x, n]) => {
      geo.symbols.draw(context, x, 10, Math.min(2.3 * Math.sqrt(n), 9.5), { counts: [0, 0, 0, 0, 1], sure: 1 });
    });
  };

  const group = (name, ...entries) => {
    const made = document.createElement("section");
    made.append(heading(geo.say(name)), list(...entries));
    return made;
  };

  /** Fills the legend with the kinds that occur and with what each form means. */
  const fill = (box, data) => {
    const present = new Set(data.rows.type.map(geo.familyOf));
    const only = (index) => geo.families.map((_, i) => Number(i === index));
    const kinds = geo.families.map((family, index) => ({ family, index })).filter(({ index }) => index < 4 || present.has(index));
    box.replaceChildren(
      group("legendKind", ...kinds.map(({ family, index }) => entry(geo.say(`families.${family}`), symbol({ counts: only(index) })))),
      group(
        "legendSure",
        entry(geo.say("legendSettlement"), symbol({})),
        entry(geo.say("legendNear"), symbol({ sure: 2 })),
        entry(geo.say("legendLine"), stroke(geo.colour("other"), 4)),
        entry(geo.say("legendRegion"), area([4, 3], 0.15)),
        entry(geo.say("legendCountry"), symbol({ sure: 4 })),
        entry(geo.say("legendPale"), symbol({ pale: true })),
      ),
      group("legendSize", entry("1, 4, 16", sizes, 66)),
      group(
        "legendLines",
        entry(geo.say("legendBorder"), stroke(geo.colour("border"), 1.2)),
        entry(geo.say("legendContested"), stroke(geo.colour("border"), 1.2, [5, 4])),
      ),
    );
  };

  return { fill };
})();
