/*
 * How the page is laid out: the list beside the map, or, where that is too narrow, as a sheet below it. The sheet
 * has three sizes; the map ends where it begins, so that it hides nothing, but for its full size, which lies over.
 */

import { byId } from "./dom.js";

export const createSheet = (onResize) => {
  const SIZES = ["strip", "half", "full"];
  const TAP = 24; // pixels
  const FAR = 260;
  const LOW = 420; // pixels below which a narrow window has no room for a map and a sheet: the page scrolls
  const { dataset } = document.documentElement;
  const handle = byId("handle");

  const set = (size) => {
    if (dataset.sheet === size) return;
    dataset.sheet = size;
    handle.setAttribute("aria-expanded", String(size !== "strip"));
    onResize();
  };

  const layout = () => {
    const [width, height] = [innerWidth, innerHeight];
    const narrow = width <= 700 || (width <= 950 && height > width);
    const next = narrow && height < LOW ? "flow" : narrow ? "below" : "beside";
    if (dataset.layout === next) return;
    dataset.layout = next;
    byId("legend").open = next === "beside" && height > 560;
  };

  const drag = () => {
    let start = null;
    const next = (moved) => {
      const at = SIZES.indexOf(dataset.sheet ?? "");
      if (Math.abs(moved) < TAP) return SIZES[(at + 1) % SIZES.length];
      return SIZES[Math.max(0, Math.min(2, at + Math.sign(moved) * (Math.abs(moved) > FAR ? 2 : 1)))];
    };
    handle.addEventListener("pointerdown", (event) => {
      start = event.clientY;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointerup", (event) => {
      if (start !== null) set(next(start - event.clientY));
      start = null;
    });
    handle.addEventListener("click", ({ detail }) => detail === 0 && set(next(0))); // a key's click; a pointer's is handled above
  };

  drag();
  layout();
  addEventListener("resize", () => {
    layout();
    onResize();
  });
  return { set, atLeastHalf: () => dataset.sheet === "strip" && set("half") };
};
