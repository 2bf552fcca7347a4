import type { Words } from "./words.svelte.ts";
import { englishDates } from "./dates.ts";
import { common } from "./en/common.ts";
import { errors } from "./en/errors.ts";
import { frame } from "./en/frame.ts";
import { settings } from "./en/settings.ts";
import { terms } from "./en/terms.ts";

export const en: Words = { dates: englishDates(), common, errors, frame, settings, terms };
