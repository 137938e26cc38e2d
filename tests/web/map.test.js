/* Places joined in cells: counts stay exact; names find room; own tiles are found; symbols become SVG. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { westOf, decodePoints } from "../../geo/web/data/numbers.js";
import { setKinds } from "../../geo/web/language/kinds.js";
import { cellRadius, cellsOf, isCrowded, project, sums, worldSize } from "../../geo/web/map/cells.js";
import { Floor } from "../../geo/web/map/floor.js";
import { spread } from "../../geo/web/map/legend.js";
import { directory, entryFor, header, tileId, varints } from "../../geo/web/map/pmtiles.js";
import { classes } from "../../geo/web/map/provinces.js";
import { outlines } from "../../geo/web/map/shapes.js";
import { fitted, fontFor, lettersOf, shortNumber } from "../../geo/web/map/symbols.js";
import { SvgContext } from "../../geo/web/output/svgcontext.js";

/** Places at random, all with an event of one of two families. */
const crowd = (size, spread) => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const at = { x: Float64Array.from({ length: size }, () => 0.5 + spread * random()), y: Float64Array.from({ length: size }, () => 0.4 + spread * random()) };
  const tally = { size, n: new Int32Array(size).fill(1), counts: new Int32Array(2 * size) };
  for (let place = 0; place < size; place += 1) tally.counts[2 * place + (place % 2)] = 1;
  return { at, tally };
};

test("joined places lose and double nothing", () => {
  const { at, tally } = crowd(3000, 0.02);
  for (const zoom of [3, 6.25, 9, 12]) {
    const cells = cellsOf(at, tally, zoom);
    const places = cells.flatMap((cell) => cell.places);
    assert.equal(new Set(places).size, 3000);
    assert.equal(places.length, 3000);
    assert.equal(cells.reduce((sum, { n }) => sum + n, 0), 3000);
  }
  assert.ok(cellsOf(at, tally, 12).length > cellsOf(at, tally, 6).length, "they part as one zooms in");
});

test("no joined symbol hides another", () => {
  for (const zoom of [4, 6.5, 8.75]) {
    const { at, tally } = crowd(4000, 0.03);
    tally.n = tally.n.map((_, place) => 1 + (place * 7919) % 50);
    const cells = cellsOf(at, tally, zoom);
    const radius = ({ n }) => cellRadius(n, cells[0].n);
    for (const one of cells) {
      for (const other of cells) {
        if (one === other) continue;
        const apart = Math.hypot(one.x - other.x, one.y - other.y) * worldSize(zoom);
        assert.ok(apart > 0.8 * Math.max(radius(one), radius(other)), `${apart} pixels at zoom ${zoom}`);
      }
    }
  }
});

test("an event at several places of a cell counts there once", () => {
  const { at, tally } = crowd(3, 0);
  tally.counts = Int32Array.from([1, 0, 1, 0, 0, 1]);
  const cells = cellsOf(at, tally, 5);
  assert.equal(cells.length, 1);
  const columns = { event: [0, 0, 1], place: [0, 1, 2], family: [0, 0, 1] };
  const [{ n, counts }] = sums(cells, tally, 2, columns, [0, 1]);
  assert.equal(n, 2);
  assert.deepEqual([...counts], [1, 1]);
});

test("what covers each other is joined, what stands apart is not", () => {
  const world = { west: 0, east: 1, north: 0, south: 1 };
  const dense = crowd(500, 0.001);
  const wide = crowd(500, 0.5);
  assert.equal(isCrowded(dense.at, dense.tally.n, 5, world, false), true);
  assert.equal(isCrowded(wide.at, wide.tally.n, 9, world, false), false);
  assert.equal(isCrowded(dense.at, dense.tally.n, 5, { ...world, east: 0.4 }, false), false, "only what is in view counts");
});

test("the projection is Mercator's", () => {
  assert.deepEqual(project(0, 0), [0.5, 0.5]);
  assert.ok(Math.abs(project(85.0511, 180)[1]) < 1e-6);
  assert.ok(project(60, 0)[1] < project(30, 0)[1]);
});

test("a map of Fiji and Samoa begins elsewhere than at 180° west", () => {
  const west = westOf([178.4, 177.4, -171.8, -175.2]);
  assert.ok(west > -171 && west < 177);
  assert.equal(westOf([44, 45, 46]), -180);
  assert.equal(westOf([-100, 20, 140]), -180, "events all round the world stay as they are");
  const [[, longitude]] = decodePoints("AAAA", 10);
  assert.equal(longitude, 360);
});

