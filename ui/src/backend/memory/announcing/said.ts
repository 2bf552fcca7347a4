/** What an announcement says in a language: the officer's words, or in Polish what the facts give. */
import type { AnnouncementDraft } from "../../types/AnnouncementDraft.ts";
import type { AnnouncementLanguage } from "../../types/AnnouncementLanguage.ts";
import type { MadeWords } from "../../types/MadeWords.ts";
import type { Meeting } from "../../types/Meeting.ts";
import { districts } from "../sample/shipped.ts";
import { found, stored } from "../stored.ts";
import { placeOf, whenOf, type Said } from "./paper.ts";

export const unwritten = (): AnnouncementDraft => ({
  title: "",
  lead: "",
  body: "",
  how_to_take_part: "",
  topics: [],
  place: { room: "", directions: "", nearest_stop: "", parking: "" },
  own_words: {},
  translations: {},
  press: { embargo: null, quote: "", quote_who: "", about: "" },
  photo: null,
});

export const draftOf = (meeting: number): AnnouncementDraft => stored.announcements[meeting] ?? unwritten();

export function made(meeting: Meeting): MadeWords {
  const request = found(stored.requests, "request", meeting.request_id);
  const district = districts.find(({ number }) => number === request.district);
  const venue = stored.venues.find(({ id }) => id === meeting.venue_id);
  return {
    title: district ? `Spotkanie z mieszkańcami ${district.official.replace("Dzielnica", "Dzielnicy")}` : request.title,
    lead: request.topic,
    how_to_take_part: "Wstęp wolny, bez zapisów. Każda osoba może zabrać głos.",
    audience: "mieszkańcy",
    host: stored.settings.office.host_office,
    topics: [request.title],
    directions: venue?.directions ?? "",
  };
}

const none: MadeWords = { title: "", lead: "", how_to_take_part: "", audience: "", host: "", topics: [], directions: "" };
export const madeIn = (meeting: Meeting, language: AnnouncementLanguage) => (language === "pl" ? made(meeting) : none);

export function said(meeting: Meeting, draft: AnnouncementDraft, language: AnnouncementLanguage): Said {
  const words = language === "pl" ? draft : draft.translations[language];
  const instead = madeIn(meeting, language);
  return {
    title: words?.title || instead.title,
    lead: words?.lead || instead.lead,
    body: words?.body ?? "",
    part: words?.how_to_take_part || instead.how_to_take_part,
    when: whenOf(meeting),
    place: placeOf(meeting),
    page: `${stored.settings.office.page_base}/${meeting.start.slice(0, 10)}-${meeting.id}`,
  };
}

/** The fields that Polish fills and this language does not. */
export function untranslated(meeting: Meeting, draft: AnnouncementDraft, language: AnnouncementLanguage): string[] {
  if (language === "pl") return [];
  const [polish, other] = [said(meeting, draft, "pl"), said(meeting, draft, language)];
  const names = { title: "title", lead: "lead", body: "body", part: "how_to_take_part" } as const;
  return (Object.keys(names) as (keyof typeof names)[]).filter((key) => polish[key] !== "" && other[key] === "").map((key) => names[key]);
}
