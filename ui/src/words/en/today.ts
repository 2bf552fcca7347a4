import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");
const days = (n: number) => count(n, { one: "day", other: "days" });

export const today: Words["today"] = {
  title: "Today",
  todo: "To do",
  filter: "Show",
  kinds: {
    request_waiting: "Requests",
    hold_open: "Held dates",
    notice_due: "Notices",
    not_announced: "To announce",
    channel_stale: "To correct",
    hold_ends: "Hall holds",
    venue_refused: "Refusals",
    venue_to_give_back: "Halls to give back",
    calendar_stale: "Calendars",
    answer_due: "Answers to residents",
    outcome_missing: "Records of meetings",
  },
  groups: { overdue: "Overdue", today: "Today", week: "Within 7 days", later: "Later" },
  requestWaiting: (n) => `set a date – waiting for ${days(n)}`,
  holdOpen: "confirm the date or release it",
  noticeDue: (name) => `tell: ${name}`,
  notAnnounced: "publish the first announcement",
  channelStale: (channel) => `correct it on: ${channel}`,
  holdEnds: (venue) => `book the hall before its hold ends: ${venue}`,
  venueRefused: (venue) => `find another hall – refused: ${venue}`,
  venueToGiveBack: (venue) => `give the booking back: ${venue}`,
  calendarStale: "import a fresh calendar",
  answerDue: (unit, matter) => (unit === "" ? `answer: ${matter}` : `${unit} answers: ${matter}`),
  outcomeMissing: "write down how many came and what they raised",
  late: (n) => `${days(n)} overdue`,
  informed: {
    title: "Whom to tell",
    summary: (told, all) => `${number(told)} of ${number(all)} told`,
    more: (n) => `and ${number(n)} more`,
    allTold: "Everybody who asked for a meeting knows the date.",
  },
  soon: "Meetings within two weeks",
  noneSoon: "No meetings within two weeks.",
  allDone: "All done",
  allDoneAbout: "Nothing needs your hand. New matters appear here by themselves.",
  noneOfKind: "Nothing waits here",
  emptyTitle: "Begin with your department’s data",
  emptyAbout:
    "Import people, venues and requests from a spreadsheet, or look around on a sample department. The sample can be undone.",
  loadSample: "Load the sample department",
  sampleLoaded: "The sample department is loaded.",
  importData: "Import data…",
  newRequest: "New request",
};
