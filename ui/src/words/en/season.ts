import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");
const points = (n: number) => count(n, { one: "point", other: "points" });
const dates = (n: number) => count(n, { one: "date", other: "dates" });
const newDates = (n: number) => count(n, { one: "new date", other: "new dates" });
const requests = (n: number) => count(n, { one: "request", other: "requests" });
const seconds = (n: number) => count(n, { one: "second", other: "seconds" });

function counted(placed: number, moved: number, unplaced: number): string {
  const all = [
    ...(placed > 0 ? [newDates(placed)] : []),
    ...(moved > 0 ? [`${number(moved)} moved`] : []),
    ...(unplaced > 0 ? [`${number(unplaced)} without a date`] : []),
  ];
  return all.length === 0 ? "no change" : all.join(", ");
}

const parts: Record<string, string> = {
  unplaced: "requests without a date",
  dropped_current: "meetings that would lose their date",
  optional_missing: "somebody optional would be missing, or the time raises a concern",
  candidate: "somebody further down the list would come",
  time: "another hour than wished for",
  weekday: "another weekday than wished for",
  date: "another day than wished for",
  evening: "before the evening",
  lead: "fewer days to announce it than the target",
  venue_rank: "further down the list of venues wished for",
  venue_far: "a venue outside the district",
  waste: "a larger hall than needed",
  fee: "the hall's hire",
  move: "something that stands would change",
  week: "a full week",
  spacing: "another meeting in this district is near",
};

const some = (name: string | undefined, otherwise: string) => (name === undefined || name === "" ? otherwise : `“${name}”`);

