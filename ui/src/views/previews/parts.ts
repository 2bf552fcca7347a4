/** What a channel's preview is made of, as the window shows it. */
import type { ChannelCard } from "../../backend/types/ChannelCard.ts";
import type { PreviewPart } from "../../backend/types/PreviewPart.ts";

export type Part<Kind extends PreviewPart["kind"]> = Extract<PreviewPart, { kind: Kind }>;

/** A picture to look at, with the words that stand for it. */
export interface Picture {
  title: string;
  source: string;
  alt: string;
  width: number;
  height: number;
}

export function ofKind<Kind extends PreviewPart["kind"]>(parts: readonly PreviewPart[], kind: Kind): Part<Kind>[] {
  return parts.filter((part): part is Part<Kind> => part.kind === kind);
}

/** The text that the officer writes for a channel, if the channel has one: a post, a crawl, a script. */
export function written(parts: readonly PreviewPart[]): Part<"text"> | undefined {
  return ofKind(parts, "text").find(({ title }) => title === "text" || title === "script");
}

/** How a channel shows its parts: as a feed does, over a television picture, or one under the other. */
export type Shape = "post" | "picture_post" | "story" | "crawl" | "parts";

export function shapeOf({ id, kind }: Pick<ChannelCard, "id" | "kind">): Shape {
  if (id === "facebook_story") return "story";
  if (id === "instagram_post") return "picture_post";
  if (id === "tv_crawl") return "crawl";
  return kind === "social" || id === "district_social" ? "post" : "parts";
}

/** What a feed's post shows, and what is left to be shown below it. */
export function asPost(parts: readonly PreviewPart[]): { text: Part<"text"> | undefined; images: Part<"image">[]; rest: PreviewPart[] } {
  const text = written(parts);
  const images = ofKind(parts, "image");
  return { text, images: images.slice(0, 1), rest: parts.filter((part) => part !== text && part !== images[0]) };
}
