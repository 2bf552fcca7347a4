/** A value of a field as it is read: a moment as a date, a list as its items, a thing as its parts. */
import { t } from "../../../words/index.ts";

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

export function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") return moment.test(value) ? t().dates.moment(value) : value;
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map(inWords).join("; ");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([key, inner]) => `${t().fields[key] ?? key}: ${inWords(inner)}`)
      .join(", ");
  }
  return String(value);
}
