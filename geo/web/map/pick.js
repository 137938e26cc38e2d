/* Where symbols lie over each other, or are joined, a short list says which places are meant, so that each can be chosen. */

import { formatNumber, say } from "../language/say.js";
import { placeName } from "../language/words.js";
import { button, element } from "../page/dom.js";

const MOST = 40;

/**
 * @param {L.Map} map
 * @param {(place: number) => void} onChoose
 * @param {(places: number[]) => void} onZoom
 */
export const createPicker = (map, data, onChoose, onZoom) => {
  const box = element("div", "pick");
  box.setAttribute("role", "group");
  box.hidden = true;
  map.getContainer().append(box);
  L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);

  const close = () => {
    box.hidden = true;
  };

  const entry = (place, n) => {
    const made = button("", "", () => {
      close();
      onChoose(place);
    });
    made.append(element("bdi", "", placeName(data.places[place])), element("span", "count", formatNumber(n)));
    return made;
  };

  const zoom = (places) => button("zoom-here", say("zoomHere"), () => {
    close();
    onZoom(places);
  });

  /** Opens beside a point of the map, and stays inside it. */
  const open = (places, tally, point, isZoomable) => {
    const title = say("here", { n: places.length });
    const left = places.length - MOST;
    box.setAttribute("aria-label", title);
    box.replaceChildren(
      element("p", "note", title), ...(isZoomable ? [zoom(places)] : []),
      ...places.slice(0, MOST).map((place) => entry(place, tally.n[place])),
      ...(left > 0 ? [element("p", "note", say("andMore", { n: left }))] : []),
    );
    box.hidden = false;
    const size = map.getSize();
    box.style.left = `${Math.max(6, Math.min(point.x + 10, size.x - box.offsetWidth - 6))}px`;
    box.style.top = `${Math.max(6, Math.min(point.y + 10, size.y - box.offsetHeight - 6))}px`;
    box.querySelector("button")?.focus({ preventScroll: true });
  };

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    map.getContainer().focus();
  });
  map.on("movestart click", close);

  return { open, close };
};
