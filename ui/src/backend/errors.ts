/**
 * The two errors that cross the border (src-tauri/crates/desk/src/error.rs): a rule says no, or something broke.
 * Neither carries a sentence: those are in words/…/conflicts.ts.
 */
import type { DeskError } from "./types/DeskError.ts";
import type { Failure } from "./types/Failure.ts";
import type { Refusal } from "./types/Refusal.ts";

/** A rule says no. `refusal` names the rule, the thing and its id; the sentence is in the catalogue. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("refused");
    this.name = "Refused";
    this.refusal = refusal;
  }
}

/** Disk, network or a fault of ours. `detail` is for whoever mends it. */
export class Failed extends Error {
  readonly failure: Failure;
  readonly detail: string;
  constructor(failure: Failure) {
    super(failure.what);
    this.name = "Failed";
    this.failure = failure;
    this.detail = Object.entries(failure)
      .map(([key, value]) => `${key}: ${value}`)
      .join("\n");
  }
}

/** What a rejected command carried, as an error to throw. */
export function asError(trouble: unknown): Refused | Failed {
  if (trouble instanceof Refused || trouble instanceof Failed) return trouble;
  if (isDeskError(trouble)) return trouble.kind === "refused" ? new Refused(trouble.refusal) : new Failed(trouble.failure);
  const detail = trouble instanceof Error ? (trouble.stack ?? trouble.message) : String(trouble);
  return new Failed({ what: "fault", detail });
}

function isDeskError(value: unknown): value is DeskError {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  return kind === "refused" || kind === "failed";
}
