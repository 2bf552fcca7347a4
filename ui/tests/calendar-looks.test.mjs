/** The month and the rows of people and venues: dragging, the keyboard, filters, layers, length of a meeting, printing. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cutTexts, openBrowser, picture, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const spoken = (page) => page.locator("p.only-spoken[role=status]").last().textContent();

/** Presses on something and lets it hang over another thing of the page. */
async function carry(page, from, target, at = { x: 20, y: 8 }) {
  const box = await from.boundingBox();
  await page.mouse.move(box.x + at.x, box.y + at.y);
  await page.mouse.down();
  await page.mouse.move(box.x + at.x + 30, box.y + at.y + 20, { steps: 3 });
  await page.mouse.move(target.x, target.y, { steps: 6 });
  await page.getByTestId("cursor").waitFor();
}

const middle = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height - 12 };
};

test("in the month a request is dropped on a day and gets its first free evening", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?look=month&day=2026-12-10");
  const day = page.locator("[data-month-day='2026-12-16']");
  await carry(page, page.getByTestId("request-1"), await middle(day));
  await page.locator("[data-month-day][data-verdict=blocked]").first().waitFor();
  assert.equal(await page.getByTestId("cursor").getAttribute("data-minute"), String(17 * 60));
  await picture(page, "month-drag");
  assert.deepEqual(await violations(page), []);
  await page.mouse.up();
  await page.getByTestId("venue-picker").waitFor();
  await page.locator("[data-testid^=venue-choice]:focus").waitFor();
  await page.keyboard.press("Enter");
  await day.getByTestId("meeting-4").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("in the month a meeting moves to another day and keeps its hour; dragged to the list it waits again", async () => {
  const { page, close } = await browser.page("#/calendar?look=month&day=2026-12-10");
  const meeting = page.getByTestId("meeting-3");
  const hour = (await meeting.textContent()).match(/\d+\.\d\d/)[0];
  await carry(page, meeting, await middle(page.locator("[data-month-day='2026-12-17']")));
  await page.mouse.up();
  await page.locator("[data-testid^=venue-choice]:focus").waitFor();
  await page.keyboard.press("Enter");
  const there = page.locator("[data-month-day='2026-12-17']").getByTestId("meeting-3");
  await there.waitFor();
  assert.match(await there.textContent(), new RegExp(hour.replace(".", "\\.")));
  const list = await page.getByTestId("request-list").boundingBox();
  await carry(page, there, await middle(page.locator("[data-month-day='2026-12-18']")));
  await page.mouse.move(list.x + 100, list.y + 300, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId("request-7").waitFor();
  await close();
});

test("in the month the keyboard carries a request from day to day and says what each is", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?look=month&day=2026-12-10");
  await page.getByTestId("request-1").focus();
  await page.keyboard.press("Enter");
  await page.locator("[data-testid=month-table][aria-busy=false]").waitFor();
  await page.keyboard.press("ArrowDown");
  assert.match(await spoken(page), /na ogłoszenie/);
  await page.keyboard.press("n");
  await page.locator("[data-testid=cursor][data-verdict=free]").waitFor();
  await page.keyboard.press("Enter");
  await page.getByTestId("venue-picker").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "request-1");
  assert.deepEqual(complaints, []);
  await close();
});

test("dropped on the row of a hall, a request is held there without a further question", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?look=resources&request=1&day=2026-12-14");
  const row = page.getByTestId("resource-venue-1");
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  await carry(page, page.getByTestId("request-1"), { x: box.x + 188 + 75, y: box.y + 20 });
  await row.locator("[data-verdict=blocked]").first().waitFor({ state: "attached" });
  assert.match(await page.getByTestId("tip").textContent(), /Dom|Klub|Szkoła|Centrum|Magistrat|Hala|Biblioteka/);
  await picture(page, "resources-drag");
  assert.deepEqual(await violations(page), []);
  const verdict = await page.getByTestId("cursor").getAttribute("data-verdict");
  await page.mouse.up();
  if (verdict === "blocked") await page.getByTestId("conflict").waitFor();
  else await row.locator("[data-meeting='4'], [data-meetings~='4']").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("over the row of somebody who is asked for, a request says whether they can come; the others' rows say nothing", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?look=resources&request=1&day=2026-12-14");
  const rows = page.locator("[data-testid^=resource-person-]");
  const [asked, other] = [rows.first(), rows.last()];
  const box = await asked.boundingBox();
  await carry(page, page.getByTestId("request-1"), { x: box.x + 188 + 75, y: box.y + 20 });
  await asked.locator("[data-verdict=blocked]").first().waitFor({ state: "attached" });
  assert.equal(await other.locator("[data-verdict]").count(), 0);
  const name = await asked.locator(".name").textContent();
  assert.ok((await page.getByTestId("tip").textContent()).includes(name));
  await picture(page, "resources-drag-person");
  await page.mouse.up();
  assert.deepEqual(complaints, []);
  await close();
});

