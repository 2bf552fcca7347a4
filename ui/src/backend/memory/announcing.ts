/** The editor of an announcement, corrections, letters and who was told: enough of each for the page's own tests. */
import type { Answers } from "../memory.ts";
import type { AnnouncementDraft } from "../types/AnnouncementDraft.ts";
import type { ChannelDesk } from "../types/ChannelDesk.ts";
import type { ChecklistLine } from "../types/ChecklistLine.ts";
import type { InformedRow } from "../types/InformedRow.ts";
import type { MadeWords } from "../types/MadeWords.ts";
import type { PictureCard } from "../types/PictureCard.ts";
import type { PreviewPart } from "../types/PreviewPart.ts";
import type { Waiver } from "../types/Waiver.ts";
import { now } from "./about.ts";
import { bandOf, leadDays } from "./grid.ts";
import { day, dayOf, ms } from "./instants.ts";
import { exportPack } from "./papers.ts";
import { channelCards } from "./sample/shipped.ts";
import { act, found, nextId, refuse, stored } from "./stored.ts";
import { daysBetween } from "../../time/civil.ts";

const noPlace = { room: "", directions: "", nearest_stop: "", parking: "" };

export const unwritten: AnnouncementDraft = {
  title: "",
  lead: "",
  body: "",
  how_to_take_part: "",
  topics: [],
  place: noPlace,
  own_words: {},
  translations: {},
  press: { embargo: null, quote: "", quote_who: "", about: "" },
  photo: null,
};

/** One grey pixel. */
const pixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPcvHnzfwAHFANMDHfwfwAAAABJRU5ErkJggg==";

const draftOf = (id: number) => stored.announcements[id] ?? unwritten;

const meetingOf = (id: number) => found(stored.meetings, "meeting", id);

const waiversOf = (id: number): Waiver[] => stored.waivers.filter((each) => each.meeting_id === id);

function madeWords(id: number): MadeWords {
  const request = found(stored.requests, "request", meetingOf(id).request_id);
  return {
    title: request.title,
    lead: request.topic,
    how_to_take_part: "Wstęp wolny, bez zapisów. Każda osoba może zabrać głos.",
    audience: "wszyscy mieszkańcy",
    host: stored.settings.office.host_office,
    topics: [request.title],
    directions: found(stored.venues, "venue", meetingOf(id).venue_id).directions ?? "",
  };
}

function channelDesk(id: number, channel: ChannelDesk["channel"]): ChannelDesk {
  const meeting = meetingOf(id);
  const there = stored.publications.filter((each) => each.meeting_id === id && each.channel_id === channel.id);
  const last = there.at(-1) ?? null;
  const releases = stored.releases.filter((each) => each.meeting_id === id);
  const drafted = stored.announcements[id] ? "drafted" : "planned";
  const days = there[0] ? daysBetween(dayOf(ms(there[0].at)), dayOf(ms(meeting.start))) : null;
  return {
    channel,
    state: last ? (last.stale ? "stale" : "published") : releases.length > 0 ? "released" : drafted,
    own: Boolean(draftOf(id).own_words[channel.id]),
    publication: last,
    release: releases.at(-1)?.number ?? null,
    changed_since_release: false,
    last_day: dayOf(ms(meeting.start) - stored.settings.lead_target_days * day),
    lead_days: days,
    band: days === null ? null : bandOf(days),
  };
}

const channels = (id: number) =>
  channelCards(stored.settings.disabled_channels)
    .filter(({ enabled }) => enabled)
    .map((channel) => channelDesk(id, channel));

const photoOf = (draft: AnnouncementDraft): PictureCard | null =>
  draft.photo && { picture: draft.photo.picture, width: 1600, height: 900, bytes: 240_000, thumb: pixel };

function correctionOf(id: number) {
  const meeting = meetingOf(id);
  const stale = stored.publications.filter((each) => each.meeting_id === id && each.stale);
  if (stale.length === 0) return null;
  const was = meeting.announced_start ?? meeting.start;
  const reason = meeting.cancel_reason;
  return {
    changes: reason === null ? [{ what: "start" as const, was, now: meeting.start }] : [{ what: "cancelled" as const, reason }],
    channels: [...new Set(stale.map(({ channel_id }) => channel_id))],
    notices_due: stored.notices.filter((each) => each.meeting_id === id && each.sent_at === null).length,
  };
}

const editor: Answers["announcement_editor"] = ({ meeting_id }) => {
  const meeting = meetingOf(meeting_id);
  const made = madeWords(meeting_id);
  const none = { ...made, title: "", lead: "", topics: [], directions: "" };
  const public_ = channels(meeting_id).filter(({ channel, lead_days }) => channel.public && lead_days !== null);
  const lead = public_.length > 0 ? Math.max(...public_.map(({ lead_days }) => lead_days ?? 0)) : null;
  const deadline = (band: "exemplary" | "good" | "minimum", days: number) => {
    const last_day = dayOf(ms(meeting.start) - days * day);
    return { band, days, last_day, passed: last_day < dayOf(ms(now)) };
  };
  return {
    meeting_id,
    draft: draftOf(meeting_id),
    made: { pl: made, en: none, uk: none },
    photo: photoOf(draftOf(meeting_id)),
    channels: channels(meeting_id),
    lead: {
      target_days: stored.settings.lead_target_days,
      lead_days: lead,
      band: lead === null ? null : bandOf(lead),
      days_left: leadDays(ms(meeting.start)),
      deadlines: [deadline("exemplary", 21), deadline("good", 14), deadline("minimum", 7)],
    },
    correction: correctionOf(meeting_id),
  };
};

