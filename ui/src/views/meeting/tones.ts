import type { Stage } from "../../backend/types/Stage.ts";

/** How a state's badge is toned; the word says the state. */
export const stageTone: Record<Stage, "quiet" | "good" | "warn" | "bad" | "accent"> = {
  requested: "quiet",
  held: "warn",
  confirmed: "accent",
  announced: "good",
  moved: "warn",
  took_place: "quiet",
  cancelled: "bad",
  declined: "quiet",
};
