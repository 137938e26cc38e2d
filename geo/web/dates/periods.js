/*
 * Which dates are shown. Events hang on the leaves of a tree of year, month and day; a date known only to the
 * month, the year or the decade is a leaf at that level. A leaf is open or not, whether a range of days opened it
 * or a hand did; the range follows the leaves where they are switched one by one.
 */

import { OPEN, dayOf, isoDay } from "../data/numbers.js";

export const createPeriods = (data) => {
  const UNDATED = "undated";
  const { begin, until, datePrecision } = data.columns;

  /** Where an interval belongs: the keys of its branches, and its own key. */
  const pathOf = (first, last) => {
    if (first === OPEN && last === OPEN) return [UNDATED];
    const from = isoDay(first === OPEN ? last : first);
    const to = isoDay(last === OPEN ? first : last);
    const own = first === last ? from : `${isoDay(first)}..${isoDay(last)}`;
    const [year, month] = [from.slice(0, -6), from.slice(0, -3)];
    if (first === OPEN || last === OPEN || month === to.slice(0, -3) || last - first < 14) return [year, month, own];
    return last - first < 370 ? [year, own] : [own];
  };

  const node = (key, parent, depth) => ({ key, parent, depth, children: new Map(), events: 0, leaf: -1 });
  const root = node("", null, -1);
  const leaves = [];
  const leafOf = new Int32Array(data.events);

  const hang = (first, last, precision) => {
    let at = root;
    pathOf(first, last).forEach((key, depth) => {
      if (!at.children.has(key)) at.children.set(key, node(key, at, depth));
      at = at.children.get(key);
    });
    if (at.leaf < 0) {
      at.leaf = leaves.length;
      Object.assign(at, { begin: first, until: last, precision });
      leaves.push(at);
    }
    return at.leaf;
  };

  const found = new Map();
  for (let event = 0; event < data.events; event += 1) {
    const row = data.firstRow[event];
    const key = `${begin[row]} ${until[row]}`;
    if (!found.has(key)) found.set(key, hang(begin[row], until[row], data.words.datePrecision[datePrecision[row]]));
    leafOf[event] = found.get(key);
  }

  const isDated = (leaf) => leaf.key !== UNDATED;
  const firstOf = (leaf) => (leaf.begin === OPEN ? leaf.until : leaf.begin);
  const lastOf = (leaf) => (leaf.until === OPEN ? leaf.begin : leaf.until);
  const dated = leaves.filter(isDated);
  const extent = dated.length
    ? { from: Math.min(...dated.map(firstOf)), to: Math.max(...dated.map(lastOf)), newest: Math.max(...dated.map(firstOf)) }
    : null;
  const whole = () => (extent ? { from: extent.from, to: extent.to } : null);

  const open = new Uint8Array(leaves.length);
  let range = whole();

  const isWhole = () => !extent || (range.from <= extent.from && range.to >= extent.to);

  /** An open end reaches on: *since February* is in every later window. */
  const meets = (leaf, { from, to }) =>
    isDated(leaf) && (leaf.begin === OPEN || leaf.begin <= to) && (leaf.until === OPEN || leaf.until >= from);

  /** What a range alone opens; all dates are also the unknown one. */
  const inRange = (leaf) => isWhole() || meets(leaf, range);

  const setRange = (from, to) => {
    range = extent ? { from: Math.max(from, extent.from), to: Math.min(to, extent.to) } : null;
    if (range && range.from > range.to) range = whole();
    leaves.forEach((leaf, number) => { open[number] = Number(inRange(leaf)); });
  };

  const leavesUnder = (branch) => [...(branch.leaf >= 0 ? [branch.leaf] : []), ...[...branch.children.values()].flatMap(leavesUnder)];

  /** What was open counts for the range as far as it was seen there; what is newly opened counts whole. */
  const follow = (before) => {
    const seen = dated.filter(({ leaf }) => open[leaf]).map((leaf) => ({
      from: before[leaf.leaf] ? Math.max(firstOf(leaf), range.from) : firstOf(leaf),
      to: before[leaf.leaf] ? Math.min(lastOf(leaf), range.to) : lastOf(leaf),
    }));
    if (seen.length) range = { from: Math.min(...seen.map(({ from }) => from)), to: Math.max(...seen.map(({ to }) => to)) };
  };

  const setBranch = (branch, on) => {
    const before = open.slice();
    for (const leaf of leavesUnder(branch)) open[leaf] = Number(on);
    follow(before);
  };

  /** "all", "some" or "none" of a branch's leaves are open. */
  const stateOf = (branch) => {
    const under = leavesUnder(branch);
    const count = under.filter((leaf) => open[leaf]).length;
    if (count === 0) return "none";
    return count === under.length ? "all" : "some";
  };

  /** The shortest list of keys that says what is open: a whole year by its year alone. */
  const keysOf = (branch) => {
    const state = stateOf(branch);
    if (state === "none") return [];
    if (state === "all" && branch.parent) return [branch.key];
    return [...(branch.leaf >= 0 && open[branch.leaf] ? [branch.key] : []), ...[...branch.children.values()].flatMap(keysOf)];
  };

  const openKeys = (keys) => {
    const wanted = new Set(keys);
    const visit = (branch, opened) => {
      const now = opened || wanted.has(branch.key);
      if (branch.leaf >= 0) open[branch.leaf] = Number(now);
      branch.children.forEach((child) => visit(child, now));
    };
    visit(root, false);
  };

  /** What a link says of the dates: nothing for all, a range, and the groups where they are not the range's. */
  const address = () => {
    const byHand = leaves.some((leaf, number) => open[number] !== Number(inRange(leaf)));
    return {
      range: isWhole() ? null : `${isoDay(range.from)}..${isoDay(range.to)}`,
      dates: byHand ? keysOf(root).join(",") : null,
    };
  };

  const obey = ({ range: asked, dates }) => {
    const [from, to] = (asked ?? "").split("..").map((day) => (/^-?\d{4,6}-\d\d-\d\d$/.test(day) ? dayOf(day) : NaN));
    if (from <= to) setRange(from, to);
    else if (extent) setRange(extent.from, extent.to);
    else open.fill(1);
    if (dates !== null) openKeys(dates.split(",").filter(Boolean));
  };

  for (const leaf of leafOf) {
    for (let at = leaves[leaf]; at; at = at.parent) at.events += 1;
  }
  open.fill(1);

  return {
    root, leaves, leafOf, open, extent, isDated, setRange, setBranch, stateOf, address, obey,
    range: () => range,
    /** Opens the newest days, for a page of many events. */
    newest: (days) => extent && setRange(extent.newest - days + 1, extent.to),
    isWhole,
    /** Tells whether any event meets a window: play and the arrows pass by what is empty. */
    any: (from, to) => dated.some((leaf) => meets(leaf, { from, to })),
  };
};
