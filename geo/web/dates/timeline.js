/* The window of time: a range with two ends over a histogram, moved by mouse, finger and keys, or played. */

import * as dateWords from "../language/dates.js";
import { language, say } from "../language/say.js";
import { byId } from "../page/dom.js";
import { Histogram } from "./histogram.js";
import * as windows from "./windows.js";

const TAP = 4; // pixels that a finger may slip in a tap
/** Milliseconds that a window is shown when played. */
const PACES = { slow: 2500, usual: 1100, fast: 450 };
const CALM = 2500;
const BURST = 1000; // milliseconds: keys that follow each other sooner are one step of the history
const KEYS = {
  ArrowLeft: { steps: -1 }, ArrowDown: { steps: -1 }, ArrowRight: { steps: 1 }, ArrowUp: { steps: 1 },
  PageDown: { leaps: -1 }, PageUp: { leaps: 1 },
};

/** Of a map no event of which is dated: there is nothing to choose. */
class NoTime {
  show() {}
  count() {}
  setUnit() {}
  stop() {}
  resized() {}
  unit() {
    return null;
  }
}

class Timeline {
  #periods;
  #onChange;
  #plot = byId("plot");
  #chart;
  #handles = { from: byId("from"), to: byId("to") };
  #asked = "auto";
  #timer = 0;
  #pressed = -Infinity;
  /** Where a cumulative play began; none while the window itself moves. */
  #start = /** @type {number | null} */ (null);

  constructor(data, periods, onChange) {
    this.#periods = periods;
    this.#onChange = onChange;
    this.#chart = new Histogram(byId("bars"), data, periods);
    this.#options();
    this.#listen();
    this.stop();
    this.setUnit("auto");
  }

