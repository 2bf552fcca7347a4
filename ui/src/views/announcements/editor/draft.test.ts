import { expect, test } from "vitest";
import type { AnnouncementDraft } from "../../../backend/types/AnnouncementDraft.ts";
import { asLines, asTopics, ownText, wordsIn, write, writeOwn } from "./draft.ts";

const empty = (): AnnouncementDraft => ({
  title: "",
  lead: "",
  body: "",
  how_to_take_part: "",
  topics: [],
  place: { room: "", directions: "", nearest_stop: "", parking: "" },
  own_words: {},
  translations: {},
  press: { embargo: null, quote: "", quote_who: "", about: "" },
  photo: null,
});

test("Polish words are the draft's own, others stand in its translations", () => {
  const draft = empty();
  write(draft, "pl", { title: "Spotkanie" });
  write(draft, "uk", { title: "Зустріч" });
  expect([draft.title, draft.translations.uk?.title, wordsIn(draft, "en").title]).toEqual(["Spotkanie", "Зустріч", ""]);
});

test("a translation of which everything is deleted is missing again, not empty", () => {
  const draft = empty();
  write(draft, "en", { title: "Meeting", place: { ...wordsIn(draft, "en").place, room: "Hall" } });
  write(draft, "en", { title: "", place: { ...wordsIn(draft, "en").place, room: "" } });
  expect(draft.translations).toEqual({});
});

test("looking at a missing translation does not make one", () => {
  const draft = empty();
  wordsIn(draft, "en").topics.push("Transport");
  expect([draft.translations, wordsIn(draft, "en").topics]).toEqual([{}, []]);
});

test("a channel's own text is one language's; without it the channel speaks from the facts", () => {
  const draft = empty();
  writeOwn(draft, "pl", "x_post", "Krótko");
  writeOwn(draft, "en", "x_post", "Briefly");
  expect([ownText(draft, "pl", "x_post"), ownText(draft, "en", "x_post")]).toEqual(["Krótko", "Briefly"]);
  writeOwn(draft, "en", "x_post", null);
  expect([ownText(draft, "en", "x_post"), draft.translations]).toEqual([undefined, {}]);
});

test("subjects as lines come back as they were", () => {
  for (const topics of [[], ["Zieleń"], ["Zieleń", "Tramwaj na Azory"]]) expect(asTopics(asLines(topics))).toEqual(topics);
});
