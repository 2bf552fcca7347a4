import type { OutcomeFault } from "../../backend/types/OutcomeFault.ts";
import type { Refusal } from "../../backend/types/Refusal.ts";
import { numbersIn } from "../plural.ts";
import { saidOfAnnouncing, stays, type AnnouncingRefusal } from "./refusals-announcing.ts";
import type { Words } from "../words.svelte.ts";

const { number } = numbersIn("en");

const tables: Record<string, string> = {
  empty: "The file is empty. Check that the data is on the first sheet.",
  too_large: "The file is too large. Split it into smaller ones.",
  too_many_rows: "The file has too many rows. Split it into smaller ones.",
  too_many_columns: "The file has too many columns. Keep only those that are needed.",
  not_a_workbook: "The file is not an XLSX workbook although it is called one. Save it again as XLSX or CSV.",
  encrypted_or_old_workbook: "The workbook is encrypted or in the old XLS format. Save it without a password as XLSX.",
  damaged_workbook: "The workbook is damaged. Open it in a spreadsheet and save it again.",
  not_text: "This is neither CSV nor XLSX. Save the table in one of these formats.",
  missing_columns: "The table lacks columns that are needed. Check that the first row holds the headers.",
  repeated_column: "Two columns mean the same. Keep one of them.",
};

const outcomeFaults: Record<OutcomeFault, string> = {
  matter_empty: "A matter has no words. Write what residents asked, or remove it.",
  answered_without_answer: "There is a day of the answer but not its words. Write what was answered.",
  attendance_out_of_range: "Give a number of people up to 100,000.",
};

/** Letters, and records of meetings. */
function aboutPapers(refusal: Extract<Refusal, { why: "not_a_letter" | "letter_too_large" | "outcome_faults" }>): string {
  switch (refusal.why) {
    case "not_a_letter":
      return `“${refusal.name}” is no letter in PDF, PNG or JPEG and no .eml message. Save it in one of these formats.`;
    case "letter_too_large":
      return `The file has ${number(Math.ceil(refusal.bytes / 1_048_576))} MB; a letter may have ${number(refusal.most / 1_048_576)} MB at most. Make the scan smaller and try again.`;
    case "outcome_faults":
      return refusal.faults.map((fault) => outcomeFaults[fault]).join(" ");
  }
}

function said(refusal: Refusal): string {
  switch (refusal.why) {
    case "conflicts":
      return "Something stands in the way of this date. Choose another date or venue.";
    case "step_not_allowed":
      return "This cannot be done at this stage. Open the meeting to see what is possible now.";
    case "request_not_waiting":
      return "This request has a date already, or was declined. Refresh the list of requests.";
    case "not_found":
      return "This entry is gone: somebody removed it, or a step was undone. Refresh the list.";
    case "request_faults":
      return "The request is incomplete. Correct the marked fields and save again.";
    case "reason_needed":
      return "A reason is needed. Write one and try again.";
    case "not_empty":
      return `Sample data goes only into an empty register. There are people (${number(refusal.people)}), venues (${number(refusal.venues)}) and requests (${number(refusal.requests)}) in it.`;
    case "nothing_to_undo":
      return "There is nothing to undo.";
    case "nothing_to_redo":
      return "There is nothing to redo.";
    case "released_stays":
      return stays(refusal.step);
    case "unknown_channel":
      return "There is no such channel. Refresh the list of channels.";
    case "channel_switched_off":
      return "This channel is switched off. It can be switched on in Settings.";
    case "not_a_table":
      return tables[kindOf(refusal.error)] ?? "This file is not the table we look for. Save it as CSV or XLSX.";
    case "not_a_calendar":
      return "This file is not an iCalendar file (.ics). Export it again from the program it comes from.";
    case "not_a_letter":
    case "letter_too_large":
    case "outcome_faults":
      return aboutPapers(refusal);
    case "newer_database":
      return "The database was written by a newer version. Update Ławka on this computer.";
    case "not_final":
      return "This date is not final yet. Confirm it first.";
    case "hold_is_over":
      return "A hall cannot be kept until a day that has passed. Give a day from today on.";
    case "empty":
      return "The field is empty. Fill it in and save again.";
    default:
      return ofTheRegister(refusal);
  }
}

/** What keeps a register closed. */
type Sealed =
  | "locked"
  | "wrong_recovery_code"
  | "not_a_recovery_code"
  | "wrong_passphrase"
  | "passphrase_too_short"
  | "encrypted_already"
  | "not_encrypted_now";

/** What concerns the register as a whole: its copies, exports, archive, encryption. */
type OfTheRegister = Extract<
  Refusal,
  {
    why: "not_a_copy" | "is_the_register" | "folder_not_empty" | "not_portable" | "kept_for_archive" | Sealed;
  }
>;

