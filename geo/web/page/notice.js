/* What a reader should know of what was asked: names in a link that this map lacks, a shading that needs a window. */

import { say } from "../language/say.js";
import { button, byId, element } from "./dom.js";

const FEW = 5;

export const createNotice = () => {
  const box = byId("notice");
  let unknown = "";
  let explanation = "";
  let missing = "";

  const show = () => {
    const texts = [unknown, explanation, missing].filter(Boolean);
    box.hidden = !texts.length;
    box.replaceChildren(...texts.map((text) => element("span", "", text)));
    if (unknown) {
      const close = button("cross", "×", () => {
        unknown = "";
        show();
      });
      close.setAttribute("aria-label", say("close"));
      box.append(close);
    }
  };

  return {
    /** Names what a link asks for and the map does not have. */
    unknown: (/** @type {string[]} */ names) => {
      const some = [...new Set(names)].slice(0, FEW).map((name) => `“${name}”`).join(", ");
      unknown = names.length ? say("linkUnknown", { names: some }) : "";
      show();
    },
    /** Names a file beside the page that can't be read. */
    missing: (/** @type {string} */ file) => {
      if (missing) return;
      missing = say("wordsMissing", { file });
      show();
    },
    /** Says why something chosen does nothing. */
    explain: (/** @type {string} */ text) => {
      if (text === explanation) return;
      explanation = text;
      show();
    },
  };
};
