import { expect, test } from "vitest";
import { asError, Failed, Refused } from "./errors.ts";

test("a rule's no keeps the facts it named", () => {
  const refusal = { why: "channel_switched_off", channel_id: "x_post" } as const;
  const error = asError({ kind: "refused", refusal });
  expect(error).toBeInstanceOf(Refused);
  expect((error as Refused).refusal).toEqual(refusal);
});

test("a failure keeps what broke, and a detail to copy", () => {
  const failure = { what: "file", path: "/media/pendrive", detail: "no such device" } as const;
  const error = asError({ kind: "failed", failure });
  expect(error).toBeInstanceOf(Failed);
  expect([(error as Failed).failure, (error as Failed).detail]).toEqual([
    failure,
    "what: file\npath: /media/pendrive\ndetail: no such device",
  ]);
});

test("anything else that was thrown is a fault of ours", () => {
  expect(asError("command app_info not allowed")).toBeInstanceOf(Failed);
  expect((asError("odd") as Failed).failure).toEqual({ what: "fault", detail: "odd" });
});