  #options() {
    byId("unit").append(...Object.keys(language.strings.units).map((unit) => new Option(say(`units.${unit}`), unit)));
    byId("pace").append(...Object.keys(PACES).map((pace) => new Option(say(`paces.${pace}`), pace)));
    byId("pace").value = "usual";
  }

  #listen() {
    byId("unit").addEventListener("change", () => {
      this.setUnit(byId("unit").value);
      this.#onChange(true, true);
    });
    byId("pace").addEventListener("change", () => this.#timer && this.#run());
    byId("cumulative").addEventListener("change", () => { this.#start = null; });
    for (const [end, handle] of Object.entries(this.#handles)) handle.addEventListener("keydown", (event) => this.#onKey(end, event));
    this.#plot.addEventListener("pointerdown", (event) => this.#onPointerDown(event));
    this.#plot.addEventListener("pointermove", (event) => this.#tellBar(event));
    this.#plot.addEventListener("pointerleave", () => { byId("bar-tally").textContent = ""; });
    byId("earlier").addEventListener("click", () => { this.stop(); this.#step(false); });
    byId("later").addEventListener("click", () => { this.stop(); this.#step(true); });
    byId("time-all").addEventListener("click", () => { this.stop(); this.#set(this.#extent.from, this.#extent.to, true); });
    byId("play").addEventListener("click", () => (this.#timer ? this.stop() : this.#play()));
  }

  get #extent() {
    return this.#periods.extent;
  }

  #dayOf({ clientX }) {
    return this.#chart.dayAt(clientX - this.#plot.getBoundingClientRect().left);
  }

  #tellBar(event) {
    const { from, to, n } = this.#chart.barAt(this.#dayOf(event));
    byId("bar-tally").textContent = say("chart", { date: dateWords.period(from, to), n });
  }

  #set(from, to, isStep = false) {
    this.#periods.setRange(from, to);
    this.#onChange(isStep);
  }

  /* Keys: a bar, a longer time, or all the way. */

  #far(end, toStart) {
    const { from, to } = this.#periods.range();
    if (end === "from") return [toStart ? this.#extent.from : to, to];
    return [from, toStart ? from : this.#extent.to];
  }

  #byKey(end, key) {
    if (key === "Home" || key === "End") return this.#far(end, key === "Home");
    const { steps, leaps } = KEYS[key] ?? {};
    const { unit } = this.#chart;
    if (steps) return windows.moved(this.#periods.range(), end, unit, steps);
    return leaps ? windows.moved(this.#periods.range(), end, windows.LONGER[unit], leaps * (unit === "year" ? 10 : 1)) : null;
  }

  #onKey(end, event) {
    const next = this.#byKey(end, event.key);
    if (!next) return;
    this.#set(next[0], next[1], event.timeStamp - this.#pressed > BURST);
    this.#pressed = event.timeStamp;
    this.stop();
    event.preventDefault();
  }

  /* Pointer: a handle is dragged, the window is moved, a new one is drawn, or a bar is tapped. */

  #onPointerDown(event) {
    if (event.button) return;
    const part = Object.keys(this.#handles).find((end) => this.#handles[end] === event.target) ?? "";
    const day = this.#dayOf(event);
    const drag = windows.dragged(part, day, this.#periods.range(), this.#extent, this.#periods.isWhole());
    let isDrag = false;
    this.stop();
    this.#plot.setPointerCapture(event.pointerId);
    const move = (now) => {
      const isFirst = !isDrag;
      isDrag ||= Math.abs(now.clientX - event.clientX) > TAP;
      if (isDrag) this.#set(...windows.snap(drag(this.#dayOf(now)), this.#chart.unit), isFirst); // a drag is one step of the history
    };
    const up = () => {
      this.#plot.removeEventListener("pointermove", move);
      if (!isDrag && !part) this.#set(...windows.snap([day, day], this.#chart.unit), true);
    };
    this.#plot.addEventListener("pointermove", move);
    this.#plot.addEventListener("pointerup", up, { once: true });
    this.#plot.addEventListener("pointercancel", up, { once: true });
  }

  /* Previous and next: a window of whole bars moves by as many, past what is empty. */

  #beside(forward) {
    const any = (from, to) => this.#periods.any(from, to);
    let range = this.#periods.range();
    if (this.#periods.isWhole()) {
      const bar = this.#chart.barAt(forward ? this.#extent.from : this.#extent.to);
      if (any(bar.from, bar.to)) return bar;
      range = bar;
    }
    return windows.beside(range, forward, this.#extent, this.#chart.unit, any);
  }

  #step(forward) {
    const next = this.#beside(forward);
    if (next) this.#set(next.from, next.to, true);
    return Boolean(next);
  }

  /** One step of play: the next window, or in cumulative mode the window that reaches on by one bar. */
  #playOn() {
    if (!byId("cumulative").checked) return this.#step(true);
    const { from, to } = this.#periods.range();
    this.#start ??= from;
    if (to >= this.#extent.to) return false;
    const { to: next } = this.#chart.barAt(to + 1);
    this.#set(this.#start, Math.min(next, this.#extent.to), true);
    return true;
  }

  #run() {
    clearInterval(this.#timer);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const pace = Math.max(PACES[byId("pace").value] ?? PACES.usual, isCalm ? CALM : 0);
    this.#timer = window.setInterval(() => this.#playOn() || this.stop(), pace);
  }

  /** Playing is not told step by step to a screen reader: it would never end. */
  #play() {
    const isCumulative = byId("cumulative").checked;
    const { from, to } = this.#periods.range();
    byId("tally").setAttribute("aria-live", "off");
    if (isCumulative && (this.#periods.isWhole() || to >= this.#extent.to)) {
      const bar = this.#chart.barAt(this.#periods.isWhole() ? this.#extent.from : from);
      this.#start = Math.max(bar.from, this.#extent.from);
      this.#set(this.#start, bar.to, true);
    } else {
      if (!isCumulative && !this.#beside(true)) this.#periods.setRange(this.#extent.from, this.#extent.to);
      this.#playOn();
    }
    this.#run();
    byId("play").setAttribute("aria-label", say("timePause"));
    byId("play").dataset.state = "playing";
  }

  isPlaying() {
    return this.#timer !== 0;
  }

  stop() {
    clearInterval(this.#timer);
    [this.#timer, this.#start] = [0, null];
    byId("play").setAttribute("aria-label", say("timePlay"));
    byId("play").dataset.state = "paused";
    byId("tally").setAttribute("aria-live", "polite");
  }

  /* What is seen. */

  #place() {
    const { from, to } = this.#periods.range();
    const { from: first, to: last } = this.#extent;
    const [left, right] = [this.#chart.x(Math.max(from, first)), this.#chart.x(to + 1)];
    const whole = this.#periods.isWhole();
    Object.assign(byId("band").style, { left: `${left}px`, width: `${right - left}px` });
    byId("time").toggleAttribute("data-whole", whole);
    this.#handles.from.style.left = `${left}px`;
    this.#handles.to.style.left = `${right}px`;
    const values = { from: [from, first, to], to: [to, from, last] };
    for (const [end, [now, least, most]] of Object.entries(values)) {
      Object.assign(this.#handles[end], { ariaValueNow: now, ariaValueMin: least, ariaValueMax: most, ariaValueText: dateWords.full(now) });
    }
    byId("time-all").disabled = whole && this.#periods.address().dates === null;
    byId("earlier").disabled = !this.#beside(false);
    byId("later").disabled = !this.#beside(true);
  }

  #tell(shown, total) {
    const { from, to } = this.#periods.range();
    byId("window").textContent = shown || this.#periods.address().dates === null ? dateWords.period(from, to) : say("timeNothing");
    byId("window-tally").textContent = say("timeTally", { open: shown, n: total });
  }

  /** The bars of all that passes filters and search; counted anew only when these change. */
  count(passing) {
    this.#chart.count(passing);
  }

  show(events, shown, total) {
    this.#chart.draw(events);
    this.#place();
    this.#tell(shown, total);
  }

  resized() {
    this.#chart.cut(this.#asked);
  }

  unit() {
    return this.#asked === "auto" ? null : this.#asked;
  }

  setUnit(unit) {
    this.#asked = Object.hasOwn(language.strings.units, unit) ? unit : "auto";
    byId("unit").value = this.#asked;
    this.#chart.cut(this.#asked);
    byId("plot").title = this.#chart.hasLong() ? say("timeCoarse") : "";
  }
}

/** @param {(isStep: boolean, isUnit?: boolean) => void} onChange */
export const createTimeline = (data, periods, onChange) => {
  byId("time").hidden = !periods.extent;
  return periods.extent ? new Timeline(data, periods, onChange) : new NoTime();
};
