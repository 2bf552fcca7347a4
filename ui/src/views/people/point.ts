import type { GeoPoint } from "../../backend/types/GeoPoint.ts";

/** "50,0312; 19,9876", "50.0312, 19.9876" → a point (WGS 84). Empty is none; what cannot be read is undefined. */
export function parsePoint(text: string): GeoPoint | null | undefined {
  if (text.trim() === "") return null;
  const match = /^\s*(\d{1,2}(?:[.,]\d+)?)°?\s*[;,\s]\s*(\d{1,3}(?:[.,]\d+)?)°?\s*$/.exec(text);
  if (!match) return undefined;
  const [latitude, longitude] = [match[1], match[2]].map((part) => Number((part ?? "").replace(",", ".")));
  const good = latitude !== undefined && longitude !== undefined && latitude <= 90 && longitude <= 180;
  return good ? { latitude, longitude } : undefined;
}

export function writtenPoint(point: GeoPoint | null): string {
  return point === null ? "" : `${point.latitude}; ${point.longitude}`;
}
