/* Numbers, days, outlines: what geo/maps/encode.py writes comes back. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { OPEN, dayOf, decodeNumbers, decodePoints, isoDay } from "../../geo/web/data/numbers.js";
import * as calendar from "../../geo/web/dates/calendar.js";

test("numbers come back", () => {
  assert.deepEqual([...decodeNumbers("ABCegB")], [0, -1, 1, 15, 16]);
  assert.deepEqual([...decodeNumbers("")], []);
});

test("outlines come back as latitude and longitude", () => {
  assert.deepEqual(decodePoints("AACBAy-B"), [[0, 0], [-0.001, 0.001], [1, 0.001]].map(([y, x]) => [y, x]));
});

test("days count from 1970, before it and long before it too", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(dayOf(""), OPEN);
  for (const iso of ["0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"]) assert.equal(isoDay(dayOf(iso)), iso);
});

test("units of the calendar begin where they should", () => {
  const floor = (iso, unit) => isoDay(calendar.floor(dayOf(iso), unit));
  assert.equal(floor("2022-07-16", "week"), "2022-07-11");
  assert.equal(floor("1969-12-31", "week"), "1969-12-29");
  assert.equal(floor("2022-07-16", "month"), "2022-07-01");
  assert.equal(isoDay(calendar.next(dayOf("2022-01-31"), "month", -13)), "2020-12-01");
  assert.equal(isoDay(calendar.next(dayOf("0098-05-05"), "year", 3)), "0101-01-01");
  assert.equal(calendar.starts(dayOf("2022-01-01"), dayOf("2022-12-31"), "month").length, 12);
});
