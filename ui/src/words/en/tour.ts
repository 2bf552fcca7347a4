import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { number } = numbersIn("en");

export const tour: Words["tour"] = {
  begin: "Show me around (2 minutes)",
  beginOnSample: "Get to know it in 2 minutes",
  end: "End the tour",
  back: "Back",
  next: "Next",
  finish: "Start working",
  progress: (step: number, all: number) => `Step ${number(step)} of ${number(all)}`,
  steps: {
    today: {
      title: "Today: what needs your hand",
      about: "The most urgent comes first. Press a line and you are where it is dealt with. What is done goes by itself.",
    },
    list: {
      title: "Requests that wait for a date",
      about: "Drag a request onto the calendar. Without a mouse: Enter picks it up, the arrows move it, N finds a free date.",
    },
    grid: {
      title: "The calendar answers at once",
      about: "While you drag you see what is free, what has reservations, and what is in the way and why. After the drop you choose a hall; the first one fits best.",
    },
    season: {
      title: "Season: many meetings at once",
      about: "The program proposes a plan for several weeks beside what already stands. Nothing changes until you accept it.",
    },
    requests: {
      title: "Requests and letters",
      about: "Drop an .eml message, a scan, a PDF or a spreadsheet on the window: the form fills itself in, and a list is shown before it is saved. Unfinished forms wait under Today.",
    },
    people: {
      title: "People and venues",
      about: "Cards, calendars and accessibility. “lagiewniki” finds Łagiewniki. When a calendar is old, the program does not take time for free.",
    },
    announcements: {
      title: "Announcements for every channel",
      about: "When a date is final there is a pack: poster, page, posts, letters. You see what is missing and how many days residents had to hear of it.",
    },
    reports: {
      title: "Reports and evidence",
      about: "Lead time, districts, channels. A councillor's question is answered with a ready letter and its evidence.",
    },
    help: {
      title: "Always at hand",
      about: "Ctrl+K finds everything, Ctrl+Z takes a step back, and the question mark opens shortcuts and help. The tour can be begun again from there.",
    },
  },
};
