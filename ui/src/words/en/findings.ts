import type { AnnouncementFact as Fact } from "../../backend/types/AnnouncementFact.ts";
import type { ChecklistLine } from "../../backend/types/ChecklistLine.ts";
import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");
const characters = (n: number) => count(n, { one: "character", other: "characters" });
const days = (n: number) => count(n, { one: "day is", other: "days are" });

const names: Readonly<Record<string, string>> = {
  title: "the title",
  lead: "the lead",
  body: "the longer text",
  text: "the text",
  topics: "the subjects",
  how_to_take_part: "how to take part",
  directions: "how to get there",
  "venue.directions": "how to get there",
  nearest_stop: "the nearest stop",
  "venue.nearest_stop": "the nearest stop",
  parking: "parking",
  "venue.parking": "parking",
  room: "the room",
  audience: "for whom",
  office: "the host’s office",
  photo_alt: "the photo’s alternative text",
  "venue.name": "the venue’s name",
  "venue.street": "the venue’s address",
  "host.office": "the office of who invites",
  page_url: "the address of the meeting’s page",
  accessibility: "what is known of accessibility",
  pjm_deadline: "the last day to ask for a sign-language interpreter",
  contact: "a telephone or e-mail for residents",
  photo: "the photo",
  "photo.credit": "the photo’s author",
  "venue.room": "the room",
  cycle: "the name of the cycle",
  organiser: "the organiser",
};

const languages: Readonly<Record<string, string>> = { pl: "Polish", en: "English", uk: "Ukrainian" };

const features: Readonly<Record<string, string>> = {
  step_free: "a step-free entrance",
  ramp: "a ramp",
  lift: "a lift",
  wide_doors: "wide doors",
  accessible_toilet: "an accessible toilet",
  wheelchair_places: "room for wheelchairs",
  disabled_parking: "a parking place for disabled people",
  assistance_dog: "entrance with an assistance dog",
  induction_loop: "an induction loop",
  sign_language: "a sign-language interpreter",
  captions: "captions",
  stream: "a stream",
  easy_to_read: "an easy-to-read text",
  quiet_room: "a quiet corner",
};

const data: Readonly<Record<string, string>> = {
  of_requester: "something of the requester’s",
  email: "an e-mail address",
  phone: "a telephone number",
  pesel: "a PESEL number",
};

function lengthOf(fact: Fact & { limit: number; actual: number }): string {
  return `${characters(fact.actual)}, ${number(fact.actual - fact.limit)} over ${number(fact.limit)}`;
}

function said({ fact, field }: Pick<ChecklistLine, "fact" | "field">): string {
  const at = names[field] === undefined ? "" : ` (${names[field]})`;
  switch (fact.fact) {
    case "over_limit":
      return `The text is longer than the channel takes${at}: ${lengthOf(fact)}. Shorten it.`;
    case "over_recommended":
      return `The text is longer than the office recommends${at}: ${lengthOf(fact)}.`;
    case "below_the_fold":
      return fact.needed === null
        ? "The text lacks the day, the hour or the place. Add them at the beginning."
        : `Day, hour and place are not within the first ${number(fact.seen)} characters that are seen without a tap. Move them to the beginning.`;
    case "too_many_hashtags":
      return `There are ${number(fact.actual)} hashtags, the channel takes ${number(fact.limit)}. Remove some.`;
    case "missing":
      return `Missing: ${names[field] ?? field}.`;
    case "alt_missing":
      return "The photo has no alternative text. Say in a sentence what it shows.";
    case "picture_unreadable":
      return `The photo cannot be read: ${fact.reason}. Choose another JPG or PNG file.`;
    case "accessibility_unknown":
      return `Nobody knows whether there is ${features[fact.feature] ?? fact.feature}. The materials will say “no information”; find out and note it on the venue’s card.`;
    case "personal_datum":
      return `A text for residents${at} holds ${data[fact.kind] ?? "personal data"}: “${fact.found}”. Remove it.`;
    case "hard_to_read":
      return `The text is hard: ${number(Math.round(fact.sentence_words))} words a sentence, ${number(Math.round(fact.long_words))}% long words, index ${number(Math.round(fact.index))}. Write shorter and plainer.`;
    case "weekday_disagrees":
      return `The day of the week disagrees with the date${at}: it says “${fact.written}”, it should be “${fact.correct}”.`;
    case "does_not_fit":
      return `The text does not fit the material. Shorten this part: ${names[fact.longest] ?? fact.longest}.`;
    case "unprintable":
      return `The fonts of the materials lack these characters${at}: ${fact.characters}. Remove them.`;
    case "not_translated":
      return `Not translated (${languages[fact.language] ?? fact.language})${at}.`;
    case "lead_time":
      return fact.days < 0 ? "The meeting is over." : `${days(fact.days)} left until the meeting, the target is ${number(fact.target)}. Publish as soon as possible.`;
  }
}

export const findings: Words["findings"] = { said, fact: (fact) => said({ fact, field: "" }) };
