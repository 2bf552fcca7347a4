/** Why a window has no free start: of each evening's first hall the reasons, the fewest of them. */
import { daysBetween, daysFrom, type Day } from "../../time/civil.ts";
import type { Obstacle } from "../types/Obstacle.ts";
import type { Obstacles } from "../types/Obstacles.ts";
import type { Reason } from "../types/Reason.ts";
import { instantOn, rfc3339 } from "./instants.ts";
import { Case } from "./judge.ts";
import { stored } from "./stored.ts";

const obstacle = (reason: Reason): Obstacle => ({
  rule: reason.rule,
  owner:
    "person_id" in reason ? { kind: "person", id: reason.person_id } : "venue_id" in reason ? { kind: "venue", id: reason.venue_id } : null,
});

export function obstaclesOf(requestId: number, from: Day, to: Day): Obstacles {
  const asked = new Case(stored, requestId);
  const starts = daysFrom(from, daysBetween(from, to) + 1).map((date) => rfc3339(instantOn(date, 17 * 60)));
  const cells = starts.flatMap((start) => stored.venues.map(({ id }) => ({ start, venue_id: id })));
  const judged = cells.map((at) => ({ at, stands: asked.check(at).reasons.filter(({ severity }) => severity === "blocks" || severity === "unknown") }));
  const free = judged.filter(({ stands }) => stands.length === 0).length;
  if (free > 0) return { free, smallest: [], ways: [] };
  const fewest = judged.toSorted((a, b) => a.stands.length - b.stands.length)[0];
  if (!fewest) return { free, smallest: [], ways: [] };
  const smallest = fewest.stands.map(obstacle);
  return { free, smallest, ways: [{ obstacles: smallest, opens: 1, first: fewest.at }] };
}