test("rows by keyboard: down to a hall, along the days, held with Enter", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?look=resources&day=2026-12-14");
  await page.getByTestId("request-1").focus();
  await page.keyboard.press("Enter");
  const grid = page.locator("[data-testid=resource-grid] [role=grid]");
  await page.locator("[data-testid=resource-grid] [role=grid][aria-busy=false]").waitFor();
  const rows = Number(await grid.getAttribute("aria-rowcount"));
  // The seventh of the nine halls is large enough.
  for (let step = 0; step < rows - 9 + 6; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("n");
  await page.locator("[data-testid=cursor][data-verdict=free], [data-testid=cursor][data-verdict=warned]").waitFor();
  assert.match(await spoken(page), /na ogłoszenie/);
  await page.keyboard.press("Enter");
  await page.getByTestId("meeting-panel").waitFor();
  assert.equal(await page.getByTestId("venue-picker").count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

/** Where a meeting of a row's outlines stands on the screen: its box is one piece of the path, as its id is of the list. */
const boxOf = (shape, id) =>
  shape.evaluate((path, wanted) => {
    const at = path.dataset.meetings.trim().split(" ").indexOf(wanted);
    const [left, top, width] = path.getAttribute("d").split("Z")[at].match(/[\d.]+/g).map(Number);
    const { x, y } = path.ownerSVGElement.getBoundingClientRect();
    return { x: x + left + width / 2, y: y + top + 12 };
  }, String(id));

test("in narrow rows the pointer takes a meeting out of the outline: a press opens it, a drag moves it", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?look=resources&day=2026-12-14");
  const shape = page.locator("[data-testid^=resource-venue] [data-meetings~='3']").first();
  await shape.scrollIntoViewIfNeeded();
  const from = await boxOf(shape, 3);
  await page.mouse.click(from.x, from.y);
  await page.getByTestId("meeting-panel").waitFor();
  await page.locator("[data-testid=resource-grid] .chosen[data-meeting='3']").first().waitFor();
  // The panel leaves the rows less room.
  const beside = await boxOf(shape, 3);
  await page.mouse.move(beside.x, beside.y);
  await page.mouse.down();
  await page.mouse.move(beside.x + 60, beside.y, { steps: 6 });
  await page.getByTestId("cursor").waitFor();
  assert.ok((await page.getByTestId("cursor").getAttribute("data-day")) > "2026-12-16");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.deepEqual(complaints, []);
  await close();
});

test("a finger, which comes without a hover, opens a meeting of a narrow row as well", async () => {
  const { page, close } = await browser.page("#/calendar?look=resources&day=2026-12-14", { hasTouch: true });
  const shape = page.locator("[data-testid^=resource-venue] [data-meetings~='3']").first();
  await shape.scrollIntoViewIfNeeded();
  const at = await boxOf(shape, 3);
  await page.touchscreen.tap(at.x, at.y);
  await page.getByTestId("meeting-panel").waitFor();
  await close();
});

test("of sixty rows and twelve weeks only what is in sight stands in the page", async () => {
  const { page, complaints, close } = await browser.page("?many=60#/calendar?look=resources&day=2026-12-14");
  await page.getByTestId("resource-grid").waitFor();
  const grid = page.locator("[data-testid=resource-grid] [role=grid]");
  assert.ok(Number(await grid.getAttribute("aria-rowcount")) >= 60);
  await page.locator("[data-testid=resource-grid] [data-meetings]").first().waitFor();
  const standing = () => page.locator("[data-testid=resource-grid] [role=row]").count();
  assert.ok((await standing()) < 30, `${await standing()} rows`);
  await page.getByTestId("resource-grid").evaluate((box) => box.scrollTo(3000, 1600));
  await page.getByTestId("resource-venue-35").waitFor();
  assert.ok((await standing()) < 30, `${await standing()} rows`);
  assert.deepEqual(await violations(page), []);
  await picture(page, "resources-many");
  assert.deepEqual(complaints, []);
  await close();
});

test("the busy time of all rows is asked for once, when they are shown and when other weeks are", async () => {
  const { page, close } = await browser.page("?count=busy#/calendar?look=resources&day=2026-12-14");
  const asked = () => page.evaluate(() => window.asked?.busy ?? 0);
  const rows = page.locator("[data-testid^=resource-person-]");
  await rows.first().waitFor();
  assert.equal(await asked(), 1);
  await page.getByTestId("next").click();
  await page.waitForFunction(() => window.asked.busy === 2);
  await rows.first().waitFor();
  assert.equal(await asked(), 2);
  await close();
});

test("a meeting is made longer by its end with the mouse, and shorter with the keyboard, and undo gives the length back", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?day=2026-12-16");
  const meeting = page.getByTestId("meeting-3");
  const before = (await meeting.textContent()).match(/(\d+\.\d\d)–(\d+\.\d\d)/)[0];
  await meeting.scrollIntoViewIfNeeded();
  const box = await meeting.boundingBox();
  await page.mouse.move(box.x + 30, box.y + box.height - 3);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + box.height + 25, { steps: 6 });
  await page.locator("[data-testid=meeting-3][data-verdict]").waitFor();
  await page.mouse.up();
  await page.getByText(/Spotkanie potrwa/).waitFor();
  const longer = (await meeting.textContent()).match(/(\d+\.\d\d)–(\d+\.\d\d)/)[0];
  assert.notEqual(longer, before);
  await meeting.focus();
  await page.keyboard.press("Shift+ArrowUp");
  assert.match(await spoken(page), /min|godz/);
  await page.keyboard.press("Escape");
  assert.match(await meeting.textContent(), new RegExp(longer.replaceAll(".", "\\.")));
  await page.keyboard.press("Control+z");
  await page.waitForFunction((text) => document.querySelector("[data-testid=meeting-3]")?.textContent.includes(text), before);
  assert.deepEqual(complaints, []);
  await close();
});

