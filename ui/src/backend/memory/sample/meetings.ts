import type { Meeting } from "../../types/Meeting.ts";
import type { Notice } from "../../types/Notice.ts";
import type { Publication } from "../../types/Publication.ts";
import type { Stage } from "../../types/Stage.ts";

type Row = [request: number, name: string, venue: number, start: string, duration: number, stage: Stage, overridden?: string];

const rows: Row[] = [
  [3, "Bezpieczna droga do szkoły na Klinach", 4, "2026-12-03T17:00:00+01:00", 90, "announced"],
  [5, "Odcinek ulicy bez chodnika w Borku Fałęckim", 5, "2026-12-10T17:30:00+01:00", 90, "confirmed"],
  [7, "Cisza nocna na Kazimierzu", 1, "2026-12-15T18:00:00+01:00", 90, "held"],
];

const interval = { start: "2026-12-10T17:30:00+01:00", end: "2026-12-10T19:00:00+01:00" };

/** What two of those who take part answered in their own calendars. */
const answers: Record<number, Meeting["calendar_answers"]> = {
  5: [
    { person_id: 1, interval, said: "accepted" },
    { person_id: 4, interval, said: "declined" },
  ],
};

export const meetings = (): Meeting[] =>
  rows.map(([request_id, name, venue_id, start, duration, stage, reason], index) => ({
    id: index + 1,
    uid: `1732348800000-${request_id}-1@lawka-dialogu`,
    request_id,
    name,
    venue_id,
    start,
    duration,
    setup: 60,
    clearing: 30,
    stage,
    participants: [
      { role: "speaker", person_id: request_id === 7 ? 2 : 1, required: true, presence: "core" },
      { role: "organiser", person_id: 4, required: true, presence: "full" },
    ],
    sequence: 0,
    override_reason: reason ?? null,
    cancel_reason: null,
    confirmed_at: stage === "held" ? null : "2026-11-20T10:15:00+01:00",
    announced_start: null,
    bookings: [],
    calendar_answers: answers[request_id] ?? [],
  }));

const addressee = (kind: Notice["addressee"]["kind"], name: string, email: string | null): Notice["addressee"] => ({
  kind,
  name,
  gender: "unstated",
  email,
  phone: null,
});

export const notices = (): Notice[] => [
  {
    id: 1,
    meeting_id: 2,
    kind: "confirmed",
    addressee: { ...addressee("requester", "Stefania Gruszczyk", "stefaniagruszczyk@poczta.example"), gender: "feminine" },
    since: "2026-11-20T10:15:00+01:00",
    due_by: "2026-11-23T10:15:00+01:00",
    sent_at: null,
    sent_by: null,
  },
  {
    id: 2,
    meeting_id: 2,
    kind: "confirmed",
    addressee: addressee("district_council", "Rada Dzielnicy IX Łagiewniki-Borek Fałęcki", "rada@dzielnica9.krakow.example"),
    since: "2026-11-20T10:15:00+01:00",
    due_by: "2026-11-21T10:15:00+01:00",
    sent_at: null,
    sent_by: null,
  },
  {
    id: 3,
    meeting_id: 2,
    kind: "confirmed",
    addressee: addressee("venue", "Dom Kultury „Solanka”", "sala5@kultura.example"),
    since: "2026-11-20T10:15:00+01:00",
    due_by: "2026-11-23T10:15:00+01:00",
    sent_at: "2026-11-20T11:02:00+01:00",
    sent_by: "phone",
  },
];

export const publications = (): Publication[] => [
  {
    id: 1,
    meeting_id: 1,
    channel_id: "krakow_pl",
    release_id: null,
    at: "2026-11-09T12:00:00+01:00",
    url: "https://www.krakow.pl/lawka-dialogu/2026-12-03-1",
    stale: false,
    by: "Anna Wzorcowa",
    start: null,
    venue_id: null,
    note: "",
    proof: null,
  },
  {
    id: 2,
    meeting_id: 1,
    channel_id: "facebook_post",
    release_id: null,
    at: "2026-11-09T15:30:00+01:00",
    url: "https://www.facebook.com/krakow/posts/1",
    stale: false,
    by: "Anna Wzorcowa",
    start: null,
    venue_id: null,
    note: "",
    proof: null,
  },
];
