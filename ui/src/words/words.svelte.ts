import { pl } from "./pl.ts";

/** The Polish catalogue is the type: a language that misses a key does not compile. */
export type Words = typeof pl;
export type Language = "pl" | "en";

/** Who speaks Polish need not wait at the start until English is read as well. */
const others: Record<Exclude<Language, "pl">, () => Promise<Words>> = { en: () => import("./en.ts").then(({ en }) => en) };
let catalogue = $state.raw<Words>(pl);
let language = $state<Language>("pl");
let wanted: Language = "pl";

/** The words of the chosen language; read in a template or `$derived`, it follows the choice. */
export function t(): Words {
  return catalogue;
}

export function currentLanguage(): Language {
  return language;
}

/** Done when the words are there; of two choices the later holds. */
export async function speak(chosen: Language): Promise<void> {
  wanted = chosen;
  const words = chosen === "pl" ? pl : await others[chosen]();
  if (wanted !== chosen) return;
  [catalogue, language] = [words, chosen];
  document.documentElement.lang = chosen;
}
