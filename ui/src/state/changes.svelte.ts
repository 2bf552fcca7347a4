/**
 * Hearing what changed. The desk says after each write what it touched; whoever shows such a thing reads it again.
 */
import { backend } from "../backend/index.ts";
import type { Changed } from "../backend/types/Changed.ts";

const listeners = new Set<(change: Changed) => void>();
let listening: Promise<unknown> | undefined;

/** As if everything had changed: after the window was locked, say. */
export function tellAll() {
  listeners.forEach((each) => each({ entities: [{ kind: "register", id: 1 }] }));
}

/** Calls `hear` after each change until the answer is called. In a component: `$effect(() => onChanged(reload))`. */
export function onChanged(hear: (change: Changed) => void): () => void {
  listening ??= backend.onChanged((change) => listeners.forEach((each) => each(change)));
  listeners.add(hear);
  return () => listeners.delete(hear);
}
