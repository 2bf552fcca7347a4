/** A large department, for how the window bears it: so many venues, and a thousand meetings over twelve weeks in them. */
import { addDays } from "../../../time/civil.ts";
import { instantOn, rfc3339 } from "../instants.ts";
import type { Stored } from "../stored.ts";

const meetings = 1000;
const monday = "2026-12-07";

export function many(base: Stored, venues: number): Stored {
  const halls = Array.from({ length: venues }, (_, at) => {
    const like = base.venues[at % base.venues.length];
    return like && (at < base.venues.length ? like : { ...like, id: at + 1, name: `${like.name} – sala ${at + 1}` });
  }).filter((hall) => hall !== undefined);
  const [request, meeting] = [base.requests[0], base.meetings[0]];
  if (!request || !meeting) return base;
  const more = Array.from({ length: meetings }, (_, at) => {
    const id = 1000 + at;
    const day = addDays(monday, at % 84);
    const title = `${request.title} ${at + 1}`;
    return {
      request: { ...request, id, title, state: "planned" as const },
      meeting: { ...meeting, id, request_id: id, uid: `${id}@lawka-dialogu`, name: title, stage: "held" as const, venue_id: (at % venues) + 1, start: rfc3339(instantOn(day, (8 + (at % 11)) * 60)), participants: [] },
    };
  });
  return {
    ...base,
    venues: halls,
    requests: [...base.requests, ...more.map((each) => each.request)],
    meetings: [...base.meetings, ...more.map((each) => each.meeting)],
  };
}
