/** Letters that wait for the request they came with: dropped on the window from outside, attached when it is saved. */
import { backend } from "../backend/index.ts";
import type { MailLetter } from "../backend/types/MailLetter.ts";
import { tellTrouble } from "./history.svelte.ts";
import { go } from "./navigation.svelte.ts";

export const letterExtensions = ["pdf", "eml", "png", "jpg", "jpeg"];
const extensionOf = (path: string) => path.split(".").at(-1)?.toLowerCase() ?? "";
export const isLetter = (path: string) => letterExtensions.includes(extensionOf(path));

let paths = $state.raw<readonly string[]>([]);
let mail = $state.raw<MailLetter | null>(null);

export const intake = {
  get paths() {
    return paths;
  },
  /** What the first message among them says, for the form to be filled in from. */
  get mail() {
    return mail;
  },
  forget() {
    [paths, mail] = [[], null];
  },
};

/** Opens a new request for letters that were dropped. */
export async function takeLetters(dropped: readonly string[]) {
  try {
    const message = dropped.find((path) => extensionOf(path) === "eml");
    mail = message === undefined ? null : await backend.call("read_mail", { path: message });
    paths = dropped;
    go("requests", { new: 1 });
  } catch (trouble) {
    tellTrouble(trouble);
  }
}