test("a filter is set, saved by its name, remembered after a restart, and cleared", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?day=2026-12-16");
  await page.getByTestId("meeting-3").waitFor();
  await page.getByTestId("filters").click();
  await page.getByLabel("odbyło się").check();
  await page.getByTestId("meeting-3").waitFor({ state: "detached" });
  await page.getByLabel("Zapisz ten filtr jako").fill("Zakończone");
  await page.getByTestId("save-filter").click();
  await page.getByTestId("saved-filter").waitFor();
  await picture(page, "calendar-filters");
  assert.deepEqual(await violations(page), []);
  await page.reload();
  await page.getByTestId("filters").waitFor();
  assert.equal(await page.getByTestId("meeting-3").count(), 0);
  await page.getByTestId("filters").click();
  await page.getByTestId("saved-filter").waitFor();
  await page.getByTestId("clear-filters").click();
  await page.getByTestId("meeting-3").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("after a start the window shows what its officer has chosen: what is due, the calendar, or the last view", async () => {
  const { page, complaints, close } = await browser.page("#/settings?section=program");
  const here = () => page.evaluate(() => location.hash.split("?")[0]);
  const again = async () => {
    await page.evaluate(() => (history.replaceState(null, "", location.pathname + location.search), location.reload()));
    await page.locator("main h1, main h2").first().waitFor();
    return here();
  };
  assert.equal(await again(), "#/today");
  await page.evaluate(() => (location.hash = "#/settings?section=program"));
  await page.getByRole("radio", { name: "Kalendarz" }).check();
  assert.equal(await again(), "#/calendar");
  await page.evaluate(() => (location.hash = "#/settings?section=program"));
  await page.getByRole("radio", { name: "Ostatnio otwarty widok" }).check();
  await page.evaluate(() => (location.hash = "#/reports"));
  await page.locator("nav a[href^='#/reports'][aria-current=page]").waitFor();
  assert.equal(await again(), "#/reports");
  assert.deepEqual(complaints, []);
  await close();
});

test("layers, zoom and a jump to a day", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?day=2026-12-16");
  await page.getByTestId("layers").click();
  await page.getByLabel("Zajętość osoby").check();
  await page.locator(".layer.busy").first().waitFor({ state: "attached" });
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  const height = () => page.locator("[data-grid-body]").evaluate((body) => body.getBoundingClientRect().height);
  const usual = await height();
  await page.getByTestId("zoom-in").click();
  assert.ok((await height()) > usual);
  await page.keyboard.press("Control+g");
  await page.locator("[name=jump]").fill("3.02.2027");
  await page.keyboard.press("Enter");
  await page.getByTestId("day-2027-02-03").waitFor();
  assert.deepEqual(await cutTexts(page), []);
  assert.deepEqual(complaints, []);
  await close();
});

test("a week is printed as a list, and nothing else is on the paper", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?day=2026-12-16");
  await page.evaluate(() => {
    window.print = () => {
      const sheet = document.querySelector("[data-testid=print-sheet]");
      window.printed = sheet.textContent;
      // The sheet goes when it is printed: what is looked at is its twin.
      document.body.append(sheet.cloneNode(true));
    };
  });
  await page.getByRole("button", { name: "Drukuj" }).click();
  await page.getByRole("menuitem", { name: "Ten tydzień" }).click();
  await page.waitForFunction(() => window.printed);
  assert.match(await page.evaluate(() => window.printed), /Spotkania, 14–20/);
  await page.emulateMedia({ media: "print" });
  const shown = (selector) => page.locator(selector).first().isVisible();
  assert.deepEqual([await shown("[data-testid=print-sheet]"), await shown("main"), await shown("#app")], [true, false, false]);
  assert.deepEqual(complaints, []);
  await close();
});
