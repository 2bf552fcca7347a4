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
  notADay: "This is not a date. Write it like this: 16.12.2026.",
  notATime: "This is not a time. Write it like this: 17:30.",
  notANumber: (min: number, max: number) => `Enter a whole number from ${number(min)} to ${number(max)}.`,
  dayExample: "e.g. 16.12.2026",
  nothingFound: "Nothing matches. Try another word.",
  add: "Add",
  remove: "Remove",
  edit: "Edit",
  all: "all",
  clearFilters: "Clear filters",
  none: "none",
  yes: "yes",
  no: "no",
  verdicts: {
    free: "free",
    warned: "with reservations",
    blocked: "taken",
    unknown: "no data",
  },
  restored: "What was not saved last time is here again.",
  overtaken: "Somebody has changed it since: check the fields before you save.",
  startOver: "Start over",
};
