import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");

export const common: Words["common"] = {
  number,
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  copy: "Copy",
  copied: "Copied",
  more: "More",
  loading: "Loading…",
  required: "required",
  optional: "optional",
  noInformation: "no information",
  days: (n: number) => count(n, { one: "day", other: "days" }),
  people: (n: number) => count(n, { one: "person", other: "people" }),
  verdicts: {
    free: "free",
    warned: "with reservations",
    blocked: "taken",
    unknown: "no data",
  },
};
