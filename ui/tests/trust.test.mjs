/** Copies, personal data, and texts that would like to be more than texts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { isSound, openBrowser } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

test("a copy is restored after one question, and the register is checked", async () => {
  const opened = await browser.page("#/settings?section=copies");
  const { page, close } = opened;
  await page.getByTestId("copies").getByRole("button").first().waitFor();
  await isSound(opened, "trust-copies");
  await page.getByTestId("verify").click();
  await page.getByText("Rejestr jest cały").waitFor();
  await page.getByTestId("copies").getByRole("button").first().click();
  await page.getByRole("dialog", { name: "Przywrócić kopię?" }).waitFor();
  await isSound(opened, "trust-restore");
  await page.getByTestId("restore-confirm").click();
  await page.getByText("Przywrócono kopię.").waitFor();
  await close();
});

test("who asked is erased on a basis in words, from the request itself", async () => {
  const opened = await browser.page("#/requests?request=1");
  const { page, close } = opened;
  await page.getByTestId("personal-data").locator("summary").click();
  await isSound(opened, "trust-personal-data");
  await page.getByTestId("erase").click();
  await page.getByTestId("erase-confirm").click();
  await page.getByTestId("refusal").waitFor();
  await page.locator("[name=basis]").fill("art. 17 ust. 1 lit. a RODO");
  await isSound(opened, "trust-erase");
  await page.getByTestId("erase-confirm").click();
  await page.getByTestId("personal-data").waitFor({ state: "detached" });
  await close();
});

test("what is to be erased, who has seen it and the state of the installation are listed", async () => {
  const privacy = await browser.page("#/settings?section=privacy");
  await privacy.page.getByTestId("retention-due").getByRole("button").first().waitFor();
  await isSound(privacy, "trust-privacy");
  await privacy.close();
  const state = await browser.page("#/settings?section=state");
  await state.page.getByTestId("findings").getByText("Na dysku jest mało miejsca").waitFor();
  await isSound(state, "trust-state");
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
  "#/season",
  ...["program", "office", "dates", "rules", "channels", "mail", "periods", "copies", "security", "privacy", "together", "state"].map(
    (section) => `#/settings?section=${section}`,
  ),
];
const channels = ["common", "krakow_pl", "bip", "notice_board", "tv_board", "tv_crawl", "facebook_post", "x_post", "instagram_post", "press_release", "district_web"];

/** Addresses that are asked for and are not the page's own. */
function askedElsewhere(page) {
  const elsewhere = [];
  page.on("request", (request) => {
    const own = request.url().startsWith(new URL(page.url()).origin) || /^(data|about|blob):/.test(request.url());
    if (!own) elsewhere.push(request.url());
  });
  return elsewhere;
}

/** Whether anything of the corpus ran, in the window or in a frame of it. */
async function ran(page) {
  const frames = await page.locator("iframe").evaluateAll((all) => all.map((frame) => frame.getAttribute("sandbox")));
  for (const sandbox of frames) assert.doesNotMatch(String(sandbox), /null|scripts|forms|popups|navigation/, "a frame's sandbox");
  return page.evaluate(() => window.hurt);
}

