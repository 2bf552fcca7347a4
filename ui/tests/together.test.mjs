/** The shared plan in the settings: an account is added, synchronised, and what two desks changed is decided. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cutTexts, openBrowser, picture, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function withAccount(options = {}) {
  const opened = await browser.page("#/settings?section=together", options);
  const { page } = opened;
  await page.getByTestId("add-account").click();
  await page.getByRole("textbox", { name: /Adres serwera/ }).fill("https://kalendarz.urzad.pl");
  await page.getByRole("textbox", { name: /Nazwa użytkownika/ }).fill("anna");
  await page.locator("input[type=password]").fill("tajne");
  await page.getByRole("button", { name: "Znajdź kalendarze" }).click();
  await page.getByTestId("account").waitFor();
  return opened;
}

test("an account is added, its calendars are chosen, and personal data only where they may go", async () => {
  const { page, complaints, close } = await withAccount();
  await page.getByRole("checkbox", { name: "Dane osobowe wnioskodawców: urzad" }).check();
  assert.equal(await page.getByRole("checkbox", { name: "Dane osobowe wnioskodawców: spotkania" }).count(), 0);
  await picture(page, "together-account");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await cutTexts(page), []);
  assert.deepEqual(complaints, []);
  await close();
});

test("what a synchronisation will change is shown first, and nothing is changed until it is asked for", async () => {
  const { page, complaints, close } = await withAccount();
  await page.getByTestId("plan").click();
  const planned = page.getByTestId("planned");
  assert.deepEqual(await planned.locator("tbody td:last-child").allInnerTexts(), ["nowe na serwerze", "przyjęcie z serwera"]);
  assert.equal(await page.getByTestId("decide").count(), 0, "nothing was synchronised");
  assert.deepEqual(await violations(page), []);
  await picture(page, "together-plan");
  await page.getByTestId("carry-out").click();
  await page.getByTestId("decide").waitFor();
  assert.equal(await planned.count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("what two desks changed differently is shown with both values, who and when, and decided", async () => {
  const { page, complaints, close } = await withAccount();
  await page.getByTestId("synchronise").click();
  await page.getByTestId("decide").click();
  const conflict = page.getByTestId("conflict");
  await conflict.waitFor();
  const said = await conflict.innerText();
  for (const words of ["Plac zabaw przy ul. Łobzowskiej", "Anna", "Bartosz", "17.00"]) assert.match(said, new RegExp(words));
  await picture(page, "together-conflict");
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Weź z serwera" }).click();
  await page.getByText("Nie ma nic do rozstrzygnięcia.").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("what somebody answered in a calendar of their own stands at the meeting, and a refusal is not overlooked", async () => {
  const { page, complaints, close } = await browser.page("#/calendar?meeting=2");
  const panel = page.getByTestId("meeting-panel");
  await panel.getByText("(potwierdzone w kalendarzu)").waitFor();
  await panel.getByText("(odmowa w kalendarzu)").waitFor();
  const declined = await panel.getByTestId("declined").innerText();
  assert.match(declined, /^Odmowa w kalendarzu: .+\. Ustal inny termin albo inną osobę\.$/);
  await picture(page, "meeting-answers");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await cutTexts(page), []);
  assert.deepEqual(complaints, []);
  await close();
});

test("an account that is there already is refused, and the list says where it is changed", async () => {
  const { page, close } = await withAccount();
  await page.getByTestId("add-account").click();
  await page.getByRole("textbox", { name: /Adres serwera/ }).fill("https://kalendarz.urzad.pl");
  await page.getByRole("textbox", { name: /Nazwa użytkownika/ }).fill("anna");
  await page.getByRole("button", { name: "Znajdź kalendarze" }).click();
  const refusal = page.getByTestId("refusal");
  await refusal.getByText("„anna”").waitFor();
  assert.match(await refusal.innerText(), /już na liście.*najpierw je usuń/s);
  await picture(page, "together-same-account");
  await page.getByRole("button", { name: "Anuluj" }).click();
  assert.equal(await page.getByTestId("account").count(), 1);
  await close();
});

test("an address that is not encrypted is refused in words", async () => {
  const { page, close } = await browser.page("#/settings?section=together");
  await page.getByTestId("add-account").click();
  await page.getByRole("textbox", { name: /Adres serwera/ }).fill("http://kalendarz.urzad.pl");
  await page.getByRole("button", { name: "Znajdź kalendarze" }).click();
  await page.getByTestId("refusal").getByText("https://").waitFor();
  await close();
});
