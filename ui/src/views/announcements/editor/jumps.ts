/** From what is missing to where it is written. */
import type { AnnouncementLanguage } from "../../../backend/types/AnnouncementLanguage.ts";
import type { ChecklistLine } from "../../../backend/types/ChecklistLine.ts";
import type { Place } from "../../../state/navigation.svelte.ts";

/** A field of the editor, or another view. */
export type Jump =
  | { to: "field"; name: string; language: AnnouncementLanguage; channel: string | null }
  | { to: "view"; place: Place };

interface Around {
  venueId: number | null;
  requestId: number;
}

/** The common words by the name of the field they are typed in. */
const common: Record<string, string> = {
  title: "title",
  lead: "lead",
  body: "body",
  topics: "topics",
  how_to_take_part: "how_to_take_part",
  directions: "directions",
  "venue.directions": "directions",
  room: "room",
  "venue.room": "room",
  nearest_stop: "nearest_stop",
  "venue.nearest_stop": "nearest_stop",
  parking: "parking",
  "venue.parking": "parking",
  photo: "photo_alt",
  "photo.alt": "photo_alt",
  "photo.credit": "photo_credit",
  "press.quote": "quote",
  "press.embargo": "embargo",
};

const office = ["host", "contact", "organiser", "page_url", "cycle", "office"];

export function jumpTo({ field, channel_id, fact }: ChecklistLine, around: Around): Jump | undefined {
  const language = fact.fact === "not_translated" ? (fact.language as AnnouncementLanguage) : "pl";
  if (field === "text" || field === "hashtags") return { to: "field", name: "own_text", language, channel: channel_id };
  const name = common[field];
  if (name !== undefined) return { to: "field", name, language, channel: null };
  const root = field.split(".")[0] ?? "";
  if (root === "venue" || root === "accessibility") return venue(around);
  if (office.includes(root)) return { to: "view", place: { view: "settings", params: { section: "office" } } };
  if (root === "audience") return { to: "view", place: { view: "requests", params: { request: String(around.requestId) } } };
  return undefined;
}

function venue({ venueId }: Around): Jump | undefined {
  if (venueId === null) return undefined;
  return { to: "view", place: { view: "people", params: { venue: String(venueId) } } };
}
