/** The step back and forth, by name, from anywhere in the window. */
import { asError, backend, Refused } from "../backend/index.ts";
import type { StepName } from "../backend/types/StepName.ts";
import { t } from "../words/index.ts";
import { tell } from "./messages.svelte.ts";
import { saving } from "./work.svelte.ts";

let busy = false;

/** Takes the last step back, or does the last undone step again; what it was is told at the bottom. */
export async function turn(direction: "undo" | "redo"): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    const { step } = await saving(backend.call(direction));
    const words = direction === "undo" ? t().frame.undid : t().frame.redid;
    tell({ tone: "good", text: words(stepName(step)) });
  } catch (trouble) {
    tellTrouble(trouble);
  } finally {
    busy = false;
  }
}

export const stepName = (step: StepName): string => t().terms.steps[step];

/** A refusal or a failure as one line at the bottom. */
export function tellTrouble(trouble: unknown) {
  const error = asError(trouble);
  const text = error instanceof Refused ? t().refusals.said(error.refusal) : failed(error.failure.what);
  tell({ tone: "bad", text });
}

function failed(what: keyof ReturnType<typeof t>["refusals"]["failures"]): string {
  const { title, wayOut } = t().refusals.failures[what];
  return `${title}. ${wayOut}`;
}
