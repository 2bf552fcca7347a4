import type { Band } from "../../backend/types/Band.ts";

/** How a lead time's band is toned. The number beside it says the same. */
export const bandTone: Record<Band, "good" | "warn" | "bad" | "quiet"> = {
  exemplary: "good",
  good: "warn",
  minimum: "warn",
  too_late: "bad",
};
