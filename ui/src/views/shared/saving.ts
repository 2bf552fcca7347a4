/** What every form does when it is saved. */
import { tick } from "svelte";
import { asError, type Failed, type Refused } from "../../backend/index.ts";
import { saving } from "../../state/work.svelte.ts";

/** Goes to the first field that is wrong; true when there is one. */
export async function goesToFault(form: HTMLElement | undefined): Promise<boolean> {
  await tick();
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  wrong?.focus();
  return wrong !== null && wrong !== undefined;
}

/** The answer of a write, or why there is none. */
export async function written<Answer>(
  write: Promise<Answer>,
): Promise<{ answer: Answer } | { error: Refused | Failed }> {
  try {
    return { answer: await saving(write) };
  } catch (trouble) {
    return { error: asError(trouble) };
  }
}
