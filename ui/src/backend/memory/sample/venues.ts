import type { Access } from "../../types/Access.ts";
import type { Feature } from "../../types/Feature.ts";
import type { Presence } from "../../types/Presence.ts";
import type { Venue } from "../../types/Venue.ts";
import type { VenueKind } from "../../types/VenueKind.ts";

type Row = [name: string, kind: VenueKind, address: string, district: number, capacity: number, access: string, place: [number, number]];

/** Invented venues of the kinds that the cycle has used. Access: a letter for each feature, y yes, n no, ? unknown. */
const rows: Row[] = [
  ["Magistrat – Sala Pod Lipami", "city_hall", "Pl. Wszystkich Świętych 3-4", 1, 120, "yyyyny?", [50.0592, 19.9377]],
  ["Szkoła Podstawowa nr 207 – aula", "school", "ul. Żurawinowa 14", 2, 180, "yyynyyn", [50.064, 19.969]],
  ["Szkoła Podstawowa nr 214 – sala gimnastyczna", "school", "ul. Łąkowych Świerszczy 8", 4, 240, "yyynyy?", [50.103, 19.94]],
  ["Centrum Kultury „Ruczaj-Most”", "culture_centre", "ul. Kładki nad Rudawką 1", 8, 260, "yyyyyyn", [50.022, 19.902]],
  ["Dom Kultury „Solanka”", "culture_centre", "ul. Warzelnicza 27", 9, 140, "y?y?yyn", [50.019, 19.927]],
  ["Klub Seniora „Pogodna Przystań”", "seniors_club", "ul. Ciepłych Wieczorów 4", 11, 55, "y?yynyy", [50.015, 19.96]],
  ["Szkoła Podstawowa nr 226 – aula", "school", "ul. Trzech Czereśni 12", 12, 200, "yyynyyn", [50.017, 20.009]],
  ["Dom Kultury „Kurdwanowski Zegar”", "culture_centre", "ul. Zegarmistrzów 15", 11, 170, "ynyynyy", [50.008, 19.956]],
  ["Klub Sportowy „Sikornikówka” – świetlica", "sports_club", "Al. Starego Sadu 2", 7, 100, "n?n?yy?", [50.064, 19.88]],
];

export const features: Feature[] = [
  "step_free",
  "lift",
  "accessible_toilet",
  "induction_loop",
  "parking",
  "stop",
  "quiet_corner",
];
const presence: Record<string, Presence> = { y: "yes", n: "no" };

function access(letters: string): Access {
  return Object.fromEntries(features.map((feature, index) => [feature, presence[letters[index] ?? "?"] ?? "unknown"]));
}

export const venues = (): Venue[] =>
  rows.map(([name, kind, address, district, capacity, letters, [latitude, longitude]], index) => ({
    id: index + 1,
    name,
    kind,
    address,
    district,
    point: { latitude, longitude },
    capacity,
    layouts: {},
    access: access(letters),
    hours: { rules: [{ weekdays: [1, 2, 3, 4, 5, 6], from: 8 * 60, to: 22 * 60 }], exceptions: [] },
    closures: kind === "school" ? [{ from: "2026-12-23", to: "2026-12-31", reason: "przerwa świąteczna" }] : [],
    setup: 60,
    clearing: 30,
    owner: "Urząd Miasta Krakowa",
    email: `sala${index + 1}@kultura.example`,
    phone: null,
    directions: "Przystanek tramwajowy w pobliżu (200 m). Sala na parterze.",
  }));
