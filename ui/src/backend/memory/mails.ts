/** Who was told and who still waits; letters; the outbox and its account. */
import type { Answers } from "../memory.ts";
import type { Informed } from "../types/Informed.ts";
import type { InformedRow } from "../types/InformedRow.ts";
import type { LetterOrder } from "../types/LetterOrder.ts";
import type { MailCard } from "../types/MailCard.ts";
import type { Notice } from "../types/Notice.ts";
import type { Entity } from "../types/Entity.ts";
import { now } from "./about.ts";
import { mail, picture } from "./announcing/paper.ts";
import { draftOf, said } from "./announcing/said.ts";
import { ms } from "./instants.ts";
import { act, found, nextId, refuse, stored, type Stored } from "./stored.ts";

/** The twin's keychain. */
let passwordKept = false;

const hours = (from: string, to: string) => Math.round((ms(to) - ms(from)) / 360_000) / 10;

function row(notice: Notice): InformedRow {
  const meeting = stored.meetings.find(({ id }) => id === notice.meeting_id);
  const waits = notice.sent_at === null;
  return {
    notice_id: notice.id,
    meeting_id: notice.meeting_id,
    meeting_name: meeting?.name ?? "",
    name: notice.addressee.name,
    addressee: notice.addressee.kind,
    about: notice.kind,
    final_at: notice.since,
    due_by: notice.due_by,
    told_at: notice.sent_at,
    told_by: notice.sent_by,
    hours: notice.sent_at === null ? null : hours(notice.since, notice.sent_at),
    waiting_hours: waits ? hours(notice.since, now) : null,
    overdue: waits && ms(notice.due_by) < ms(now),
    mail: stored.mails.findLast(({ notice_id }) => notice_id === notice.id)?.state ?? null,
    has_email: (notice.addressee.email ?? "") !== "",
  };
}

function informed(id: number | null): Informed {
  const rows = stored.notices.filter(({ meeting_id }) => id === null || meeting_id === id).map(row);
  const told = rows.flatMap(({ hours: took }) => (took === null ? [] : [took])).sort((a, b) => a - b);
  return {
    rows,
    told: told.length,
    waiting: rows.length - told.length,
    overdue: rows.filter(({ overdue }) => overdue).length,
    median_hours: told[Math.floor((told.length - 1) / 2)] ?? null,
  };
}

function queue(draft: Stored, touch: (entity: Entity) => void, { notice_id }: LetterOrder): number {
  const notice = found(draft.notices, "notice", notice_id);
  const meeting = found(draft.meetings, "meeting", notice.meeting_id);
  const card: MailCard = {
    id: nextId(draft.mails),
    notice_id,
    meeting_id: meeting.id,
    meeting_name: meeting.name,
    to: notice.addressee.email ?? refuse({ why: "no_address", notice_id }),
    subject: `Ławka dialogu – ${meeting.name}`,
    state: "queued",
    queued_at: now,
    tried_at: null,
    done_at: null,
    attempts: 0,
    error: null,
  };
  draft.mails.push(card);
  touch({ kind: "mail", id: card.id });
  return card.id;
}

const letterPreview: Answers["letter_preview"] = ({ order }) => {
  const notice = found(stored.notices, "notice", order.notice_id);
  const meeting = found(stored.meetings, "meeting", notice.meeting_id);
  const words = said(meeting, draftOf(meeting.id), "pl");
  const lead = order.own_words.trim() === "" ? words.lead : order.own_words;
  return [picture("letter", 595, 842, { ...words, lead }), mail({ ...words, lead }, notice.addressee.email ?? "")];
};

const send: Answers["send_outbox"] = () =>
  act("send_mail", (draft, touch) => {
    if (draft.settings.mail.host === "") refuse({ why: "mail_account_missing" });
    const sent = draft.mails.filter(({ state }) => state === "queued").map((card) => {
      Object.assign(card, { state: "sent", tried_at: now, done_at: now, attempts: 1 });
      const notice = draft.notices.find(({ id }) => id === card.notice_id);
      if (notice) Object.assign(notice, { sent_at: now, sent_by: "mail" });
      touch({ kind: "mail", id: card.id });
      return card.id;
    });
    return { sent, failed: [], uncertain: [] };
  });

const settle: Answers["settle_mail"] = ({ order: { mail_id, how } }) =>
  act("settle_mail", (draft, touch) => {
    const card = draft.mails.find(({ id }) => id === mail_id) ?? refuse({ why: "not_found", thing: { kind: "mail", id: mail_id } });
    card.state = how === "sent" ? "sent" : how === "again" ? "queued" : "withdrawn";
    touch({ kind: "mail", id: mail_id });
    return { mail_id, state: card.state };
  });

export const mails = {
  informed: ({ meeting_id }) => informed(meeting_id),
  letter_preview: letterPreview,
  write_letters: ({ order }) => ({
    changed: { entities: [] },
    folder: order.folder,
    files: stored.notices
      .filter(({ meeting_id, sent_at }) => meeting_id === order.meeting_id && sent_at === null)
      .map(({ id }) => ({ notice_id: id, path: `${order.folder}/pismo-${id}.pdf`, purpose: "Pismo do podpisu, do wydruku" })),
  }),
  queue_notice: ({ order }) => act("queue_mail", (draft, touch) => ({ mail_id: queue(draft, touch, order) })),
  queue_waiting: ({ meeting_id }) =>
    act("queue_mail", (draft, touch) => {
      const waiting = draft.notices.filter((each) => each.meeting_id === meeting_id && each.sent_at === null);
      const pending = (id: number) => draft.mails.some(({ notice_id, state }) => notice_id === id && state !== "withdrawn");
      const able = waiting.filter(({ id, addressee }) => addressee.email && !pending(id));
      const mail_ids = able.map(({ id }) => queue(draft, touch, { notice_id: id, role: null, own_words: "" }));
      return { mail_ids, without_email: waiting.filter(({ addressee }) => !addressee.email).map(({ id }) => id) };
    }),
  outbox: () => stored.mails.toReversed(),
  send_outbox: send,
  settle_mail: settle,
  mail_account: () => {
    const account = stored.settings.mail;
    const password = account.user === "" && !passwordKept ? "not_needed" : passwordKept ? "kept" : "missing";
    return { account, ready: account.host !== "" && password !== "missing", password };
  },
  put_mail_account: ({ account, password }) =>
    act("edit_settings", (draft, touch) => {
      draft.settings.mail = account;
      passwordKept ||= password !== null;
      touch({ kind: "settings", id: 1 });
      return { thing: null };
    }),
  test_mail_account: () => null,
} satisfies Partial<Answers>;
