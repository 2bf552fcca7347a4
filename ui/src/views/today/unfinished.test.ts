import { expect, test } from "vitest";
import { placeOfForm } from "./unfinished.ts";

test("a new request is taken up where requests are taken in, one from a message by its own name", () => {
  expect(placeOfForm("request")).toEqual({ kind: "request", isNew: true, view: "requests", params: { new: 1 } });
  expect(placeOfForm("request:mail")?.params).toEqual({ new: 1, draft: "request:mail" });
});

test("a correction leads to the card it belongs to", () => {
  expect(placeOfForm("request:12")).toEqual({ kind: "request", isNew: false, view: "requests", params: { request: 12, edit: 1 } });
  expect(placeOfForm("venue:3")).toEqual({ kind: "venue", isNew: false, view: "people", params: { tab: "venues", venue: 3, edit: 1 } });
});

test("a form of another version is left alone", () => {
  expect([placeOfForm("poster"), placeOfForm("")]).toEqual([undefined, undefined]);
});
