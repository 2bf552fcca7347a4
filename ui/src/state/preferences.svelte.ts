/** What each person sets for their own window. Kept by the web view, not in the department's data. */
import { speak, type Language } from "../words/index.ts";

export type Theme = "system" | "light" | "dark";
/** What a started window shows: what needs a hand now, the calendar, or where one was before. */
export type Home = "today" | "calendar" | "last";

/** A value that outlives the window. A spoilt or missing one falls back to `initial`. */
export function remembered<Value>(key: string, initial: Value, valid: (value: unknown) => value is Value) {
  let value = $state(read(key, initial, valid));
  return {
    get value() {
      return value;
    },
    set value(next: Value) {
      value = next;
      localStorage.setItem(`lawka.${key}`, JSON.stringify(next));
    },
  };
}

function read<Value>(key: string, initial: Value, valid: (value: unknown) => value is Value): Value {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`lawka.${key}`) ?? "null");
    return valid(stored) ? stored : initial;
  } catch {
    return initial;
  }
}

const isTheme = (value: unknown): value is Theme => value === "system" || value === "light" || value === "dark";
const isLanguage = (value: unknown): value is Language => value === "pl" || value === "en";

const isHome = (value: unknown): value is Home => value === "today" || value === "calendar" || value === "last";
const isString = (value: unknown): value is string => typeof value === "string";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

const theme = remembered<Theme>("theme", "system", isTheme);
const language = remembered<Language>("language", "pl", isLanguage);

const home = remembered<Home>("home", "today", isHome);
const lastView = remembered<string>("view", "today", isString);

const reminders = remembered<boolean>("reminders", true, isBoolean);

export const preferences = {
  get home() {
    return home.value;
  },
  set home(chosen: Home) {
    home.value = chosen;
  },
  /** The id of the view shown last. */
  get lastView() {
    return lastView.value;
  },
  set lastView(shown: string) {
    if (shown !== lastView.value) lastView.value = shown;
  },
  /** Whether the system tells of deadlines while the window is not in front. */
  get reminders() {
    return reminders.value;
  },
  set reminders(chosen: boolean) {
    reminders.value = chosen;
  },
  get theme() {
    return theme.value;
  },
  set theme(chosen: Theme) {
    theme.value = chosen;
    void apply();
  },
  get language() {
    return language.value;
  },
  set language(chosen: Language) {
    language.value = chosen;
    void apply();
  },
};

/** Puts the preferences on the page; once at the start and after each choice. Done when the words are there too. */
export async function apply(): Promise<void> {
  if (theme.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
  await speak(language.value);
}
