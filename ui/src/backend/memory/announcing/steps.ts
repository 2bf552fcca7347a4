/** Waivers, photos, corrections, and everything at once. */
import type { Answers } from "../../memory.ts";
import type { Export } from "../../types/Export.ts";
import { now } from "../about.ts";
import { act, found, nextId, officer, refuse } from "../stored.ts";
import { checklist } from "./checklist.ts";
import { announcementEditor, correction } from "./editor.ts";
import { packOf } from "./pack.ts";
import { thumbOf } from "./photo.ts";
import { preview } from "./preview.ts";
import { draftOf } from "./said.ts";

const putPhoto: Answers["put_photo"] = ({ meeting_id }) =>
  act("put_photo", (draft, touch) => {
    const words = structuredClone(draftOf(meeting_id));
    const picture = "a".repeat(64);
    words.photo = { picture, alt: "", credit: words.photo?.credit ?? "" };
    draft.announcements[meeting_id] = words;
    touch({ kind: "announcement", id: meeting_id });
    return { meeting_id, photo: { picture, width: 1600, height: 1067, bytes: 214_000, thumb: thumbOf() }, draft: words };
  });

const waive: Answers["waive"] = ({ order: { meeting_id, key, reason } }) =>
  act("waive", (draft, touch) => {
    if (reason.trim() === "") refuse({ why: "reason_needed" });
    draft.waivers.push({ id: nextId(draft.waivers), meeting_id, key, by: officer, at: now, reason: reason.trim() });
    touch({ kind: "meeting", id: meeting_id });
    return { meeting_id };
  });

const unwaive: Answers["unwaive"] = ({ meeting_id, key }) =>
  act("waive", (draft, touch) => {
    draft.waivers = draft.waivers.filter((each) => each.meeting_id !== meeting_id || each.key !== key);
    touch({ kind: "meeting", id: meeting_id });
    return { meeting_id };
  });

const exportPack: Answers["export"] = ({ meeting_id, folder }) =>
  act("export", (draft, touch) => {
    const meeting = found(draft.meetings, "meeting", meeting_id);
    if (meeting.confirmed_at === null) refuse({ why: "not_final", meeting_id, stage: meeting.stage });
    const { ready, blocked, findings } = checklist(meeting_id, null);
    if (ready.length === 0) refuse({ why: "not_ready", findings });
    const left_out = blocked.map((channel_id) => ({
      channel_id,
      keys: findings.filter((line) => line.channel_id === channel_id || line.channel_id === null).map(({ key }) => key),
    }));
    return { ...packOf(draft, touch, meeting, folder, ready), left_out };
  });

const exportCorrection: Answers["export_correction"] = ({ meeting_id, folder }) =>
  act("export", (draft, touch) => {
    const stale = correction(meeting_id);
    if (stale === null) return refuse({ why: "nothing_stale", meeting_id });
    return packOf(draft, touch, found(draft.meetings, "meeting", meeting_id), folder, stale.channels, true);
  });

const exportAll: Answers["export_packs"] = ({ folder }) =>
  act("export", (draft, touch) => {
    const final = draft.meetings.filter(({ stage }) => stage === "confirmed" || stage === "announced");
    const ready = final.filter(({ id }) => checklist(id, null).ready.length > 0);
    const exports = ready.map((meeting): Export => packOf(draft, touch, meeting, folder, checklist(meeting.id, null).ready));
    return { exports, not_ready: final.filter((each) => !ready.includes(each)).map(({ id }) => id) };
  });

export const announcing = {
  announcement_editor: ({ meeting_id }) => announcementEditor(meeting_id),
  preview: ({ order }) => preview(order),
  checklist: ({ meeting_id, draft }) => checklist(meeting_id, draft),
  picture: () => ({ data: thumbOf(), media_type: "image/svg+xml" }),
  correction: ({ meeting_id }) => correction(meeting_id),
  put_photo: putPhoto,
  waive,
  unwaive,
  export: exportPack,
  export_correction: exportCorrection,
  export_packs: exportAll,
  stop: () => null,
} satisfies Partial<Answers>;
