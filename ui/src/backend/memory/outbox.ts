/** Messages on their way out. The twin's mail server takes everything; an address with „niepewny” gives no answer. */
import type { Answers } from "../memory.ts";
import type { MailCard } from "../types/MailCard.ts";
import { now } from "./about.ts";
import { act, found, nextId, refuse, stored } from "./stored.ts";

function queued(noticeId: number): Omit<MailCard, "id"> {
  const { addressee, meeting_id } = found(stored.notices, "notice", noticeId);
  if (addressee.email === null) refuse({ why: "no_address", notice_id: noticeId });
  const meeting_name = found(stored.meetings, "meeting", meeting_id).name;
  return {
    notice_id: noticeId,
    meeting_id,
    meeting_name,
    to: addressee.email ?? "",
    subject: `„${stored.settings.office.cycle}” – ${meeting_name}`,
    state: "queued",
    queued_at: now,
    tried_at: null,
    done_at: null,
    attempts: 0,
    error: null,
  };
}

const queueNotice: Answers["queue_notice"] = ({ order }) =>
  act("queue_mail", (draft, touch) => {
    const known = draft.mails.find(({ notice_id, state }) => notice_id === order.notice_id && state !== "withdrawn");
    if (known) refuse({ why: "already_queued", mail_id: known.id });
    const mail_id = nextId(draft.mails);
    draft.mails.push({ id: mail_id, ...queued(order.notice_id) });
    touch({ kind: "mail", id: mail_id });
    return { mail_id };
  });

const queueWaiting: Answers["queue_waiting"] = ({ meeting_id }) =>
  act("queue_mail", (draft, touch) => {
    const waiting = draft.notices.filter((each) => each.meeting_id === meeting_id && each.sent_at === null);
    const reachable = waiting.filter(({ addressee }) => addressee.email !== null);
    const mail_ids = reachable.map(({ id }) => {
      const mail = { id: nextId(draft.mails), ...queued(id) };
      draft.mails.push(mail);
      touch({ kind: "mail", id: mail.id });
      return mail.id;
    });
    return { mail_ids, without_email: waiting.filter(({ addressee }) => addressee.email === null).map(({ id }) => id) };
  });

const sendOutbox: Answers["send_outbox"] = ({ password }) =>
  act("send_mail", (draft, touch) => {
    const { host, user } = draft.settings.mail;
    if (host === "") refuse({ why: "mail_account_missing" });
    if (user !== "" && password === null) refuse({ why: "password_needed" });
    const sent: number[] = [];
    const uncertain: number[] = [];
    for (const mail of draft.mails.filter(({ state }) => state === "queued")) {
      const silent = mail.to.includes("niepewny");
      Object.assign(mail, { state: silent ? "uncertain" : "sent", tried_at: now, done_at: silent ? null : now, attempts: mail.attempts + 1 });
      (silent ? uncertain : sent).push(mail.id);
      const notice = draft.notices.find(({ id }) => id === mail.notice_id);
      if (notice && !silent) Object.assign(notice, { sent_at: now, sent_by: "mail" });
      touch({ kind: "mail", id: mail.id });
    }
    return { sent, failed: [], uncertain };
  });

const settleMail: Answers["settle_mail"] = ({ order }) =>
  act("settle_mail", (draft, touch) => {
    const mail = found(draft.mails, "mail", order.mail_id);
    if (mail.state === "sent" || mail.state === "withdrawn") refuse({ why: "mail_is_past", mail_id: mail.id, state: mail.state });
    mail.state = ({ sent: "sent", again: "queued", withdraw: "withdrawn" } as const)[order.how];
    touch({ kind: "mail", id: mail.id });
    return { mail_id: mail.id, state: mail.state };
  });

const putAccount: Answers["put_mail_account"] = ({ account }) =>
  act("edit_settings", (draft, touch) => {
    draft.settings.mail = account;
    touch({ kind: "settings", id: 1 });
    return { thing: null };
  });

export const outbox = {
  outbox: () => stored.mails,
  queue_notice: queueNotice,
  queue_waiting: queueWaiting,
  send_outbox: sendOutbox,
  settle_mail: settleMail,
  mail_account: () => {
    const account = stored.settings.mail;
    const password = account.user === "" ? "not_needed" : "missing";
    return { account, ready: account.host !== "" && password !== "missing", password };
  },
  put_mail_account: putAccount,
  test_mail_account: () => null,
} satisfies Partial<Answers>;
