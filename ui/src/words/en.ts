import type { Words } from "./words.svelte.ts";
import { englishDates } from "./dates.ts";
import { calendar } from "./en/calendar.ts";
import { common } from "./en/common.ts";
import { conflicts } from "./en/conflicts.ts";
import { errors } from "./en/errors.ts";
import { frame } from "./en/frame.ts";
import { ledger } from "./en/ledger.ts";
import { meeting } from "./en/meeting.ts";
import { people } from "./en/people.ts";
import { refusals } from "./en/refusals.ts";
import { requests } from "./en/requests.ts";
import { settings } from "./en/settings.ts";
import { terms } from "./en/terms.ts";
import { today } from "./en/today.ts";

export const en: Words = {
  dates: englishDates(),
  calendar,
  common,
  conflicts,
  errors,
  frame,
  ledger,
  meeting,
  people,
  refusals,
  requests,
  settings,
  terms,
  today,
};
