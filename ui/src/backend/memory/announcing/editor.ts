/** The editor's one reading: the words, what the facts give, where each channel stands. */
import { addDays, daysBetween } from "../../../time/civil.ts";
import type { AnnouncementEditor } from "../../types/AnnouncementEditor.ts";
import type { ChannelDesk } from "../../types/ChannelDesk.ts";
import type { Correction } from "../../types/Correction.ts";
import type { Meeting } from "../../types/Meeting.ts";
import { now } from "../about.ts";
import { bandOf } from "../grid.ts";
import { dayOf, ms } from "../instants.ts";
import { channelCards } from "../sample/shipped.ts";
import { found, stored } from "../stored.ts";
import { thumbOf } from "./photo.ts";
import { hasPreview } from "./preview.ts";
import { draftOf, madeIn } from "./said.ts";

function channelDesk(meeting: Meeting, channel: ChannelDesk["channel"]): ChannelDesk {
  const draft = draftOf(meeting.id);
  const publication = stored.publications.filter((each) => each.meeting_id === meeting.id && each.channel_id === channel.id).at(-1) ?? null;
  const release = stored.releases.filter(({ meeting_id }) => meeting_id === meeting.id).at(-1)?.number ?? null;
  const inPack = hasPreview(channel.id) ? release : null;
  const lead = publication && daysBetween(dayOf(ms(publication.at)), dayOf(ms(meeting.start)));
  const own = draft.own_words[channel.id] !== undefined;
  const drafted = own || draft.title !== "" || draft.lead !== "" || draft.body !== "";
  return {
    channel,
    state: publication ? (publication.stale ? "stale" : "published") : inPack !== null ? "released" : drafted ? "drafted" : "planned",
    own,
    publication,
    release: inPack,
    changed_since_release: false,
    last_day: addDays(dayOf(ms(meeting.start)), -stored.settings.lead_target_days),
    lead_days: lead,
    band: lead === null ? null : bandOf(lead),
  };
}

export function correction(id: number): Correction | null {
  const meeting = found(stored.meetings, "meeting", id);
  const stale = stored.publications.filter((each) => each.meeting_id === id && each.stale).map(({ channel_id }) => channel_id);
  if (stale.length === 0) return null;
  const cancelled: Correction["changes"] = meeting.cancel_reason === null ? [] : [{ what: "cancelled", reason: meeting.cancel_reason }];
  const moved: Correction["changes"] =
    meeting.announced_start === null ? [] : [{ what: "start", was: meeting.announced_start, now: meeting.start }];
  const notices_due = stored.notices.filter(({ meeting_id, sent_at }) => meeting_id === id && sent_at === null).length;
  return { changes: [...cancelled, ...moved], channels: [...new Set(stale)], notices_due };
}

export function announcementEditor(id: number): AnnouncementEditor {
  const meeting = found(stored.meetings, "meeting", id);
  const draft = draftOf(id);
  const channels = channelCards(stored.settings.disabled_channels).filter(({ enabled }) => enabled);
  const desks = channels.map((channel) => channelDesk(meeting, channel));
  const leads = desks.flatMap(({ channel, lead_days }) => (channel.public && lead_days !== null ? [lead_days] : []));
  const lead = leads.length > 0 ? Math.max(...leads) : null;
  const day = dayOf(ms(meeting.start));
  const deadline = (days: number) => ({ band: bandOf(days), days, last_day: addDays(day, -days), passed: addDays(day, -days) < dayOf(ms(now)) });
  return {
    meeting_id: id,
    draft,
    made: { pl: madeIn(meeting, "pl"), en: madeIn(meeting, "en"), uk: madeIn(meeting, "uk") },
    photo: draft.photo && { picture: draft.photo.picture, width: 1600, height: 1067, bytes: 214_000, thumb: thumbOf() },
    channels: desks,
    lead: {
      target_days: stored.settings.lead_target_days,
      lead_days: lead,
      band: lead === null ? null : bandOf(lead),
      days_left: daysBetween(dayOf(ms(now)), day),
      deadlines: [21, 14, 7].map(deadline),
    },
    correction: correction(id),
  };
}
