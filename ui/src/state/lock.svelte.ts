/**
 * Whether the window is locked, and the clock that locks it when nobody has touched it for as long as the office has set.
 * While it is locked the desk answers nothing; what was being typed stays where it is, unseen.
 */
import { asError, backend, type Failed, type Refused } from "../backend/index.ts";
import type { LockState } from "../backend/types/LockState.ts";
import { tellAll } from "./changes.svelte.ts";

const touches = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
/** How often it is looked whether the time is over; a computer that slept is looked at when it wakes. */
const LOOK_EVERY = 5_000;

let state = $state.raw<LockState>();
let error = $state.raw<Refused | Failed>();

export const lock = {
  /** Unknown until the desk has answered. */
  get state() {
    return state;
  },
  get error() {
    return error;
  },
  get locked() {
    return state?.locked ?? true;
  },
};

async function ask(question: Promise<LockState>): Promise<boolean> {
  const wasLocked = state?.locked === true;
  try {
    [state, error] = [await question, undefined];
  } catch (trouble) {
    error = asError(trouble);
    return false;
  }
  // What could not be read meanwhile is read again.
  if (wasLocked && !state.locked) tellAll();
  return true;
}

export const look = () => ask(backend.call("lock_state"));
export const lockNow = () => ask(backend.call("lock"));
export const unlock = (words: string) => ask(backend.call("unlock", { words }));
export const chooseWords = (words: string | null) => ask(backend.call("choose_words", { words }));

/** Locks after so many minutes without a touch; the answer ends the watch. */
export function watch(minutes: number | null): () => void {
  if (minutes === null) return () => undefined;
  let last = Date.now();
  const touched = () => (last = Date.now());
  touches.forEach((each) => addEventListener(each, touched, { capture: true, passive: true }));
  const timer = setInterval(() => {
    if (Date.now() - last >= minutes * 60_000 && !lock.locked) void lockNow();
  }, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    touches.forEach((each) => removeEventListener(each, touched, { capture: true }));
  };
}