/** The text of every channel is its title and lead here; pictures are one pixel. */
const preview: Answers["preview"] = ({ order }) => {
  const draft = order.draft ?? draftOf(order.meeting_id);
  const made = madeWords(order.meeting_id);
  const own = draft.own_words[order.channel_id];
  const text = own ?? `${draft.title || made.title}\n\n${draft.lead || made.lead}`;
  const x = order.channel_id === "x_post";
  const words: PreviewPart = {
    kind: "text",
    title: "text",
    text,
    length: [...text].length,
    limit: x ? 280 : null,
    recommended: x ? null : 2000,
    unit: x ? "weighted" : "characters",
    seen: text.length > 125 ? 125 : null,
    hashtags: 0,
    hashtags_max: null,
    own: own !== undefined,
  };
  const picture: PreviewPart = { kind: "image", title: "picture_square", data: pixel, width: 1080, height: 1080, alt: made.title };
  const { channel_id, language } = order;
  const missing_translation = language === "pl" ? [] : ["title", "lead"];
  return { channel_id, language, parts: [words, picture], missing_translation, template_faults: [] };
};

const checklist: Answers["checklist"] = ({ meeting_id, draft }) => {
  const words = draft ?? draftOf(meeting_id);
  const line = (key: string, field: string, fact: ChecklistLine["fact"], weight: ChecklistLine["weight"]): ChecklistLine => ({
    key,
    channel_id: null,
    field,
    fact,
    weight,
    waived: waiversOf(meeting_id).find((waiver) => waiver.key === key) ?? null,
  });
  const findings = [line("*/venue.nearest_stop/missing", "venue.nearest_stop", { fact: "missing" }, "advises")];
  if (words.photo && words.photo.alt.trim() === "") findings.push(line("*/photo/alt_missing", "photo", { fact: "alt_missing" }, "blocks"));
  const held = findings.some(({ weight, waived }) => weight !== "advises" && waived === null);
  const ids = channels(meeting_id).map(({ channel }) => channel.id);
  return { findings, ready: held ? [] : ids, blocked: held ? ids : [] };
};

const waive: Answers["waive"] = ({ order }) =>
  act("waive", (draft, touch) => {
    const { meeting_id, key, reason } = order;
    if (reason.trim() === "") refuse({ why: "reason_needed" });
    const id = nextId(draft.waivers);
    draft.waivers.push({ id, meeting_id, key, by: "Anna Wzorcowa", at: now, reason });
    touch({ kind: "waiver", id });
    return { meeting_id };
  });

const unwaive: Answers["unwaive"] = ({ meeting_id, key }) =>
  act("waive", (draft, touch) => {
    const gone = draft.waivers.filter((each) => each.meeting_id === meeting_id && each.key === key);
    draft.waivers = draft.waivers.filter((each) => !gone.includes(each));
    for (const { id } of gone) touch({ kind: "waiver", id });
    return { meeting_id };
  });

const putPhoto: Answers["put_photo"] = ({ meeting_id }) =>
  act("put_photo", (kept, touch) => {
    const draft = structuredClone(draftOf(meeting_id));
    draft.photo = { picture: "a".repeat(64), alt: "", credit: draft.photo?.credit ?? "" };
    kept.announcements[meeting_id] = draft;
    touch({ kind: "announcement", id: meeting_id });
    return { meeting_id, draft, photo: photoOf(draft) ?? refuse({ why: "no_such_picture" }) };
  });

const informed: Answers["informed"] = ({ meeting_id }) => {
  const hours = (from: string, to: string) => Math.round((ms(to) - ms(from)) / 360_000) / 10;
  const rows: InformedRow[] = stored.notices
    .filter((each) => meeting_id === null || each.meeting_id === meeting_id)
    .map((notice) => ({
      notice_id: notice.id,
      meeting_id: notice.meeting_id,
      meeting_name: meetingOf(notice.meeting_id).name,
      name: notice.addressee.name,
      addressee: notice.addressee.kind,
      about: notice.kind,
      final_at: notice.since,
      due_by: notice.due_by,
      told_at: notice.sent_at,
      told_by: notice.sent_by,
      hours: notice.sent_at === null ? null : hours(notice.since, notice.sent_at),
      waiting_hours: notice.sent_at === null ? hours(notice.since, now) : null,
      overdue: notice.sent_at === null && ms(notice.due_by) < ms(now),
      mail: null,
      has_email: notice.addressee.email !== null,
    }));
  const count = (keep: (row: InformedRow) => boolean) => rows.filter((row) => keep(row)).length;
  const told = count((row) => row.told_at !== null);
  return { rows, told, waiting: rows.length - told, overdue: count(({ overdue }) => overdue), median_hours: null };
};

export const announcing = {
  announcement_editor: editor,
  preview,
  checklist,
  waive,
  unwaive,
  put_photo: putPhoto,
  picture: () => ({ media_type: "image/png", data: pixel }),
  correction: ({ meeting_id }) => correctionOf(meeting_id),
  informed,
  letter_preview: () => [{ kind: "image", title: "letter", data: pixel, width: 1240, height: 1754, alt: "Pismo" }],
  write_letters: ({ order }) => ({ folder: order.folder, files: [] }),
  export_correction: (args) => (correctionOf(args.meeting_id) ? exportPack(args) : refuse({ why: "nothing_stale", meeting_id: args.meeting_id })),
  export_packs: ({ folder }) => {
    const ahead = stored.meetings.filter(({ confirmed_at, start }) => confirmed_at !== null && ms(start) > ms(now));
    const exports = ahead.map(({ id }) => exportPack({ meeting_id: id, folder }));
    return { exports, not_ready: [], changed: { entities: exports.flatMap(({ changed }) => changed.entities) } };
  },
  stop: () => null,
} satisfies Partial<Answers>;
