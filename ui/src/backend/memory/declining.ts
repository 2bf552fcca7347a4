/** Requests that are turned down, and their letters. The twin writes no file. */
import { polishDates } from "../../words/dates.ts";
import type { Answers } from "../memory.ts";
import type { DeclineRequest } from "../types/DeclineRequest.ts";
import type { PreviewPart } from "../types/PreviewPart.ts";
import { now } from "./about.ts";
import { mail, picture } from "./announcing/paper.ts";
import { act, found, refuse, stored } from "./stored.ts";

function preview(order: DeclineRequest): PreviewPart[] {
  const { title, requester, decline_reason } = found(stored.requests, "request", order.request_id);
  const lead = order.reason.trim() === "" ? (decline_reason ?? "") : order.reason;
  const said = { title, lead, body: order.own_words, part: "", when: polishDates().onMoment(now), place: requester.name, page: "" };
  const letter = picture("letter", 595, 842, said);
  return (requester.email ?? "") === "" ? [letter] : [letter, mail(said, requester.email ?? "")];
}

function files({ folder, request_id }: DeclineRequest) {
  const purposes = { docx: "Pismo do podpisu, do edycji", pdf: "Pismo do podpisu, do wydruku" };
  if (folder === null) return [];
  return Object.entries(purposes).map(([ending, purpose]) => ({ path: `${folder}/odmowa-${request_id}.${ending}`, purpose }));
}

export const declining = {
  decline: ({ order }) =>
    act("decline_request", (draft, touch) => {
      const { request_id, reason } = order;
      if (reason.trim() === "") refuse({ why: "reason_needed" });
      const request = found(draft.requests, "request", request_id);
      if (request.state !== "waiting") refuse({ why: "request_not_waiting", request_id, meeting_id: null });
      Object.assign(request, { state: "declined", decline_reason: reason.trim() });
      touch({ kind: "request", id: request_id });
      return { request_id, files: files(order) };
    }),
  decline_letter_preview: ({ order }) => preview(order),
  write_decline_letter: ({ order }) => ({ request_id: order.request_id, files: files(order) }),
} satisfies Partial<Answers>;
