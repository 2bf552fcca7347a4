/** Letters beside requests, and what is said of a request while it is written. The twin reads no disk. */
import { fold } from "../../words/fold.ts";
import type { Answers } from "../memory.ts";
import type { Duplicate } from "../types/Duplicate.ts";
import type { LetterKind } from "../types/LetterKind.ts";
import type { MailLetter } from "../types/MailLetter.ts";
import type { Mention } from "../types/Mention.ts";
import type { RequestDetails } from "../types/RequestDetails.ts";
import { now } from "./about.ts";
import { faultsOf } from "./forms.ts";
import { districts } from "./sample/shipped.ts";
import { act, found, nextId, refuse, stored } from "./stored.ts";

const kinds: Record<string, LetterKind> = { pdf: "pdf", eml: "mail", png: "png", jpg: "jpeg", jpeg: "jpeg" };
const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
const kindOf = (path: string) => kinds[path.split(".").at(-1)?.toLowerCase() ?? ""] ?? refuse({ why: "not_a_letter", name: nameOf(path) });

const mail: MailLetter = {
  from_name: "Bronisława Łącka",
  from_address: "b.lacka@poczta.example",
  subject: "Prośba o spotkanie: chodnik w Łagiewnikach",
  date: "2026-11-20",
  text: "Dzień dobry,\n\nprosimy o spotkanie z Prezydentem w sprawie chodnika przy szkole.",
  attached: ["mapa.pdf"],
};
/** One grey dot, so that a picture is seen to be shown. */
const dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8c+bMfwAGgwLdMz5ZsgAAAABJRU5ErkJggg==";

const stems = ({ title, topic }: RequestDetails) =>
  fold(`${title} ${topic}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4)
    .map((word) => word.slice(0, 5));

function duplicates(details: RequestDetails, own: number | null): Duplicate[] {
  const words = new Set(stems(details));
  return stored.requests.flatMap((request): Duplicate[] => {
    const same = stems(request).filter((word) => words.has(word)).length;
    const case_ = details.case_mark !== null && details.case_mark === request.case_mark;
    if (request.id === own || (!case_ && (words.size < 3 || same < words.size * 0.6))) return [];
    return [{ request_id: request.id, title: request.title, state: request.state, because: [case_ ? "same_case" : "same_matter"] }];
  });
}

function mentioned({ title, topic }: RequestDetails): Mention | null {
  const text = fold(`${title} ${topic}`);
  const all = districts.flatMap(({ number, name, aliases }) => [...name.split("-"), ...aliases].map((named) => ({ district: number, named })));
  return all.find(({ named }) => named.length > 4 && text.includes(fold(named).slice(0, -2))) ?? null;
}

export const letters = {
  look_at_request: ({ details, own }) => ({ faults: faultsOf(details), duplicates: duplicates(details, own), district: mentioned(details) }),
  letters: ({ request_id }) => stored.letters.filter((letter) => letter.request_id === request_id),
  letter: ({ letter_id }) => {
    const letter = found(stored.letters, "letter", letter_id);
    return { letter, picture: ["png", "jpeg"].includes(letter.kind) ? dot : null, mail: letter.kind === "mail" ? mail : null };
  },
  attach_letter: ({ request_id, path }) => {
    const kind = kindOf(path);
    return act("attach_letter", (draft, touch) => {
      found(draft.requests, "request", request_id);
      const id = nextId(draft.letters);
      draft.letters.push({ id, request_id, name: nameOf(path), kind, bytes: 184_320, at: now });
      touch({ kind: "letter", id });
      return { letter_id: id, request_id };
    });
  },
  export_letter: ({ letter_id }) => found(stored.letters, "letter", letter_id),
  remove_letter: ({ letter_id }) =>
    act("remove_letter", (draft, touch) => {
      const { request_id } = found(draft.letters, "letter", letter_id);
      draft.letters = draft.letters.filter(({ id }) => id !== letter_id);
      touch({ kind: "letter", id: letter_id });
      return { letter_id, request_id };
    }),
  read_mail: ({ path }) => (kindOf(path) === "mail" ? mail : refuse({ why: "not_a_letter", name: nameOf(path) })),
} satisfies Partial<Answers>;
