import type { MailState } from "../../backend/types/MailState.ts";

/** How a message's state is toned; the word says the state. */
export const mailTones: Record<MailState, "quiet" | "accent" | "good" | "warn" | "bad"> = {
  queued: "accent",
  sending: "accent",
  sent: "good",
  failed: "bad",
  uncertain: "warn",
  withdrawn: "quiet",
};
