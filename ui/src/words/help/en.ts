import type { Help } from "./help.ts";

export const help: Help = {
  today: {
    about: "What waits for your hand, the most urgent on top. Pressing a line leads to where it is dealt with.",
    tasks: [
      { title: "Begin the day", steps: ["Take the group “Overdue” first, then “Today”.", "The buttons above the list leave matters of one kind; pressed again, they show everything.", "What is done goes by itself."] },
      { title: "Go on with what is unfinished", steps: ["Forms and announcements that were not saved wait in the group “Unfinished”, after a crash too. What is saved or deleted goes, and what nobody touches for a month."] },
      { title: "See the meetings ahead", steps: ["On the right stand the meetings of two weeks. Pressing one opens it in the calendar."] },
    ],
    keys: [],
  },
  calendar: {
    about: "Here a request gets its date and place. The program says at every moment when that is possible, and why not.",
    tasks: [
      { title: "Hold a date", steps: ["Drag a request from the list over the calendar. Plain is free, a hatch warns, a lock is taken, dots mean that nothing is known.", "Drop it and choose a place; the best is first and Enter takes it.", "Confirm the date in the panel on the right."] },
      { title: "Move it or change its length", steps: ["Drag the meeting to another date. Among the resources, drop it on the row of another hall; the rows of those the request asks for show when each of them can come.", "Take the lower edge of a meeting to make it longer or shorter.", "A held date dragged to the list of requests is given back."] },
      { title: "When a date is not possible", steps: ["The program says what stands against it and the nearest ways out: press one of them.", "Where the rules allow it, a block may be overridden with a written reason. The ledger keeps it."] },
      { title: "See what you need", steps: ["Filters leave the meetings of one district, person, hall or state; a filter can be saved under a name.", "Layers show days off, school breaks, sessions, sensitive times and a person’s busy time.", "Print makes a list of the meetings of a week or a season."] },
    ],
    keys: [
      ["Enter", "on a request: picks it up; arrows move, N finds a free date, Enter drops, Escape puts back"],
      ["Space", "on a meeting: picks it up to move it"],
      ["Shift+ArrowDown", "on a meeting: a quarter of an hour longer"],
      ["Ctrl+G", "go to a day"],
      ["Alt++", "enlarge the calendar"],
    ],
  },
  season: {
    about: "The program plans many meetings at once and shows the plan beside what stands. Nothing changes until you accept it.",
    tasks: [
      { title: "Make a plan", steps: ["Choose the time and lock the meetings that are to stay.", "Start planning; you may stop it and look at the best plan so far.", "What is proposed stands in the calendar, too, as dotted frames; in Resources in the rows of the halls and of those who would take part. A press leads back to the plan.", "A request that could not be planned says what would help."] },
      { title: "Accept it", steps: ["Accept everything or single dates. The whole plan is one step that can be undone."] },
    ],
    keys: [["Ctrl+Enter", "accept the chosen dates of the plan"]],
  },
  requests: {
    about: "Requests for meetings: received, corrected, declined, with the letters they came with.",
    tasks: [
      { title: "Take in a request", steps: ["Drop an .eml message on the window: the form fills itself in and the letter is attached. Or press “New request”.", "The district is known from a neighbourhood’s name, and the case mark is checked at once.", "When a similar matter is there already, the program shows it: open it and see."] },
      { title: "Decline a request", steps: ["“Decline…” shows the finished letter beside the reason. It can be saved at once (DOCX, PDF and an e-mail draft) or later, with “Letter of refusal…”.", "Declining can be undone."] },
      { title: "Attach a letter", steps: ["In the request’s panel choose “Attach a letter”: a PDF, a scan or an .eml of up to 20 MB.", "Letters hold personal data: they go into no materials, and they go when the requester’s data are erased."] },
      { title: "Say how to write to somebody", steps: ["Give the postal address, the grammatical gender and the salutation in the request’s form: they stand on every letter. A salutation chosen while a letter is written is remembered."] },
      { title: "Bring in a list", steps: ["Drop a CSV or XLSX file on the window. You see the rows first; nothing is written until you press “Import”."] },
    ],
    keys: [],
  },
  people: {
    about: "People, venues and district councils: their data, access, calendars and past meetings.",
    tasks: [
      { title: "Find", steps: ["Search without Polish letters: “lagiewniki” finds Łagiewniki."] },
      { title: "Find a venue on the map", steps: ["“Map” shows the 18 districts beside the list. The arrows go from venue to venue, Enter opens the card.", "A venue without a position is not on the map: add it to the card."] },
      { title: "Refresh a calendar", steps: ["A card says how old the calendar is. When it is too old, its free time is not believed: import a new .ics file."] },
    ],
    keys: [],
  },
  announcements: {
    about: "Which channels have carried a meeting and which wait; the words of announcements and their releases.",
    tasks: [
      { title: "Release materials", steps: ["Open the meeting, correct the words and export the pack. A released pack cannot be undone: a change is announced by a new release.", "The same announcement exported again gives the same files, byte for byte, also after an update of the program."] },
      { title: "Write calmly", steps: ["Words are saved by themselves. Undo takes back what was written in one field, not one pause of typing."] },
      { title: "Record a publication", steps: ["Record the address and the hour with the channel. The lead time counts from the first."] },
    ],
    keys: [],
  },
  reports: {
    about: "Lead time, meetings in districts, speed of informing, and channels.",
    tasks: [{ title: "Take the figures with you", steps: ["“Save PDF…” sets the whole report that is open as an accessible document. Every table can also be copied, saved as XLSX or printed.", "The answer to a councillor’s question (DOCX) is made in a meeting’s panel: why this date, when it became final, who was told when, where it was announced."] }],
    keys: [],
  },
  ledger: {
    about: "The ledger: who changed what and when. It can be neither corrected nor removed.",
    tasks: [{ title: "Look at a change", steps: ["Press a line to see what was and what is. There are no personal data in the ledger."] }],
    keys: [],
  },
  settings: {
    about: "The department, rules and their parameters, channels, days and periods, the look of the program.",
    tasks: [
      { title: "Change a rule", steps: ["A rule can be switched off or weigh more or less: from a note to a block. The change holds at once and can be undone."] },
      { title: "Decide about a message", steps: ["When the connection broke while a message was being sent, nobody knows whether it left: it stands in Today and under Mail. Look into the “Sent” folder and say whether it left, goes again or is taken back. The program never sends it twice by itself.", "A sent message cannot be undone."] },
      { title: "Choose the first view", steps: ["Under Program you say what the window shows after its start: Today, the calendar, or the view opened last."] },
      { title: "Add a period", steps: ["School breaks, sessions and campaigns are entered with their dates; the calendar shows them as layers."] },
    ],
    keys: [],
  },
};
