import { expect, test } from "vitest";
import { asError, Failed, Refused } from "./errors.ts";

test("a rule's no keeps the facts it named", () => {
  const error = asError({ kind: "refused", refusal: { rule: "venue_busy", venue_id: 7 } });
  expect(error).toBeInstanceOf(Refused);
  expect((error as Refused).refusal).toEqual({ rule: "venue_busy", venue_id: 7 });
});

test("a failure keeps its detail", () => {
  const error = asError({ kind: "failed", message: "database is locked", detail: "SQLITE_BUSY" });
  expect(error).toBeInstanceOf(Failed);
  expect([error.message, (error as Failed).detail]).toEqual(["database is locked", "SQLITE_BUSY"]);
});

test("anything else that was thrown is a failure", () => {
  expect(asError("command app_info not allowed")).toBeInstanceOf(Failed);
  expect(asError(new TypeError("x is undefined")).message).toBe("x is undefined");
});
