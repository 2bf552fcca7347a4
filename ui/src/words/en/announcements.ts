import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");

export const announcements: Words["announcements"] = {
  title: "Announcements",
  about: "Final dates, and the channels that are to carry them",
  show: "Which meetings",
  ahead: "Ahead",
  open: "Unfinished",
  past: "Past",
  meeting: "Meeting",
  out: "out",
  outOn: (day) => `out since ${day}`,
  stale: "to be corrected",
  late: "overdue",
  due: "waiting",
  wasDue: (day) => `was due ${day}`,
  dueBy: (day) => `publish by ${day}`,
  progress: (done, all) => `${number(done)} of ${number(all)} channels`,
  leadTime: (days, announced) =>
    announced
      ? `announced ${count(days, { one: "day", other: "days" })} ahead`
      : `${count(days, { one: "day", other: "days" })} left`,
  legend: "Marks in the table",
  emptyTitle: "No final dates yet",
  emptyAbout: "When you confirm a date on the calendar, this shows which channels are to carry it and by when.",
  toCalendar: "Go to the calendar",
  noneTitle: "Nothing waits here",
  exportAll: "Export all packs…",
  all: {
    title: "All packs of the season",
    about: "The program writes the pack of every final date. Packs in which nothing has changed stay the same.",
    write: "Write the packs",
    begins: "Beginning…",
    progress: (done, total) => `Pack ${number(done)} of ${number(total)}`,
    stop: "Stop",
    stopped: "Stopped. The packs written before are whole; there are no half ones.",
    written: (n) => `${count(n, { one: "pack", other: "packs" })} written`,
    notReady: (n) => `Without a pack: ${count(n, { one: "meeting", other: "meetings" })} – fill the gaps first`,
  },
  noneAbout: "Every announcement of this group is out on every channel.",
};