test("a name fits only where nothing stands", () => {
  const floor = new Floor({ x: 200, y: 100 });
  const box = { x: 50, y: 40, width: 30, height: 10 };
  assert.equal(floor.fits(box), true);
  floor.block(box);
  assert.equal(floor.fits({ ...box, x: 79 }), false);
  assert.equal(floor.fits({ ...box, x: 81 }), true);
  assert.equal(floor.fits({ ...box, x: 81 }, 5), false);
  assert.equal(floor.fits({ ...box, x: 190 }), false, "it stays on the map");
});

test("classes of provinces are in round numbers and hold the largest", () => {
  assert.deepEqual(classes([1, 1, 1]), [1]);
  const ends = classes([1, 2, 3, 10, 137, 4321]);
  assert.deepEqual([...ends].sort((a, b) => a - b), ends);
  assert.ok(ends.at(-1) >= 4321);
});

test("each shape can be drawn", () => {
  for (const [name, draw] of Object.entries(outlines)) {
    const context = new SvgContext();
    context.beginPath();
    draw(context, 10, 10, 5);
    context.fill();
    assert.match(context.toString(), /^<path d="M[^"]+Z" /, name);
    assert.doesNotMatch(context.toString(), /NaN|undefined/, name);
  }
});

test("text in a picture can't be markup", () => {
  const context = new SvgContext();
  context.font = '600 12px "A", sans-serif';
  context.fillText('<script>"&', 1, 2);
  assert.match(context.toString(), /&lt;script&gt;&quot;&amp;<\/text>$/);
});

test("letters name the chief kinds", () => {
  const family = (letter) => ({ name: letter, label: letter, light: "#000000", dark: "#ffffff", shape: "circle", letter });
  setKinds({ families: ["A", "B", "C"].map(family), types: {}, other: 2 });
  assert.equal(lettersOf([5, 1, 10]), "CA");
  assert.equal(lettersOf([0, 0, 0]), "");
});

test("numbers are short, and dashes go round in whole", () => {
  assert.deepEqual([1, 999, 1000, 1250, 12345, 999499, 1200000].map(shortNumber), ["1", "999", "1k", "1.3k", "12k", "999k", "1.2m"]);
  assert.ok(Math.abs((20 / fitted([4, 2], 20).reduce((a, b) => a + b)) % 1) < 1e-9);
  assert.deepEqual(fitted([], 20), []);
});

test("tiles are numbered along Hilbert's curve", () => {
  const ids = [[0, 0, 0], [1, 0, 0], [1, 0, 1], [1, 1, 1], [1, 1, 0], [2, 0, 0], [12, 3423, 1763]];
  assert.deepEqual(ids.map(([z, x, y]) => tileId(z, x, y)), [0, 1, 2, 3, 4, 5, 19078479]);
});

test("an archive's directory is read", () => {
  assert.equal(varints(Uint8Array.from([0xac, 0x02]))(), 300);
  const entries = directory(Uint8Array.from([2, 1, 4, 1, 1, 10, 20, 1, 0]));
  assert.deepEqual(entries, [{ id: 1, run: 1, length: 10, offset: 0 }, { id: 5, run: 1, length: 20, offset: 10 }]);
  assert.equal(entryFor(entries, 5)?.offset, 10);
  assert.equal(entryFor(entries, 3), null);
  assert.throws(() => header(new ArrayBuffer(200)), /format/);
  const vector = new Uint8Array(127);
  vector.set(new TextEncoder().encode("PMTiles"));
  [vector[7], vector[99]] = [3, 1];
  assert.throws(() => header(vector.buffer), /vector/, "tiles that need a style are refused by name");
});

test("labels of sizes neither cover each other nor leave the legend", () => {
  for (const wanted of [[1, 2, 3], [1, 20, 40], [30, 38, 46], [46]]) {
    const at = spread(wanted, 52);
    assert.ok(at.every((y, i) => y >= 6 && y <= 46 && (i === 0 || y - at[i - 1] >= 12)), String(at));
  }
  assert.deepEqual(spread([10, 30], 52), [10, 30], "where there is room, each stands beside its circle");
});

test("a number fits inside its ring", () => {
  for (const radius of [9, 12, 17, 26]) for (const text of ["9", "839", "2.7k", "999k"]) {
    assert.ok(0.62 * fontFor(text, radius) * text.length <= 2 * radius * 0.8, `${text} at ${radius}`);
  }
});
