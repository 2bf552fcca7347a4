import { expect, test } from "vitest";
import { folded, pieces } from "./post.ts";

test("a text is folded between characters, never inside one", () => {
  expect(folded("Ławka 👍 dialogu", 8)).toEqual({ shown: "Ławka 👍", rest: " dialogu" });
  expect(folded("Ławka 👍 dialogu", 7)).toEqual({ shown: "Ławka ", rest: "👍 dialogu" });
  expect(folded("Ławka", 5)).toEqual({ shown: "Ławka", rest: "" });
  expect(folded("Ławka", null)).toEqual({ shown: "Ławka", rest: "" });
});

test("hashtags and addresses are told apart from words", () => {
  expect(pieces("Zapraszamy! https://krakow.pl/a #ŁawkaDialogu # 5")).toEqual([
    { text: "Zapraszamy! ", kind: "plain" },
    { text: "https://krakow.pl/a", kind: "link" },
    { text: " ", kind: "plain" },
    { text: "#ŁawkaDialogu", kind: "tag" },
    { text: " # 5", kind: "plain" },
  ]);
});

test("the pieces together are the text", () => {
  const text = "a#b https://x.pl/#c\n#d<script>";
  expect(pieces(text).map((piece) => piece.text).join("")).toBe(text);
});
