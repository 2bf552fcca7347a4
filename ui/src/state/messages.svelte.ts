import { untrack } from "svelte";

/** What the window tells the person: lines at the bottom that can be dismissed, and words only a screen reader says. */
export interface Note {
  id: number;
  tone: "info" | "good" | "warn" | "bad";
  text: string;
  action?: { label: string; run: () => void };
  /** It tells of the newest step of the register, which its action takes back: it goes when the next write begins. */
  ofStep?: boolean;
}

/** How long a good or plain note stays; one that needs a hand stays until it is dismissed. Milliseconds. */
const stays = 6_000;

let last = 0;
let notes = $state.raw<readonly Note[]>([]);
let spoken = $state("");

export const messages = {
  get notes() {
    return notes;
  },
  /** The latest words for a screen reader. */
  get spoken() {
    return spoken;
  },
};

export function tell(note: Omit<Note, "id">): number {
  const id = ++last;
  notes = [...untrack(() => notes), { ...note, id }];
  if (note.tone === "good" || note.tone === "info") setTimeout(() => dismiss(id), stays);
  return id;
}

export function dismiss(id: number) {
  notes = notes.filter((note) => note.id !== id);
}

/** Else the undo of an older step would take back the newer one. */
export function dismissSteps() {
  notes = untrack(() => notes).filter(({ ofStep }) => !ofStep);
}

/** Says something to a screen reader only: where a picked-up meeting now is, how many results there are. */
export function say(text: string) {
  // The same words twice are said twice only if the text differs.
  spoken = untrack(() => spoken) === text ? `${text}\u00a0` : text;
}
