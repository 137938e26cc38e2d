/* The window of time: a range with two ends over a histogram, moved by mouse, finger and keys, or played. */

import * as calendar from "./calendar.js";
import { createHistogram } from "./histogram.js";
import * as dateWords from "../language/dates.js";
import { language, say } from "../language/say.js";
import { byId } from "../page/dom.js";

export const createTimeline = (data, periods, onChange) => {
  const TAP = 4; // pixels that a finger may slip in a tap
  const PACE = 1100; // milliseconds that a window is shown when played
  const CALM = 2500;
  const BURST = 1000; // milliseconds: keys that follow each other sooner are one step of the history
  const { extent } = periods;
  const box = byId("time");
  if (!extent) {
    box.hidden = true;
    return { show: () => {}, count: () => {}, unit: () => null, setUnit: () => {}, stop: () => {}, resized: () => {} };
  }
  const plot = byId("plot");
  const chart = createHistogram(byId("bars"), data, periods);
  const handles = { from: byId("from"), to: byId("to") };
  let asked = "auto";
  let timer = 0;
  let pressed = -Infinity;

  const set = (from, to, isStep = false) => {
    periods.setRange(from, to);
    onChange(isStep);
  };

  /* Keys: a bar, a longer time, or all the way. */

  const LONGER = { day: "week", week: "month", month: "year", year: "year" };

  const moved = (end, unit, steps) => {
    const { from, to } = periods.range();
    if (end === "from") return [Math.min(calendar.next(steps < 0 ? from - 1 : from, unit, steps < 0 ? steps + 1 : steps), to), to];
    return [from, Math.max(calendar.next(steps < 0 ? to : to + 1, unit, steps < 0 ? steps + 1 : steps) - 1, from)];
  };

  const far = (end, toStart) => {
    const { from, to } = periods.range();
    if (end === "from") return [toStart ? extent.from : to, to];
    return [from, toStart ? from : extent.to];
  };

  const onKey = (end) => (event) => {
    const unit = chart.unit();
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    const leaps = { PageDown: -1, PageUp: 1 }[event.key];
    let next;
    if (steps) next = moved(end, unit, steps);
    else if (leaps) next = moved(end, LONGER[unit], leaps * (unit === "year" ? 10 : 1));
    else if (event.key === "Home" || event.key === "End") next = far(end, event.key === "Home");
    else return;
    set(...next, event.timeStamp - pressed > BURST);
    pressed = event.timeStamp;
    stop();
    event.preventDefault();
  };

  /* Pointer: a handle is dragged, the window is moved, a new one is drawn, or a bar is tapped. */

  const dragOf = (target, day) => {
    const { from, to } = periods.range();
    if (target === handles.from) return (now) => [Math.min(now, to), to];
    if (target === handles.to) return (now) => [from, Math.max(now, from)];
    if (periods.isWhole() || day < from || day > to) return (now) => [Math.min(day, now), Math.max(day, now)];
    return (now) => {
      const by_ = Math.max(extent.from - from, Math.min(extent.to - to, now - day));
      return [from + by_, to + by_];
    };
  };

  const snap = ([from, to]) => [calendar.floor(from, chart.unit()), calendar.next(to, chart.unit()) - 1];

  const onPointerDown = (event) => {
    if (event.button) return;
    const left = plot.getBoundingClientRect().left;
    const dayOf = ({ clientX }) => chart.dayAt(clientX - left);
    const day = dayOf(event);
    const drag = dragOf(event.target, day);
    let isDrag = false;
    stop();
    plot.setPointerCapture(event.pointerId);
    const move = (now) => {
      const isFirst = !isDrag;
      isDrag ||= Math.abs(now.clientX - event.clientX) > TAP;
      if (isDrag) set(...snap(drag(dayOf(now))), isFirst); // a drag is one step of the history
    };
    const up = () => {
      plot.removeEventListener("pointermove", move);
      if (!isDrag && !Object.values(handles).includes(event.target)) set(...snap([day, day]), true);
    };
    plot.addEventListener("pointermove", move);
    plot.addEventListener("pointerup", up, { once: true });
    plot.addEventListener("pointercancel", up, { once: true });
  };

  /* Previous and next: a window of whole bars moves by as many, past what is empty. */

  /** The longest unit of which a window is made up; at the ends of the data a bar may be cut short. */
  const unitOf = ({ from, to }) => {
    const { UNITS, floor } = calendar;
    const whole = UNITS.slice(1).findLast((unit) => floor(from, unit) === from && floor(to + 1, unit) === to + 1);
    const bar = chart.unit();
    const isCut = (from === extent.from || floor(from, bar) === from) && (to === extent.to || floor(to + 1, bar) === to + 1);
    return whole ?? (isCut ? bar : "day");
  };

  const shifted = ({ from, to }, forward) => {
    const unit = unitOf({ from, to });
    const count = calendar.starts(from, to, unit).length;
    const first = calendar.next(from, unit, forward ? count : -count);
    return { from: first, to: calendar.next(first, unit, count) - 1 };
  };

  const beside = (forward) => {
    if (periods.isWhole()) {
      const bar = chart.barAt(forward ? extent.from : extent.to);
      if (periods.any(bar.from, bar.to)) return bar;
      return besideOf(bar, forward);
    }
    return besideOf(periods.range(), forward);
  };

  const besideOf = (range, forward) => {
    let next = shifted(range, forward);
    while (next.from <= extent.to && next.to >= extent.from && !periods.any(next.from, next.to)) next = shifted(next, forward);
    return next.from <= extent.to && next.to >= extent.from ? next : null;
  };

  const step = (forward) => {
    const next = beside(forward);
    if (next) set(next.from, next.to, true);
    return Boolean(next);
  };

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    byId("play").setAttribute("aria-label", say("timePlay"));
    byId("play").dataset.state = "paused";
    byId("tally").setAttribute("aria-live", "polite");
  };

  /** Playing is not told step by step to a screen reader: it would never end. */
  const play = () => {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!beside(true)) periods.setRange(extent.from, extent.to);
    byId("tally").setAttribute("aria-live", "off");
    step(true);
    timer = setInterval(() => step(true) || stop(), isCalm ? CALM : PACE);
    byId("play").setAttribute("aria-label", say("timePause"));
    byId("play").dataset.state = "playing";
  };

  /* What is seen. */

  const place = () => {
    const { from, to } = periods.range();
    const [left, right] = [Math.max(0, chart.x(from)), chart.x(to + 1)];
    const whole = periods.isWhole();
    byId("band").style.left = `${left}px`;
    byId("band").style.width = `${right - left}px`;
    box.toggleAttribute("data-whole", whole);
    handles.from.style.left = `${left}px`;
    handles.to.style.left = `${right}px`;
    const values = { from: [from, extent.from, to], to: [to, from, extent.to] };
    for (const [end, [now, least, most]] of Object.entries(values)) {
      const handle = handles[end];
      Object.assign(handle, { ariaValueNow: now, ariaValueMin: least, ariaValueMax: most, ariaValueText: dateWords.full(now) });
    }
    byId("time-all").disabled = whole && periods.address().dates === null;
    byId("earlier").disabled = !beside(false);
    byId("later").disabled = !beside(true);
  };

  const tell = (shown, total) => {
    const { from, to } = periods.range();
    byId("window").textContent = shown || periods.address().dates === null ? dateWords.period(from, to) : say("timeNothing");
    byId("window-tally").textContent = say("timeTally", { open: shown, n: total });
  };

  const setUnit = (unit) => {
    asked = language.strings.units[unit] ? unit : "auto";
    byId("unit").value = asked;
    chart.cut(asked);
    byId("plot").title = chart.hasLong() ? say("timeCoarse") : "";
  };

  byId("unit").append(...Object.keys(language.strings.units).map((unit) => new Option(say(`units.${unit}`), unit)));
  byId("unit").addEventListener("change", () => {
    setUnit(byId("unit").value);
    onChange(true, true);
  });
  for (const [end, handle] of Object.entries(handles)) handle.addEventListener("keydown", onKey(end));
  plot.addEventListener("pointerdown", onPointerDown);
  plot.addEventListener("pointermove", ({ clientX }) => {
    const { from, to, n } = chart.barAt(chart.dayAt(clientX - plot.getBoundingClientRect().left));
    byId("bar-tally").textContent = say("chart", { date: dateWords.period(from, to), n });
  });
  plot.addEventListener("pointerleave", () => { byId("bar-tally").textContent = ""; });
  byId("earlier").addEventListener("click", () => { stop(); step(false); });
  byId("later").addEventListener("click", () => { stop(); step(true); });
  byId("time-all").addEventListener("click", () => { stop(); set(extent.from, extent.to, true); });
  byId("play").addEventListener("click", () => (timer ? stop() : play()));
  stop();
  setUnit("auto");

  return {
    /** The bars of all that passes filters and search; counted anew only when these change. */
    count: (passing) => chart.count(passing),
    show: (events, shown, total) => {
      chart.draw(events);
      place();
      tell(shown, total);
    },
    resized: () => chart.cut(asked),
    unit: () => (asked === "auto" ? null : asked),
    setUnit,
    stop,
  };
};
