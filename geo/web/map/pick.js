/* Where symbols lie over each other, a short list says which places are meant, so that each can be chosen. */

import { formatNumber, say } from "../language/say.js";
import { placeName } from "../language/words.js";
import { button, element } from "../page/dom.js";

export const createPicker = (map, data, onChoose) => {
  const MOST = 12;
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
    const name = element("bdi", "", placeName(data.places[place]));
    made.append(name, element("span", "count", formatNumber(n)));
    return made;
  };

  /** Opens beside a point of the map, and stays inside it. */
  const open = (places, tallies, point) => {
    const title = say("here", { n: places.length });
    box.setAttribute("aria-label", title);
    box.replaceChildren(element("p", "note", title), ...places.slice(0, MOST).map((place) => entry(place, tallies[place].n)));
    box.hidden = false;
    const size = map.getSize();
    box.style.left = `${Math.max(6, Math.min(point.x + 10, size.x - box.offsetWidth - 6))}px`;
    box.style.top = `${Math.max(6, Math.min(point.y + 10, size.y - box.offsetHeight - 6))}px`;
    box.querySelector("button").focus({ preventScroll: true });
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
