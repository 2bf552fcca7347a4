/** The draft in one language: Polish is the draft itself, others are translations in it. */
import type { AnnouncementDraft } from "../../../backend/types/AnnouncementDraft.ts";
import type { AnnouncementLanguage } from "../../../backend/types/AnnouncementLanguage.ts";
import type { ChannelId } from "../../../backend/types/ChannelId.ts";
import type { DraftTranslation } from "../../../backend/types/DraftTranslation.ts";
import type { PlaceWords } from "../../../backend/types/PlaceWords.ts";

export type Words = Pick<AnnouncementDraft, "title" | "lead" | "body" | "how_to_take_part" | "topics" | "place" | "own_words">;

export const languages: readonly AnnouncementLanguage[] = ["pl", "en", "uk"];

const noPlace = (): PlaceWords => ({ room: "", directions: "", nearest_stop: "", parking: "" });

export const noTranslation = (): DraftTranslation => ({
  title: "",
  lead: "",
  body: "",
  how_to_take_part: "",
  topics: [],
  place: noPlace(),
  photo_alt: "",
  own_words: {},
});

/** The words of a language; empty ones where nobody has translated anything. */
export function wordsIn(draft: AnnouncementDraft, language: AnnouncementLanguage): Words {
  return language === "pl" ? draft : (draft.translations[language] ?? noTranslation());
}

/** Changes words of a language. A translation of which nothing is left is no translation. */
export function write(draft: AnnouncementDraft, language: AnnouncementLanguage, change: Partial<Words>) {
  if (language === "pl") {
    Object.assign(draft, change);
    return;
  }
  translate(draft, language, change);
}

export function translate(draft: AnnouncementDraft, language: AnnouncementLanguage, change: Partial<DraftTranslation>) {
  const next = { ...noTranslation(), ...draft.translations[language], ...change };
  const others = without(draft.translations, language);
  draft.translations = isEmpty(next) ? others : { ...others, [language]: next };
}

const without = <Kept extends object>(from: Kept, key: string) =>
  Object.fromEntries(Object.entries(from).filter(([each]) => each !== key)) as Kept;

const isEmpty = (part: unknown): boolean =>
  typeof part === "object" && part !== null ? Object.values(part).every(isEmpty) : part === "" || part === undefined;

/** The officer's own text of a channel, if there is one. */
export function ownText(draft: AnnouncementDraft, language: AnnouncementLanguage, channel: ChannelId): string | undefined {
  return wordsIn(draft, language).own_words[channel];
}

/** Sets a channel's own text; `null` goes back to the text that is made from the facts. */
export function writeOwn(draft: AnnouncementDraft, language: AnnouncementLanguage, channel: ChannelId, text: string | null) {
  const others = without(wordsIn(draft, language).own_words, channel);
  write(draft, language, { own_words: text === null ? others : { ...others, [channel]: text } });
}

/** Subjects stand one in a line. */
export const asLines = (topics: readonly string[]) => topics.join("\n");
export const asTopics = (lines: string) => (lines === "" ? [] : lines.split("\n"));
