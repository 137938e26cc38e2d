/* The tree of dates: a box for each year, month and day, in three states; a branch is built when first unfolded. */

import { dayOf } from "../data/numbers.js";
import * as dateWords from "../language/dates.js";
import { formatNumber, say } from "../language/say.js";
import { button as makeButton, element } from "../page/dom.js";

export const createDateTree = (list, periods, onChange) => {
  const FEW = 16;
  const boxes = new Map();

  const labelOf = ({ key, depth, leaf, begin, until, precision, children }) => {
    if (key === "undated") return say("undated");
    if (/^-?\d{4,6}$/.test(key)) return key;
    if (/^-?\d{4,6}-\d\d$/.test(key)) return dateWords.monthName(dayOf(`${key}-01`));
    if (leaf >= 0 && !children.size && begin === until) return dateWords.dayName(begin);
    if (precision === "month" && depth === 2) return say("monthUnknownDay");
    if (precision === "year" && depth === 1) return say("yearUnknownMonth");
    return dateWords.interval(begin, until, precision, "");
  };

  /** Newest first; what is known only to the month or the year comes after its days, the unknown last. */
  const newestFirst = (a, b) => {
    if ((a.key === "undated") !== (b.key === "undated")) return a.key === "undated" ? 1 : -1;
    if (a.key.includes("..") !== b.key.includes("..") && a.depth > 0) return a.key.includes("..") ? 1 : -1;
    return a.key < b.key ? 1 : -1;
  };

  const sorted = (branch) => [...branch.children.values()].sort(newestFirst);

  /** A branch's name as it is heard without its parents in sight: "Sat 16, July, 2022". */
  const spoken = (branch) => (branch.depth > 0 ? `${labelOf(branch)}, ${spoken(branch.parent)}` : labelOf(branch));

  const sync = (counts) => {
    for (const [branch, { box, count }] of boxes) {
      const state = periods.stateOf(branch);
      box.checked = state === "all";
      box.indeterminate = state === "some";
      const n = counts ? counts(branch) : branch.events;
      count.textContent = formatNumber(n);
      box.setAttribute("aria-label", `${spoken(branch)}, ${say("events", { n })}`);
    }
  };

  const checkbox = (branch) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.dataset.key = branch.key;
    box.addEventListener("change", () => {
      periods.setBranch(branch, box.checked);
      onChange();
    });
    const count = element("span", "count");
    boxes.set(branch, { box, count });
    return element("label", "", box, element("span", "", labelOf(branch)), count);
  };

  /** A branch's own list is built when it is first unfolded. */
  const unfold = (branch, item, button) => {
    let inner = item.querySelector(":scope > ul");
    if (!inner) {
      inner = element("ul", "", ...sorted(branch).map(itemOf));
      inner.hidden = true;
      item.append(inner);
      onChange("unfolded");
    }
    inner.hidden = !inner.hidden;
    button.setAttribute("aria-expanded", String(!inner.hidden));
  };

  const itemOf = (branch) => {
    if (!branch.children.size) return element("li", "leaf", checkbox(branch));
    const item = document.createElement("li");
    const twist = makeButton("twist", "", () => unfold(branch, item, twist));
    twist.setAttribute("aria-expanded", "false");
    twist.setAttribute("aria-label", say("expand", { name: labelOf(branch) }));
    item.append(twist, checkbox(branch));
    return item;
  };

  /** Unfolds what fits: all when there are few dates, else the newest year's months. */
  const unfoldFew = () => {
    const few = periods.leaves.length <= FEW;
    const unfoldIn = (branches, items, depth) => items.forEach((item, i) => {
      const button = item.querySelector(":scope > .twist");
      if (!button || !(few || (depth === 0 && i === 0))) return;
      unfold(branches[i], item, button);
      unfoldIn(sorted(branches[i]), [...item.querySelector(":scope > ul").children], depth + 1);
    });
    unfoldIn(sorted(periods.root), [...list.children], 0);
  };

  let built = false;
  /** @type {((branch: any) => number) | undefined} */
  let last;
  return {
    sync: () => sync(last),
    /** Brings the boxes up to date; the tree itself is built when it is first seen. */
    show: (counts) => {
      if (!built) {
        built = true;
        list.append(...sorted(periods.root).map(itemOf));
        unfoldFew();
      }
      last = counts;
      sync(counts);
    },
  };
};
