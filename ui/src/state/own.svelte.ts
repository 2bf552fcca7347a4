/**
 * What an officer keeps for themselves and may name somebody: it lies in the register, as drafts do (encrypted where it is,
 * each officer's own, gone with who is erased), and not in the web view. Unlike a draft it doesn't grow too old.
 */
import { backend } from "../backend/index.ts";
import { tellTrouble } from "./history.svelte.ts";

/** Before its key, among the drafts. */
const prefix = "own:";
let values = $state.raw<Readonly<Record<string, unknown>>>({});

/** A value of this officer's. A spoilt or missing one falls back to `initial`. */
export function own<Value>(key: string, initial: Value, valid: (value: unknown) => value is Value) {
  return {
    get value(): Value {
      const found = values[key];
      return valid(found) ? found : initial;
    },
    set value(next: Value) {
      values = { ...values, [key]: next };
      put(key, next).catch(tellTrouble);
    },
  };
}

const put = (key: string, value: unknown) => backend.call("keep_draft", { form: prefix + key, content: JSON.stringify(value) });

/** Whether it is one of these, and no form; it is known from now on. */
export function isOwn(form: string, content: string): boolean {
  if (!form.startsWith(prefix)) return false;
  try {
    values = { ...values, [form.slice(prefix.length)]: JSON.parse(content) as unknown };
  } catch {
    // What can't be read is none.
  }
  return true;
}

/** What an earlier version noted in the web view: unless the register has it already, it goes there. Fails where it can't. */
export async function moveOwn(key: string, value: unknown): Promise<void> {
  if (key in values) return;
  await put(key, value);
  values = { ...values, [key]: value };
}
