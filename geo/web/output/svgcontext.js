/* What draws on a canvas, written as SVG: the part of a canvas's context that the symbols use. */

import { xml } from "./kml.js";

const round = (/** @type {number} */ n) => String(Math.round(n * 10) / 10);

export class SvgContext {
  fillStyle = "";
  strokeStyle = "";
  lineWidth = 1;
  lineCap = "butt";
  globalAlpha = 1;
  font = "";
  textAlign = "start";
  textBaseline = "alphabetic";
  /** @type {string[]} */
  parts = [];
  #path = "";
  #dash = /** @type {number[]} */ ([]);

  setLineDash(/** @type {number[]} */ dash) {
    this.#dash = dash;
  }

  beginPath() {
    this.#path = "";
  }

  moveTo(x, y) {
    this.#path += `M${round(x)} ${round(y)}`;
  }

  lineTo(x, y) {
    this.#path += `L${round(x)} ${round(y)}`;
  }

  closePath() {
    this.#path += "Z";
  }

  rect(x, y, width, height) {
    this.#path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;
  }

  arc(x, y, radius, begin, end) {
    const at = (angle) => `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
    const command = this.#path ? "L" : "M";
    const arcTo = (from, to) => `A${round(radius)} ${round(radius)} 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)}`;
    if (end - begin >= 2 * Math.PI - 1e-6) this.#path += `M${at(0)}${arcTo(0, Math.PI)}${arcTo(Math.PI, 2 * Math.PI)}Z`;
    else this.#path += `${command}${at(begin)}${arcTo(begin, end)}`;
  }

  #alpha() {
    return this.globalAlpha < 1 ? ` opacity="${round(100 * this.globalAlpha) === "0" ? 0 : Math.round(100 * this.globalAlpha) / 100}"` : "";
  }

  fill() {
    this.parts.push(`<path d="${this.#path}" fill="${xml(this.fillStyle)}"${this.#alpha()}/>`);
  }

  stroke() {
    const dash = this.#dash.length ? ` stroke-dasharray="${this.#dash.map(round).join(" ")}"` : "";
    this.parts.push(`<path d="${this.#path}" fill="none" stroke="${xml(this.strokeStyle)}" stroke-width="${this.lineWidth}" stroke-linecap="${this.lineCap}"${dash}${this.#alpha()}/>`);
  }

  fillRect(x, y, width, height) {
    this.parts.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${xml(this.fillStyle)}"${this.#alpha()}/>`);
  }

  fillText(text, x, y, extra = "") {
    const [, weight, size, family] = /^(.*?)\s*([\d.]+)px (.*)$/.exec(this.font) ?? ["", "", "12", "sans-serif"];
    const anchor = { center: "middle", end: "end", right: "end" }[this.textAlign] ?? "start";
    const down = this.textBaseline === "middle" ? 0.35 * Number(size) : 0;
    const style = weight === "italic" ? ' font-style="italic"' : weight ? ` font-weight="${weight}"` : "";
    this.parts.push(`<text x="${round(x)}" y="${round(y + down)}" font-family="${xml(family)}" font-size="${size}"${style} text-anchor="${anchor}" fill="${xml(this.fillStyle)}"${extra}>${xml(text)}</text>`);
  }

  toString() {
    return this.parts.join("\n");
  }
}
