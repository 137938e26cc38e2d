/* The page on paper: in light colours, with the whole list, and the map as wide as a sheet. */

import { colour } from "../map/colour.js";

export const createPrint = (map, { paint, theme, fill, lay }) => {
  const { dataset } = document.documentElement;
  let view = null;

  /** Browsers print canvases that lie over each other as white sheets, so both are made one, on the sea's colour. */
  const flatten = () => {
    const marks = map.getPane("overlayPane").querySelector("canvas");
    const base = map.getPane("base").querySelector("canvas");
    if (!marks || !base) return;
    const context = marks.getContext("2d");
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = "destination-over";
    context.drawImage(base, 0, 0);
    context.fillStyle = colour("sea");
    context.fillRect(0, 0, marks.width, marks.height);
    context.restore();
  };

  /** All at once: between this and the printing, a browser draws nothing. */
  const begin = () => {
    if (view) return;
    view = { centre: map.getCenter(), zoom: map.getZoom() };
    const bounds = map.getBounds();
    dataset.print = "";
    paint("light");
    map.invalidateSize({ animate: false });
    map.fitBounds(bounds, { animate: false });
    lay();
  };

  const end = () => {
    if (!view) return;
    delete dataset.print;
    paint(theme());
    map.invalidateSize({ animate: false });
    map.setView(view.centre, view.zoom, { animate: false, reset: true });
    view = null;
    lay();
  };

  addEventListener("beforeprint", () => {
    begin();
    fill();
    if (!("online" in dataset)) flatten();
  });
  addEventListener("afterprint", end);

  /** By the page's own button; then even a list that must be unpacked is there in time. */
  return async () => {
    begin();
    await fill();
    window.print();
  };
};
