import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { number } = numbersIn("en");

export const ledger: Words["ledger"] = {
  title: "Ledger",
  about: "Who changed what, and when",
  period: "Period",
  periods: { day: "Today", week: "7 days", month: "30 days", all: "All" },
  step: "Step",
  allSteps: "All steps",
  search: "Search the ledger",
  columns: { at: "When", who: "Who", step: "Step", thing: "About" },
  numbered: (kind, id) => `${kind} no. ${number(id)}`,
  ofStep: (step, of) => `${step}: ${of}`,
  details: "Change",
  field: "Field",
  before: "Before",
  after: "After",
  created: "The entry came into being in this step.",
  removed: "The entry was removed in this step.",
  withheld: "Personal data changed that the ledger does not keep",
  nothing: "No field changed.",
  open: "Open the entry",
  emptyTitle: "The ledger is empty",
  emptyAbout: "Every change leaves a trace here: who, when, what was and what is.",
  noneTitle: "Nothing matches",
  noneAbout: "Choose a longer period or another step.",
  limited: "The newest entries are shown. Choose a shorter period to see all of it.",
};
