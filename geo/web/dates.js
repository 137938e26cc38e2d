"use strict";

/*
 * Dates: a tree of year, month and day. Each leaf is a date group of the map that can be switched on and off;
 * a date known only to the month, the year or the decade is a leaf at that level.
 */

geo.dates = (() => {
  const UNDATED = "undated";

  /** Where an interval belongs: the keys of its branches, and its own key. */
  const pathOf = (begin, until) => {
    if (!begin && !until) return [UNDATED];
    const from = begin || until;
    const to = until || begin;
    const own = begin === until ? begin : `${begin}..${until}`;
    const days = (Date.parse(to) - Date.parse(from)) / 86400000;
    if (from.slice(0, 7) === to.slice(0, 7) || days < 14) return [from.slice(0, 4), from.slice(0, 7), own];
    return days < 370 ? [from.slice(0, 4), own] : [own];
  };

  const labelOf = (key, row, rows, depth) => {
    if (key === UNDATED) return geo.say("undated");
    if (/^\d{4}$/.test(key)) return key;
    if (/^\d{4}-\d{2}$/.test(key)) return geo.dateWords.monthName(`${key}-01`);
    if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return geo.dateWords.dayName(key);
    const precision = rows.datePrecision[row];
    if (precision === "month" && depth === 2) return geo.say("monthUnknownDay");
    if (precision === "year" && depth === 1) return geo.say("yearUnknownMonth");
    return geo.dateWords.say(rows.begin[row], rows.until[row], precision, "");
  };

  /** Newest first; what is known only to the month or the year comes after its days. */
  const newestFirst = (a, b) => {
    if ((a.key === UNDATED) !== (b.key === UNDATED)) return a.key === UNDATED ? 1 : -1;
    if (a.key.includes("..") !== b.key.includes("..") && a.parent.parent) return a.key.includes("..") ? 1 : -1;
    return a.key < b.key ? 1 : -1;
  };

  const node = (key, label, parent) => ({ key, label, parent, children: new Map(), events: new Set(), open: false, leaf: false });

  /** Builds the tree, and for each row the leaf that it hangs on. */
  const grow = (data) => {
    const root = node("", "", null);
    const leafOf = new Array(data.size);
    for (let row = 0; row < data.size; row += 1) {
      let at = root;
      at.events.add(data.rows.event[row]);
      pathOf(data.rows.begin[row], data.rows.until[row]).forEach((key, depth) => {
        if (!at.children.has(key)) at.children.set(key, node(key, labelOf(key, row, data.rows, depth), at));
        at = at.children.get(key);
        at.events.add(data.rows.event[row]);
      });
      at.leaf = true;
      leafOf[row] = at;
    }
    return { root, leafOf };
  };

  const sorted = (branch) => [...branch.children.values()].sort(newestFirst);

  const leavesOf = (branch) => (branch.leaf ? [branch] : [...branch.children.values()].flatMap(leavesOf));

  /** "all", "some" or "none" of a branch's leaves are open. */
  const stateOf = (branch) => {
    if (branch.leaf) return branch.open ? "all" : "none";
    const states = new Set([...branch.children.values()].map(stateOf));
    return states.size === 1 ? [...states][0] : "some";
  };

  /** A branch's name as it is heard without its parents in sight: "Sat 16, July, 2022". */
  const spoken = (branch) => (branch.parent?.parent ? `${branch.label}, ${spoken(branch.parent)}` : branch.label);

  /** The shortest list of keys that says what is open: a whole year by its year alone. */
  const keysOf = (branch) => {
    const state = stateOf(branch);
    if (state === "none") return [];
    if (state === "all" && branch.parent) return [branch.key];
    return [...branch.children.values()].flatMap(keysOf);
  };

  const add = (list, data, onChange) => {
    const { root, leafOf } = grow(data);
    const boxes = new Map();

    const set = (branch, open) => leavesOf(branch).forEach((leaf) => { leaf.open = open; });

    const sync = () => {
      for (const [branch, box] of boxes) {
        const state = stateOf(branch);
        box.checked = state === "all";
        box.indeterminate = state === "some";
      }
    };

    const changed = () => {
      sync();
      onChange();
    };

    const checkbox = (branch) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.dataset.key = branch.key;
      box.setAttribute("aria-label", `${spoken(branch)}, ${geo.say("events", { n: branch.events.size })}`);
      box.addEventListener("change", () => {
        set(branch, box.checked);
        changed();
      });
      boxes.set(branch, box);
      const name = document.createElement("span");
      name.textContent = branch.label;
      const count = document.createElement("span");
      count.className = "count";
      count.textContent = geo.number(branch.events.size);
      label.append(box, name, count);
      return label;
    };

    /** A branch's own list is built when it is first unfolded. */
    const unfold = (branch, item, button) => {
      let inner = item.querySelector(":scope > ul");
      if (!inner) {
        inner = document.createElement("ul");
        inner.append(...sorted(branch).map(itemOf));
        item.append(inner);
        sync();
      }
      inner.hidden = !inner.hidden && button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!inner.hidden));
    };

    const itemOf = (branch) => {
      const item = document.createElement("li");
      if (branch.leaf) {
        item.className = "leaf";
        item.append(checkbox(branch));
        return item;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "twist";
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-label", geo.say("expand", { name: branch.label }));
      button.addEventListener("click", () => unfold(branch, item, button));
      item.append(button, checkbox(branch));
      return item;
    };

    /** Unfolds what fits: all when there are few dates, else the only year's or the newest year's months. */
    const unfoldFew = () => {
      const few = leavesOf(root).length <= 16;
      const unfoldIn = (branches, items, depth) => items.forEach((item, i) => {
        const button = item.querySelector(":scope > .twist");
        if (!button || !(few || (depth === 0 && i === 0))) return;
        unfold(branches[i], item, button);
        unfoldIn(sorted(branches[i]), [...item.querySelector(":scope > ul").children], depth + 1);
      });
      unfoldIn(sorted(root), [...list.children], 0);
    };

    list.append(...sorted(root).map(itemOf));
    unfoldFew();

    return {
      isOpen: (row) => leafOf[row].open,
      total: root.events.size,
      openAll: (open) => { set(root, open); changed(); },
      keys: () => (stateOf(root) === "all" ? null : keysOf(root)),
      openKeys: (keys) => {
        const wanted = new Set(keys);
        const visit = (branch, open) => {
          const now = open || wanted.has(branch.key);
          if (branch.leaf) branch.open = now;
          branch.children.forEach((child) => visit(child, now));
        };
        visit(root, false);
        sync();
      },
      openNewest: (days) => {
        const dated = leavesOf(root).filter((leaf) => leaf.key !== UNDATED);
        const dayOf = (leaf) => leaf.key.split("..").find(Boolean);
        const newest = Math.max(...dated.map((leaf) => Date.parse(dayOf(leaf))));
        set(root, false);
        for (const leaf of dated) leaf.open = newest - Date.parse(dayOf(leaf)) < days * 86400000;
        sync();
      },
      openEverything: () => { set(root, true); sync(); },
    };
  };

  return { add };
})();
