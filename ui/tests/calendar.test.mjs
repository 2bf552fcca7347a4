/** The calendar: a request finds its date by mouse and by keyboard alone; what is blocked says why and leads out. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cutTexts, openBrowser, picture, settled, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const week = "#/calendar?day=2026-12-16";

/** The page's coordinates of a slot of the week shown. */
async function slot(page, day, hour) {
  return page.evaluate(
    ([wanted, at]) => {
      const column = document.querySelector(`[data-testid="day-${wanted}"]`).getBoundingClientRect();
      const body = document.querySelector("[data-grid-body]").getBoundingClientRect();
      return { x: column.left + column.width / 2, y: body.top + ((at - 7) / 15) * body.height + 3 };
    },
    [day, hour],
  );
}

/** Presses on something, drags it over a slot and lets it hang there. */
async function drag(page, testId, day, hour) {
  const box = await page.getByTestId(testId).boundingBox();
  await page.mouse.move(box.x + 20, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 26, { steps: 3 });
  const target = await slot(page, day, hour);
  await page.mouse.move(target.x, target.y, { steps: 8 });
  await page.getByTestId("cursor").waitFor();
}

const spoken = (page) => page.locator("p.only-spoken[role=status]").last().textContent();

test("a request is dragged to a free evening, the first venue taken, the date confirmed and the pack exported", async () => {
  const { page, complaints, close } = await browser.page(week);
  await drag(page, "request-1", "2026-12-16", 17);
  await page.locator("[data-verdict=blocked]").first().waitFor();
  assert.equal(await page.getByTestId("cursor").getAttribute("data-verdict"), "free");
  assert.match(await page.getByTestId("tip").textContent(), /śr.16.XII, 17\.00 – wolne.*sale.*23.dni na ogłoszenie/s);
  await picture(page, "calendar-drag");
  assert.deepEqual(await violations(page), []);
  await page.mouse.up();

  await page.getByTestId("venue-picker").waitFor();
  await picture(page, "calendar-venues");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Enter");
  await page.getByTestId("confirm").click();
  await page.getByTestId("export").click();
  await page.getByTestId("exported").waitFor();
  assert.match(await page.getByTestId("exported").getAttribute("data-pack"), /lawka-2026-12-16-4-v1\.zip$/);
  await picture(page, "calendar-exported");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await cutTexts(page), []);
  assert.deepEqual(complaints, []);
  await close();
});

test("the same by keyboard alone, in at most thirty keys", async () => {
  const { page, complaints, close } = await browser.page(week);
  await page.getByTestId("request-1").focus();
  let keys = 0;
  const press = (key) => ((keys += 1), page.keyboard.press(key));
  await press("Enter");
  await page.locator("[data-testid=week-grid][aria-busy=false]").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "week-grid");
  await press("n");
  await page.locator("[data-testid=cursor][data-verdict=free]").waitFor();
  assert.match(await spoken(page), /wolne; .*na ogłoszenie/);
  await press("Enter");
  await page.locator("[data-testid^=venue-choice]:focus").waitFor();
  await press("Enter");
  await page.getByTestId("confirm").waitFor();
  while ((await page.evaluate(() => document.activeElement.dataset.testid)) !== "confirm" && keys < 30) await press("Tab");
  await press("Enter");
  await page.getByTestId("notices").getByRole("group").first().waitFor();
  assert.ok(keys <= 30, `${keys} keys`);
  assert.deepEqual(complaints, []);
  await close();
});

test("a blocked evening says why, and one press leads to a way out", async () => {
  const { page, close } = await browser.page(week);
  await drag(page, "request-1", "2026-12-20", 17);
  assert.equal(await page.getByTestId("cursor").getAttribute("data-verdict"), "blocked");
  await page.mouse.up();
  await page.getByTestId("conflict").waitFor();
  assert.match(await page.getByTestId("conflict-list").textContent(), /to niedziela/);
  assert.match(await page.getByTestId("conflict").getByRole("heading").first().textContent(), /^.+: ten termin jest niemożliwy$/);
  assert.deepEqual(await violations(page), []);
  await picture(page, "calendar-conflict");
  await page.getByTestId("alternative-0").click();
  await page.getByTestId("meeting-panel").waitFor();
  await page.getByTestId("meeting-4").waitFor();
  await close();
});

