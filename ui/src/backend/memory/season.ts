/** A season planned by the twin: in the background, with progress, stopped at any moment. */
import type { Answers } from "../memory.ts";
import { addDays } from "../../time/civil.ts";
import type { PlanSeason } from "../types/PlanSeason.ts";
import type { SeasonCheck } from "../types/SeasonCheck.ts";
import type { SeasonPick } from "../types/SeasonPick.ts";
import type { SeasonPlacement } from "../types/SeasonPlacement.ts";
import type { SeasonPrices } from "../types/SeasonPrices.ts";
import type { SeasonProgress } from "../types/SeasonProgress.ts";
import type { SeasonProposal } from "../types/SeasonProposal.ts";
import { now } from "./about.ts";
import { minute, ms, rfc3339 } from "./instants.ts";
import { Case, takesTime } from "./judge.ts";
import { makeDue } from "./papers.ts";
import { blocking, partsOf, placesOf, planOn, putPick, relaxations, sameSubject, sum, type Parts } from "./seasonPlan.ts";
import { seasonPrices } from "./sample/settings.ts";
import { act, found, refuse, stored, type Stored } from "./stored.ts";

const listeners = new Set<(progress: SeasonProgress) => void>();
export function hearSeason(hear: (progress: SeasonProgress) => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

const usual: SeasonPrices = seasonPrices();

function begin(): { order: PlanSeason; usual: SeasonPrices } {
  const from = now.slice(0, 10);
  const wishes = {
    prices: stored.settings.season_prices,
    keep: [],
    pinned: [],
    may_move: [],
    believe_stale: false,
    max_travel: 45,
    earliest: 8 * 60,
    latest_end: 21 * 60 + 30,
  };
  return { order: { from, to: addDays(from, 83), seconds: null, steps: null, seed: 1, wishes, warm: [] }, usual };
}

let stopped = 0;

/** Ten looks at the best so far; a second of the desk's is a tenth here. */
async function search(order: PlanSeason, total: number, placed: number, unplaced: number): Promise<void> {
  const [turn, length, steps] = [stopped, (order.seconds ?? 10) * 100, 10];
  for (let step = 0; step < steps && turn === stopped; step++) {
    const heard: SeasonProgress = {
      millis: Math.round((step * length) / steps),
      score: total + 10 * (steps - 1 - step) ** 2,
      bound: null,
      placed: Math.max(0, placed - (step === 0 ? 1 : 0)),
      unplaced: unplaced + (step === 0 ? 1 : 0),
    };
    listeners.forEach((hear) => hear(heard));
    await new Promise((resolve) => setTimeout(resolve, length / steps));
  }
}

async function plan(order: PlanSeason): Promise<SeasonProposal> {
  if (order.to < order.from || order.to < now.slice(0, 10)) refuse({ why: "request_faults", faults: ["wishes_reversed"] });
  const before = stored;
  const draft = structuredClone(before);
  const { picks, unplaced } = planOn(draft, order);
  const all: Parts = { unplaced: order.wishes.prices.unplaced * unplaced.length };
  for (const pick of picks) for (const [part, points] of Object.entries(partsOf(draft, order, pick))) all[part] = (all[part] ?? 0) + points;
  const parts = Object.fromEntries(Object.entries(all).filter(([, points]) => points !== 0));
  await search(order, sum(parts), picks.length, unplaced.length);
  const named = (id: number) => found(before.requests, "request", id).title;
  const moving = new Set([...picks, ...unplaced.map(({ pick }) => pick)].map(({ meeting_id }) => meeting_id));
  const kept = before.meetings.filter((each) => takesTime(each) && each.stage !== "took_place" && ms(each.start) > ms(now) && !moving.has(each.id));
  return {
    from: order.from,
    to: order.to,
    placed: picks.map((pick) => placement(before, draft, pick)),
    unplaced: unplaced.map(({ pick: { request_id, meeting_id }, relax }) => ({ request_id, meeting_id, name: named(request_id), kind: "static", relax, obstacles: [] })),
    kept: kept.map(({ id }) => id),
    troubled: kept.map((each) => ({ meeting_id: each.id, reasons: blocking(before, each) })).filter(({ reasons }) => reasons.length > 0),
    score: sum(parts),
    parts,
  };
}

function placement(before: Stored, draft: Stored, pick: SeasonPick): SeasonPlacement {
  const request = found(before.requests, "request", pick.request_id);
  const standing = before.meetings.find(({ id }) => id === pick.meeting_id);
  const { verdict, reasons } = new Case(draft, pick.request_id).check(pick);
  const people = (all: SeasonPick["participants"]) => all.map(({ role, person_id }) => `${role}${person_id}`).sort().join();
  const moves = standing && {
    start: ms(standing.start) !== ms(pick.start),
    venue: standing.venue_id !== pick.venue_id,
    people: people(standing.participants) !== people(pick.participants),
  };
  return {
    ...pick,
    name: request.title,
    end: rfc3339(ms(pick.start) + request.duration * minute),
    was: standing ? { start: standing.start, venue_id: standing.venue_id, participants: standing.participants } : null,
    announced: standing?.stage === "announced" || standing?.stage === "moved",
    what: moves ? (["start", "venue", "people"] as const).filter((each) => moves[each]) : ["placed"],
    verdict,
    reasons,
  };
}

/** Each pick with all the others standing. */
function judged(picks: readonly SeasonPick[]): SeasonCheck[] {
  const draft = structuredClone(stored);
  for (const pick of picks) {
    const { state } = found(draft.requests, "request", pick.request_id);
    if (pick.meeting_id === null && state !== "waiting") refuse({ why: "request_not_waiting", request_id: pick.request_id, meeting_id: null });
    putPick(draft, pick);
  }
  return picks.map((pick) => {
    const { verdict, reasons } = new Case(draft, pick.request_id).check(pick);
    return { pick, verdict, reasons };
  });
}

const whyHere: Answers["why_here"] = ({ asked: { order, picks, of } }) => {
  const draft = structuredClone(stored);
  for (const pick of picks) if (!sameSubject(pick, of)) putPick(draft, pick);
  const elsewhere = placesOf(draft, order, of).filter(({ pick }) => ms(pick.start) !== ms(of.start) || pick.venue_id !== of.venue_id);
  return {
    parts: partsOf(draft, order, of),
    elsewhere: elsewhere.slice(0, 4).map(({ pick, parts }) => {
      const { verdict, reasons } = new Case(draft, pick.request_id).check(pick);
      return { pick, verdict, reasons, parts };
    }),
  };
};

const whyNot: Answers["why_not"] = ({ asked: { order, picks, request_id, meeting_id } }) => {
  const draft = structuredClone(stored);
  for (const pick of picks) putPick(draft, pick);
  const { title: name } = found(draft.requests, "request", request_id);
  const relax = relaxations(draft, order, { request_id, meeting_id, start: "", venue_id: 0, participants: [] });
  return { request_id, meeting_id, name, kind: "static", relax, obstacles: [] };
};

const apply: Answers["apply_season"] = ({ order: { picks, release, override_reason } }) => {
  const blocked = judged(picks).filter(({ verdict }) => verdict === "blocked");
  if (blocked.length > 0) {
    refuse({ why: "conflicts", reasons: blocked.flatMap(({ reasons }) => reasons), alternatives: [], overridable: false });
  }
  return act("apply_season", (draft, touch) => {
    const placed = picks.map((pick) => {
      const wasPublic = draft.meetings.some(({ id, stage }) => id === pick.meeting_id && (stage === "announced" || stage === "moved"));
      if (wasPublic && override_reason === null) refuse({ why: "reason_needed" });
      const meeting = putPick(draft, pick);
      if (meeting.stage !== "held") makeDue(draft, meeting, "moved", touch);
      if (wasPublic) meeting.stage = "moved";
      touch({ kind: "meeting", id: meeting.id });
      touch({ kind: "request", id: meeting.request_id });
      return { pick, meeting_id: meeting.id, reasons: [] };
    });
    const released = release.map((id) => {
      const { request_id } = found(draft.meetings, "meeting", id);
      draft.meetings = draft.meetings.filter((each) => each.id !== id);
      found(draft.requests, "request", request_id).state = "waiting";
      touch({ kind: "meeting", id });
      touch({ kind: "request", id: request_id });
      return request_id;
    });
    const told = (isNew: boolean) =>
      placed.filter(({ pick }) => (pick.meeting_id === null) === isNew).map(({ meeting_id, reasons }) => ({ meeting_id, reasons }));
    return { placed: told(true), moved: told(false), released };
  });
};

export const seasons = {
  begin_season: begin,
  plan_season: ({ order }) => plan(order),
  stop_season: () => {
    stopped += 1;
    return null;
  },
  why_here: whyHere,
  why_not: whyNot,
  check_season: ({ picks }) => judged(picks),
  apply_season: apply,
} satisfies Partial<Answers>;
