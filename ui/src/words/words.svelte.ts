import { en } from "./en.ts";
import { pl } from "./pl.ts";

/** The Polish catalogue is the type: a language that misses a key does not compile. */
export type Words = typeof pl;
export type Language = "pl" | "en";

const catalogues: Record<Language, Words> = { pl, en };
let language = $state<Language>("pl");

/** The words of the chosen language; read in a template or `$derived`, it follows the choice. */
export function t(): Words {
  return catalogues[language];
}

export function currentLanguage(): Language {
  return language;
}

export function speak(chosen: Language) {
  language = chosen;
  document.documentElement.lang = chosen;
}
