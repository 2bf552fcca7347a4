/** What holds for every view: no violation by axe-core in any colours or language, nothing cut, nothing refused. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cutTexts, goTo, isSound, looks, openBrowser, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

for (const language of ["pl", "en"]) {
  test(`every view is accessible and fits in all colours: ${language}`, async () => {
    const opened = await browser.page("", { language });
    const { page, close } = opened;
    const links = page.locator("nav a");
    const views = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(views.length >= 9, views.join());
    for (const address of views) {
      await goTo(page, address);
      await isSound(opened, `view-${address.replace(/\W/g, "")}-${language}`, Object.keys(looks));
    }
    await close();
  });
}

test("the palette and the list of shortcuts are accessible, and Escape gives the focus back", async () => {
  const { page, close } = await browser.page();
  const search = page.getByRole("button", { name: /Szukaj/ });
  await search.click();
  await page.getByRole("combobox").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "detached" });
  assert.equal(await search.evaluate((button) => button === document.activeElement), true);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Skróty klawiszowe" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await close();
});

test("the first stop of the keyboard leads past the bar, and each stop shows where it is", async () => {
  const { page, close } = await browser.page("#/settings");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Przejdź do treści");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  let stops = 0;
  for (;;) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    stops += 1;
    const shown = await page.evaluate(() => {
      const ring = (element) => element && getComputedStyle(element).outlineStyle !== "none";
      return ring(document.activeElement) || ring(document.activeElement.closest("label"));
    });
    assert.equal(shown, true, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120)));
  }
  assert.ok(stops > 0, "something in the view takes the focus");
  await close();
});

test("a failure is told in words, with a way out", async () => {
  const { page, close } = await browser.page("?fail=app_info#/settings");
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), /Nie udało się dokończyć.*Spróbuj ponownie/s);
  assert.deepEqual(await violations(page), []);
  await close();
});

test("at twice the size nothing is cut", async () => {
  const { page, close } = await browser.page("#/settings", { viewport: { width: 640, height: 360 } });
  assert.deepEqual(await cutTexts(page), []);
  await close();
});
