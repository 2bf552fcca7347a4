import type { Refusal } from "../../backend/types/Refusal.ts";
import type { StepName } from "../../backend/types/StepName.ts";
import { terms } from "./terms.ts";

/** The refusals of announcing: of packs, pictures, checklists and messages. */
type Why =
  | "cannot_be_printed"
  | "personal_data_in_text"
  | "not_ready"
  | "nothing_stale"
  | "no_such_finding"
  | "cannot_be_waived"
  | "not_a_picture"
  | "no_such_picture"
  | "stopped"
  | "mail_account_missing"
  | "password_needed"
  | "no_address"
  | "already_queued"
  | "mail_is_past";

export type AnnouncingRefusal = Extract<Refusal, { why: Why }>;

/** What has left the office is not taken back; what to do instead. */
export function stays(step: StepName): string {
  switch (step) {
    case "export":
      return "The pack has been released, so this step cannot be undone. A new release will announce the change.";
    case "send_mail":
      return "The message has been sent, so it cannot be undone. If something has changed, tell the addressee again.";
    case "erase_requester":
    case "erase_person":
      return "Personal data have been erased for good. This step cannot be undone.";
    default:
      return `This step cannot be undone: ${terms.steps[step]}.`;
  }
}

/** Why a rule of announcing says no, and the way out. */
export function saidOfAnnouncing(refusal: AnnouncingRefusal): string {
  switch (refusal.why) {
    case "cannot_be_printed":
      return "A text does not fit, or something is missing. Correct the meeting’s data and try again.";
    case "personal_data_in_text":
      return `Personal data stands in a text for the public: ${refusal.found.join(", ")}. Remove it from the title or topic of the request and export again.`;
    case "not_ready":
      return "No channel is ready yet. The checklist says what is missing: complete it, or note with a reason that it is to stay so.";
    case "nothing_stale":
      return "No channel shows anything out of date, so there is nothing to correct.";
    case "no_such_finding":
      return "This remark is no longer on the checklist. Refresh it.";
    case "cannot_be_waived":
      return "This remark cannot be waived: the text has to be mended.";
    case "not_a_picture":
      return "This file cannot be read as a photo. Choose a JPEG or PNG file.";
    case "no_such_picture":
      return "This picture is no longer in the database. Add it again.";
    case "stopped":
      return "The work was stopped. What was finished before stays; nothing is half written.";
    case "mail_account_missing":
      return "There is no mail account to send from. Set one up in Settings, or open the drafts in your own mail program.";
    case "password_needed":
      return "The password of the mail account is needed. Type it; the system's keychain remembers it where there is one.";
    case "no_address":
      return "We do not know this person's e-mail address. Add it, or tell them by telephone or letter.";
    case "already_queued":
      return "A message to this person is already in the outbox.";
    case "mail_is_past":
      return "This message is in another state by now. Refresh the outbox.";
  }
}
