/** Every dialog as it opens at 1280 × 720 in both languages: no word in it is cut or lies under something else. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cutTexts, openBrowser, picture, settled, unreadTexts } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const press = (...steps) => async (page) => {
  for (const step of steps) await page.getByTestId(step).first().click();
};
const editor = (meeting, channel) => `#/announcements?meeting=${meeting}&channel=${channel}`;
const settings = (section) => `#/settings?section=${section}`;

async function account(page) {
  await addAccount(page);
  await press("synchronise", "decide")(page);
}

async function addAccount(page) {
  await page.getByTestId("add-account").click();
  const [server, user] = await page.getByTestId("account-form").locator("input:not([type=password])").all();
  await server.fill("https://kalendarz.urzad.pl");
  await user.fill("anna");
  await page.locator("input[type=password]").fill("tajne");
  await page.locator("dialog footer .primary").click();
}

async function correction(page) {
  await page.getByTestId("cancel").click();
  await page.locator("dialog [name=reason]").fill("Awaria ogrzewania w sali");
  await press("cancel-confirm", "words", "open-correction")(page);
}

/** Where each opens, and how. */
const dialogs = {
  search: ["#/today", (page) => page.keyboard.press("Control+k")],
  help: ["#/today", (page) => page.keyboard.press("?")],
  jump: ["#/calendar", press("jump")],
  request: ["#/requests?new=1"],
  decline: ["#/requests?request=1", press("decline-request")],
  letter: ["#/requests?request=1", press("attach-letter", "show-letter")],
  erase: ["#/requests?request=1", async (page) => (await page.getByTestId("personal-data").locator("summary").click(), await press("erase")(page))],
  cancel: ["#/calendar?meeting=1", press("cancel")],
  publish: ["#/calendar?meeting=1", (page) => page.locator("[data-testid^=record-]").first().click()],
  notice: ["#/calendar?meeting=2", press("notice-1-write")],
  outcome: ["?past=1#/calendar?meeting=4", press("write-outcome", "add-matter")],
  export: [editor(1, "wdobrymkierunku"), press("open-export")],
  exportAll: ["#/announcements", press("open-export-all")],
  waive: [editor(2, "x_post"), press("waive")],
  correction: ["#/calendar?meeting=1", correction],
  loss: ["#/season", press("season-lost")],
  person: ["#/people?tab=people&new=1"],
  venue: ["#/people?tab=venues&new=1"],
  calendarFile: ["#/people?person=1", press("import-calendar")],
  table: ["#/calendar", (page) => page.evaluate(() => window.dropFiles(["C:\\Dane\\Miejsca 2026.XLSX"]))],
  account: [settings("together"), press("add-account")],
  conflicts: [settings("together"), account],
  plan: [settings("together"), async (page) => (await addAccount(page), await press("plan")(page))],
  restore: [settings("copies"), (page) => page.getByTestId("copies").getByRole("button").first().click()],
  encrypt: [settings("security"), press("encrypt")],
  words: [settings("security"), press("choose-words")],
};

for (const language of ["pl", "en"]) {
  test(`every dialog says all its words: ${language}`, async () => {
    const found = {};
    const { page, startAgain, close } = await browser.page("", { language, reducedMotion: "reduce" });
    for (const [name, [address, open]] of Object.entries(dialogs)) {
      await startAgain(address);
      await open?.(page);
      await page.locator("dialog[open]").last().waitFor();
      await settled(page);
      const unread = [...(await unreadTexts(page)), ...(await cutTexts(page))];
      if (unread.length > 0) found[name] = unread;
      await picture(page, `dialog-${name}-${language}`);
    }
    await close();
    assert.deepEqual(found, {});
  });
}
