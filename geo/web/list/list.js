/*
 * A long list, of which only a window is in the page: it grows at its end as one reads on, or by its buttons, and
 * lets go of what is far above. Each entry says its place in the whole list, for those who hear the page.
 */

import { say } from "../language/say.js";
import { button } from "../page/dom.js";

const FIRST = 12;
const CHUNK = 25;
const KEPT = 150;
const BEFORE = 3; // entries above the one that a list is opened at

export class List {
  #box;
  #scroller;
  #ready;
  #make;
  #earlier = button("more", "", () => this.#grow(-1));
  #more = button("more", "", () => this.#grow(1));
  /** @type {ArrayLike<number> & { slice: any, indexOf: any }} */
  #entries = [];
  #from = 0;
  #to = 0;
  #turn = 0;

  /** @param {{ ready: (entries: any) => Promise<any> | null, make: (entry: number) => HTMLElement }} given */
  constructor(box, given) {
    this.#box = box;
    this.#ready = given.ready;
    this.#make = given.make;
    this.#scroller = box.closest(".pane");
    box.before(this.#earlier);
    box.after(this.#more);
    this.#buttons();
    new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting) && document.activeElement !== this.#more) this.#grow(1);
    }, { root: this.#scroller, rootMargin: "0px 0px 300px 0px" }).observe(this.#more);
  }

  #items(first, last) {
    return Array.from(this.#entries.slice(first, last), (entry, i) => {
      const item = this.#make(entry);
      item.tabIndex = -1;
      item.ariaSetSize = String(this.#entries.length);
      item.ariaPosInSet = String(first + i + 1);
      return item;
    });
  }

  #buttons() {
    const left = this.#entries.length - this.#to;
    this.#earlier.hidden = this.#from === 0;
    this.#more.hidden = left === 0;
    this.#earlier.textContent = say("earlier", { n: Math.min(this.#from, CHUNK) });
    this.#more.textContent = say("more", { n: Math.min(left, CHUNK) });
  }

  /** Keeps what is read where it is, while entries above it come or go. */
  #steady(change) {
    const top = this.#scroller.getBoundingClientRect().top;
    const anchor = [...this.#box.children].find((item) => item.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected) this.#scroller.scrollTop += anchor.getBoundingClientRect().top - before;
  }

  #drop(forward) {
    while (this.#to - this.#from > KEPT) {
      (forward ? this.#box.firstChild : this.#box.lastChild).remove();
      if (forward) this.#from += 1;
      else this.#to -= 1;
    }
  }

  #add(added, way, first, last) {
    this.#box[way > 0 ? "append" : "prepend"](...added);
    if (way > 0) this.#to = last;
    else this.#from = first;
    this.#drop(way > 0);
    this.#buttons();
  }

  async #grow(way) {
    const now = this.#turn;
    const [from, to] = [this.#from, this.#to];
    const [first, last] = way > 0 ? [to, Math.min(to + CHUNK, this.#entries.length)] : [Math.max(0, from - CHUNK), from];
    const wanted = this.#entries.slice(first, last);
    if (!wanted.length) return;
    const hadFocus = [this.#earlier, this.#more].includes(document.activeElement);
    await this.#ready(wanted);
    if (now !== this.#turn || (way > 0 ? this.#to !== first : this.#from !== last)) return;
    const added = this.#items(first, last);
    this.#steady(() => this.#add(added, way, first, last));
    if (hadFocus) added[way > 0 ? 0 : added.length - 1].focus({ preventScroll: way < 0 });
  }

  #write(nothing) {
    this.#box.replaceChildren(...this.#items(this.#from, this.#to));
    if (!this.#entries.length) this.#box.append(...nothing);
    this.#buttons();
  }

  /** Shows a list from an entry on; `nothing` are elements that stand for an empty one. */
  async show(entries, nothing, position = 0) {
    this.#turn += 1;
    const now = this.#turn;
    this.#entries = entries;
    this.#from = Math.max(0, Math.min(position - BEFORE, entries.length));
    this.#to = Math.min(this.#from + FIRST, entries.length);
    const waiting = this.#ready(entries.slice(this.#from, this.#to));
    if (waiting) await waiting;
    if (now !== this.#turn) return;
    this.#write(nothing);
    if (!position) this.#scroller.scrollTop = 0;
  }

  /** Has all entries up to a number in the page, as for print. */
  async all(most) {
    this.#turn += 1;
    [this.#from, this.#to] = [0, Math.min(this.#entries.length, most)];
    await this.#ready(this.#entries.slice(this.#from, this.#to));
    this.#write([]);
  }

  /** How many entries the whole list has. */
  get size() {
    return this.#entries.length;
  }

  item(entry) {
    return this.#box.children[this.#entries.indexOf(entry) - this.#from] ?? null;
  }
}
