/** The office's other views, as a person works in them: lists, cards, forms, settings, ledger, import. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { goTo, isSound, openBrowser, picture } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

test("a line of Today leads to where the matter is dealt with", async () => {
  const opened = await browser.page("#/today");
  const { page, close } = opened;
  await page.getByTestId("today-request_waiting").first().click();
  await page.getByTestId("request-panel").waitFor();
  assert.match(page.url(), /#\/requests\?request=\d+/);
  await isSound(opened, "desk-request");
  await close();
});

test("who will not come, by their own calendar, is a line of Today that leads to the meeting", async () => {
  const { page, close } = await browser.page("#/today");
  await page.getByTestId("today-participant_declined").click();
  await page.getByTestId("meeting-panel").getByTestId("declined").waitFor();
  await close();
});

test("an empty register says what to do, and the sample fills it", async () => {
  const opened = await browser.page("?empty#/today");
  const { page, close } = opened;
  await isSound(opened, "desk-empty");
  await page.getByTestId("load-sample").click();
  await page.getByTestId("today-request_waiting").first().waitFor();
  await close();
});

test("on the first start the tour goes through the views by Enter alone, and is ended and begun again", async () => {
  const opened = await browser.page("?empty#/today", { reducedMotion: "reduce" });
  const { page, close } = opened;
  await page.getByTestId("tour-on-sample").click();
  const tour = page.getByTestId("tour");
  await tour.waitFor();
  await page.locator('[data-testid^="today-group"][data-toured]').waitFor();
  await isSound(opened, "desk-tour");
  const seen = [];
  for (let step = await tour.count(); step > 0; step = await tour.count()) {
    seen.push(await tour.getByRole("heading").textContent());
    if (seen.length === 3) {
      await page.locator("[data-testid=week-grid][data-toured]").waitFor();
      await isSound(opened, "desk-tour-calendar");
    }
    await page.keyboard.press("Enter");
  }
  assert.equal(new Set(seen).size, 9, seen.join("; "));
  assert.equal(await page.locator("[data-toured]").count(), 0);
  await page.keyboard.press("?");
  await page.getByTestId("tour-begin").click();
  await tour.waitFor();
  await page.keyboard.press("ArrowRight");
  await tour.getByText("Krok 2 z 9").waitFor();
  await page.keyboard.press("Escape");
  await tour.waitFor({ state: "detached" });
  await close();
});

test("a request is taken in by keyboard: faults stand at their fields, a neighbourhood finds its district", async () => {
  const opened = await browser.page("#/requests");
  const { page, close } = opened;
  await page.getByTestId("new-request").focus();
  await page.keyboard.press("Enter");
  const form = page.getByTestId("request-form");
  await form.locator("[name=case_mark]").fill("OR-3/3");
  await page.getByTestId("save-request").press("Enter");
  await form.getByText("Wpisz, o jakie spotkanie chodzi.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "title");
  assert.equal(await form.locator("[aria-invalid=true]").count(), 3);
  await isSound(opened, "desk-request-faults");

  await form.locator("[name=title]").fill("Ławki na Klinach");
  await form.locator("[name=case_mark]").fill("KS.0632.99.2026");
  await form.locator("[name=requester]").fill("Jan Próbny");
  const district = form.getByRole("combobox", { name: "Dzielnica" });
  await district.fill("kliny");
  await district.press("Enter");
  assert.equal(await district.inputValue(), "VIII Dębniki");
  await page.getByTestId("save-request").press("Enter");
  await page.getByTestId("request-panel").getByText("Jan Próbny").waitFor();
  await close();
});

test("an unfinished request is not lost when its form is closed", async () => {
  const { page, close } = await browser.page("#/requests?new=1");
  await page.locator("[name=title]").fill("Zaczęty wniosek");
  await page.keyboard.press("Escape");
  await page.getByTestId("request-form").waitFor({ state: "detached" });
  await page.getByTestId("new-request").click();
  assert.equal(await page.locator("[name=title]").inputValue(), "Zaczęty wniosek");
  await close();
});

test("a half-written form outlives the window: it is offered on the next start, and gone once it is saved", async () => {
  const opened = await browser.page("#/people?tab=people&new=1");
  const { page, close } = opened;
  await page.locator("[name=name]").fill("Łucja Niedokończona");
  await page.waitForFunction(() => (sessionStorage.getItem("lawka.twin.drafts") ?? "").includes("Niedokończona"));
  await page.goto(page.url().replace(/#.*/, "#/today"));
  await page.reload();
  await page.getByTestId("unfinished").getByText("nowa osoba, Łucja Niedokończona").waitFor();
  await isSound(opened, "desk-unfinished");
  await page.getByTestId("finish").click();
  await page.getByTestId("restored").waitFor();
  assert.equal(await page.locator("[name=name]").inputValue(), "Łucja Niedokończona");
  await page.getByTestId("save-card").click();
  await page.getByRole("heading", { name: "Łucja Niedokończona" }).waitFor();
  await page.goto(page.url().replace(/#.*/, "#/today"));
  await page.getByTestId("unfinished").waitFor({ state: "detached" });
  await close();
});

