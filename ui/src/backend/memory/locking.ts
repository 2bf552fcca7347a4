/** The window locked and the register encrypted, as far as a twin without a keychain has any. `?locked` begins locked, `?sealed` encrypted. */
import type { Answers } from "../memory.ts";
import type { CommandName } from "../commands.ts";
import { refuse } from "./stored.ts";

const asked = new URLSearchParams(typeof location === "undefined" ? "" : location.search);
const code = "7QHX-K2M9-0RTV-5C1W-8ZNB-4DFG-6JYP-3SAE";
let words: string | null = asked.has("locked") ? "zielona ławka" : null;
let encrypted = asked.has("sealed");
let locked = words !== null;

const state = () => ({ locked, encrypted, words_chosen: words !== null, code_needed: false });
const recoded = (left: string[]) => ({ encrypted, copies: 3, left, in_keychain: encrypted });

/** What is answered through a locked door: nothing of the register. */
const outside: readonly CommandName[] = ["app_info", "lock_state", "lock", "unlock", "examine", "new_recovery_code"];

/** Refuses what the desk does not answer while the window is locked. */
export function mayAsk(name: CommandName) {
  if (locked && !outside.includes(name)) refuse({ why: "locked" });
}

export const locking = {
  lock_state: state,
  lock: () => {
    locked = words !== null || encrypted;
    return state();
  },
  unlock: (given: { words: string }) => {
    const right = (words !== null && given.words === words) || (encrypted && given.words.trim().toUpperCase() === code);
    if (!right) refuse(words === null ? { why: "not_a_recovery_code" } : { why: "wrong_passphrase", wait_seconds: 0 });
    locked = false;
    return state();
  },
  choose_words: (given: { words: string | null }) => {
    if (given.words !== null && given.words.length < 8) refuse({ why: "passphrase_too_short", least: 8 });
    words = given.words;
    return state();
  },
  new_recovery_code: () => code,
  encrypt: () => {
    encrypted = true;
    return recoded([]);
  },
  decrypt: () => {
    encrypted = false;
    return recoded([]);
  },
} satisfies Partial<Answers>;
