/** One meeting's announcement while it is being written: its words, what is missing, where each channel stands. */
import { untrack } from "svelte";
import { backend } from "../../../backend/index.ts";
import type { AnnouncementDraft } from "../../../backend/types/AnnouncementDraft.ts";
import type { AnnouncementEditor } from "../../../backend/types/AnnouncementEditor.ts";
import type { AnnouncementLanguage } from "../../../backend/types/AnnouncementLanguage.ts";
import type { ChannelDesk } from "../../../backend/types/ChannelDesk.ts";
import type { ChannelId } from "../../../backend/types/ChannelId.ts";
import type { Checklist } from "../../../backend/types/Checklist.ts";
import type { ChecklistLine } from "../../../backend/types/ChecklistLine.ts";
import { onChanged } from "../../../state/changes.svelte.ts";
import { navigation } from "../../../state/navigation.svelte.ts";
import { theRegister } from "../../../state/register.svelte.ts";
import { Reading, saving } from "../../../state/work.svelte.ts";
import { MeetingState } from "../../meeting/state.svelte.ts";
import { Keeper } from "./keeper.svelte.ts";
import { Latest } from "../../previews/latest.svelte.ts";
import type { Screen, Vision } from "./vision.ts";

/** The words that all channels share are edited beside the channel named here. */
export const common = "common";

/** The whole checklist sets the poster: it is asked less often than a preview. Milliseconds. */
const checkRest = 350;

export class EditorState {
  readonly id: number;
  readonly meeting: MeetingState;
  readonly reading: Reading<AnnouncementEditor>;
  readonly checking: Latest<AnnouncementDraft, Checklist>;
  keeper = $state.raw<Keeper<AnnouncementDraft>>();
  language = $state<AnnouncementLanguage>("pl");
  vision = $state<Vision>("as_is");
  screen = $state<Screen>("full");

  readonly channels = $derived.by((): readonly ChannelDesk[] => this.reading.value?.channels ?? []);
  /** What is edited: a channel, or the words of all. */
  readonly shown = $derived.by((): string => {
    const wanted = navigation.params.channel;
    return this.channels.find(({ channel }) => channel.id === wanted)?.channel.id ?? common;
  });
  readonly lines = $derived.by((): readonly ChecklistLine[] => this.checking.value?.findings ?? []);

  constructor(id: number) {
    this.id = id;
    this.meeting = new MeetingState(id);
    this.reading = new Reading(() => backend.call("announcement_editor", { meeting_id: id }));
    this.checking = new Latest((draft) => backend.call("checklist", { meeting_id: id, draft }), checkRest);
    $effect(() => onChanged(() => void this.reading.read().then(() => this.check())));
    $effect(() => this.#meet());
    $effect(() => {
      if (!this.keeper) return;
      this.keeper.watch();
      this.check();
    });
    $effect(() => () => {
      this.checking.end();
      void this.keeper?.flush();
    });
  }

  get draft(): AnnouncementDraft | undefined {
    return this.keeper?.draft;
  }

  /** What speaks against a channel: its own lines and those of all channels. */
  linesOf(channel: ChannelId): readonly ChecklistLine[] {
    return this.lines.filter(({ channel_id }) => channel_id === channel || channel_id === null);
  }

  /** How many of a channel's own lines keep it out of a pack. */
  blocking(channel: ChannelId | null): number {
    return this.lines.filter(({ channel_id, weight, waived }) => channel_id === channel && weight !== "advises" && waived === null).length;
  }

  check() {
    if (this.keeper) this.checking.ask($state.snapshot(this.keeper.draft) as AnnouncementDraft);
  }

  /** Another field or channel is written in from now on. */
  leave = () => void this.keeper?.leave();

  /** Puts the words away first, so that a step speaks of what is on the screen. */
  put = async (): Promise<boolean> => (await this.keeper?.flush()) ?? true;

  #meet() {
    const stored = this.reading.value?.draft;
    if (!stored) return;
    untrack(() => {
      if (this.keeper) this.keeper.follow(stored);
      else this.keeper = new Keeper(`announcement:${this.id}`, this.#name(), stored, (draft, stretch) => this.#write(draft, stretch));
    });
  }

  #name = () => theRegister().value?.meetings.find(({ id }) => id === this.id)?.name ?? "";

  #write(draft: AnnouncementDraft, stretch: string) {
    return saving(backend.call("put_announcement", { meeting_id: this.id, draft, stretch }));
  }
}
