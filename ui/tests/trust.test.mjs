/** Copies, personal data, and texts that would like to be more than texts. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cutTexts, openBrowser, picture, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function isSound({ page, complaints }, name) {
  await picture(page, `trust-${name}`);
  assert.deepEqual(await violations(page), [], `${name}: axe-core`);
  assert.deepEqual(await cutTexts(page), [], `${name}: cut`);
  assert.deepEqual(complaints, [], `${name}: complaints`);
}

test("a copy is restored after one question, and the register is checked", async () => {
  const opened = await browser.page("#/settings?section=copies");
  const { page, close } = opened;
  await page.getByTestId("copies").getByRole("button").first().waitFor();
  await isSound(opened, "copies");
  await page.getByTestId("verify").click();
  await page.getByText("Rejestr jest cały").waitFor();
  await page.getByTestId("copies").getByRole("button").first().click();
  await page.getByRole("dialog", { name: "Przywrócić kopię?" }).waitFor();
  await isSound(opened, "restore");
  await page.getByTestId("restore-confirm").click();
  await page.getByText("Przywrócono kopię.").waitFor();
  await close();
});

test("who asked is erased on a basis in words, from the request itself", async () => {
  const opened = await browser.page("#/requests?request=1");
  const { page, close } = opened;
  await page.getByTestId("personal-data").locator("summary").click();
  await isSound(opened, "personal-data");
  await page.getByTestId("erase").click();
  await page.getByTestId("erase-confirm").click();
  await page.getByTestId("refusal").waitFor();
  await page.locator("[name=basis]").fill("art. 17 ust. 1 lit. a RODO");
  await isSound(opened, "erase");
  await page.getByTestId("erase-confirm").click();
  await page.getByTestId("personal-data").waitFor({ state: "detached" });
  await close();
});

test("what is to be erased, who has seen it and the state of the installation are listed", async () => {
  const privacy = await browser.page("#/settings?section=privacy");
  await privacy.page.getByTestId("retention-due").getByRole("button").first().waitFor();
  await isSound(privacy, "privacy");
  await privacy.close();
  const state = await browser.page("#/settings?section=state");
  await state.page.getByTestId("findings").getByText("Na dysku jest mało miejsca").waitFor();
  await isSound(state, "state");
  await state.close();
});

/** Every view, and what opens in it. */
const places = [
  "#/today",
  "#/calendar",
  "#/calendar?request=1",
  "#/calendar?meeting=1",
  "#/requests",
  "#/requests?request=1",
  "#/people",
  "#/people?person=1",
  "#/people?venue=1",
  "#/announcements",
  "#/announcements?meeting=1",
  "#/reports",
  "#/ledger",
  "#/settings?section=office",
  "#/settings?section=privacy",
];

test("a text that is markup is shown letter by letter, whatever view, panel or list it stands in", async () => {
  const { page, complaints, close } = await browser.page("?hostile#/people");
  const elsewhere = [];
  page.on("request", (request) => {
    const own = request.url().startsWith(new URL(page.url()).origin) || request.url().startsWith("data:");
    if (!own) elsewhere.push(request.url());
  });
  await page.getByText("<img src=x onerror=window.hurt=1>").first().waitFor();
  for (const place of places) {
    await page.evaluate((to) => (location.hash = to), place);
    await page.locator("main h1, main h2").first().waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(await page.evaluate(() => window.hurt), undefined, place);
    assert.equal(await page.locator("iframe, object, embed, main script, main link, main style").count(), 0, place);
  }
  assert.deepEqual(elsewhere, [], "nothing is fetched from elsewhere");
  assert.deepEqual(complaints, []);
  await close();
});
