import type { Words } from "./words.svelte.ts";
import { englishDates } from "./dates.ts";
import { announcements } from "./en/announcements.ts";
import { calendar } from "./en/calendar.ts";
import { common } from "./en/common.ts";
import { conflicts } from "./en/conflicts.ts";
import { editor } from "./en/editor.ts";
import { errors } from "./en/errors.ts";
import { fields } from "./en/fields.ts";
import { findings } from "./en/findings.ts";
import { frame } from "./en/frame.ts";
import { imports } from "./en/imports.ts";
import { ledger } from "./en/ledger.ts";
import { lock } from "./en/lock.ts";
import { mail } from "./en/mail.ts";
import { meeting } from "./en/meeting.ts";
import { people } from "./en/people.ts";
import { refusals } from "./en/refusals.ts";
import { reports } from "./en/reports.ts";
import { requests } from "./en/requests.ts";
import { safety } from "./en/safety.ts";
import { season } from "./en/season.ts";
import { server } from "./en/server.ts";
import { settings } from "./en/settings.ts";
import { terms } from "./en/terms.ts";
import { today } from "./en/today.ts";
import { together } from "./en/together.ts";
import { tour } from "./en/tour.ts";

export const en: Words = {
  dates: englishDates(),
  announcements,
  calendar,
  common,
  conflicts,
  editor,
  errors,
  fields,
  findings,
  frame,
  imports,
  ledger,
  lock,
  mail,
  meeting,
  people,
  refusals,
  reports,
  requests,
  safety,
  season,
  settings,
  terms,
  today,
  server,
  together,
  tour,
};
