/** The user guide, view by view: the window shows it offline, and the guide on paper is made of the same texts. */
import type { frame } from "../pl/frame.ts";

export interface HelpPage {
  /** One or two sentences: what the view is for. */
  about: string;
  /** How to do what one comes here for, each in a few sentences. */
  tasks: readonly { title: string; steps: readonly string[] }[];
  /** Keys that work here besides those of the whole window. */
  keys: readonly (readonly [keys: string, does: string])[];
}

export type Help = Record<keyof typeof frame.views, HelpPage>;

/** Read when it is first asked for: nobody waits for it at the start. */
export async function helpIn(language: "pl" | "en"): Promise<Help> {
  return language === "pl" ? (await import("./pl.ts")).help : (await import("./en.ts")).help;
}
