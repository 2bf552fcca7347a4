/** What a request's panel says, line by line. */
import type { FactLine } from "../../components/Facts.svelte";
import type { Register } from "../../backend/types/Register.ts";
import type { Request } from "../../backend/types/Request.ts";
import type { RoleNeed } from "../../backend/types/RoleNeed.ts";
import type { Wishes } from "../../backend/types/Wishes.ts";
import { districtName } from "../../state/register.svelte.ts";
import { addDays } from "../../time/civil.ts";
import { t } from "../../words/index.ts";

/** Any Sunday: the day itself is not said. */
const sunday = "2026-11-22";

export function wishesSaid(wishes: Wishes): string {
  const { requests: words, dates } = t();
  const said = [
    wishes.from === null ? "" : words.from(dates.dayShort(wishes.from)),
    wishes.to === null ? "" : words.to(dates.dayShort(wishes.to)),
    wishes.weekdays.map((day) => dates.weekdayShort(addDays(sunday, day))).join(", "),
    wishes.earliest === null ? "" : words.earliest(dates.time(wishes.earliest)),
    wishes.latest === null ? "" : words.latest(dates.time(wishes.latest)),
  ].filter(Boolean);
  return said.length === 0 ? words.anyTime : said.join("; ");
}

export function roleSaid(role: RoleNeed, register: Register): string {
  const names = role.candidates.flatMap((id) => register.people.find((person) => person.id === id)?.name ?? []);
  const words = t().requests;
  const who = names.length === 0 ? words.anyone : names.length === 1 ? (names[0] ?? "") : words.oneOf(names.join(", "));
  return `${t().terms.roles[role.role]}: ${who}${role.required ? "" : ` (${words.notRequired})`}`;
}

export function factsOf(request: Request, register: Register): FactLine[] {
  const { requests: words, terms, dates, common } = t();
  const { requester } = request;
  return [
    { label: words.columns.caseMark, text: request.case_mark },
    { label: words.received, text: request.received_on && dates.day(request.received_on) },
    { label: words.columns.district, text: districtName(register, request.district) ?? words.noDistrict },
    { label: words.requester, text: [requester.name, requester.body].filter(Boolean).join("\n") },
    { label: words.contact, text: [requester.email, requester.phone].filter(Boolean).join("\n") },
    { label: words.form.address, text: requester.address },
    { label: words.form.salutation, text: requester.salutation && t().meeting.letter.roles[requester.salutation] },
    { label: words.bodies, text: request.bodies.map(({ name }) => name).join("\n") },
    { label: words.audience, text: terms.audiences[request.audience] },
    { label: words.attendance, text: request.attendance === 0 ? common.noInformation : common.number(request.attendance) },
    { label: words.duration, text: dates.length(request.duration) },
    { label: words.layout, text: request.layout && terms.layouts[request.layout] },
    { label: words.needs, text: request.needs.map((need) => terms.features[need]).join("\n") },
    { label: words.wishes, text: wishesSaid(request.wishes) },
    { label: words.roles, text: request.roles.map((role) => roleSaid(role, register)).join("\n") },
    { label: words.remarks, text: request.remarks },
    { label: words.declineReason, text: request.decline_reason },
  ];
}

