import { backend } from "../../backend/index.ts";
import type { EntityKind } from "../../backend/types/EntityKind.ts";
import type { LedgerRow } from "../../backend/types/LedgerRow.ts";
import type { Register } from "../../backend/types/Register.ts";
import type { StepName } from "../../backend/types/StepName.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import type { Place } from "../../state/navigation.svelte.ts";
import { todayIn } from "../../state/register.svelte.ts";
import { Reading } from "../../state/work.svelte.ts";
import { addDays, instantsOf } from "../../time/civil.ts";
import { t } from "../../words/index.ts";
import { fold } from "../../words/fold.ts";
import { titleOf } from "../shared/difference.ts";

export type Since = "day" | "week" | "month" | "all";
const days: Record<Exclude<Since, "all">, number> = { day: 0, week: 6, month: 29 };

/** As many rows as the page shows at once. */
export const shownAtOnce = 500;

export class LedgerState {
  since = $state<Since>("month");
  step = $state<StepName | "">("");
  text = $state("");
  selected = $state<number | null>(null);
  readonly reading: Reading<LedgerRow[]>;

  constructor(register: Register) {
    const from = () => (this.since === "all" ? null : addDays(todayIn(register), -days[this.since]));
    const instant = (day: string | null) => (day === null ? null : (instantsOf({ day, minute: 0 })[0] ?? null));
    this.reading = new Reading(() => backend.call("ledger", { since: instant(from()) }));
    $effect(() => onChanged(() => void this.reading.read()));
  }

  /** The newest first, whatever order they came in. */
  rows(): LedgerRow[] {
    const wanted = fold(this.text.trim());
    const rows = (this.reading.value ?? []).filter((row) => this.step === "" || row.step === this.step);
    const found = rows.filter((row) => fold(`${row.who} ${titleOf(row) ?? ""} ${stepSaid(row)}`).includes(wanted));
    return found.sort((a, b) => b.id - a.id);
  }

  /** The steps that occur, so that one does not look for what is not there. */
  steps(): StepName[] {
    return [...new Set((this.reading.value ?? []).map(({ step }) => step))];
  }
}

export function stepSaid(row: LedgerRow): string {
  const { ledger, terms } = t();
  return row.of === null ? terms.steps[row.step] : ledger.ofStep(terms.steps[row.step], terms.steps[row.of]);
}

export function thingSaid(row: LedgerRow): string {
  const { ledger, terms } = t();
  const { kind, id } = row.entity;
  const title = titleOf(row);
  if (kind === "settings") return terms.entities[kind];
  return title === undefined ? ledger.numbered(terms.entities[kind], id) : `${title} (${terms.entities[kind]})`;
}

/** Where the thing is shown, for those that have a place of their own. */
export function placeOfThing(kind: EntityKind, id: number): Place | undefined {
  const params = (key: string) => ({ [key]: String(id) });
  if (kind === "person" || kind === "venue") return { view: "people", params: params(kind) };
  if (kind === "request") return { view: "requests", params: params("request") };
  if (kind === "meeting") return { view: "calendar", params: params("meeting") };
  return kind === "settings" ? { view: "settings", params: {} } : undefined;
}
