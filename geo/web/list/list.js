/*
 * A long list, of which only a window is in the page: it grows at its end as one reads on, or by its buttons, and
 * lets go of what is far above. Each entry says its place in the whole list, for those who hear the page.
 */

import { say } from "../language/say.js";
import { button } from "../page/dom.js";

export const createList = (box, { ready, make }) => {
  const FIRST = 12;
  const CHUNK = 25;
  const KEPT = 150;
  const scroller = box.closest(".pane");
  const earlier = button("more", "", () => grow(-1));
  const more = button("more", "", () => grow(1));
  box.before(earlier);
  box.after(more);

  let entries = [];
  let [from, to] = [0, 0];
  let turn = 0;

  const items = (first, last) => Array.from(entries.slice(first, last), (entry, i) => {
    const item = make(entry);
    item.tabIndex = -1;
    item.ariaSetSize = entries.length;
    item.ariaPosInSet = first + i + 1;
    return item;
  });

  const buttons = () => {
    earlier.hidden = from === 0;
    more.hidden = to === entries.length;
    earlier.textContent = say("earlier", { n: Math.min(from, CHUNK) });
    more.textContent = say("more", { n: Math.min(entries.length - to, CHUNK) });
  };

  /** Keeps what is read where it is, while entries above it come or go. */
  const steady = (change) => {
    const anchor = [...box.children].find((item) => item.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top);
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
  };

  const drop = (forward) => {
    while (to - from > KEPT) {
      (forward ? box.firstChild : box.lastChild).remove();
      if (forward) from += 1;
      else to -= 1;
    }
  };

  const grow = async (way) => {
    const now = turn;
    const [first, last] = way > 0 ? [to, Math.min(to + CHUNK, entries.length)] : [Math.max(0, from - CHUNK), from];
    const wanted = entries.slice(first, last);
    if (!wanted.length) return;
    const hadFocus = [earlier, more].includes(document.activeElement);
    await ready(wanted);
    if (now !== turn || (way > 0 ? to !== first : from !== last)) return;
    const added = items(first, last);
    steady(() => {
      box[way > 0 ? "append" : "prepend"](...added);
      if (way > 0) to = last;
      else from = first;
      drop(way > 0);
      buttons();
    });
    if (hadFocus) added[way > 0 ? 0 : added.length - 1].focus({ preventScroll: way < 0 });
  };

  const write = (nothing) => {
    box.replaceChildren(...items(from, to));
    if (!entries.length) box.append(...nothing);
    buttons();
  };

  /** Shows a list from an entry on; `nothing` are elements that stand for an empty one. */
  const show = (listed, nothing, position = 0) => {
    turn += 1;
    const now = turn;
    entries = listed;
    from = Math.max(0, Math.min(position - 3, entries.length));
    to = Math.min(from + FIRST, entries.length);
    const wanted = entries.slice(from, to);
    const waiting = ready(wanted);
    if (!waiting) {
      write(nothing);
      if (!position) scroller.scrollTop = 0;
      return Promise.resolve();
    }
    return waiting.then(() => {
      if (now !== turn) return;
      write(nothing);
      if (!position) scroller.scrollTop = 0;
    });
  };

  buttons();
  new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting) && document.activeElement !== more) grow(1);
  }, { root: scroller, rootMargin: "0px 0px 300px 0px" }).observe(more);

  return {
    show,
    /** Has all entries up to a number in the page, as for print. */
    all: async (most) => {
      turn += 1;
      [from, to] = [0, Math.min(entries.length, most)];
      await ready(entries.slice(from, to));
      write([]);
    },
    item: (entry) => box.children[entries.indexOf(entry) - from] ?? null,
  };
};