function ofTheRegister(refusal: OfTheRegister | AtServer | AnnouncingRefusal): string {
  switch (refusal.why) {
    case "not_a_copy":
      return `${refusal.path} is no whole copy of a register. Choose another copy; nothing has been changed.`;
    case "is_the_register":
      return "This is the register itself, not a copy. Choose another file.";
    case "folder_not_empty":
      return "This folder is not empty. Choose a new or an empty one.";
    case "not_portable":
      return "This is no whole export of a register: something is missing or was altered. Export the register again.";
    case "kept_for_archive":
      return `The papers of this case (class ${refusal.class}) are kept for ever, so the data were not erased. Periods are set in Settings.`;
    case "locked":
      return "The window is locked, or the register is encrypted and its key is missing. Unlock it with the passphrase or the recovery code.";
    case "wrong_recovery_code":
      return "This code does not open this register. Check that it is the code of this register and not of another.";
    case "not_a_recovery_code":
      return "This is no recovery code: a character is missing or different. Compare it with your paper.";
    case "encrypted_already":
      return "The register is already encrypted with another code. Switch encryption off first.";
    case "not_encrypted_now":
      return "The register is not encrypted.";
    case "wrong_passphrase":
      return refusal.wait_seconds === 0 ? "This is not the passphrase. Try again." : `This is not the passphrase. Next try in ${number(refusal.wait_seconds)} s.`;
    case "passphrase_too_short":
      return `A passphrase has at least ${number(refusal.least)} characters.`;
    default:
      return atServer(refusal);
  }
}

/** What concerns the department's calendar server. */
type AtServer = Extract<
  Refusal,
  {
    why:
      | "not_an_address"
      | "not_encrypted"
      | "account_is_there"
      | "server_elsewhere"
      | "no_such_account"
      | "no_password"
      | "no_such_collection"
      | "not_an_address_book"
      | "no_such_conflict"
      | "no_such_subscription"
      | "no_copy"
      | "still_needed";
  }
>;

function atServer(refusal: AtServer | AnnouncingRefusal): string {
  switch (refusal.why) {
    case "not_an_address":
      return "This is no address of a calendar server. Enter it as IT support gives it, for example https://calendar.office.example.";
    case "not_encrypted":
      return "This connection would not be encrypted. Enter an address that begins with https://.";
    case "server_elsewhere":
      return `The domain ${refusal.domain} names the server ${refusal.host}, which is not of that domain. The password was not sent there. If it is the right server, enter its address: https://${refusal.host}.`;
    case "account_is_there":
      return `The account “${refusal.user}” at ${refusal.url} is in the list already, and an account is added once. Change its password or its calendars there; to add it anew, remove it first.`;
    case "no_such_account":
      return "This account is gone. Refresh the list of accounts.";
    case "no_password":
      return "There is no password for this account. Enter it in the settings, under “Shared plan”.";
    case "no_such_collection":
      return `This account has no “${refusal.name}”. There are: ${refusal.found.join(", ")}.`;
    case "not_an_address_book":
      return `Personal data of requesters are kept in an address book only, and “${refusal.name}” is none.`;
    case "no_such_conflict":
      return "This has been decided already. Refresh the list.";
    case "no_such_subscription":
      return "This calendar is no longer read. Refresh the list.";
    case "no_copy":
      return "There can be no copy of this. Choose one of the two versions.";
    case "still_needed":
      return `“${refusal.name}” is still needed here. Keep it, or first cancel what uses it.`;
    default:
      return saidOfAnnouncing(refusal);
  }
}

const kindOf = (error: unknown) =>
  typeof error === "object" && error !== null && "kind" in error ? String(error.kind) : "";

const again = "Nothing has been changed. Please try again; if it does not help, pass the details on to IT support.";

export const refusals: Words["refusals"] = {
  title: "This cannot be done now",
  faults: {
    title_missing: "Enter what the meeting is.",
    requester_missing: "Enter who asks for the meeting.",
    case_mark_malformed: "A case mark looks like OR-03.0003.275.2026: unit, class, number and year, parted by dots.",
    duration_out_of_range: "A meeting takes from 15 minutes to 8 hours.",
    wishes_reversed: "The last day comes before the first. Swap them.",
    attendance_out_of_range: "Enter at most 100,000 people.",
  },
  said,
  failures: {
    disk_full: { title: "The disk is full", wayOut: "Nothing has been changed. Free some space and try again." },
    read_only: {
      title: "Nothing can be written here",
      wayOut: "Nothing has been changed. Choose another folder, or ask IT support for the right to write.",
    },
    busy: {
      title: "Another program is using the data",
      wayOut: "Nothing has been changed. Wait a moment and try again.",
    },
    damaged: {
      title: "The database is damaged",
      wayOut: "Pass the details on to IT support: the data can be restored from a backup.",
    },
    file: {
      title: "A file could not be read or written",
      wayOut: "Nothing has been changed. Check that the file exists and is not open in another program.",
    },
    paper: {
      title: "The pack could not be prepared",
      wayOut: "Nothing has been released. Please try again; if it does not help, pass the details on to IT support.",
    },
    server: {
      title: "The calendar server gave no answer",
      wayOut: "Nothing is lost: changes wait on this computer. Check the connection, the address and the password.",
    },
    keychain: {
      title: "The system’s keychain does not answer",
      wayOut: "Nothing has been saved. Unlock the keychain and try again, or ask IT support.",
    },
    mail: {
      title: "The mail server refused or does not answer",
      wayOut: "Nothing was sent. Check the account and the connection, then try again.",
    },
    fault: { title: "This could not be finished", wayOut: again },
  },
};
