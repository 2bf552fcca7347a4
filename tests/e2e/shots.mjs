/**
 * Pictures of every view of the real window, on the sample department with a date held and one announced, in both
 * languages, light and dark. Run by `cargo xtask shots`; the best of them are in the README.
 */
import { hook } from "./calendar.mjs";
import { prefer } from "./preferences.mjs";
import { dayOf, Register } from "./register.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

const languages = ["pl", "en"];
const themes = ["light", "dark"];
/** A debug build sets type slowly. Milliseconds. */
const paperTime = 60_000;

async function prepare(places) {
  const register = await Register.sample(places);
  const hold = async () => {
    const { request, slot } = await register.mostUrgent();
    const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
    return meeting_id;
  };
  const announced = await hold();
  await register.ask("confirm", announced);
  await register.ask("publish", announced, "--channel", "krakow_pl", "--url", "https://www.krakow.pl/lawka", "--at", new Date().toISOString());
  Object.assign(places, { announced, held: await hold() });
  places.day = dayOf((await register.meeting(announced)).start);
}

/** Besides the views of the bar: what is opened in them. */
const opened = ({ announced, day }) => [
  { name: "meeting", address: `#/calendar?day=${day}&meeting=${announced}`, there: hook("meeting-panel") },
  { name: "month", address: `#/calendar?look=month&day=${day}`, there: hook("month-grid") },
  { name: "resources", address: `#/calendar?look=resources&day=${day}`, there: hook("resource-grid") },
  { name: "request", address: "#/requests?request=3", there: hook("request-panel") },
  { name: "intake", address: "#/requests?new=1", there: hook("request-form") },
  { name: "map", address: "#/people?tab=venues&venue=3", there: hook("venues-map"), prefers: { "venues-look": "map" } },
  { name: "editor", address: `#/announcements?meeting=${announced}&channel=krakow_pl`, there: `:has(${hook("page-frame")}) ${hook("finding")}` },
  { name: "districts", address: "#/reports?report=coverage", there: "main figure" },
];

/** Goes to a view and waits until nothing on it changes any more. */
async function show(session, address, there = "main h1, main h2") {
  await session.run("location.hash = arguments[0]", address);
  await session.find(there, undefined, paperTime);
  let before = "";
  await eventually(async () => {
    const now = await session.run("return document.body.innerHTML");
    const settled = now === before;
    before = now;
    if (!settled) throw new Error("the view is still changing");
  }, "the view settles");
}

await inWindow(
  "shots",
  async (session, places) => {
    await session.find("nav a");
    const addresses = await session.run("return [...document.querySelectorAll('nav a')].map((a) => a.getAttribute('href'))");
    const views = addresses.map((address) => ({ name: address.replace(/\W/g, ""), address }));
    const prefers = Object.assign({}, ...opened(places).map((each) => each.prefers ?? {}));
    for (const language of languages) {
      for (const theme of themes) {
        await prefer(session, { language, theme, ...prefers });
        for (const { name, address, there } of [...views, ...opened(places)]) {
          await show(session, address, there);
          await picture(session, `shot-${name}-${language}-${theme}`);
        }
        await session.run("location.hash = '#/today'");
      }
    }
  },
  { prepare, size: [1440, 900] },
);
