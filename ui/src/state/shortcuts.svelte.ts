import { untrack } from "svelte";

/** Keys that do something anywhere in the window. Each has words, so that `?` and the palette can show it. */
export interface Shortcut {
  /** "Ctrl+K", "?", "G C" is not a shortcut: one stroke each. Ctrl stands for ⌘ on a Mac. */
  keys: string;
  label: string;
  run: () => void;
}

let shortcuts = $state.raw<readonly Shortcut[]>([]);

export const known = {
  get shortcuts() {
    return shortcuts;
  },
};

/** Adds shortcuts until the answer is called; a later one with the same keys goes first. */
export function register(added: readonly Shortcut[]): () => void {
  shortcuts = [...added, ...untrack(() => shortcuts)];
  return () => (shortcuts = shortcuts.filter((each) => !added.includes(each)));
}

/** The stroke an event is, as written in `keys`. */
export function strokeOf(event: KeyboardEvent): string {
  const held = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : ""];
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is part of what a sign is ("?"), and a modifier of what is not one ("Shift+F10", "Ctrl+Shift+Z").
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key)) ? "Shift" : "";
  return [...held, shift, key].filter(Boolean).join("+");
}

/** Runs the shortcut an event is. A bare sign does nothing while one types. */
export function handle(event: KeyboardEvent) {
  const stroke = strokeOf(event);
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
  if (event.defaultPrevented || (bare && isTyping(event.target))) return;
  if (event.ctrlKey && isTyping(event.target) && ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"].includes(stroke)) return;
  const match = shortcuts.find(({ keys }) => keys === stroke);
  if (!match) return;
  event.preventDefault();
  match.run();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=radio], [type=checkbox]), textarea, select") !== null;
}
