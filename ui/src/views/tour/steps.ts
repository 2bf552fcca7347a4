/** Where the tour goes, and what it points at there; its words are in the catalogue under the same names. */
import type { ViewId } from "../../state/navigation.svelte.ts";
import type { tour } from "../../words/pl/tour.ts";

export interface TourStep {
  id: keyof typeof tour.steps;
  view: ViewId;
  /** CSS selectors of what is pointed at, the first that is there; none: the view as a whole. */
  marks: readonly string[];
}

const hook = (name: string) => `[data-testid="${name}"]`;

export const steps: readonly TourStep[] = [
  { id: "today", view: "today", marks: ['[data-testid^="today-group"]'] },
  { id: "list", view: "calendar", marks: [hook("request-list")] },
  { id: "grid", view: "calendar", marks: [hook("week-grid"), hook("month-grid"), hook("resource-grid")] },
  { id: "season", view: "season", marks: [hook("season-setup")] },
  { id: "requests", view: "requests", marks: ["main table"] },
  { id: "people", view: "people", marks: ["main table"] },
  { id: "announcements", view: "announcements", marks: ["main table"] },
  { id: "reports", view: "reports", marks: ["main section"] },
  { id: "help", view: "today", marks: ["header .tools"] },
];
