/** The season's view, as a person works in it: planned, looked at, asked why, locked, lost, accepted, undone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { goTo, isSound, openBrowser } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function plan(page) {
  await page.getByTestId("season-plan").click();
  await page.getByTestId("season-stop").click();
  await page.getByTestId("season-summary").waitFor();
}

const openRows = (page) => page.locator("[data-testid^=placement-][data-status=open]");

/** The outlines of what is proposed in the rows of people or halls. */
const ghostsIn = (page, kind) => page.locator(`[data-testid^=resource-${kind}] [data-ghosts]`);

/** The first ghost of a row's outline, and where it stands on the screen. */
const ghostOf = (outline) =>
  outline.evaluate((path) => {
    path.scrollIntoView({ block: "center" });
    const [left, top, width] = path.getAttribute("d").match(/[\d.]+/g).map(Number);
    const { x, y } = path.ownerSVGElement.getBoundingClientRect();
    return { key: path.dataset.ghosts.split(" ")[0], x: x + left + width / 2, y: y + top + 8 };
  });

for (const [language, colours] of [["pl", ["light", "forced"]], ["en", ["dark"]]]) {
  test(`each state of the season is accessible and fits: ${language}`, async () => {
    const opened = await browser.page("#/season", { language });
    const { page, close } = opened;
    const isSoundHere = (name) => isSound(opened, `season-${name}-${language}`, colours);
    await page.getByTestId("season-start").waitFor();
    await isSoundHere("start");
    await page.getByTestId("season-plan").click();
    await page.getByTestId("season-curve").waitFor();
    await isSound(opened, `season-searching-${language}`);
    await page.getByTestId("season-summary").waitFor();
    await isSoundHere("proposal");
    await page.getByTestId("why-here").first().click();
    await page.getByTestId("take-instead").first().waitFor();
    await isSoundHere("why-here");
    await page.getByTestId("why-not").first().click();
    await page.getByTestId("relaxations").waitFor();
    await isSoundHere("why-not");
    await page.locator("aside input[value=setup]").check();
    await page.getByTestId("season-setup").waitFor();
    await page.locator("[data-testid=season-setup] details").evaluateAll((all) => all.forEach((each) => (each.open = true)));
    await isSoundHere("setup");
    await page.getByTestId("season-lost").click();
    await page.getByTestId("lost-save").click();
    await isSoundHere("lost");
    await page.keyboard.press("Escape");
    for (const address of ["#/calendar?day=2026-12-16", "#/calendar?look=month&day=2026-12-16"]) {
      await goTo(page, address);
      await page.locator("[data-testid^=ghost-]").first().waitFor();
      await isSoundHere(`ghosts-${address.includes("month") ? "month" : "week"}`);
    }
    await goTo(page, "#/calendar?look=resources&day=2026-12-14");
    await ghostsIn(page, "person").first().waitFor();
    await isSoundHere("ghosts-rows");
    await close();
  });
}