test("declining asks for a reason, and the request leaves the list", async () => {
  const opened = await browser.page("#/requests");
  const { page, close } = opened;
  await page.locator("tbody .open").first().click();
  await page.getByTestId("decline-request").click();
  await page.getByTestId("decline-confirm").click();
  await page.getByTestId("refusal").waitFor();
  await isSound(opened, "desk-decline");
  await page.locator("[name=reason]").fill("Sprawa dotyczy innej gminy.");
  await page.getByTestId("decline-preview").getByRole("img").waitFor();
  await page.getByTestId("decline-letter").click();
  await page.getByText(/pismo zapisano. To dane osobowe/).waitFor();
  await page.getByTestId("request-panel").getByText("Sprawa dotyczy innej gminy.").waitFor();
  await page.getByTestId("decline-letter-again").click();
  assert.equal(await page.locator("[name=reason]").inputValue(), "Sprawa dotyczy innej gminy.");
  await isSound(opened, "desk-decline-again");
  await close();
});

test("a venue is found without Polish letters, and its card says what is unknown", async () => {
  const opened = await browser.page("#/people?tab=venues");
  const { page, close } = opened;
  await page.getByRole("searchbox").fill("lagiewniki");
  const names = await page.locator("tbody tr").allTextContents();
  assert.ok(names.length > 0 && names.every((name) => name.includes("Łagiewniki")), names.join());
  await page.locator("tbody .open").first().click();
  await page.getByTestId("card").getByText("brak informacji").first().waitFor();
  await isSound(opened, "desk-venue");
  await page.getByTestId("edit-card").click();
  await isSound(opened, "desk-venue-form");
  await page.locator("[name=capacity]").fill("135");
  await page.getByTestId("save-card").click();
  await page.getByTestId("card").getByText("135").first().waitFor();
  await close();
});

for (const [look, options] of [
  ["light", {}],
  ["dark", { colorScheme: "dark", language: "en" }],
  ["forced", { forcedColors: "active" }],
]) {
  test(`venues on the map keep step with the list, by mouse and by keyboard (${look})`, async () => {
    const opened = await browser.page("#/people?tab=venues", options);
    const { page, close } = opened;
    await page.getByRole("radio", { name: look === "dark" ? "Map" : "Mapa", exact: true }).check();
    const map = page.getByTestId("venues-map");
    assert.match(await map.textContent(), /OpenStreetMap, ODbL|OpenStreetMap contributors, ODbL/);
    assert.equal(await map.getByRole("option").count(), await page.locator("tbody tr").count());
    await isSound(opened, `desk-map-${look}`);
    await map.getByTestId("spot-1").click();
    await page.locator("tbody tr.selected").waitFor();
    assert.equal(await map.locator('[aria-selected="true"]').getAttribute("data-testid"), "spot-1");
    await map.getByRole("listbox").focus();
    const at = () => map.getByRole("listbox").getAttribute("aria-activedescendant");
    const before = await at();
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await at(), before);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector('[role=option][aria-selected="true"]')?.dataset.testid !== "spot-1");
    await isSound(opened, `desk-map-chosen-${look}`);
    await page.getByRole("searchbox").fill("lagiewniki");
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length === document.querySelectorAll("tbody tr").length);
    await page.locator("tbody tr").first().hover();
    await map.locator(".spot.pointed").waitFor();
    await close();
  });
}

