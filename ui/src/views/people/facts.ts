/** What the cards say, line by line. */
import { backend } from "../../backend/index.ts";
import type { Absence } from "../../backend/types/Absence.ts";
import type { District } from "../../backend/types/District.ts";
import type { Venue } from "../../backend/types/Venue.ts";
import type { FactLine } from "../../components/Facts.svelte";
import { t } from "../../words/index.ts";
import { hoursSaid } from "./hours.ts";
import { layouts } from "./draft.ts";

const write = (email: string) => () => void backend.openUrl(`mailto:${email}`);

export function contactLines({ email, phone }: { email: string | null; phone: string | null }): FactLine[] {
  const words = t().people.form;
  return [
    { label: words.email, text: email, open: email === null ? undefined : write(email) },
    { label: words.phone, text: phone },
  ];
}

export function absencesSaid(absences: readonly Absence[]): string {
  const said = ({ from, to, reason }: Absence) =>
    [t().dates.dayRange(from, to), reason].filter(Boolean).join(" – ");
  return absences.map(said).join("\n");
}

/** Weekly hours, and the single days that differ. */
function openingSaid({ hours }: Venue): string {
  const { dates, people } = t();
  const exceptions = hours.exceptions.map(({ date, spans }) => {
    const day = dates.dayShort(date);
    const times = spans.map(([from, to]) => dates.timeRange(from, to)).join(", ");
    return spans.length === 0 ? people.closedOn(day) : `${day}: ${times}`;
  });
  return [hoursSaid(hours), ...exceptions].join("\n");
}

export function venueLines(venue: Venue, district: string | undefined): FactLine[] {
  const { people: words, terms, dates, common } = t();
  const inLayouts = layouts.flatMap((layout) => {
    const capacity = venue.layouts[layout];
    return capacity === undefined ? [] : [words.inLayout(terms.layouts[layout], capacity)];
  });
  return [
    { label: words.columns.kind, text: terms.venueKinds[venue.kind] },
    { label: words.address, text: venue.address },
    { label: words.columns.district, text: district ?? common.noInformation },
    { label: words.capacity, text: [common.number(venue.capacity), ...inLayouts].join("\n") },
    { label: words.setup, text: dates.length(venue.setup) },
    { label: words.clearing, text: dates.length(venue.clearing) },
    { label: words.hoursOfVenue, text: openingSaid(venue) },
    { label: words.closures, text: absencesSaid(venue.closures) },
    { label: words.directions, text: venue.directions },
    { label: words.ownerOf, text: venue.owner },
    ...contactLines(venue),
  ];
}

export function councilLines(district: District): FactLine[] {
  const { people: words, common } = t();
  const { council_www: www, council_email: email } = district;
  const address = www.startsWith("http") ? www : `https://${www}`;
  return [
    { label: words.columns.seat, text: district.council_seat ?? common.noInformation },
    { label: words.columns.email, text: email, open: write(email) },
    { label: words.www, text: www, open: () => void backend.openUrl(address) },
    { label: words.columns.voters, text: common.number(district.eligible_voters) },
    { label: words.aliases, text: district.aliases.join(", ") },
  ];
}
