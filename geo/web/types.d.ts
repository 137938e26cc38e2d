/* Types of what the page's modules hand to each other. */

export interface Place {
  id: string;
  name: string;
  other: string;
  radius: number;
  disputed: boolean;
  class: string;
  code: string;
  country: string;
  region: string;
  latitude: number;
  longitude: number;
  bounds?: [number, number, number, number];
  polygons?: string[][];
  lines?: string[];
  /** Number of the province it lies in; absent where that has no outline in the page. */
  province?: number;
}

export interface Columns {
  event: Int32Array;
  begin: Int32Array;
  until: Int32Array;
  place: Int32Array;
  family: Uint8Array;
  type: ArrayLike<number>;
  status: ArrayLike<number>;
  datePrecision: ArrayLike<number>;
  dateBasis: ArrayLike<number>;
  placePrecision: ArrayLike<number>;
  /** Per cent. */
  score: ArrayLike<number>;
  /** Per cent. */
  certainty: ArrayLike<number>;
  [name: string]: ArrayLike<number>;
}

/** What is shown, added up by place: arrays with an entry a place, or a family of each place. */
export interface Tally {
  /** How many places. */
  size: number;
  /** Events at each place. */
  n: Int32Array;
  /** Events of each family: place times the number of families, plus the family. */
  counts: Int32Array;
  /** The best precision at each place, 1 to 4; 5 where nothing is shown. */
  sure: Uint8Array;
  /** The greatest certainty at each place, in per cent. */
  certain: Uint8Array;
  /** 1 where something happened, and is not only planned, possible or denied. */
  happened: Uint8Array;
}

/** A symbol on the map, of one place or of several that lie close together. */
export interface Symbol {
  /** Numbers of its places, the one with most events first. */
  places: number[];
  n: number;
  counts: ArrayLike<number>;
  sure: number;
  certain: number;
  pale: boolean;
  selected: boolean;
  radius: number;
  /** In units of the world's width, from the antimeridian and the north. */
  x: number;
  y: number;
  /** Events more or fewer than in the period before; absent where that is not shown. */
  change?: number;
  before?: number;
  isJoined: boolean;
}

/** Days from one to another, both included. */
export interface Range {
  from: number;
  to: number;
}

declare global {
  interface Window {
    map_events: L.Map;
    geoWords: (name: string, text: string) => void;
  }
}
