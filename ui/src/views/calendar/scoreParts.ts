/** What a suggestion's points are made of, the heaviest first; parts without points are left out. */
import type { Score } from "../../backend/types/Score.ts";
import { t } from "../../words/index.ts";

export function scoreSaid(score: Score): string {
  const parts = Object.entries(score) as [keyof Score, number][];
  const told = parts.filter(([, points]) => points > 0).sort((a, b) => b[1] - a[1]);
  return told.map(([part, points]) => `${t().calendar.scoreParts[part]} ${t().common.number(points)}`).join(" · ");
}
