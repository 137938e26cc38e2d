/* Leaflet's canvases, made to draw where they would wait for longer than a reader should. */

/** Draws all layers now, and not at the next frame. */
export const settle = (renderer) => {
  L.Util.cancelAnimFrame(renderer._redrawRequest);
  renderer._redrawBounds = null;
  renderer._redraw();
};

/** Draws on while the map is dragged past what has been drawn; Leaflet itself waits for its end. */
export const follow = (map, renderer) => {
  map.on("move", () => {
    if (!renderer._map || map._animatingZoom || map.getZoom() !== renderer._zoom) return;
    const size = map.getSize();
    const view = [L.point(0, 0), size].map((corner) => map.containerPointToLayerPoint(corner));
    if (!renderer._bounds.contains(L.bounds(view))) renderer._update();
  });
};
