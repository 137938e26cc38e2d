/* What part of the world is in view. */

const CLOSEST = 8.5;

/** @typedef {{ place: import("../types").Place, index: number, n: number, sure: number }} Entry */

/** The bounds of a place as far as the view should hold it: of a country only its middle. */
export const boundsOf = (place, sure) => {
  if (place.bounds && sure < 4) {
    const [west, south, east, north] = place.bounds;
    return L.latLngBounds([south, west], [north, east]);
  }
  return L.latLngBounds([[place.latitude, place.longitude]]);
};

const median = (/** @type {number[][]} */ pairs) => {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let sum = 0;
  return sorted.find(([, weight]) => (sum += weight) >= half)?.[0] ?? 0;
};

/**
 * Places to open on. Where most events lie close together and a few far away, those few would shrink the
 * map to a world in which nothing can be read: the view opens on the many, and a button shows all.
 *
 * @param {Entry[]} places
 */
export const core = (places) => {
  if (!places.length) return places;
  const x = median(places.map(({ place, n }) => [place.longitude, n]));
  const y = median(places.map(({ place, n }) => [place.latitude, n]));
  const far = places
    .map((entry) => ({ ...entry, far: Math.hypot((entry.place.longitude - x) * 0.75, entry.place.latitude - y) }))
    .sort((a, b) => a.far - b.far);
  const total = far.reduce((sum, { n }) => sum + n, 0);
  let sum = 0;
  const reach = far.find(({ n }) => (sum += n) >= 0.6 * total)?.far ?? 0;
  const near = far.filter((entry) => entry.far <= Math.max(2 * reach, 4));
  return far[far.length - 1].far > 4 * Math.max(near[near.length - 1].far, 1.5) ? near : far;
};

/** @returns {Entry[]} The places at which something is shown. */
export const shownPlaces = (data, tally) => {
  const found = [];
  for (let index = 0; index < tally.size; index += 1) {
    if (tally.n[index]) found.push({ place: data.places[index], index, n: tally.n[index], sure: tally.sure[index] });
  }
  return found;
};

/** @param {Entry[]} entries */
export const fit = (map, entries, animate) => {
  if (!entries.length) {
    map.setView([25, 15], 2, { animate: false });
    return;
  }
  const bounds = L.latLngBounds([]);
  for (const { place, sure } of entries) bounds.extend(boundsOf(place, sure));
  const { x, y } = map.getSize();
  const isNarrow = x < 600;
  const [side, foot, head] = [Math.min(isNarrow ? 30 : 70, x / 6), Math.min(isNarrow ? 30 : 70, y / 6), isNarrow ? y / 5 : 0];
  // On a narrow page the button of the legend lies on the map's upper corner: no event may begin under it.
  map.fitBounds(bounds, { paddingTopLeft: [side, Math.max(foot, head)], paddingBottomRight: [side, foot], maxZoom: CLOSEST, animate });
};
