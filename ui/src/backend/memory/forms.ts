/** Requests, people, venues, settings as their forms write them; what comes in from files. */
import type { Answers } from "../memory.ts";
import type { CalendarImport } from "../types/CalendarImport.ts";
import type { RequestDetails } from "../types/RequestDetails.ts";
import type { RequestFault } from "../types/RequestFault.ts";
import type { TableImport } from "../types/TableImport.ts";
import { now } from "./about.ts";
import { empty, act, found, nextId, refuse, sample, stored } from "./stored.ts";

const caseMark = /^\p{Lu}{1,4}(-\d{1,2})?\.\d{1,4}\.\d{1,5}\.\d{4}(\.\p{Lu}{1,4})?$/u;

export function faultsOf(details: RequestDetails): RequestFault[] {
  const { from, to } = details.wishes;
  const all: [boolean, RequestFault][] = [
    [details.title.trim() === "", "title_missing"],
    [details.requester.name.trim() === "", "requester_missing"],
    [details.case_mark !== null && !caseMark.test(details.case_mark), "case_mark_malformed"],
    [details.duration < 15 || details.duration > 480, "duration_out_of_range"],
    [from !== null && to !== null && from > to, "wishes_reversed"],
    [details.attendance > 100_000, "attendance_out_of_range"],
  ];
  return all.filter(([wrong]) => wrong).map(([, fault]) => fault);
}

function withoutFaults(details: RequestDetails) {
  const faults = faultsOf(details);
  if (faults.length > 0) refuse({ why: "request_faults", faults });
}

function named(name: string) {
  if (name.trim() === "") refuse({ why: "empty", field: "name" });
}

export const forms = {
  request: ({ request_id }) => found(stored.requests, "request", request_id),
  receive: ({ details }) => {
    withoutFaults(details);
    return act("receive_request", (draft, touch) => {
      const id = nextId(draft.requests);
      draft.requests.push({ id, state: "waiting", decline_reason: null, ...details });
      touch({ kind: "request", id });
      return { request_id: id };
    });
  },
  edit_request: ({ request_id, details }) => {
    withoutFaults(details);
    return act("edit_request", (draft, touch) => {
      Object.assign(found(draft.requests, "request", request_id), details);
      touch({ kind: "request", id: request_id });
      return { request_id };
    });
  },
  put_person: ({ id, details }) => {
    named(details.name);
    return act("edit_person", (draft, touch) => {
      const written = id ?? nextId(draft.people);
      if (id === null) draft.people.push({ id: written, ...details });
      else Object.assign(found(draft.people, "person", id), details);
      touch({ kind: "person", id: written });
      return { thing: { kind: "person", id: written } };
    });
  },
  put_venue: ({ id, details }) => {
    named(details.name);
    return act("edit_venue", (draft, touch) => {
      const written = id ?? nextId(draft.venues);
      if (id === null) draft.venues.push({ id: written, ...details });
      else Object.assign(found(draft.venues, "venue", id), details);
      touch({ kind: "venue", id: written });
      return { thing: { kind: "venue", id: written } };
    });
  },
  put_settings: ({ settings }) =>
    act("edit_settings", (draft, touch) => {
      draft.settings = structuredClone(settings);
      touch({ kind: "settings", id: 1 });
      return { thing: null };
    }),
  add_period: ({ details }) => {
    named(details.name);
    return act("edit_periods", (draft, touch) => {
      const id = nextId(draft.periods);
      draft.periods.push({ id, ...details });
      touch({ kind: "period", id });
      return { thing: { kind: "period", id } };
    });
  },
} satisfies Partial<Answers>;

/** The twin reads no disk: a table named „zła…” has other columns, any other brings two rows and rejects a third. */
const tableReport = (path: string): TableImport => {
  const missing = { kind: "missing_columns", missing: ["nazwa"], found: ["imię", "wzrost"] };
  if (path.includes("zła")) refuse({ why: "not_a_table", error: missing, detail: "missing columns: nazwa" });
  return {
    imported: [
      { row: 2, id: 101, name: "Pierwszy wiersz" },
      { row: 4, id: 102, name: "Trzeci wiersz" },
    ],
    known: [{ row: 5, id: 1, name: "Znany wiersz" }],
    rejected: [{ row: 3, column: "pojemność", value: "dużo", reason: { kind: "not_a_number", min: 1, max: 100_000 } }],
    unknown_columns: ["uwagi wewnętrzne"],
  };
};

const calendarReport = (path: string, calendar_id: number): CalendarImport => {
  if (!path.endsWith(".ics")) refuse({ why: "not_a_calendar", detail: "BEGIN:VCALENDAR is missing" });
  const rejected = [{ line: 42, reason: { kind: "no_start" } }];
  return { calendar_id, name: "Wczytany kalendarz", occurrences: 128, busy: 96, rejected, incomplete: true, hit: [] };
};

export const imports = {
  preview_table: ({ path }) => tableReport(path),
  preview_calendar: ({ path }) => calendarReport(path, 0),
  export_workbook: ({ path }) => ({ path }),
  export_answer: ({ path }) => ({ path }),
  export_report: ({ path }) => ({ path }),
  remind: (said) => {
    // A test looks at what the system was asked to show.
    const page = window as { reminders?: object[] };
    page.reminders = [...(page.reminders ?? []), said];
    return true;
  },
  import_table: ({ kind, path }) => {
    const report = tableReport(path);
    const step = { people: "import_people", venues: "import_venues", requests: "import_requests" } as const;
    return act(step[kind], () => report);
  },
  import_calendar: ({ path, owner }) => {
    const report = calendarReport(path, 0);
    return act("import_calendar", (draft, touch) => {
      const id = nextId(draft.calendars);
      draft.calendars = draft.calendars.filter((each) => each.owner.kind !== owner.kind || each.owner.id !== owner.id);
      draft.calendars.push({ id, name: "Wczytany kalendarz", owner, as_of: now, busy: [] });
      touch({ kind: "calendar", id });
      return { ...report, calendar_id: id };
    });
  },
  load_sample: () => {
    const { people, venues, requests } = stored;
    if (people.length + venues.length + requests.length > 0) {
      refuse({ why: "not_empty", people: people.length, venues: venues.length, requests: requests.length });
    }
    return act("sample", (draft, touch) => {
      Object.assign(draft, { ...empty(), ...sample() });
      touch({ kind: "settings", id: 1 });
      const { length } = draft.calendars;
      return { people: draft.people.length, venues: draft.venues.length, requests: draft.requests.length, calendars: length };
    });
  },
} satisfies Partial<Answers>;
