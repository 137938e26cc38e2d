/* Dates, search, sharing and files: what needs no browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { OPEN, dayOf, isoDay } from "../../geo/web/data/numbers.js";
import { Periods, rangeOf } from "../../geo/web/dates/periods.js";
import * as windows from "../../geo/web/dates/windows.js";
import { distance, near, vocabulary } from "../../geo/web/filter/near.js";
import { hits } from "../../geo/web/filter/search.js";
import { terms } from "../../geo/web/language/fold.js";
import { isHeadline, sentencesOf } from "../../geo/web/list/card.js";
import { cell, csvOf, rowsFor } from "../../geo/web/list/corrections.js";
import { nameOf } from "../../geo/web/output/files.js";
import { codePoints } from "../../geo/web/output/records.js";
import { frame, frameAddress, isLocal } from "../../geo/web/output/share.js";
import * as address from "../../geo/web/page/address.js";

/** Events that each have one row, by their first and last days. */
const datedAll = (days) => ({
  events: days.length,
  firstRow: days.map((_, i) => i),
  columns: { begin: days.map(([begin]) => dayOf(begin)), until: days.map(([, until]) => dayOf(until)), datePrecision: days.map(() => 0) },
  words: { datePrecision: ["day"] },
});

const dated = (...days) => datedAll(days);

test("a large map opens on its newest days, and its link to all dates on all", () => {
  const periods = new Periods(dated(["2022-01-01", "2022-01-01"], ["2022-06-01", "2022-06-01"], ["2022-06-03", "2022-06-03"]));
  periods.opensOnNewest(7);
  periods.obey({ range: null, dates: null });
  assert.deepEqual([...periods.open], [0, 1, 1]);
  periods.obey({ range: "all", dates: null });
  assert.deepEqual([...periods.open], [1, 1, 1]);
  assert.deepEqual(periods.address(), { range: "all", dates: null });
});

test("a small map needs no range for all dates", () => {
  const periods = new Periods(dated(["2022-01-01", "2022-01-01"]));
  periods.obey({ range: null, dates: null });
  assert.deepEqual(periods.address(), { range: null, dates: null });
});

test("dates that a map does not have are told", () => {
  const periods = new Periods(dated(["2022-01-01", "2022-01-01"], ["2022-02-02", "2022-02-02"]));
  assert.deepEqual(periods.obey({ range: null, dates: "2022-01,1999" }), ["1999"]);
  assert.deepEqual(periods.obey({ range: "2022-13-45..x", dates: null }), ["2022-13-45..x"]);
  assert.equal(rangeOf("all"), "all");
  assert.equal(rangeOf("2023-01-01..2021-01-01"), null);
});

test("the period before is as long as the window", () => {
  const periods = new Periods(dated(["2022-01-01", "2022-01-01"], ["2022-01-31", "2022-01-31"]));
  assert.equal(periods.before(), null);
  periods.setRange(dayOf("2022-01-10"), dayOf("2022-01-12"));
  assert.deepEqual([periods.before()?.from, periods.before()?.to].map((day) => isoDay(day ?? OPEN)), ["2022-01-07", "2022-01-09"]);
});

test("many dates need no call with as many arguments", () => {
  const days = Array.from({ length: 150000 }, (_, i) => [isoDay(i), isoDay(i)]);
  assert.equal(new Periods(datedAll(days)).extent?.to, 149999);
});

test("a window of months moves by months, past what is empty", () => {
  const extent = { from: dayOf("2022-01-01"), to: dayOf("2022-12-31") };
  const march = { from: dayOf("2022-03-01"), to: dayOf("2022-03-31") };
  const next = windows.beside(march, true, extent, "month", (from) => from >= dayOf("2022-07-01"));
  assert.deepEqual([next?.from, next?.to].map((day) => isoDay(day ?? OPEN)), ["2022-07-01", "2022-07-31"]);
  assert.equal(windows.beside(march, true, extent, "month", () => false), null);
});

test("words with a minus are left out", () => {
  const texts = ["talks on the bridge", "talks in the town", "a fire"];
  assert.deepEqual([...hits(texts, terms("talks -bridge"))], [0, 1, 0]);
  assert.deepEqual([...hits(texts, terms("-talks"))], [0, 0, 1]);
});

test("a word that is nowhere has near misses", () => {
  const words = vocabulary(["stepanakert", "shells fell on stepanakert", "stepan"]);
  assert.deepEqual(near("stepanakret", words), ["stepanakert"]);
  assert.deepEqual(near("zzzzzz", words), []);
  assert.equal(distance("goris", "groris", 2), 1);
  assert.equal(distance("ab", "ba", 2), 1);
  assert.ok(distance("goris", "yerevan", 2) > 2);
});

test("a headline is not quoted where the body tells the event", () => {
  const headline = { quote: "Shells Hit School!", mentions: [], article: { title: "Shells hit school" } };
  const body = { quote: "Shells hit a school near Goris.", mentions: [], article: { title: "Shells hit school" } };
  assert.equal(isHeadline(headline), true);
  assert.deepEqual(sentencesOf([headline, body]).map(({ text }) => text), ["Shells hit a school near Goris.", ""]);
});

test("corrections are rows that a spreadsheet does not run", () => {
  assert.equal(cell("=1+1"), "'=1+1");
  assert.equal(cell('a "b", c'), '"a ""b"", c"');
  const data = {
    columns: { place: Int32Array.from([0]) }, firstRow: [0, 1],
    reportsOf: () => [{ quote: "Talks in Baku.", mentions: [{ start: 9, end: 13, place: 0 }], article: { id: "a.txt" }, trigger: "Talks", triggerStart: 0 }],
  };
  assert.equal(csvOf(rowsFor(data, 0)), "article,what,text,start,answer\na.txt,place,Baku,,\na.txt,event,Talks,0,\na.txt,published,,,\n");
});

test("a link says when it works on this machine only", () => {
  assert.equal(isLocal({ protocol: "file:", hostname: "" }), true);
  assert.equal(isLocal({ protocol: "http:", hostname: "127.0.0.1" }), true);
  assert.equal(isLocal({ protocol: "https:", hostname: "news.example" }), false);
});

test("the code of a frame has its size and no markup of the title", () => {
  const source = frameAddress({ hash: "#q=x", protocol: "file:", pathname: "/maps/today.html", origin: "", search: "" });
  assert.equal(source, "today.html#q=x&embed=1");
  assert.match(frame(source, '"><script>', "small"), /width="360" height="480"/);
  assert.doesNotMatch(frame(source, '"><script>', "small"), /<script/);
});

test("the address of a page comes back", () => {
  const state = { map: { zoom: 5, centre: [40, 45] }, range: "all", q: "a b", facets: { kind: ["X", "Y"], source: [] } };
  const read = address.read(address.hash(state));
  assert.deepEqual([read.range, read.q, read.map, read.facets.kind], ["all", "a b", state.map, ["X", "Y"]]);
  assert.equal(address.read("#map=NaN/x/9").map, null);
});

test("files are called as their page, and offsets count code points", () => {
  assert.equal(nameOf("/maps/2022%20a.html", "t"), "2022 a");
  assert.equal(nameOf("/", ""), "events");
  assert.equal(codePoints("\u{1f534} a"), 3);
});
