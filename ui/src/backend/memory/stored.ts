/** What the twin keeps, and the one way in which it changes: a step with its name, which can be undone. */
import { Refused } from "../errors.ts";
import type { AnnouncementDraft } from "../types/AnnouncementDraft.ts";
import type { Answered } from "../commands.ts";
import type { Entity } from "../types/Entity.ts";
import type { LedgerRow } from "../types/LedgerRow.ts";
import type { Letter } from "../types/Letter.ts";
import type { MailCard } from "../types/MailCard.ts";
import type { Meeting } from "../types/Meeting.ts";
import type { Notice } from "../types/Notice.ts";
import type { Outcome } from "../types/Outcome.ts";
import type { Period } from "../types/Period.ts";
import type { Person } from "../types/Person.ts";
import type { Publication } from "../types/Publication.ts";
import type { Refusal } from "../types/Refusal.ts";
import type { Release } from "../types/Release.ts";
import type { Request } from "../types/Request.ts";
import type { Settings } from "../types/Settings.ts";
import type { StepName } from "../types/StepName.ts";
import type { Venue } from "../types/Venue.ts";
import type { Waiver } from "../types/Waiver.ts";
import { now } from "./about.ts";
import { hostile } from "./hostile.ts";
import { calendars, periods, type SampleCalendar } from "./sample/calendars.ts";
import { meetings, notices, publications } from "./sample/meetings.ts";
import { people } from "./sample/people.ts";
import { many } from "./sample/many.ts";
import { requests } from "./sample/requests.ts";
import { settings } from "./sample/settings.ts";
import { venues } from "./sample/venues.ts";

export interface Stored {
  people: Person[];
  venues: Venue[];
  requests: Request[];
  meetings: Meeting[];
  notices: Notice[];
  announcements: Record<number, AnnouncementDraft>;
  outcomes: Record<number, Outcome>;
  letters: Letter[];
  publications: Publication[];
  releases: Release[];
  waivers: Waiver[];
  mails: MailCard[];
  calendars: SampleCalendar[];
  periods: Period[];
  settings: Settings;
}

export const empty = (): Stored => ({
  people: [],
  venues: [],
  requests: [],
  meetings: [],
  notices: [],
  announcements: {},
  outcomes: {},
  letters: [],
  publications: [],
  releases: [],
  waivers: [],
  mails: [],
  calendars: [],
  periods: [],
  settings: settings(),
});

export function sample(): Stored {
  const planned = new Set(meetings().map((meeting) => meeting.request_id));
  return {
    ...empty(),
    people: people(),
    venues: venues(),
    requests: requests().map((request) => (planned.has(request.id) ? { ...request, state: "planned" } : request)),
    meetings: meetings(),
    notices: notices(),
    publications: publications(),
    calendars: calendars(),
    periods: periods(),
  };
}

interface Moment {
  step: StepName;
  stretch?: string | undefined;
  before: Stored;
  after: Stored;
  entities: Entity[];
}

/** One meeting more, which took place last week. */
function withPast(base: Stored): Stored {
  const [meeting] = base.meetings;
  if (!meeting) return base;
  const over = { ...meeting, id: 4, uid: "4@lawka-dialogu", stage: "took_place" as const, start: "2026-11-17T17:00:00+01:00" };
  return { ...base, meetings: [...base.meetings, over] };
}

/** A message of which nobody knows whether it left. */
function withDoubt(base: Stored): Stored {
  const [meeting] = base.meetings;
  if (!meeting) return base;
  const about = { meeting_id: meeting.id, meeting_name: meeting.name, subject: `Ławka dialogu – ${meeting.name}` };
  const times = { queued_at: "2026-11-20T09:00:00+01:00", tried_at: "2026-11-20T09:05:00+01:00", done_at: null };
  const mail = { id: 1, notice_id: null, ...about, to: "a.probna@poczta.example", state: "uncertain" as const, ...times, attempts: 1, error: "connection reset" };
  return { ...base, mails: [mail] };
}

