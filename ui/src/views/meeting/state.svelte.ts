/** One meeting as its panel shows it, and the steps that the officer takes from there. */
import { asError, backend, type Failed, Refused } from "../../backend/index.ts";
import type { AnswerOf } from "../../backend/index.ts";
import type { AnnouncementDraft } from "../../backend/types/AnnouncementDraft.ts";
import type { BookVenue } from "../../backend/types/BookVenue.ts";
import type { Export } from "../../backend/types/Export.ts";
import type { Means } from "../../backend/types/Means.ts";
import type { Outcome } from "../../backend/types/Outcome.ts";
import type { Notice } from "../../backend/types/Notice.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { turn } from "../../state/history.svelte.ts";
import { tell } from "../../state/messages.svelte.ts";
import { remembered } from "../../state/preferences.svelte.ts";
import { Reading, saving } from "../../state/work.svelte.ts";
import { t } from "../../words/index.ts";

const isText = (value: unknown): value is string => typeof value === "string";

/** The folder packs are exported to: the last one chosen, else a folder beside the department's data. */
const exportFolder = remembered<string>("export-folder", "", isText);

export class MeetingState {
  readonly id: number;
  readonly reading: Reading<AnswerOf<"meeting">>;
  /** What a step was answered with instead of an answer. */
  error = $state.raw<Failed | Refused>();
  /** The step that is under way. */
  busy = $state<string | null>(null);
  exported = $state.raw<Export>();
  /** 0..1 while a pack is made. */
  progress = $state<number>();
  #folder = $state("");

  constructor(id: number) {
    this.id = id;
    this.reading = new Reading(() => backend.call("meeting", { meeting_id: id }));
    $effect(() => onChanged(() => void this.reading.read()));
    $effect(() => {
      const hearing = backend.onProgress(({ task, done, total }) => {
        if (task === "export" && this.busy === "export") this.progress = total > 0 ? done / total : 0;
      });
      return () => void hearing.then((stop) => stop());
    });
    if (exportFolder.value === "") void backend.call("app_info").then(({ data_dir }) => (this.#folder = join(data_dir, "pakiety")));
  }

  get folder() {
    return exportFolder.value || this.#folder;
  }

  set folder(path: string) {
    exportFolder.value = path;
  }

  async chooseFolder() {
    const chosen = await backend.chooseFolder(t().meeting.chooseFolderTitle);
    if (chosen !== null) this.folder = chosen;
  }

  confirm = () =>
    this.#step("confirm", backend.call("confirm", { meeting_id: this.id }), ({ notices }) => t().meeting.confirmed(notices.length));

  closeMeeting = () => this.#step("close", backend.call("close_meeting", { meeting_id: this.id }), () => t().meeting.closed);

  cancel = (reason: string) =>
    this.#step("cancel", backend.call("cancel", { meeting_id: this.id, reason }), () => t().meeting.cancelled);

  book = (said: Omit<BookVenue, "meeting_id">) =>
    this.#step("book", backend.call("book_venue", { order: { meeting_id: this.id, ...said } }), () =>
      t().meeting.bookingSaved(said.state === null ? t().meeting.notAsked : t().terms.bookingStates[said.state]),
    );

  told = (notice: Notice, by: Means) =>
    this.#step("told", backend.call("mark_notice", { order: { notice_id: notice.id, by } }), () => t().meeting.marked(notice.addressee.name));

  record = (outcome: Outcome) =>
    this.#step("outcome", backend.call("put_outcome", { meeting_id: this.id, outcome }), () => t().meeting.outcome.saved);

  write = (draft: AnnouncementDraft) =>
    this.#step("words", backend.call("put_announcement", { meeting_id: this.id, draft }), () => t().meeting.wordsSaved);

  publish = (channel: { id: string; name: string }, url: string, at: string) =>
    this.#step("publish", backend.call("publish", { order: { meeting_id: this.id, channel_id: channel.id, url, at, note: "", proof: null } }), () =>
      t().meeting.recorded(channel.name),
    );

  move = (start: string, venue_id: number, override_reason: string | null = null) => {
    const order = { meeting_id: this.id, start, venue_id, override_reason };
    return this.#step("move", backend.call("move_meeting", { order }), () => t().calendar.movedTo(t().dates.moment(start), ""));
  };

  /** Writes the pack. What was exported is not undone, so nothing offers it. */
  export = async () => {
    this.progress = undefined;
    this.exported = undefined;
    const job = backend.call("export", { meeting_id: this.id, folder: this.folder });
    job.then(
      (answer) => (this.exported = answer),
      () => undefined,
    );
    await this.#step("export", job, ({ files, number }) => t().meeting.exported(files.length, number), false);
  };

  async #step<Answer>(name: string, write: Promise<Answer>, said: (answer: Answer) => string, undoable = true): Promise<boolean> {
    Object.assign(this, { busy: name, error: undefined });
    try {
      const answer = await saving(write);
      const undo = { label: t().frame.undo, run: () => void turn("undo") };
      tell({ tone: "good", text: said(answer), ...(undoable ? { action: undo } : {}) });
      return true;
    } catch (trouble) {
      this.error = asError(trouble);
      return false;
    } finally {
      this.busy = null;
    }
  }
}

/** A folder within a folder, as its path is written on this system. */
export function join(folder: string, name: string): string {
  const mark = folder.includes("\\") ? "\\" : "/";
  return folder.endsWith(mark) ? `${folder}${name}` : `${folder}${mark}${name}`;
}
