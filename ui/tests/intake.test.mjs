/** Letters, likenesses, what came of a meeting, search over everything: what stands around the main job. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cutTexts, openBrowser, picture, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

test("a message dropped on the window fills in a new request, and is attached when that is saved", async () => {
  const { page, complaints, close } = await browser.page("#/requests");
  await page.getByRole("heading", { name: "Wnioski" }).waitFor();
  await page.evaluate(() => window.dropFiles(["C:\\Poczta\\prosba.eml"]));
  await page.getByTestId("request-form").waitFor();
  assert.equal(await page.locator("[name=title]").inputValue(), "Prośba o spotkanie: chodnik w Łagiewnikach");
  assert.equal(await page.locator("[name=requester]").inputValue(), "Bronisława Łącka");
  await page.getByTestId("use-district").click();
  assert.match(await page.getByTestId("request-form").textContent(), /zostanie dołączone/);
  await picture(page, "intake-mail");
  assert.deepEqual(await violations(page), []);
  await page.getByTestId("save-request").click();
  const letters = page.getByTestId("letters");
  await letters.getByText("prosba.eml").waitFor();
  await letters.getByTestId("show-letter").click();
  assert.match(await page.getByTestId("letter-shown").textContent(), /prosimy o spotkanie z Prezydentem/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints, []);
  await close();
});

test("a letter is attached by choosing a file, saved with a word about personal data, removed, and undo brings it back", async () => {
  const { page, complaints, close } = await browser.page("#/requests?request=1");
  await page.getByTestId("attach-letter").click();
  await page.getByTestId("letters").getByText("pismo.pdf").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByTestId("save-letter").click();
  await page.getByText(/To dane osobowe/).waitFor();
  await page.getByTestId("remove-letter").click();
  await page.getByTestId("letters").getByText("pismo.pdf").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await page.getByTestId("letters").getByText("pismo.pdf").waitFor();
  assert.deepEqual(await cutTexts(page), []);
  assert.deepEqual(complaints, []);
  await close();
});

test("the same matter is noticed while it is written, a malformed case mark is told at once, and a draft outlives the form", async () => {
  const { page, complaints, close } = await browser.page("#/requests?new=1");
  await page.locator("[name=title]").fill("Pętla autobusowa przy osiedlu Rżąka");
  await page.getByTestId("duplicates").getByText("Pętla autobusowa").waitFor();
  await page.locator("[name=case_mark]").fill("OR/1/2");
  await page.getByText(/Znak sprawy ma postać jak/).waitFor();
  assert.deepEqual(await violations(page), []);
  await picture(page, "intake-duplicate");
  await page.getByTestId("duplicates").getByRole("button").first().click();
  await page.getByTestId("request-panel").waitFor();
  await page.getByTestId("new-request").click();
  assert.equal(await page.locator("[name=title]").inputValue(), "Pętla autobusowa przy osiedlu Rżąka");
  assert.deepEqual(complaints, []);
  await close();
});

test("search finds requests, meetings, people and venues without Polish letters and leads to them", async () => {
  const { page, complaints, close } = await browser.page();
  await page.keyboard.press("Control+k");
  await page.locator("dialog").getByRole("combobox").fill("petla");
  await page.getByRole("option", { name: /Pętla autobusowa.*wniosek/ }).waitFor();
  assert.deepEqual(await violations(page), []);
  await picture(page, "search");
  await page.keyboard.press("Enter");
  await page.getByTestId("request-panel").waitFor();
  await page.keyboard.press("Control+k");
  await page.locator("dialog").getByRole("combobox").fill("solanka");
  await page.getByRole("option", { name: /Dom Kultury/ }).click();
  await page.getByRole("heading", { name: /Solanka/ }).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("what came of a meeting is written down, and the answer that is owed stands in Today", async () => {
  const { page, complaints, close } = await browser.page("?past=1#/calendar?meeting=4");
  await page.getByTestId("write-outcome").click();
  await page.locator("[name=attendance]").fill("85");
  await page.locator("[name=matter-1]").fill("Brak oświetlenia przy przejściu");
  await page.locator("[name=unit-1]").fill("Zarząd Dróg Miasta Krakowa");
  await page.locator("[name=by-1]").fill("20.12.2026");
  assert.deepEqual(await violations(page), []);
  await picture(page, "outcome-form");
  await page.getByTestId("save-outcome").click();
  await page.getByTestId("outcome").getByText("Brak oświetlenia przy przejściu").waitFor();
  assert.match(await page.getByTestId("outcome").textContent(), /85.*odpowiedź do/s);
  await picture(page, "outcome");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await cutTexts(page), []);
  await page.evaluate(() => (location.hash = "#/today"));
  await page.getByTestId("today-answer_due").waitFor();
  assert.match(await page.getByTestId("today-answer_due").textContent(), /Zarząd Dróg/);
  assert.deepEqual(complaints, []);
  await close();
});