/** `?empty` in the address begins with an empty register, `?past` with a meeting that took place, `?doubt` with a message in doubt, `?many=60` with so many venues and a thousand meetings. */
function first(): Stored {
  const asked = new URLSearchParams(location.search);
  if (asked.has("empty")) return empty();
  if (asked.has("hostile")) return hostile(sample());
  if (asked.has("past")) return withPast(sample());
  if (asked.has("doubt")) return withDoubt(sample());
  return asked.has("many") ? many(sample(), Number(asked.get("many"))) : sample();
}

export let stored: Stored = first();
export const ledger: LedgerRow[] = [];
let done: Moment[] = [];
let undone: Moment[] = [];

/** The step that has left the office and ends undo. */
let wall: StepName | null = null;

export const history = () => ({ undo: done.at(-1)?.step ?? null, redo: undone.at(-1)?.step ?? null, stops_at: done.length === 0 ? wall : null });

export const officer = "kwrzosek";

const finals: readonly StepName[] = ["export", "send_mail"];

/** Writes: `change` alters a copy and says what it touched; a refusal leaves everything as it was. What is written in one stretch is one step. */
export function act<Own extends object>(step: StepName, change: (draft: Stored, touch: (entity: Entity) => void) => Own, stretch?: string): Answered<Own> {
  const draft = structuredClone(stored);
  const entities: Entity[] = [];
  const answer = change(draft, (entity) => entities.push(entity));
  const moment = { step, stretch, before: stored, after: draft, entities };
  const last = done.at(-1);
  // What has left the office is not taken back, nor is anything before it.
  if (finals.includes(step)) [done, wall] = [[], step];
  else if (last && stretch !== undefined && last.stretch === stretch) done = [...done.slice(0, -1), { ...moment, before: last.before }];
  else done = [...done, moment];
  undone = [];
  record(step, null, moment);
  stored = draft;
  return { ...answer, changed: { entities } };
}

export function step(direction: "undo" | "redo"): Answered<{ step: StepName }> {
  const moment = direction === "undo" ? done.at(-1) : undone.at(-1);
  if (!moment && direction === "undo" && wall) refuse({ why: "released_stays", step: wall });
  if (!moment) throw new Refused({ why: direction === "undo" ? "nothing_to_undo" : "nothing_to_redo" });
  if (direction === "undo") [done, undone, stored] = [done.slice(0, -1), [...undone, moment], moment.before];
  else [undone, done, stored] = [undone.slice(0, -1), [...done, moment], moment.after];
  const turned = direction === "undo" ? { ...moment, before: moment.after, after: moment.before } : moment;
  record(direction, moment.step, turned);
  return { step: moment.step, changed: { entities: moment.entities } };
}

const lists = { person: "people", venue: "venues", request: "requests", meeting: "meetings", notice: "notices", letter: "letters" } as const;

function thing(from: Stored, { kind, id }: Entity): LedgerRow["before"] {
  if (kind === "settings") return from.settings as unknown as LedgerRow["before"];
  const list = kind in lists ? from[lists[kind as keyof typeof lists]] : [];
  return (list.find((each) => each.id === id) ?? null) as LedgerRow["before"];
}

function record(name: StepName, of: StepName | null, moment: Moment) {
  for (const entity of moment.entities) {
    const [before, after] = [thing(moment.before, entity), thing(moment.after, entity)];
    ledger.push({ id: ledger.length + 1, at: now, who: officer, step: name, of, entity, before, after, withheld: [] });
  }
}

export function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}

/** The thing with this id, or a refusal that names it. */
export function found<Thing extends { id: number }>(list: readonly Thing[], kind: Entity["kind"], id: number): Thing {
  return list.find((each) => each.id === id) ?? refuse({ why: "not_found", thing: { kind, id } });
}

export const nextId = (list: readonly { id: number }[]) => Math.max(0, ...list.map(({ id }) => id)) + 1;
