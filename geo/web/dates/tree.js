/* The tree of dates: a box for each year, month and day, in three states; a branch is built when first unfolded. */

import { dayOf } from "../data/numbers.js";
import * as dateWords from "../language/dates.js";
import { formatNumber, say } from "../language/say.js";
import { button, element } from "../page/dom.js";

/** @typedef {import("./periods.js").Branch} Branch */

const FEW = 16;

const labelOf = (/** @type {Branch} */ { key, depth, leaf, begin, until, precision, children }) => {
  if (key === "undated") return say("undated");
  if (/^-?\d{4,6}$/.test(key)) return key;
  if (/^-?\d{4,6}-\d\d$/.test(key)) return dateWords.monthName(dayOf(`${key}-01`));
  if (leaf >= 0 && !children.size && begin === until) return dateWords.dayName(begin);
  if (precision === "month" && depth === 2) return say("monthUnknownDay");
  if (precision === "year" && depth === 1) return say("yearUnknownMonth");
  return dateWords.interval(begin, until, precision, "");
};

/** Newest first; what is known only to the month or the year comes after its days, the unknown last. */
export const newestFirst = (/** @type {Pick<Branch, "key" | "depth">} */ a, /** @type {Pick<Branch, "key" | "depth">} */ b) => {
  if ((a.key === "undated") !== (b.key === "undated")) return a.key === "undated" ? 1 : -1;
  if (a.key.includes("..") !== b.key.includes("..") && a.depth > 0) return a.key.includes("..") ? 1 : -1;
  return a.key < b.key ? 1 : -1;
};

const sorted = (/** @type {Branch} */ branch) => [...branch.children.values()].sort(newestFirst);

/** A branch's name as it is heard without its parents in sight: "Sat 16, July, 2022". */
const spoken = (/** @type {any} */ branch) => (branch.depth > 0 ? `${labelOf(branch)}, ${spoken(branch.parent)}` : labelOf(branch));

export class DateTree {
  #list;
  #periods;
  #onChange;
  #boxes = new Map();
  #isBuilt = false;
  /** @type {((branch: Branch) => number) | undefined} */
  #counts;

  /** @param {() => void} onChange */
  constructor(list, periods, onChange) {
    this.#list = list;
    this.#periods = periods;
    this.#onChange = onChange;
  }

  #sync() {
    for (const [branch, { box, count }] of this.#boxes) {
      const state = this.#periods.stateOf(branch);
      box.checked = state === "all";
      box.indeterminate = state === "some";
      const n = this.#counts ? this.#counts(branch) : branch.events;
      count.textContent = formatNumber(n);
      box.setAttribute("aria-label", `${spoken(branch)}, ${say("events", { n })}`);
    }
  }

  #checkbox(branch) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.dataset.key = branch.key;
    box.addEventListener("change", () => {
      this.#periods.setBranch(branch, box.checked);
      this.#onChange();
    });
    const count = element("span", "count");
    this.#boxes.set(branch, { box, count });
    return element("label", "", box, element("span", "", labelOf(branch)), count);
  }

  /** A branch's own list is built when it is first unfolded. */
  #unfold(branch, item, twist) {
    let inner = item.querySelector(":scope > ul");
    if (!inner) {
      inner = element("ul", "", ...sorted(branch).map((child) => this.#itemOf(child)));
      inner.hidden = true;
      item.append(inner);
      this.#sync();
    }
    inner.hidden = !inner.hidden;
    twist.setAttribute("aria-expanded", String(!inner.hidden));
  }

  #itemOf(branch) {
    if (!branch.children.size) return element("li", "leaf", this.#checkbox(branch));
    const item = document.createElement("li");
    const twist = button("twist", "", () => this.#unfold(branch, item, twist));
    twist.setAttribute("aria-expanded", "false");
    twist.setAttribute("aria-label", say("expand", { name: labelOf(branch) }));
    item.append(twist, this.#checkbox(branch));
    return item;
  }

  /** Unfolds what fits: all when there are few dates, else the newest year's months. */
  #unfoldFew(branches, items, depth) {
    const few = this.#periods.leaves.length <= FEW;
    items.forEach((item, i) => {
      const twist = item.querySelector(":scope > .twist");
      if (!twist || !(few || (depth === 0 && i === 0))) return;
      this.#unfold(branches[i], item, twist);
      this.#unfoldFew(sorted(branches[i]), [...item.querySelector(":scope > ul").children], depth + 1);
    });
  }

  /** Brings the boxes up to date; the tree itself is built when it is first seen. */
  show(counts) {
    this.#counts = counts;
    if (!this.#isBuilt) {
      this.#isBuilt = true;
      const branches = sorted(this.#periods.root);
      this.#list.append(...branches.map((branch) => this.#itemOf(branch)));
      this.#unfoldFew(branches, [...this.#list.children], 0);
    }
    this.#sync();
  }
}