test("a block is overridden only with a written reason, and the panel keeps it", async () => {
  const { page, close } = await browser.page(week);
  await drag(page, "request-1", "2026-12-20", 17);
  await page.mouse.up();
  await page.getByTestId("override").click();
  assert.equal(await page.getByTestId("override-confirm").isDisabled(), true);
  await page.getByLabel("Uzasadnienie").fill("Święto dzielnicy odbywa się w niedzielę.");
  await page.getByTestId("override-confirm").click();
  await page.getByTestId("override-kept").waitFor();
  assert.match(await page.getByTestId("override-kept").textContent(), /Święto dzielnicy/);
  await close();
});

test("a held meeting moves by drag, stays in its hall, and undo brings it back", async () => {
  const { page, close } = await browser.page(week);
  await drag(page, "meeting-3", "2026-12-16", 18);
  await page.mouse.up();
  await page.getByTestId("venue-picker").waitFor();
  await page.getByTestId("venue-choice-1").waitFor();
  await page.keyboard.press("Enter");
  await page.getByTestId("venue-picker").waitFor({ state: "detached" });
  const moved = page.getByRole("row", { name: "środa, 16 grudnia 2026" }).getByTestId("meeting-3");
  await moved.waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("row", { name: "wtorek, 15 grudnia 2026" }).getByTestId("meeting-3").waitFor();
  await close();
});

test("a held meeting dragged back to the list waits again; a final one says what can be done", async () => {
  const { page, close } = await browser.page(week);
  const list = await page.getByTestId("request-list").boundingBox();
  await drag(page, "meeting-3", "2026-12-14", 18);
  await page.mouse.move(list.x + 100, list.y + 300, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId("request-7").waitFor();
  await page.getByTestId("meeting-3").waitFor({ state: "detached" });
  await close();
});

test("Escape puts back what is carried, by mouse and by keyboard", async () => {
  const { page, close } = await browser.page(week);
  await drag(page, "request-1", "2026-12-16", 17);
  await page.keyboard.press("Escape");
  await page.getByTestId("cursor").waitFor({ state: "detached" });
  await page.mouse.up();
  assert.equal(await page.getByTestId("venue-picker").count(), 0);
  await page.getByTestId("request-1").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("cursor").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "request-1");
  assert.match(await spoken(page), /Odłożono/);
  await close();
});

test("the options are asked for once in a drag, and again after a change", async () => {
  const { page, close } = await browser.page(`?count=options${week}`);
  const asked = () => page.evaluate(() => window.asked?.options ?? 0);
  await drag(page, "request-1", "2026-12-16", 17);
  const target = await slot(page, "2026-12-17", 12);
  await page.mouse.move(target.x, target.y, { steps: 20 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await drag(page, "request-1", "2026-12-15", 19);
  assert.equal(await asked(), 1);
  await page.mouse.up();
  await page.getByTestId("venue-picker").waitFor();
  await page.keyboard.press("Enter");
  await page.getByTestId("meeting-panel").waitFor();
  await drag(page, "request-2", "2026-12-16", 17);
  assert.equal(await asked(), 2);
  await close();
});

test("month, resources and the first start are accessible and fit", async () => {
  for (const address of ["#/calendar?look=month&day=2026-12-10", "#/calendar?look=resources&request=6&day=2026-12-10", "?empty#/calendar"]) {
    const { page, complaints, close } = await browser.page(address);
    await settled(page);
    assert.deepEqual(await violations(page), [], address);
    assert.deepEqual(await cutTexts(page), [], address);
    assert.deepEqual(complaints, [], address);
    await close();
  }
});

test("an empty register offers the sample, and the calendar fills", async () => {
  const { page, close } = await browser.page("?empty#/calendar");
  await page.getByTestId("load-sample").click();
  await page.getByTestId("request-1").waitFor();
  await close();
});

test("a link to a meeting shows its week, and the focus goes on when a step's button is gone", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?day=2026-12-16");
  await drag(page, "request-1", "2026-12-16", 17);
  await page.mouse.up();
  await page.locator("[data-testid^=venue-choice]:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.getByTestId("confirm").waitFor();
  await page.evaluate(() => (location.hash = "#/calendar"));
  await page.getByTestId("meeting-panel").waitFor({ state: "detached" });
  await page.evaluate(() => (location.hash = "#/calendar?meeting=4"));
  await page.getByRole("row", { name: "środa, 16 grudnia 2026" }).getByTestId("meeting-4").waitFor();
  await page.getByTestId("confirm").focus();
  await page.keyboard.press("Enter");
  await page.locator("[data-testid=export]:focus").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});
