/**
 * Pictures of every view of the real window, on the sample department, in both languages, light and dark.
 * Run by `cargo xtask shots`; the best of them are in the README.
 */
import { prefer } from "./preferences.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

const languages = ["pl", "en"];
const themes = ["light", "dark"];

/** Goes to a view and waits until nothing on it changes any more. */
async function show(session, address) {
  await session.run("location.hash = arguments[0]", address);
  await session.find("main h1, main h2");
  let before = "";
  await eventually(async () => {
    const now = await session.run("return document.querySelector('main').innerHTML");
    const settled = now === before;
    before = now;
    if (!settled) throw new Error("the view is still changing");
  }, "the view settles");
}

await inWindow(
  "shots",
  async (session) => {
    await session.find("nav a");
    const addresses = await session.run("return [...document.querySelectorAll('nav a')].map((a) => a.getAttribute('href'))");
    for (const language of languages) {
      for (const theme of themes) {
        await prefer(session, { language, theme });
        for (const address of addresses) {
          await show(session, address);
          await picture(session, `shot-${address.replace(/\W/g, "")}-${language}-${theme}`);
        }
      }
    }
  },
  { size: [1440, 900] },
);
