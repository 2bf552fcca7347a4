/** A disk that is full, a folder that can't be written, a register that another program holds: what was written stays. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, violations } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const troubles = {
  disk_full: "Na dysku brakuje miejsca",
  read_only: "Nie można tu zapisać",
  busy: "Danych używa teraz inny program",
};
const mended = (page) => page.evaluate(() => (window.mended = true));

for (const [what, title] of Object.entries(troubles)) {
  test(`a new request stays as it was written, and is saved by trying again: ${what}`, async () => {
    const { page, complaints, close } = await browser.page(`?fail=receive&what=${what}#/requests?new=1`);
    await page.locator("[name=title]").fill("Park kieszonkowy przy ulicy Leśnej");
    await page.locator("[name=requester]").fill("Jan Nowak");
    await page.locator("[name=email]").fill("jan.nowak@example.org");
    await page.getByTestId("save-request").click();
    const failure = page.getByTestId("failure");
    await failure.getByText(title).waitFor();
    assert.equal(await page.locator("[name=title]").inputValue(), "Park kieszonkowy przy ulicy Leśnej");
    assert.deepEqual(await violations(page), []);
    await failure.getByRole("button", { name: "Spróbuj ponownie" }).click();
    await failure.getByText(title).waitFor();
    // Closed and opened again, it is still there.
    await page.keyboard.press("Escape");
    await page.getByTestId("new-request").click();
    assert.equal(await page.locator("[name=requester]").inputValue(), "Jan Nowak");
    await mended(page);
    await page.getByTestId("save-request").click();
    await page.getByTestId("request-panel").waitFor();
    assert.match(await page.locator("main").innerText(), /Park kieszonkowy przy ulicy Leśnej/);
    assert.deepEqual(complaints, []);
    await close();
  });
}

test("trying again in a form saves what stands in it", async () => {
  const { page, close } = await browser.page("?fail=put_settings&what=disk_full#/settings?section=office");
  const field = page.getByTestId("settings-form").locator("input").first();
  await field.fill("Wydział Próbny");
  await page.getByTestId("save-settings").click();
  const failure = page.getByTestId("failure");
  await failure.getByText(troubles.disk_full).waitFor();
  assert.equal(await field.inputValue(), "Wydział Próbny");
  await mended(page);
  await failure.getByRole("button", { name: "Spróbuj ponownie" }).click();
  await page.getByTestId("unsaved").waitFor({ state: "detached" });
  assert.equal(await field.inputValue(), "Wydział Próbny");
  await close();
});

test("the words of an announcement stay, say that they are not kept, and go into the register by trying again", async () => {
  const { page, close } = await browser.page("?fail=put_announcement&what=busy#/announcements?meeting=2&channel=common");
  const body = page.locator("[name=body]");
  await body.fill("Porozmawiajmy o zieleni.");
  await page.getByTestId("failure").getByText(troubles.busy).waitFor();
  assert.equal(await page.getByTestId("kept").getAttribute("data-kept"), "unsaved");
  assert.equal(await body.inputValue(), "Porozmawiajmy o zieleni.");
  // The window dies with the words; the next one finds them.
  await page.reload();
  assert.equal(await body.inputValue(), "Porozmawiajmy o zieleni.");
  await mended(page);
  await body.press("End");
  await page.keyboard.type(" I o wodzie.");
  await page.locator("[data-testid=kept][data-kept=kept]").waitFor({ state: "attached" });
  assert.equal(await body.inputValue(), "Porozmawiajmy o zieleni. I o wodzie.");
  await close();
});

test("a step that is one press is offered again in the line that tells why it failed", async () => {
  const { page, close } = await browser.page("?fail=undo&what=read_only#/requests?request=1");
  await page.getByTestId("attach-letter").click();
  const letter = page.getByTestId("letters").getByText("pismo.pdf");
  await letter.waitFor();
  await page.keyboard.press("Control+z");
  const note = page.locator(".notes .note", { hasText: troubles.read_only });
  await note.waitFor();
  assert.equal(await letter.count(), 1);
  await mended(page);
  await note.getByRole("button", { name: "Spróbuj ponownie" }).click();
  await letter.waitFor({ state: "detached" });
  await close();
});
