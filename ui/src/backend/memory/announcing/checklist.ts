/** What is missing or wrong, channel by channel. */
import type { AnnouncementDraft } from "../../types/AnnouncementDraft.ts";
import type { Checklist } from "../../types/Checklist.ts";
import type { ChecklistLine } from "../../types/ChecklistLine.ts";
import type { Meeting } from "../../types/Meeting.ts";
import { channelCards } from "../sample/shipped.ts";
import { found, stored } from "../stored.ts";
import { channelText, hasPreview } from "./preview.ts";
import { draftOf, said, untranslated } from "./said.ts";

type Found = Omit<ChecklistLine, "key" | "waived">;

function everywhere(meeting: Meeting, draft: AnnouncementDraft): Found[] {
  const request = found(stored.requests, "request", meeting.request_id);
  const venue = found(stored.venues, "venue", meeting.venue_id);
  const unknown = Object.entries(venue.access).filter(([, presence]) => presence === "unknown");
  const personal = [draft.title, draft.lead, draft.body].some((text) => text.includes(request.requester.name));
  const languages = (["en", "uk"] as const).filter((language) => draft.translations[language]);
  return [
    ...(draft.photo && draft.photo.alt.trim() === "" ? [{ channel_id: null, field: "photo", fact: { fact: "alt_missing" as const }, weight: "refuses" as const }] : []),
    ...(personal ? [{ channel_id: null, field: "lead", fact: { fact: "personal_datum" as const, kind: "of_requester" as const, found: request.requester.name }, weight: "refuses" as const }] : []),
    ...unknown.map(([feature]): Found => ({ channel_id: null, field: "accessibility", fact: { fact: "accessibility_unknown", feature }, weight: "blocks" })),
    ...languages.flatMap((language) => untranslated(meeting, draft, language).map((field): Found => ({ channel_id: null, field, fact: { fact: "not_translated", language }, weight: "advises" }))),
  ];
}

function ofChannel(channel: string, meeting: Meeting, draft: AnnouncementDraft): Found[] {
  const own = draft.own_words[channel];
  const { length, limit, recommended, hashtags, hashtags_max } = channelText(channel, said(meeting, draft, "pl"), own);
  const line = (field: string, fact: ChecklistLine["fact"], weight: ChecklistLine["weight"]): Found => ({ channel_id: channel, field, fact, weight });
  return [
    ...(limit !== null && length > limit ? [line("text", { fact: "over_limit", limit, actual: length }, "blocks")] : []),
    ...(limit === null && recommended !== null && length > recommended ? [line("text", { fact: "over_recommended", limit: recommended, actual: length }, "advises")] : []),
    ...(hashtags_max !== null && hashtags > hashtags_max ? [line("hashtags", { fact: "too_many_hashtags", limit: hashtags_max, actual: hashtags }, "blocks")] : []),
  ];
}

const keyOf = ({ channel_id, field, fact }: Found) => [channel_id ?? "all", field, fact.fact, "feature" in fact ? fact.feature : ""].join("/");

export function checklist(meetingId: number, given: AnnouncementDraft | null): Checklist {
  const meeting = found(stored.meetings, "meeting", meetingId);
  const draft = given ?? draftOf(meetingId);
  const channels = channelCards(stored.settings.disabled_channels).filter(({ enabled, id }) => enabled && hasPreview(id));
  const all = [...everywhere(meeting, draft), ...channels.flatMap(({ id }) => ofChannel(id, meeting, draft))];
  const findings = all.map((line): ChecklistLine => {
    const key = keyOf(line);
    return { ...line, key, waived: stored.waivers.find((each) => each.meeting_id === meetingId && each.key === key) ?? null };
  });
  const holds = (id: string) => findings.some(({ channel_id, weight, waived }) => (channel_id === id || channel_id === null) && weight !== "advises" && !waived);
  return {
    findings,
    ready: channels.filter(({ id }) => !holds(id)).map(({ id }) => id),
    blocked: channels.filter(({ id }) => holds(id)).map(({ id }) => id),
  };
}