test("settings change only when they are saved, and the ledger tells of it", async () => {
  const opened = await browser.page("#/settings?section=dates");
  const { page, close } = opened;
  await page.locator("[name=lead_min]").fill("9");
  await page.locator("[name=lead_min]").press("Tab");
  await page.getByTestId("unsaved").waitFor();
  await isSound(opened, "desk-settings");
  await page.getByTestId("save-settings").click();
  await page.getByTestId("unsaved").waitFor({ state: "detached" });
  await page.evaluate(() => (location.hash = "#/ledger"));
  await page.getByRole("button", { name: "zmiana ustawień", exact: true }).click();
  await page.getByTestId("ledger-details").getByText("minimum dni").waitFor();
  await isSound(opened, "desk-ledger");
  await close();
});

test("each part of the settings is accessible in the dark and in English", async () => {
  const opened = await browser.page("#/settings", { language: "en", colorScheme: "dark" });
  for (const section of ["program", "office", "dates", "rules", "channels", "periods", "copies", "security", "privacy", "state"]) {
    await goTo(opened.page, `#/settings?section=${section}`);
    await isSound(opened, `desk-settings-${section}`);
  }
  await opened.close();
});

test("a calendar comes in from a card, with a report of what was not read, and can be undone", async () => {
  const opened = await browser.page("#/people?person=1");
  const { page, close } = opened;
  await page.getByTestId("import-calendar").click();
  await page.getByTestId("choose-file").click();
  await isSound(opened, "desk-import");
  await page.getByTestId("import-go").click();
  await page.getByTestId("import-report").getByText("Nie odczytano wydarzeń: 1").waitFor();
  await page.getByTestId("incomplete").getByText("Kalendarz jest niepełny").waitFor();
  await isSound(opened, "desk-import-report");
  await page.getByTestId("undo-import").click();
  await page.getByText("Cofnięto import.").waitFor();
  await close();
});

test("both reports are accessible in forced colours, and the map credits its source", async () => {
  for (const report of ["leadTime", "coverage"]) {
    const opened = await browser.page(`#/reports?report=${report}`, { forcedColors: "active" });
    await isSound(opened, `desk-report-${report}`);
    if (report === "coverage") await opened.page.getByText("© autorzy OpenStreetMap, ODbL").waitFor();
    await opened.close();
  }
});

test("an XLSX dropped on the window is shown row by row before anything is written", async () => {
  const opened = await browser.page("#/calendar");
  const { page, close } = opened;
  await page.evaluate(() => window.dropFiles(["C:\\Dane\\Miejsca 2026.XLSX"]));
  const preview = page.getByTestId("import-preview");
  await preview.waitFor();
  assert.equal(await page.getByRole("radio", { name: "Miejsca" }).isChecked(), true);
  assert.equal(await preview.locator("tbody tr").count(), 4);
  await isSound(opened, "desk-import-xlsx");
  await page.getByTestId("import-go").click();
  await page.getByTestId("import-report").waitFor();
  await close();
});

test("the report that is open goes out whole as a PDF, with its tables in their order", async () => {
  const opened = await browser.page("#/reports?report=leadTime");
  const { page, close } = opened;
  await page.getByTestId("save-pdf").click();
  await page.getByText(/Zapisano raport/).waitFor();
  await isSound(opened, "desk-report-saved");
  await close();
});

test("a report on paper is the report, without the window around it", async () => {
  const { page, close } = await browser.page("#/reports?report=coverage");
  await page.getByRole("heading", { name: "Tabela dzielnic" }).waitFor();
  await page.emulateMedia({ media: "print" });
  const shown = (selector) => page.locator(selector).first().isVisible();
  assert.deepEqual([await shown("nav"), await shown("main .tools"), await shown("main table")], [false, false, true]);
  assert.equal(await page.evaluate(() => document.body.scrollHeight > document.querySelector("main table").getBoundingClientRect().height), true);
  await picture(page, "desk-report-print");
  await close();
});
