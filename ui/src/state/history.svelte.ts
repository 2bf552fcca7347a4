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
    tell({ tone: "good", text: words(stepName(step)), ofStep: true });
  } catch (trouble) {
    tellTrouble(trouble, () => void turn(direction));
  } finally {
    busy = false;
  }
}

/** Tells that a step was done, with the way back beside it. */
export function tellStep(text: string) {
  tell({ tone: "good", text, action: { label: t().frame.undo, run: () => void turn("undo") }, ofStep: true });
}

export const stepName = (step: StepName): string => t().terms.steps[step];

/** A refusal or a failure as one line at the bottom. What broke may go well the next time: `again` is offered then. */
export function tellTrouble(trouble: unknown, again?: () => void) {
  const error = asError(trouble);
  if (error instanceof Refused) tell({ tone: "bad", text: t().refusals.said(error.refusal) });
  else tell({ tone: "bad", text: failed(error.failure.what), ...(again && { action: { label: t().errors.tryAgain, run: again } }) });
}

function failed(what: keyof ReturnType<typeof t>["refusals"]["failures"]): string {
  const { title, wayOut } = t().refusals.failures[what];
  return `${title}. ${wayOut}`;
}
