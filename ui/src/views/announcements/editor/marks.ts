import type { ChannelStage } from "../../../backend/types/ChannelStage.ts";
import type { IconName } from "../../../components/icons.ts";

/** How far a channel has come, by mark and by tone; the word stands beside it. */
export const stageMarks: Record<ChannelStage, IconName> = {
  planned: "minus",
  drafted: "edit",
  released: "folder",
  published: "check",
  stale: "warning",
};

export const stageTones: Record<ChannelStage, "quiet" | "accent" | "good" | "warn"> = {
  planned: "quiet",
  drafted: "quiet",
  released: "accent",
  published: "good",
  stale: "warn",
};
