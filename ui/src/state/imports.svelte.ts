/** Whether the import is open, with which files, and for whom: any view may open it, and so does a dropped file. */
import { backend } from "../backend/index.ts";
import type { Resource } from "../backend/types/Resource.ts";
import { isLetter, takeLetters } from "./intake.svelte.ts";

let open = $state(false);
let paths = $state.raw<readonly string[]>([]);
let owner = $state.raw<Resource | null>(null);

export const imports = {
  get open() {
    return open;
  },
  set open(next: boolean) {
    open = next;
  },
  get paths() {
    return paths;
  },
  /** Whose calendar is to come in, when it was asked for on a card. */
  get owner() {
    return owner;
  },
};

export function openImport(wanted: { paths?: readonly string[]; owner?: Resource | null } = {}) {
  [paths, owner, open] = [wanted.paths ?? [], wanted.owner ?? null, true];
}

/** Files dropped on the window: letters open a new request, anything else the import. Answers with how to stop hearing. */
export function hearDroppedFiles(): () => void {
  const hearing = backend.onFilesDropped((dropped) => {
    const letters = dropped.filter(isLetter);
    if (letters.length > 0) void takeLetters(letters);
    else openImport({ paths: dropped });
  });
  return () => void hearing.then((stop) => stop());
}
