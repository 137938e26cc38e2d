/* A story told step by step: each step has a text, and shows an event where it names one. */

import { say } from "../language/say.js";
import { note } from "../list/card.js";
import { button, byId, element } from "./dom.js";

export class Story {
  #steps;
  #at = -1;
  #onStep;
  #box = byId("story");

  /** @param {(event: string) => void} onStep */
  constructor(told, onStep) {
    this.#steps = told.notes.filter(({ step }) => step > 0).sort((a, b) => a.step - b.step);
    this.#onStep = onStep;
    this.#box.hidden = !this.#steps.length;
    if (this.#steps.length) this.#show();
  }

  #show() {
    const step = this.#steps[this.#at];
    const [n, total] = [this.#at + 1, this.#steps.length];
    const before = button("", say("storyBack"), () => this.#go(-1));
    const after = button("", say(this.#at < 0 ? "storyStart" : "storyOn"), () => this.#go(1));
    before.disabled = this.#at < 0;
    after.disabled = n >= total;
    const text = step ? note(step) : element("p", "note", say("storyTold", { n: total }));
    this.#box.replaceChildren(text, element("p", "buttons", before, after, element("span", "tally", n > 0 ? say("storyStep", { n, total }) : "")));
  }

  #go(by) {
    this.#at = Math.max(-1, Math.min(this.#steps.length - 1, this.#at + by));
    this.#show();
    const buttons = this.#box.querySelectorAll("button");
    (buttons[by < 0 ? 0 : 1].disabled ? buttons[by < 0 ? 1 : 0] : buttons[by < 0 ? 0 : 1]).focus();
    this.#onStep(this.#steps[this.#at]?.event ?? "");
  }
}
