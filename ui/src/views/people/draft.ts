/** A card while it is being written: every text is a text, nothing is missing. */
import type { Feature } from "../../backend/types/Feature.ts";
import type { Layout } from "../../backend/types/Layout.ts";
import type { PersonDetails } from "../../backend/types/PersonDetails.ts";
import type { Presence } from "../../backend/types/Presence.ts";
import type { VenueDetails } from "../../backend/types/VenueDetails.ts";
import type { WeeklyHours } from "../../backend/types/WeeklyHours.ts";
import { parsePoint, writtenPoint } from "./point.ts";

const text = (value: string | null) => value ?? "";
const orNull = (value: string) => (value.trim() === "" ? null : value.trim());

export type PersonDraft = Omit<PersonDetails, "office" | "email" | "phone" | "base"> & {
  /** Written as latitude and longitude. */
  base: string;
  office: string;
  email: string;
  phone: string;
};

export const noHours = (): WeeklyHours => ({ rules: [], exceptions: [] });

export const newPerson = (): PersonDetails => ({
  ...{ name: "", gender: "unstated", office: null, duty: "other", email: null, phone: null },
  ...{ hours: noHours(), absences: [], base: null },
});

export function personDraft(details: PersonDetails): PersonDraft {
  const { name, gender, duty, hours, absences } = structuredClone(details);
  const { office, email, phone } = details;
  const base = writtenPoint(details.base);
  return { name, gender, duty, hours, absences, base, office: text(office), email: text(email), phone: text(phone) };
}

export function personDetails(draft: PersonDraft): PersonDetails {
  const { office, email, phone } = draft;
  const base = parsePoint(draft.base) ?? null;
  return { ...draft, base, name: draft.name.trim(), office: orNull(office), email: orNull(email), phone: orNull(phone) };
}

export const features: readonly Feature[] = [
  "step_free",
  "lift",
  "accessible_toilet",
  "induction_loop",
  "parking",
  "stop",
  "quiet_corner",
];
export const layouts: readonly Layout[] = ["rows", "tables", "circle", "standing"];

type Texts = "owner" | "email" | "phone" | "directions";
export type VenueDraft = Omit<VenueDetails, Texts | "point" | "layouts" | "access" | "capacity" | "setup" | "clearing"> &
  Record<Texts | "point", string> & {
    layouts: Record<Layout, number | null>;
    access: Record<Feature, Presence>;
    capacity: number | null;
    setup: number | null;
    clearing: number | null;
  };

export const newVenue = (): VenueDetails => ({
  ...{ name: "", kind: "other", address: "", district: null, point: null, capacity: 0, layouts: {}, access: {} },
  ...{ hours: noHours(), closures: [], setup: 30, clearing: 30, owner: null, email: null, phone: null, directions: null },
});

export function venueDraft(details: VenueDetails): VenueDraft {
  const { name, kind, address, district, hours, closures, setup, clearing } = structuredClone(details);
  return {
    ...{ name, kind, address, district, hours, closures, setup, clearing },
    capacity: details.capacity || null,
    point: writtenPoint(details.point),
    layouts: Object.fromEntries(layouts.map((each) => [each, details.layouts[each] ?? null])) as VenueDraft["layouts"],
    access: Object.fromEntries(features.map((each) => [each, details.access[each] ?? "unknown"])) as VenueDraft["access"],
    owner: text(details.owner),
    email: text(details.email),
    phone: text(details.phone),
    directions: text(details.directions),
  };
}

/** What is unknown is left out: a feature that isn't listed is unknown. */
export function venueDetails(draft: VenueDraft): VenueDetails {
  const kept = (entries: object, drop: unknown) => Object.entries(entries).filter(([, value]) => value !== drop);
  return {
    ...draft,
    name: draft.name.trim(),
    address: draft.address.trim(),
    capacity: draft.capacity ?? 0,
    setup: draft.setup ?? 0,
    clearing: draft.clearing ?? 0,
    point: parsePoint(draft.point) ?? null,
    layouts: Object.fromEntries(kept(draft.layouts, null)),
    access: Object.fromEntries(kept(draft.access, "unknown")),
    owner: orNull(draft.owner),
    email: orNull(draft.email),
    phone: orNull(draft.phone),
    directions: orNull(draft.directions),
  };
}
