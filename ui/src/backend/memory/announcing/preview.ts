/** One channel's parts, from the words at hand. */
import type { PreviewOrder } from "../../types/PreviewOrder.ts";
import type { PreviewPart } from "../../types/PreviewPart.ts";
import { channelFacts } from "../sample/shipped.ts";
import { found, stored } from "../stored.ts";
import { mail, page, picture, type Said } from "./paper.ts";
import { draftOf, said, untranslated } from "./said.ts";

const tags = ["#ŁawkaDialogu", "#Kraków"];
const texts = ["tv_crawl", "tv_script", "facebook_post", "facebook_event", "facebook_story", "instagram_post", "x_post", "linkedin", "youtube_community", "threads", "district_web", "district_social"];

export const hasPreview = (channel: string) =>
  [...texts, "tv_board", "krakow_pl", "wdobrymkierunku", "notice_board", "press_release", "bip"].includes(channel);

/** As X counts: an address is 23 characters. */
const weighted = (text: string) => [...text.replaceAll(/https?:\/\/\S+/g, "x".repeat(23))].length;

export function channelText(channel: string, words: Said, own: string | undefined): Extract<PreviewPart, { kind: "text" }> {
  const limits = channelFacts(channel).text;
  const script = channel === "tv_script";
  const short = `${words.when}. ${words.place}. ${words.title}.`;
  const long = `${short}\n\n${words.lead}\n\n${words.body}\n\n${words.part}\n\n${words.page}\n${tags.join(" ")}`.replaceAll(/\n{3,}/g, "\n\n");
  const made = channel === "x_post" || channel === "tv_crawl" || script ? `${short} ${words.page}` : long;
  const text = own !== undefined && own.trim() !== "" ? own : made;
  const unit = script ? "words" : channel === "x_post" ? "weighted" : "characters";
  const length = script ? text.split(/\s+/).length : channel === "x_post" ? weighted(text) : [...text].length;
  const seen = limits.visible ?? limits.visible_mobile ?? null;
  return {
    kind: "text",
    title: script ? "script" : "text",
    text,
    length,
    limit: limits.max ?? null,
    recommended: script ? 46 : (limits.max_soft ?? limits.body_soft ?? limits.description_soft ?? null),
    unit,
    seen: seen === null || seen >= text.length ? null : seen,
    hashtags: text.split(/\s+/).filter((word) => /^#./.test(word)).length,
    hashtags_max: limits.hashtags_max ?? limits.tags_max ?? null,
    own: text === own,
  };
}

function partsOf(channel: string, words: Said, own: string | undefined): PreviewPart[] {
  const square = () => picture("picture_square", 1080, 1080, words);
  const link = () => picture("picture_link", 1200, 630, words);
  const twin = (): PreviewPart => ({ ...channelText("district_web", words, undefined), title: "poster_twin" });
  if (channel === "krakow_pl" || channel === "wdobrymkierunku") return [page("page", words, own ?? words.body), link()];
  if (channel === "bip") return [page("bip", words, words.body)];
  if (channel === "notice_board") return [picture("poster", 595, 842, words), twin()];
  if (channel === "tv_board") return [picture("board", 1920, 1080, words)];
  if (channel === "press_release") return [picture("release", 595, 842, words), mail(words, "media@krakow.example")];
  if (channel === "facebook_story") return [picture("picture_story", 1080, 1920, words), channelText(channel, words, own)];
  if (channel === "district_web") return [channelText(channel, words, own), mail(words, "rada@dzielnica9.krakow.example")];
  if (!texts.includes(channel)) return [];
  const images = channelFacts(channel).images.length > 0 ? [square()] : [];
  return [channelText(channel, words, own), ...images];
}

export function preview({ meeting_id, channel_id, language, draft: given }: PreviewOrder) {
  const meeting = found(stored.meetings, "meeting", meeting_id);
  const draft = given ?? draftOf(meeting_id);
  const words = said(meeting, draft, language);
  const own = (language === "pl" ? draft : draft.translations[language])?.own_words[channel_id];
  return {
    channel_id,
    language,
    parts: partsOf(channel_id, words, own),
    missing_translation: untranslated(meeting, draft, language),
    template_faults: [],
  };
}
