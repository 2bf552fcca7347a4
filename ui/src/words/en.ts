import type { Words } from "./words.svelte.ts";
import { englishDates } from "./dates.ts";
import { common } from "./en/common.ts";
import { errors } from "./en/errors.ts";
import { frame } from "./en/frame.ts";
import { refusals } from "./en/refusals.ts";
import { settings } from "./en/settings.ts";
import { terms } from "./en/terms.ts";
import { today } from "./en/today.ts";

export const en: Words = { dates: englishDates(), common, errors, frame, refusals, settings, terms, today };
