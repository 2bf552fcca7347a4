/** A request while it is being written: every text is a text, nothing is missing. */
import type { Gender } from "../../backend/types/Gender.ts";
import type { MailLetter } from "../../backend/types/MailLetter.ts";
import type { RequestDetails } from "../../backend/types/RequestDetails.ts";
import type { RoleKind } from "../../backend/types/RoleKind.ts";
import type { RoleNeed } from "../../backend/types/RoleNeed.ts";
import type { SalutationRole } from "../../backend/types/SalutationRole.ts";
import type { Day } from "../../time/civil.ts";

export interface BodyDraft {
  name: string;
  email: string;
  phone: string;
}

export type Draft = Omit<
  RequestDetails,
  "case_mark" | "requester" | "bodies" | "remarks" | "attendance" | "duration"
> & {
  case_mark: string;
  requester: BodyDraft & { gender: Gender; body: string; address: string; salutation: SalutationRole | null };
  bodies: BodyDraft[];
  remarks: string;
  attendance: number | null;
  duration: number | null;
};

const role = (kind: RoleKind): RoleNeed => ({ role: kind, required: true, presence: "core", candidates: [] });

export function newDraft(today: Day): Draft {
  return {
    title: "",
    topic: "",
    case_mark: "",
    requester: { name: "", gender: "unstated", body: "", email: "", phone: "", address: "", salutation: null },
    bodies: [],
    district: null,
    audience: "residents",
    attendance: null,
    layout: null,
    needs: [],
    duration: 90,
    wishes: { from: null, to: null, weekdays: [], earliest: null, latest: null },
    roles: [role("speaker"), role("organiser")],
    received_on: today,
    remarks: "",
  };
}

export const newRole = () => role("guest");
export const newBody = (): BodyDraft => ({ name: "", email: "", phone: "" });

const text = (value: string | null) => value ?? "";
const orNull = (value: string) => (value.trim() === "" ? null : value.trim());

/** Only what a request's details hold: a request has an id and a state besides. */
export function draftOf(details: RequestDetails): Draft {
  const { title, topic, district, audience, layout, needs, wishes, roles, received_on } = structuredClone(details);
  const { requester, bodies } = details;
  return {
    ...{ title, topic, district, audience, layout, needs, wishes, roles, received_on },
    case_mark: text(details.case_mark),
    requester: {
      ...requester,
      body: text(requester.body),
      email: text(requester.email),
      phone: text(requester.phone),
      address: text(requester.address),
    },
    bodies: bodies.map(({ name, email, phone }) => ({ name, email: text(email), phone: text(phone) })),
    remarks: text(details.remarks),
    attendance: details.attendance === 0 ? null : details.attendance,
    duration: details.duration,
  };
}

export function detailsOf(draft: Draft): RequestDetails {
  const { requester } = draft;
  return {
    ...draft,
    title: draft.title.trim(),
    topic: draft.topic.trim(),
    case_mark: orNull(draft.case_mark),
    requester: {
      ...requester,
      name: requester.name.trim(),
      body: orNull(requester.body),
      email: orNull(requester.email),
      phone: orNull(requester.phone),
      address: orNull(requester.address),
    },
    bodies: draft.bodies
      .filter(({ name }) => name.trim() !== "")
      .map(({ name, email, phone }) => ({ name: name.trim(), email: orNull(email), phone: orNull(phone) })),
    remarks: orNull(draft.remarks),
    attendance: draft.attendance ?? 0,
    duration: draft.duration ?? 0,
  };
}

/** A draft filled in from a message, as far as the message says. */
export function draftFrom(mail: MailLetter, today: Day): Draft {
  const draft = newDraft(today);
  return {
    ...draft,
    title: mail.subject ?? "",
    received_on: mail.date ?? today,
    requester: { ...draft.requester, name: mail.from_name ?? "", email: mail.from_address ?? "" },
    remarks: mail.text.slice(0, 2000),
  };
}