export const season: Words["season"] = {
  print: {
    do: "Print",
    heading: (range: string) => `Proposed plan, ${range}`,
    about: "The proposal changes nothing yet: what was accepted in the calendar holds.",
    none: "The proposal changes nothing.",
    day: "Day",
    hours: "Hours",
    meeting: "Meeting",
    place: "Venue",
    before: "Until now",
    new: "new date",
    without: "without a date",
    printed: (day: string) => `Printed on ${day}.`,
  },
  title: "Season plan",
  open: "Season plan…",
  plan: "Plan the season",
  again: "Plan again",
  stop: "Stop and show",
  stopping: "Stopping…",
  tabs: "What to show beside the plan",
  tab: { proposal: "Proposal", setup: "Plan settings" },

  days: "Season",
  from: "From",
  to: "To",
  daysWrong: "The last day comes before the first, or the season is over.",
  seconds: "Time to search",
  secondsOf: seconds,
  secondsHint: "It can be stopped at any moment; a longer search never gives a worse plan.",
  limits: "Limits",
  earliest: "Not before",
  latestEnd: "Ends by",
  maxTravel: "Farthest from the middle of the district",
  minutes: "minutes of travel",
  believeStale: "Believe outdated calendars too",
  believeStaleHint: "Free time in an old calendar is uncertain; telephone before you confirm.",
  officeLimits: (min, target, week, gap) =>
    `From Settings: at least ${number(min)} days to announce (target: ${number(target)}), ${number(week)} meetings a week, ${number(gap)} days between meetings in a district.`,
  changeOfficeLimits: "Change in Settings",
  prices: "What matters",
  pricesAbout: "A plan has as few points against it as possible. Here is what it gets them for; only how they compare matters.",
  priceGroups: {
    residents: "For residents",
    venue: "Venue",
    people: "People",
    rhythm: "Spread over time",
    changes: "Changes to what stands already",
  },
  price: {
    unplaced: {
      label: "A request without a date",
      about: "The most important thing: every request gets a date. The longer it has waited, the more this costs.",
    },
    lead: { label: "Few days to announce it", about: "For each day below the target, so that residents hear of it in time." },
    evening: { label: "Before the evening", about: "For each quarter of an hour before the time when residents are back from work." },
    time: { label: "Another hour than wished for", about: "For each quarter of an hour outside the hours that the request asks for." },
    weekday: { label: "Another weekday than wished for", about: "Once for a meeting on another weekday." },
    venue_far: { label: "A venue outside the district", about: "For each five minutes of travel from the district to the venue." },
    waste: { label: "Too large a hall", about: "For each tenth of the seats that would stay empty, beyond three tenths." },
    fee: { label: "The hall's hire", about: "For each hundred złoty of hire." },
    candidate: { label: "Somebody further down the list", about: "For each place down the list of people of whom one is enough." },
    optional: { label: "Somebody cannot come", about: "For each optional person who would be missing, and for a time that raises a concern." },
    week: { label: "Too full a week", about: "For each meeting above the number agreed for a week; the second costs twice as much." },
    spacing: { label: "Two meetings of a district close together", about: "For each day below the distance agreed." },
    move_time: { label: "Moving a date", about: "For each meeting that stands and would begin at another time." },
    move_day: { label: "Moving by many days", about: "In addition for each day by which a date moves." },
    move_venue: { label: "Changing the venue", about: "For each meeting that stands and would go to another hall." },
    move_person: { label: "Changing a person", about: "For each person whom somebody would replace." },
    announced_factor: { label: "Changing what is announced", about: "How many times dearer a change is that residents must be told." },
  },
  weight: (times) =>
    times === 0 ? "does not count" : times === 1 ? "as usual" : times < 1 ? `${number(1 / times)} times less than usual` : `${number(times)} times more than usual`,
  weightSaid: (weight, price) => `${weight}: ${points(price)}`,
  pricesUsual: "Back to usual",
  pricesKeep: "Keep for the office",
  pricesKept: "Kept. Every further plan will be reckoned like this.",
  pricesChanged: "These weights hold for this plan alone until you keep them for the office.",

  searching: "Looking for the best plan",
  soFar: (placed, unplaced) => `${dates(placed)}, ${number(unplaced)} without`,
  score: (n) => `${points(n)} against the plan`,
  scoreOfWhich: (all, without) => `${points(all)} against the plan, ${number(without)} of them for requests without a date`,
  best: "This is the best plan possible.",
  course: (first, last, time) => `Course of the search: from ${number(first)} to ${points(last)} in ${seconds(time)}`,
  progress: "Progress of the search",
  counts: (placed, moved, unplaced) => counted(placed, moved, unplaced),
  found: (placed, moved, unplaced) => `The proposal is ready: ${counted(placed, moved, unplaced)}.`,
  show: "Show",
  failed: "Planning did not succeed",

  nothingTitle: "Plan the whole season at once",
  nothingAbout: (waiting, standing) =>
    `${requests(waiting)} waiting, ${dates(standing)} standing already. The proposal is made beside the present plan; nothing changes until you accept it.`,
  nothingWaits: "Every request has a date. You can check whether anything has to move.",
  sameTitle: "Nothing to change",
  sameAbout: "The present plan is the best that was found: no date has to move.",

  overview: "Season: weeks and districts",
  district: "District",
  wholeCity: "Whole city",
  week: (day) => `Week of ${day}`,
  legend: "Legend",
  marks: { stands: "stands", new: "proposed", moved: "moved", was: "from" },
  markSaid: (what, name, when, where) => `${what}: ${name}, ${when}, ${where}`,
  weekCount: "Meetings in the week",
  openWeek: (day) => `Show the week of ${day} in the calendar`,
  summary: "Summary of the proposal",

  difference: "Difference",
  placed: "New dates",
  moved: "Moved",
  unplaced: "Without a date",
  standing: "Cannot stay, and have nowhere to go",
  troubled: "Standing against an obstacle",
  held: "Held dates",
  kept: "Unchanged",
  changes: { placed: "new date", start: "another time", venue: "another venue", people: "other people" },
  when: "Date",
  where: "Venue",
  who: "People",
  nobody: "nobody",
  wasIs: (was, is) => `was ${was}, is ${is}`,
  announced: "announced",
  warned: "with a concern",
  statuses: { accepted: "accepted", overtaken: "settled otherwise" },
  choose: (name) => `Select: ${name}`,
  chooseAll: "Select all",
  accept: "Accept",
  acceptOne: (name) => `Accept only: ${name}`,
  acceptAll: (n) => `Accept all (${number(n)})`,
  acceptChosen: (n) => `Accept selected (${number(n)})`,
  reject: "Reject the proposal",
  rejected: "The proposal was rejected. Nothing in the calendar has changed.",
  accepted: (placed, moved, released) =>
    `Season plan accepted: ${[
      ...(placed > 0 ? [newDates(placed)] : []),
      ...(moved > 0 ? [`${number(moved)} moved`] : []),
      ...(released > 0 ? [`${dates(released)} given back`] : []),
    ].join(", ")}.`,
  reason: "Why an announced date changes",
  reasonHint: "Residents know it already. The reason is kept in the ledger, and the channels to correct show themselves.",
  blockedNow: "This date can no longer be accepted",
  blockedAlone: "Without the other changes this date is not possible",
  outdated: (blocked, fresh) =>
    [
      ...(blocked > 0 ? [`${dates(blocked)} of the proposal can no longer be accepted`] : []),
      ...(fresh > 0 ? [`${requests(fresh)} outside the proposal waiting for a date`] : []),
    ].join("; "),
  outdatedTitle: "Something has changed since this proposal",

  lock: (name) => `Lock: ${name}`,
  lockShort: "Lock",
  unlockShort: "Unlock",
  locked: "locked",
  lockHint: "A locked date stays when you plan again.",
  lockedCount: (n) => `Locked dates: ${number(n)}`,
  stays: "stays",
  mayMove: "Let this meeting move",
  mayMoveHint: "A promised date changes only when you allow it; everybody will be told again.",

  whyHere: "Why here?",
  reckoning: "Checking what speaks against it and where else it could be…",
  nothingAgainst: "Nothing speaks against this date: it meets the wishes and the targets.",
  against: (n) => `Against this date: ${points(n)}`,
  part: (part) => parts[part] ?? part,
  partLine: (part, n) => `${parts[part] ?? part}: ${number(n)}`,
  elsewhere: "The best other dates",
  noElsewhere: "No other date of this season is possible.",
  worse: (n) => (n === 0 ? "just as good" : n > 0 ? `worse by ${points(n)}` : `on its own better by ${points(-n)}`),
  differs: (part, n) => `${parts[part] ?? part} ${n > 0 ? "+" : "−"}${number(Math.abs(n))}`,
  takeInstead: "Plan with this date",
  whyNot: "Why not?",
  lookingWhy: "Checking what is in the way…",
  because: {
    static: "With the present data no date is possible, even if nothing else were planned.",
    crowded: "All possible dates are taken by other meetings.",
    choice: "There would be a date, but the plan as a whole would be worse for it.",
  },
  unknownBecause: "No date was found in the time given to the search.",
  pinnedBecause: "This date is locked in a place that is no longer possible. Unlock it and plan again.",
  oneIsEnough: "One of these changes is enough:",
  nearest: (n) => (n === 1 ? "A date is nearest where only this is in the way:" : "No single change is enough. A date is nearest where these are in the way together:"),
  nothingHelps: "Try a longer season or a longer search.",
  openCard: (name) => `Open the card: ${name}`,
  obstacle: (owner, rule) => (owner === undefined ? rule : `${owner}: ${rule}`),
  relaxed: (change, names) => {
    switch (change.change) {
      case "blocked_date":
        return "A meeting on a day or at a time when none are planned.";
      case "dates":
        return "A longer period: other days than wished for, or outside this season.";
      case "weekdays":
        return "Another weekday than wished for.";
      case "hours":
        return "Another time of day than the plan allows.";
      case "lead_time":
        return "Less time to announce it than the minimum.";
      case "district_gap":
        return "A smaller distance from another meeting of this district.";
      case "other_venue":
        return "Another venue: farther, smaller, less accessible, or with a calendar not believed today.";
      case "venue_hours":
        return "Longer opening hours of one of the halls.";
      case "venue_booked":
        return "One of the halls that are taken becomes free.";
      case "person_hours":
        return `${names.person(change.person_id) ?? "Somebody not in the register"}: present outside working hours.`;
      case "person_busy":
        return `${names.person(change.person_id) ?? "Somebody not in the register"}: an appointment is given up.`;
      case "person_limit":
        return `${names.person(change.person_id) ?? "Somebody not in the register"}: one meeting more in a week.`;
      case "meeting":
        return `The meeting ${some(names.meeting(change.meeting_id), "held for now")} gives way.`;
      case "request":
        return `The request ${some(names.request(change.request_id), "of this plan")} gives way.`;
    }
  },
  waysOut: {
    blocked_date: "Check days and periods",
    dates: "Change the wishes",
    weekdays: "Change the wishes",
    hours: "Change the plan's hours",
    lead_time: "Change the minimum",
    district_gap: "Change the distance",
    other_venue: "See the venues",
    venue_hours: "See the venues",
    venue_booked: "See the venues",
    person_hours: "Open the person's card",
    person_busy: "Open the person's card",
    person_limit: "Change the week's limit",
    meeting: "Open the meeting",
    request: "Show in the plan",
  },
  release: "Give the date back, let the request wait",

  lost: "Something fell through…",
  lostTitle: "Something fell through",
  lostAbout: "Note who or what is not available. The plan is made again with as few changes as possible, and you see the difference before you accept it.",
  lostKinds: "What is lost",
  lostKind: { person: "A person is absent", venue: "A hall is not available" },
  lostPerson: "Who",
  lostVenue: "Which hall",
  lostFrom: "From",
  lostTo: "To, inclusive",
  lostReason: "Reason",
  lostReasonExample: "e.g. illness, a broken heating",
  lostMissing: "Choose from the list.",
  lostSave: "Save and plan again",

  ghost: (name, when, where) => `Proposed: ${name}, ${when}, ${where}`,
  ghostHint: "Enter shows it in the season plan.",
  ghostsShown: (n) => `Season proposal: ${dates(n)} on the calendar`,
  backToPlan: "Back to the season plan",
};
