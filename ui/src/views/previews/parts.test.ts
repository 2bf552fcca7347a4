import { expect, test } from "vitest";
import type { PreviewPart } from "../../backend/types/PreviewPart.ts";
import { asPost, shapeOf, written } from "./parts.ts";

const text = (title: "text" | "poster_twin"): PreviewPart => ({
  kind: "text",
  title,
  text: "Zapraszamy",
  length: 10,
  limit: null,
  recommended: null,
  unit: "characters",
  seen: null,
  hashtags: 0,
  hashtags_max: null,
  own: false,
});
const image = (title: "picture_square" | "picture_portrait"): PreviewPart => ({
  kind: "image",
  title,
  data: "data:image/png;base64,AAAA",
  width: 1080,
  height: 1080,
  alt: "Plakat",
});

test("a post carries its words and one picture; the other formats are shown below it", () => {
  const parts = [text("text"), image("picture_square"), image("picture_portrait")];
  expect(asPost(parts)).toEqual({ text: parts[0], images: [parts[1]], rest: [parts[2]] });
});

test("the poster's twin is not a text one writes", () => {
  expect(written([text("poster_twin")])).toBeUndefined();
});

test("a council's profile is a feed, its page is not", () => {
  expect(shapeOf({ id: "district_social", kind: "district" })).toBe("post");
  expect(shapeOf({ id: "district_web", kind: "district" })).toBe("parts");
});
