import type { Broken } from "../../backend/types/Broken.ts";
import type { Examined } from "../../backend/types/Examined.ts";
import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");

function size(bytes: number): string {
  if (bytes < 1_048_576) return `${number(Math.ceil(bytes / 1024))} kB`;
  return bytes < 1_073_741_824 ? `${number(Math.round(bytes / 1_048_576))} MB` : `${number(Math.round(bytes / 1_073_741_824))} GB`;
}

function broken(each: Broken): string {
  switch (each.what) {
    case "database":
      return `Database file: ${each.detail}`;
    case "ledger_row":
      return `Ledger: row ${number(each.id)} was altered outside the program.`;
    case "ledger_cut":
      return `Ledger: rows are missing at the end (there are ${number(each.last)}, there should be ${number(each.counted)}).`;
    case "ledger_differs":
      return `Ledger: row ${number(each.id)} is not what the copy has.`;
    case "release":
      return `Release no. ${number(each.release_id)} was altered outside the program.`;
    case "pack":
      return `The file ${each.path} is not the pack that was released.`;
  }
}

function finding(each: Examined, moment: (at: string) => string): string {
  const good = each.health === "good";
  switch (each.what) {
    case "folder":
      return good ? `Data folder: ${each.path}` : `Nothing can be written in the data folder ${each.path}. Ask IT support for the right to write.`;
    case "register":
      if (good) return "The register opens and is whole.";
      return each.error === null
        ? `Something in the register is not as it was written (${number(each.broken)}). Check it under “Copies” and restore a copy.`
        : "The register cannot be opened. Restore a copy, or pass the diagnostic file on to IT support.";
    case "schema":
      return `Version of the register's schema: ${number(each.found)}`;
    case "size":
      return `Size of the register: ${size(each.bytes)}, write-ahead log: ${size(each.log_bytes)}`;
    case "space":
      if (each.free_bytes === null) return "Free space on the disk: unknown";
      return good ? `Free space on the disk: ${size(each.free_bytes)}` : `Little space is left on the disk: ${size(each.free_bytes)}. Free some.`;
    case "copies":
      return each.newest === null
        ? "There is no copy yet. The first is made by itself when something in the register changes."
        : `Copies: ${number(each.count)}, the newest ${moment(each.newest)}`;
    case "second_folder":
      return good ? `Second folder for copies: ${each.path}` : `Nothing can be written in the second folder ${each.path}. Check that the disk is connected.`;
    case "clock":
      return good
        ? "The computer's clock"
        : `The computer's clock is ${number(each.behind_minutes)} min before the last change. Check the date and the time.`;
    case "encryption":
      if (each.encrypted) return "The register is encrypted.";
      return "The register is not encrypted. The computer's disk encryption (BitLocker, LUKS, FileVault) protects it.";
    case "machine":
      return `The machine's settings file ${each.path} has a mistake: ${each.detail}`;
  }
}

export const safety: Words["safety"] = {
  copies: {
    hint: "A copy is made by itself at the start and once a day, when something has changed. Each copy is checked. 7 daily, 4 weekly and 12 monthly ones are kept.",
    now: "Save a copy…",
    nowTitle: "Where to save the copy",
    saved: (path) => `The copy was saved and checked: ${path}`,
    file: "Copy of the register",
    list: "Kept copies",
    none: "There is no copy yet.",
    columns: { at: "When", reason: "Kind", size: "Size" },
    reasons: { automatic: "automatic", before_restore: "before a restore", before_upgrade: "before an upgrade" },
    size,
    restore: "Restore",
    restoreOf: (at) => `Restore the copy of ${at}`,
    restoreFile: "Restore from a file…",
    restoreTitle: "Restore the copy?",
    restoreAbout: (at) =>
      `The register will be as it was ${at}. The present state is kept as a copy first. The ledger stays whole, and people whose data were erased do not come back.`,
    restoreDo: "Restore the copy",
    restored: (kept) => `The copy was restored. The state before was kept: ${kept}`,
    second: "A second place",
    secondHint: "On another disk, or a share of the office.",
    secondFolder: "Folder for a second copy",
    choose: "Choose a folder…",
    verify: "Check the register",
    verified: (rows) => `The register is whole: the database, the ledger (${count(rows, { one: "row", other: "rows" })}) and the releases.`,
    brokenTitle: "The register is not as it was written",
    brokenWayOut: "Change nothing and show this to IT support. Then restore a copy.",
    broken,
    portable: "The whole register in an open format",
    portableHint: "For moving to another computer or program. It holds all personal data.",
    exportAll: "Export everything…",
    exported: (path) => `The whole register was written: ${path}`,
    importAll: "Read an export…",
    imported: "The whole register was read.",
    emptyFolder: "Choose an empty folder",
    exportFolder: "Choose the folder of the export",
  },
  privacy: {
    notice: "Notice on the processing of personal data",
    noticeHint: "As agreed with the data protection officer. It stands on the print for the person concerned.",
    periods: "How long data are kept",
    periodsHint: "Years count from 1 January after the year in which the case ended. The longest class that the case mark begins with counts.",
    other: "Other cases",
    years: "years",
    keep: "Years kept",
    needs: "Special needs are deleted after the meeting in",
    days: "days",
    class: "Class",
    className: "Name",
    archive: "for ever (category A)",
    addClass: "Add a class",
    removeClass: (name) => `Remove class ${name}`,
    due: "To be erased",
    dueNone: "Nothing is to be erased.",
    dueColumns: { from: "From", mark: "Case mark", name: "Request" },
    erase: "Erase",
    eraseOf: (name) => `Erase the person of the request: ${name}`,
    eraseTitle: "Erase personal data?",
    eraseAbout:
      "Name, contact, remarks and special needs go from the register for ever, from the undo history too. The request and the meeting stay. What stays is a note: who, when and on what basis.",
    basis: "Basis",
    basisHint: "For example: the retention period is over, or art. 17(1)(b) GDPR.",
    eraseDo: "Erase for ever",
    erased: (copies, day) =>
      copies === 0 ? "The personal data were erased." : `The personal data were erased. Earlier copies go by themselves by ${day}.`,
    hand: "Data for the person",
    handHint: "PDF and JSON with everything the register knows of the person.",
    handed: (path) => `The person's data were written: ${path}`,
    folder: "Choose a folder for the person's data",
    accesses: "Who has used personal data",
    accessesNone: "Nobody has used personal data yet.",
    accessColumns: { at: "When", who: "Who", what: "What", thing: "Whose" },
    accessKinds: { viewed: "viewed", exported: "handed out", exported_all: "copy or export of the register" },
  },
  state: {
    title: "State of the installation",
    healths: { good: "good", warns: "attention", wrong: "error" },
    finding,
    again: "Look again",
    bundle: "Save a diagnostic file…",
    bundleHint: "For IT support: what was found and the program's log, without personal data.",
    bundleFile: "Diagnostic file",
    saved: (path) => `Saved: ${path}`,
  },
};
