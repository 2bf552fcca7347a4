import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");
const rows = (n: number) => count(n, { one: "row", other: "rows" });

const reasons: Record<string, (details: Record<string, unknown>) => string> = {
  missing: () => "a value is missing",
  not_a_number: ({ min, max }) => `not a whole number from ${number(Number(min))} to ${number(Number(max))}`,
  not_a_coordinate: () => "not a coordinate",
  not_one_of: ({ allowed }) => `use one of the words: ${Array.isArray(allowed) ? allowed.join(", ") : ""}`,
  not_a_district: () => "not a district: use a number, a Roman numeral or a name",
  not_a_date: () => "not a date; write it like 18.03.2027",
  not_a_time: () => "not a time; write it like 18.00",
  not_hours: () => "not opening hours; write them like pn-pt 8.00-16.00",
  not_an_email: () => "not an e-mail address",
  not_a_phone: () => "not a telephone number",
  not_a_case_mark: () => "not a case mark; write it like OR-03.0003.275.2026",
  ends_before_it_begins: () => "ends before it begins",
  too_long: ({ max }) => `longer than ${number(Number(max))} characters`,
  cell_error: ({ code }) => `the cell holds the spreadsheet’s error ${String(code)}`,
  repeated: ({ first_row }) => `the same name stands in row ${number(Number(first_row))} already`,
};

export const imports: Words["imports"] = {
  title: "Import data",
  choose: "Choose a file…",
  chooseAnother: "Choose another file…",
  hint: "Drop a file anywhere on the window, or choose one. CSV and XLSX hold people, venues or requests; .ics is the calendar of a person or a venue.",
  file: "File",
  fileKinds: "Tables and calendars",
  what: "What the table holds",
  kinds: { people: "People", venues: "Venues", requests: "Requests" },
  whose: "Whose calendar it is",
  whoseHint: "Type a name. The new file takes the place of a calendar of the same name.",
  whoseMissing: "Choose a person or a venue.",
  notKnown: "This file cannot be imported. Choose a CSV, XLSX or .ics file.",
  go: "Import",
  working: "Importing",
  done: (name) => `Imported: ${name}`,
  imported: (n) => `${rows(n)} added.`,
  known: (n) => `${rows(n)} left out: these entries are in the register already.`,
  rejected: (n) => `Values rejected: ${number(n)}. Correct them in the file and import it again; what is in already is not repeated.`,
  row: "Row",
  column: "Column",
  value: "Value",
  reason: "Why",
  wholeRow: "whole row",
  unknownReason: "the value is not understood",
  whyNot: (reason) => reasons[reason.kind]?.(reason),
  unknownColumns: (names) => `Columns not read: ${names}.`,
  calendar: (busy, all) => `Busy times: ${number(busy)}, all events: ${number(all)}.`,
  unread: (n) => `Events not read: ${number(n)}. The rest of the calendar is in.`,
  line: (n) => `line ${n} of the file`,
  hit: "Meetings that the new calendar stands against:",
  undo: "Undo the import",
  undone: "The import is undone.",
  more: "Import another file",
};
