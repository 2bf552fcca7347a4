/**
 * The two errors that cross the border (src-tauri/src/trouble.rs): a rule says no, or something broke.
 */
export type Trouble = { kind: "refused"; refusal: unknown } | { kind: "failed"; message: string; detail: string };

/** A rule says no. `refusal` names the rule, the thing and its id; the sentence is in the catalogue. */
export class Refused extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super("refused");
    this.name = "Refused";
    this.refusal = refusal;
  }
}

/** Disk, network or a fault of ours. `detail` is for whoever mends it. */
export class Failed extends Error {
  readonly detail: string;
  constructor(message: string, detail = "") {
    super(message);
    this.name = "Failed";
    this.detail = detail;
  }
}

/** What a rejected command carried, as an error to throw. */
export function asError(trouble: unknown): Refused | Failed {
  if (isTrouble(trouble)) {
    return trouble.kind === "refused" ? new Refused(trouble.refusal) : new Failed(trouble.message, trouble.detail);
  }
  if (trouble instanceof Refused || trouble instanceof Failed) return trouble;
  return new Failed(trouble instanceof Error ? trouble.message : String(trouble), trouble instanceof Error ? trouble.stack : "");
}

function isTrouble(value: unknown): value is Trouble {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  return kind === "refused" || kind === "failed";
}
