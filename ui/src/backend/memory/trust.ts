/** Copies, verification and personal data, as far as a twin without a disk has any. */
import type { Answers } from "../memory.ts";
import type { CopyCard } from "../types/CopyCard.ts";
import type { Subject } from "../types/Subject.ts";
import { now } from "./about.ts";
import { act, ledger, refuse, stored, type Stored } from "./stored.ts";

const copies = (): CopyCard[] => [
  { path: "/dane/lawka/kopie/lawka-20261123T070005Z.db", at: "2026-11-23T08:00:05+01:00", reason: "automatic", bytes: 458_752 },
  { path: "/dane/lawka/kopie/lawka-20261120T120000Z-przed-przywroceniem.db", at: "2026-11-20T13:00:00+01:00", reason: "before_restore", bytes: 421_888 },
  { path: "/dane/lawka/kopie/lawka-schemat-1.db", at: "2026-10-01T09:12:00+02:00", reason: "before_upgrade", bytes: 118_784 },
];

const register = { kind: "register", id: 1 } as const;
const nobody = { name: "", gender: "unstated" as const, body: null, email: null, phone: null };

function erase(draft: Stored, subject: Subject) {
  if ("person" in subject) {
    const person = draft.people.find(({ id }) => id === subject.person);
    if (person) Object.assign(person, { name: `№ ${person.id}`, email: null, phone: null, absences: [] });
  } else {
    const request = draft.requests.find(({ id }) => id === subject.requester);
    if (request) Object.assign(request, { requester: nobody, needs: [], remarks: null });
  }
}

export const trust = {
  back_up: ({ path }) => ({ path, bytes: 458_752 }),
  copies,
  restore: ({ path }) => act("restore_copy", (_, touch) => {
    touch(register);
    return { from: path, kept: copies()[1]?.path ?? "", same_register: true, erased_again: 0 };
  }),
  verify: () => ({ broken: [], ledger: { rows: ledger.length, last: ledger.length, chain: "0f".repeat(32) }, releases: 0, packs_read: 0 }),
  export_all: ({ folder }) => ({ folder, rows: 512, files: 21 }),
  import_all: ({ folder }) => {
    if (stored.people.length > 0) refuse({ why: "not_empty", people: stored.people.length, venues: stored.venues.length, requests: stored.requests.length });
    return act("restore_copy", (_, touch) => {
      touch(register);
      return { folder, rows: 512, files: 21 };
    });
  },
  examine: () => ({
    version: "0.1.0",
    system: "linux x86_64",
    health: "warns",
    findings: [
      { health: "good", what: "folder", path: "/dane/lawka", error: null },
      { health: "warns", what: "space", free_bytes: 300 * 1024 * 1024 },
      { health: "good", what: "register", path: "/dane/lawka/lawka.db", error: null, broken: 0 },
      { health: "good", what: "copies", count: 3, newest: "2026-11-23T08:00:05+01:00" },
      { health: "good", what: "encryption", encrypted: false },
    ],
  }),
  write_diagnostics: () => null,
  export_person: ({ folder }) => ({ pdf: `${folder}/dane-osobowe.pdf`, json: `${folder}/dane-osobowe.json`, sections: 2 }),
  erase_person: ({ subject, basis }) => {
    if (basis.trim() === "") refuse({ why: "reason_needed" });
    return act("person" in subject ? "erase_person" : "erase_requester", (draft, touch) => {
      erase(draft, subject);
      touch("person" in subject ? { kind: "person", id: subject.person } : { kind: "request", id: subject.requester });
      return { subject, also_asked: [], scrubbed: true, copies: 3, copies_gone_by: "2027-12-28" };
    });
  },
  retention_due: () =>
    stored.requests.slice(-1).filter(({ requester }) => requester.name !== "").map(({ id, title, case_mark }) => ({
      request_id: id, name: title, case_mark, class: null, years: 5, ended_on: "2020-06-01", erase_from: "2026-01-01",
    })),
  accesses: () => [{ id: 1, at: now, who: "officer", what: "viewed", entity: { kind: "request", id: 1 } }],
} satisfies Partial<Answers>;
