import { backend } from "../../backend/index.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { tell } from "../../state/messages.svelte.ts";
import { Reading, running } from "../../state/work.svelte.ts";
import { asError } from "../../backend/index.ts";
import { t } from "../../words/index.ts";
import { isDue, kinds, type Kind } from "./layout.ts";

/** What needs a hand now, and of which kind one wants to see it. */
export class TodayState {
  readonly reading = new Reading(() => backend.call("today"));
  chosen = $state<Kind | null>(null);
  readonly due = $derived((this.reading.value?.lines ?? []).filter(isDue));
  readonly soon = $derived((this.reading.value?.lines ?? []).filter((line) => line.item === "meeting_soon"));
  readonly counts = $derived(
    kinds
      .map((kind) => ({ kind, count: this.due.filter((line) => line.item === kind).length }))
      .filter(({ count }) => count > 0),
  );
  readonly shown = $derived(this.chosen === null ? this.due : this.due.filter((line) => line.item === this.chosen));

  constructor() {
    $effect(() => onChanged(() => void this.reading.read()));
  }

  /** Pressed again, a kind shows everything again. */
  choose(kind: Kind) {
    this.chosen = this.chosen === kind ? null : kind;
  }
}

/** True when it was loaded. */
export async function loadSample(): Promise<boolean> {
  try {
    await running(t().today.loadSample, backend.call("load_sample"));
    tell({ tone: "good", text: t().today.sampleLoaded });
    return true;
  } catch (trouble) {
    const error = asError(trouble);
    const text = "refusal" in error ? t().refusals.said(error.refusal) : t().refusals.failures[error.failure.what].title;
    tell({ tone: "bad", text });
    return false;
  }
}
