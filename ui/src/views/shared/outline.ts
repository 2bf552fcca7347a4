/** The outlines of the districts on a flat page: at Kraków's latitude a plain scaling of the longitude is enough. */
import type { GeoPoint } from "../../backend/types/GeoPoint.ts";
import outlines from "../../data/krakow-districts.json";

export interface Outline {
  number: number;
  roman: string;
  name: string;
  path: string;
  /** The same, point by point. */
  rings: { x: number; y: number }[][];
  label: { x: number; y: number };
}

export interface DistrictMap {
  width: number;
  height: number;
  districts: Outline[];
  /** Where a point lies on the page; it may be outside. */
  at: (point: GeoPoint) => { x: number; y: number };
}

type Position = readonly [longitude: number, latitude: number];

/** All 18 within a page of this width; the height follows. */
export function districtMap(width: number): DistrictMap {
  const features = outlines.features.map(({ properties, geometry }) => ({
    ...properties,
    rings: geometry.coordinates as unknown as Position[][],
  }));
  const all = features.flatMap(({ rings }) => rings.flat());
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * narrowing);
  const at = ([x, y]: Position) => ({ x: round((x - west) * narrowing * scale), y: round((north - y) * scale) });
  const path = (ring: { x: number; y: number }[]) => `M${ring.map(({ x, y }) => `${x} ${y}`).join("L")}Z`;
  return {
    width,
    height: Math.ceil((north - south) * scale),
    at: ({ latitude, longitude }) => at([longitude, latitude]),
    districts: features.map(({ nr, roman, name, label, rings: positions }) => {
      const rings = positions.map((ring) => ring.map(at));
      return { number: nr, roman, name, rings, path: rings.map(path).join(""), label: at(label as unknown as Position) };
    }),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
