/** One meeting as its panel shows it, and the steps that the officer takes from there. */
import { asError, backend, type Failed, Refused } from "../../backend/index.ts";
import type { AnswerOf } from "../../backend/index.ts";
import type { BookVenue } from "../../backend/types/BookVenue.ts";
import type { Export } from "../../backend/types/Export.ts";
import type { LetterOrder } from "../../backend/types/LetterOrder.ts";
import type { LettersWritten } from "../../backend/types/LettersWritten.ts";
import type { Means } from "../../backend/types/Means.ts";
import type { Outcome } from "../../backend/types/Outcome.ts";
import type { Notice } from "../../backend/types/Notice.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { tellStep } from "../../state/history.svelte.ts";
import { tell } from "../../state/messages.svelte.ts";
import { Reading, saving } from "../../state/work.svelte.ts";
import { t } from "../../words/index.ts";
import { packFolder } from "./folder.svelte.ts";

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
  readonly #folder = packFolder();

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
  }

  get folder() {
    return this.#folder.value;
  }

  set folder(path: string) {
    this.#folder.value = path;
  }

  chooseFolder = () => this.#folder.choose();

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

  publish = (channel: { id: string; name: string }, what: { url: string; at: string; note: string; proof: string | null }) =>
    this.#step("publish", backend.call("publish", { order: { meeting_id: this.id, channel_id: channel.id, ...what } }), () =>
      t().meeting.recorded(channel.name),
    );

  /** A message in the outbox; it goes out when the outbox is sent. */
  queue = (order: LetterOrder) => this.#step("queue", backend.call("queue_notice", { order }), () => t().meeting.queued(1));

  queueWaiting = () =>
    this.#step("queue", backend.call("queue_waiting", { meeting_id: this.id }), ({ mail_ids }) => t().meeting.queued(mail_ids.length));

  /** Letters to be signed, for everybody who still waits. */
  writeLetters = () => this.#letters([]);
  writeLetter = (order: LetterOrder) => this.#letters([order]);

  #letters(letters: LetterOrder[]) {
    const order = { meeting_id: this.id, folder: this.folder, letters };
    const said = ({ files, folder }: LettersWritten) => t().meeting.lettersWritten(files.length, folder);
    return this.#step("letters", backend.call("write_letters", { order }), said, false);
  }

  putPhoto = (path: string) =>
    this.#step("photo", backend.call("put_photo", { meeting_id: this.id, path }), () => t().editor.photo.added);

  waive = (key: string, reason: string) =>
    this.#step("waive", backend.call("waive", { order: { meeting_id: this.id, key, reason } }), () => t().editor.checklist.waivedNow);

  unwaive = (key: string) =>
    this.#step("unwaive", backend.call("unwaive", { meeting_id: this.id, key }), () => t().editor.checklist.unwaivedNow);

  move = (start: string, venue_id: number, override_reason: string | null = null) => {
    const order = { meeting_id: this.id, start, venue_id, override_reason };
    return this.#step("move", backend.call("move_meeting", { order }), () => t().calendar.movedTo(t().dates.moment(start), ""));
  };

  /** Writes the pack. What was exported is not undone, so nothing offers it. */
  export = () => this.#pack(backend.call("export", { meeting_id: this.id, folder: this.folder }));

  /** Writes the pack of what no longer holds: only the stale channels, each with what was and what is. */
  exportCorrection = () => this.#pack(backend.call("export_correction", { meeting_id: this.id, folder: this.folder }));

  /** Ends the writing of a pack; nothing half-written stays. */
  stop = () => void backend.call("stop", { task: "export" });

  async #pack(job: Promise<Export>) {
    this.progress = undefined;
    this.exported = undefined;
    job.then(
      (answer) => (this.exported = answer),
      () => undefined,
    );
    await this.#step("export", job, ({ files, number }) => t().meeting.exported(files.length, number), false);
  }

  async #step<Answer>(name: string, write: Promise<Answer>, said: (answer: Answer) => string, undoable = true): Promise<boolean> {
    Object.assign(this, { busy: name, error: undefined });
    try {
      const answer = await saving(write);
      if (undoable) tellStep(said(answer));
      else tell({ tone: "good", text: said(answer) });
      return true;
    } catch (trouble) {
      this.error = asError(trouble);
      return false;
    } finally {
      this.busy = null;
    }
  }
}