test("a text that is markup is shown letter by letter, whatever view, panel or list it stands in", async () => {
  const { page, complaints, close } = await browser.page("?hostile#/people");
  const elsewhere = askedElsewhere(page);
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

test("a preview of a channel shows markup as the channel would, and runs and fetches nothing of it", async () => {
  const { page, complaints, close } = await browser.page("?hostile#/announcements?meeting=1&channel=common");
  const elsewhere = askedElsewhere(page);
  for (const channel of channels) {
    await page.evaluate((to) => (location.hash = to), `#/announcements?meeting=1&channel=${channel}`);
    await page.getByTestId("preview").waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(await ran(page), undefined, channel);
    const frames = await page.locator("iframe").evaluateAll((all) => all.map(({ srcdoc }) => srcdoc));
    for (const srcdoc of frames) assert.doesNotMatch(srcdoc, /<script|<iframe|<style|onerror=|onload=|javascript:window|example\.org/i, channel);
  }
  assert.deepEqual(elsewhere, [], "nothing is fetched from elsewhere");
  // Chromium reports handlers already where a page is only taken apart; what it says is that they were blocked.
  assert.deepEqual(complaints.filter((each) => !/Content Security Policy.* blocked/.test(each)), []);
  await close();
});

test("letters, files that are looked at, search and messages of trouble show markup letter by letter", async () => {
  const { page, complaints, close } = await browser.page("?hostile#/requests");
  const elsewhere = askedElsewhere(page);
  await page.evaluate(() => window.dropFiles(["C:\\Poczta\\<img src=x onerror=window.hurt=1>.eml"]));
  await page.getByTestId("request-form").waitFor();
  assert.equal(await ran(page), undefined, "a message dropped");
  await page.goto(new URL("?hostile#/requests?request=1", page.url()).href);
  await page.getByTestId("attach-letter").click();
  await page.getByTestId("letters").locator(".name").first().waitFor();
  assert.equal(await ran(page), undefined, "a letter's name");
  await page.evaluate(() => window.dropFiles(["/home/a/<svg onload=window.hurt=1>.csv"]));
  await page.getByTestId("import-dialog").waitFor();
  assert.equal(await ran(page), undefined, "a table dropped");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("<img src=x onerror=window.hurt=1>");
  await page.waitForLoadState("networkidle");
  assert.equal(await ran(page), undefined, "search");
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(complaints, []);
  await close();
});

/** Written by the desk's own templates from the corpus (documents/tests/paper/handed_out.rs); no policy protects it here. */
test("a page that is handed out runs nothing of what was written into its fields, wherever it is opened", async () => {
  const { page, close } = await browser.page("#/today");
  for (const name of ["krakow_pl", "bip"]) {
    const html = readFileSync(new URL(`pages/${name}.html`, import.meta.url), "utf8");
    const bare = await page.context().newPage();
    const asked = [];
    bare.on("request", (request) => asked.push(request.url()));
    bare.on("dialog", (dialog) => asked.push(`dialog ${dialog.message()}`));
    await bare.setContent(html, { waitUntil: "networkidle" });
    assert.equal(await bare.evaluate(() => window.hurt), undefined, name);
    assert.match(await bare.locator("body").innerText(), /<script>window\.hurt=1<\/script>/, `${name} says what was written`);
    const live = "script:not([type='application/ld+json']), style, link[rel=stylesheet], iframe, object, embed, form, base, [onerror], [onload], [onfocus], [href^=javascript]";
    assert.equal(await bare.locator(live).count(), 0, name);
    const foreign = asked.filter((url) => !/^(about|data):/.test(url) && !url.endsWith(".png") && !url.endsWith(".jpg"));
    assert.deepEqual(foreign, [], name);
  }
  await close();
});

test("a locked window shows the question and nothing else, no key closes it, and the work waits as it was", async () => {
  const opened = await browser.page("?locked#/settings?section=office");
  const { page, close } = opened;
  const nothingElse = async (where) => {
    await page.getByTestId("locked").waitFor();
    const seen = await page.locator("body").innerText();
    assert.match(seen, /Okno jest zablokowane/, where);
    assert.doesNotMatch(seen, /Ustawienia$|Kalendarz|Szukaj/m, where);
  };
  await nothingElse("at the start");
  await isSound(opened, "trust-locked");
  for (const key of ["Escape", "Escape", "Control+k", "?", "Control+2"]) await page.keyboard.press(key);
  await nothingElse("after keys");
  await page.locator("[name=unlock]").fill("zgaduję, zgaduję");
  await page.getByTestId("unlock").click();
  await page.getByText("To nie jest hasło blokady").waitFor();
  await page.locator("[name=unlock]").fill("zielona ławka");
  await page.getByTestId("unlock").click();
  const field = page.getByTestId("settings-form").locator("input").first();
  await field.fill("Wydział, którego nazwy jeszcze nie zapisano");
  // Another section and back: what is not saved lives as long as the view. Then the window is locked over it.
  await page.evaluate(() => (location.hash = "#/settings?section=security"));
  await page.getByTestId("lock-now").click();
  await nothingElse("locked by hand");
  await page.locator("[name=unlock]").fill("zielona ławka");
  await page.keyboard.press("Enter");
  await page.getByTestId("locked").waitFor({ state: "detached" });
  await page.evaluate(() => (location.hash = "#/settings?section=office"));
  assert.equal(await field.inputValue(), "Wydział, którego nazwy jeszcze nie zapisano");
  await close();
});

test("a window that began locked shows what an earlier one left, once it is unlocked", async () => {
  const opened = await browser.page();
  const { page, complaints, close } = opened;
  const content = JSON.stringify({ name: "Łucja Niedokończona", base: "", draft: { name: "Łucja Niedokończona" } });
  const left = JSON.stringify([{ form: "person", at: "2026-11-24T08:00:00Z", content }]);
  await page.evaluate((drafts) => sessionStorage.setItem("lawka.twin.drafts", drafts), left);
  await page.goto(new URL("?locked#/today", page.url()).href);
  await page.locator("[name=unlock]").fill("zielona ławka");
  await page.getByTestId("unlock").click();
  await page.getByTestId("unfinished").getByText("nowa osoba, Łucja Niedokończona").waitFor();
  await page.locator("[data-testid^=today-group]").first().waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("a recovery code is shown once, and only who copied it can encrypt", async () => {
  const opened = await browser.page("#/settings?section=security");
  const { page, close } = opened;
  await page.getByTestId("encrypt").click();
  const code = await page.getByTestId("recovery-code").innerText();
  assert.match(code, /^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  await page.locator("[name=repeat]").fill("0000");
  await page.getByTestId("encrypt-confirm").click();
  await page.getByText("To nie jest ostatnia grupa").waitFor();
  await isSound(opened, "trust-encrypt");
  await page.locator("[name=repeat]").fill(code.slice(-4).toLowerCase());
  await page.getByTestId("encrypt-confirm").click();
  await page.getByText("Rejestr i kopie są zaszyfrowane.").waitFor();
  await page.getByRole("dialog").getByRole("button").last().click();
  assert.doesNotMatch(await page.locator("body").innerText(), new RegExp(code));
  await isSound(opened, "trust-encrypted");
  await page.getByTestId("decrypt").click();
  await page.getByTestId("decrypt-confirm").click();
  await page.getByTestId("encrypt").waitFor();
  await close();
});
