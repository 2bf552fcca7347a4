/**
 * Polish, first. One file for each part of the window in pl/; this list is the type of every other language.
 * Texts are courteous and say what happens; a text with a number or a date in it is a function.
 */
import { polishDates } from "./dates.ts";
import { announcements } from "./pl/announcements.ts";
import { calendar } from "./pl/calendar.ts";
import { common } from "./pl/common.ts";
import { conflicts } from "./pl/conflicts.ts";
import { editor } from "./pl/editor.ts";
import { errors } from "./pl/errors.ts";
import { fields } from "./pl/fields.ts";
import { findings } from "./pl/findings.ts";
import { frame } from "./pl/frame.ts";
import { imports } from "./pl/imports.ts";
import { ledger } from "./pl/ledger.ts";
import { lock } from "./pl/lock.ts";
import { mail } from "./pl/mail.ts";
import { meeting } from "./pl/meeting.ts";
import { people } from "./pl/people.ts";
import { refusals } from "./pl/refusals.ts";
import { reports } from "./pl/reports.ts";
import { requests } from "./pl/requests.ts";
import { safety } from "./pl/safety.ts";
import { season } from "./pl/season.ts";
import { server } from "./pl/server.ts";
import { settings } from "./pl/settings.ts";
import { terms } from "./pl/terms.ts";
import { today } from "./pl/today.ts";
import { together } from "./pl/together.ts";
import { tour } from "./pl/tour.ts";

export const pl = {
  dates: polishDates(),
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