test("a search is stopped at any moment and leaves a proposal; nothing changes until it is accepted", async () => {
  const { page, complaints, close } = await browser.page("?count#/season");
  await plan(page);
  assert.equal(await openRows(page).count(), 5);
  assert.equal(await page.evaluate(() => window.asked.apply_season ?? 0), 0);
  await page.getByTestId("season-reject").click();
  await page.getByTestId("season-start").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("by keyboard alone: planned, one date accepted, undone", async () => {
  const { page, complaints, close } = await browser.page("#/season");
  await page.getByTestId("season-plan").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("season-summary").waitFor();
  const first = openRows(page).first();
  const key = await first.getAttribute("data-testid");
  await first.getByRole("checkbox").focus();
  for (const expected of ["why-here", "accept-one"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), expected);
  }
  await page.keyboard.press("Enter");
  await page.locator(`[data-testid=${key}][data-status=accepted]`).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(`[data-testid=${key}][data-status=open]`).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("some are accepted, and the step is named for undo", async () => {
  const { page, close } = await browser.page("#/season");
  await plan(page);
  await page.getByTestId("choose-all").uncheck();
  assert.equal(await page.getByTestId("season-accept").isDisabled(), true);
  await openRows(page).nth(1).getByRole("checkbox").check();
  await openRows(page).nth(2).getByRole("checkbox").check();
  await page.getByTestId("season-accept").click();
  await page.getByText("Przyjęto plan sezonu: 2 nowe terminy.").first().waitFor();
  assert.match(await page.getByTestId("undo").getAttribute("aria-label"), /przyjęcie planu sezonu/);
  assert.equal(await openRows(page).count(), 3);
  await close();
});

test("a ghost on the calendar leads to its line in the plan", async () => {
  const { page, close } = await browser.page("#/season");
  await plan(page);
  await page.evaluate(() => (location.hash = "#/calendar?day=2026-12-16"));
  const ghost = page.locator("[data-testid^=ghost-]").first();
  const key = (await ghost.getAttribute("data-testid")).replace("ghost-", "");
  await ghost.click();
  await page.getByTestId(`placement-${key}`).getByTestId("why-here-answer").waitFor();
  await close();
});

test("in the rows of people and halls a ghost says what it is and leads to its line in the plan", async () => {
  const { page, complaints, close } = await browser.page("#/season", { hasTouch: true });
  await plan(page);
  const rows = "#/calendar?look=resources&day=2026-12-14";
  const answered = (key) => page.getByTestId(`placement-${key}`).getByTestId("why-here-answer").waitFor();

  await goTo(page, rows);
  await ghostsIn(page, "person").first().waitFor();
  assert.equal(await page.locator("[data-ghost]").count(), 0, "none has an element of its own");
  const person = await ghostOf(ghostsIn(page, "person").first());
  await page.mouse.move(person.x, person.y);
  await page.locator(`[data-ghost=${person.key}]`).waitFor();
  assert.match(await page.locator("[role=gridcell]:has([data-ghost])").getAttribute("title"), /^Propozycja: /);
  await page.mouse.click(person.x, person.y);
  await answered(person.key);

  await goTo(page, rows);
  await ghostsIn(page, "venue").first().waitFor();
  const hall = await ghostOf(ghostsIn(page, "venue").first());
  await page.touchscreen.tap(hall.x, hall.y);
  await answered(hall.key);

  // Where days are wide each is a slip of its own.
  await goTo(page, rows);
  await ghostsIn(page, "person").first().waitFor();
  await page.keyboard.press("Alt++");
  await page.locator("[data-testid^=resource-person] [data-ghost]").first().waitFor();
  assert.equal(await page.locator("[data-ghosts]").count(), 0);
  await isSound({ page, complaints }, "season-ghosts-rows-wide");
  await close();
});

test("by keyboard: on a proposed day of a row one hears of it, and Enter leads to the plan", async () => {
  const { page, complaints, close } = await browser.page("#/season");
  await plan(page);
  await page.evaluate(() => (location.hash = "#/calendar?look=resources&day=2026-12-14"));
  await ghostsIn(page, "person").first().waitFor();
  const cursor = page.getByTestId("cursor");
  await page.locator("[data-testid=resource-grid] [role=grid]").focus();
  await page.keyboard.press("ArrowDown");
  const proposed = async () => (await cursor.textContent()).includes("Propozycja: ");
  for (let day = 0; day < 28 && !(await proposed()); day++) await page.keyboard.press("ArrowRight");
  assert.match(await cursor.textContent(), /Propozycja: .+\. Enter pokazuje ją w planie sezonu\./);
  await page.keyboard.press("Enter");
  await page.getByTestId("why-here-answer").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("a hall is lost: only the date in it moves, was and is are told first, and a locked one has no place but its own", async () => {
  const { page, complaints, close } = await browser.page("#/season");
  await page.getByTestId("season-lost").click();
  await page.locator("dialog input[value=venue]").check();
  const hall = page.getByRole("combobox", { name: "Która sala" });
  await hall.fill("Sala Pod Lipami");
  await hall.press("Enter");
  await page.locator("[name=lost-from]").fill("15.12.2026");
  await page.getByTestId("lost-save").click();
  const moved = page.getByTestId("placement-M3");
  await moved.waitFor();
  assert.match(await moved.textContent(), /→/);
  assert.equal(await page.locator("[data-testid^=placement-M]").count(), 1);
  assert.equal(await page.getByTestId("mark-was-M3").count(), 1);
  await page.getByTestId("season-accept").click();
  await page.locator("[data-testid=placement-M3][data-status=accepted]").waitFor();
  await page.keyboard.press("Control+z");
  await page.locator("[data-testid=placement-M3][data-status=open]").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("a locked date is proposed there again; unlocked ones may go elsewhere", async () => {
  const { page, close } = await browser.page("#/season");
  await plan(page);
  const row = openRows(page).nth(1);
  const key = await row.getAttribute("data-testid");
  const where = await row.locator("p").nth(1).textContent();
  await row.getByTestId("lock").click();
  assert.equal(await row.getByTestId("lock").getAttribute("aria-pressed"), "true");
  await page.getByText("Zablokowane terminy: 1").waitFor();
  await page.locator("aside input[value=setup]").check();
  await page.getByTestId("price-lead").fill("6");
  await plan(page);
  assert.equal(await page.getByTestId(key).locator("p").nth(1).textContent(), where);
  await close();
});

test("an announced date moves only when it is named, and only with a reason", async () => {
  const { page, complaints, close } = await browser.page("#/season");
  await plan(page);
  await page.getByTestId("kept-1").getByRole("checkbox").check();
  await plan(page);
  await page.getByTestId("choose-all").uncheck();
  await page.getByTestId("placement-M1").getByRole("checkbox").check();
  assert.equal(await page.getByTestId("season-accept").isDisabled(), true);
  await page.locator("[name=season-reason]").fill("Prelegent jest zajęty.");
  await page.getByTestId("season-accept").click();
  await page.locator("[data-testid=placement-M1][data-status=accepted]").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("weights are kept for the office only when asked to", async () => {
  const { page, close } = await browser.page("#/season");
  await page.locator("aside input[value=setup]").check();
  await page.getByTestId("price-lead").fill("5");
  await page.getByText("Te wagi obowiązują tylko w tym planie").waitFor();
  await page.getByTestId("keep-prices").click();
  await page.getByText("Zapamiętano.").first().waitFor();
  assert.equal(await page.getByTestId("keep-prices").isDisabled(), true);
  await close();
});

test("a proposal is printed as a list that says it changes nothing yet", async () => {
  const opened = await browser.page("#/season");
  const { page, close } = opened;
  await page.evaluate(() => {
    window.print = () => (window.printed = document.querySelector("[data-testid=print-sheet]").textContent);
  });
  await plan(page);
  const rows = await openRows(page).count();
  await page.getByTestId("season-print").click();
  await page.waitForFunction(() => window.printed);
  const printed = await page.evaluate(() => window.printed);
  assert.match(printed, /Propozycja niczego jeszcze nie zmienia/);
  assert.ok(printed.split("nowy termin").length - 1 <= rows && printed.includes("nowy termin"), printed);
  await page.getByTestId("print-sheet").waitFor({ state: "detached" });
  assert.deepEqual(opened.complaints, []);
  await close();
});
