/** The announcement's editor, its checklist and corrections, and the messages to those who asked. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { goTo, isSound, openBrowser } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const editor = (meeting, channel = "common") => `#/announcements?meeting=${meeting}&channel=${channel}`;

/** Opens the editor and waits for its first preview. */
async function opened(meeting, channel, options) {
  const found = await browser.page(editor(meeting, channel), options);
  await found.page.locator("[data-testid=preview][data-waiting=false]").waitFor();
  return found;
}

for (const [language, colours] of [["pl", ["light", "dark"]], ["en", ["light", "forced"]]]) {
  test(`every kind of channel is accessible and fits beside its preview: ${language}`, async () => {
    const found = await browser.page(editor(2), { language });
    const { page, close } = found;
    for (const channel of ["common", "notice_board", "krakow_pl", "facebook_post", "tv_crawl", "press_release", "youtube_video"]) {
      await goTo(page, editor(2, channel));
      await page.locator("[data-testid=preview][data-waiting=false]").waitFor();
      await isSound(found, `announcements-${channel}-${language}`, colours);
    }
    await close();
  });
}

test("the words of a channel change its preview and its count while one types, and go back to the facts", async () => {
  const found = await opened(2, "x_post");
  const { page, close } = found;
  const text = page.locator("[name=own_text]");
  assert.match(await text.inputValue(), /Solanka/, "made from the facts");
  await text.fill(`Spotkajmy się w Borku! https://www.krakow.pl/bardzo/dlugi/adres/strony #Borek`);
  await page.getByTestId("look").getByText("Spotkajmy się w Borku!").waitFor();
  await page.getByTestId("counters").getByText("53 z 280").waitFor();
  await page.getByText("To Twój tekst").waitFor();
  await text.fill("ł".repeat(300));
  await page.locator("[data-fact=over_limit]").waitFor();
  await page.getByText("o 20 za dużo").waitFor();
  assert.match(await page.getByTestId("edit-x_post").textContent(), /1/);
  await isSound(found, "announcements-too-long");
  await page.getByTestId("back-to-facts").click();
  await page.locator("[data-fact=over_limit]").waitFor({ state: "detached" });
  assert.match(await text.inputValue(), /Solanka/);
  await close();
});

test("a feed shows where it folds the text", async () => {
  const { page, close } = await opened(1, "facebook_post");
  const first = await page.getByTestId("first-lines").textContent();
  assert.ok(first.length <= 125 && first.length > 60, first);
  await page.getByText("dalej dopiero po rozwinięciu").waitFor();
  await close();
});

test("shared words change the page in its frame, which runs nothing and leads nowhere", async () => {
  const { page, complaints, close } = await opened(2, "krakow_pl");
  const frame = page.getByTestId("page-frame");
  assert.equal(await frame.getAttribute("sandbox"), "allow-same-origin", "no scripts, no forms, no ways out");
  const inside = frame.contentFrame();
  await page.getByTestId("shared-words").locator("[name=title]").fill("Chodnik w Borku <script>alert(1)</script>");
  await inside.getByRole("heading", { name: "Chodnik w Borku <script>alert(1)</script>" }).waitFor();
  assert.equal(await inside.locator("script, [href^=http], form").count(), 0);
  assert.ok(await inside.locator("img").evaluate((image) => image.naturalWidth > 0), "the picture is shown");
  assert.equal(await inside.locator("h2").evaluate((heading) => getComputedStyle(heading).fontSize), "28px", "with the page's looks");
  assert.deepEqual(complaints, []);
  await close();
});

test("a preview is looked at as others see it: without colours, on a telephone", async () => {
  const found = await opened(2, "tv_board");
  const { page, close } = found;
  const look = page.getByTestId("look");
  const filter = () => look.evaluate((element) => getComputedStyle(element).filter);
  assert.equal(await filter(), "none");
  for (const vision of ["protanopia", "deuteranopia", "tritanopia", "grey"]) {
    await page.getByTestId("vision").selectOption(vision);
    assert.equal(await filter(), `url("#vision-${vision}")`);
  }
  await isSound(found, "announcements-grey");
  await page.getByTestId("screen").selectOption("small_phone");
  assert.equal((await look.boundingBox()).width, 320);
  await isSound(found, "announcements-phone");
  await close();
});

test("a missing translation is shown as missing, field by field, until it is written", async () => {
  const found = await opened(2, "notice_board");
  const { page, close } = found;
  await page.getByRole("radio", { name: "UK" }).check({ force: true });
  const missing = page.getByTestId("missing-translation");
  await missing.getByText("tytuł").waitFor();
  assert.equal(await page.locator("[name=title]").inputValue(), "");
  await page.getByText(/Brak tłumaczenia\. Po polsku: „Spotkanie z mieszkańcami/).waitFor();
  await isSound(found, "announcements-untranslated");
  await page.locator("[name=title]").fill("Зустріч з мешканцями");
  await page.waitForFunction(() => !document.querySelector("[data-testid=missing-translation]")?.textContent.includes("tytuł"));
  await close();
});

test("words that could not be put away yet are found again after the window has died", async () => {
  const { page, close } = await browser.page(`?fail=put_announcement${editor(2)}`);
  await page.locator("[name=lead]").fill("Zapowiedź, której nikt nie zapisał");
  await page.locator("[data-testid=kept][data-kept=unsaved]").waitFor();
  await page.goto(page.url().replace("?fail=put_announcement", ""));
  await page.getByText("Przywrócono słowa").waitFor();
  assert.equal(await page.locator("[name=lead]").inputValue(), "Zapowiedź, której nikt nie zapisał");
  await page.locator("[data-testid=kept][data-kept=kept]").waitFor({ state: "attached" });
  await page.reload();
  await page.locator("[name=lead]").waitFor();
  assert.equal(await page.getByText("Przywrócono słowa").count(), 0, "what was put away is not brought back");
  await close();
});

test("what is missing leads to its field", async () => {
  const { page, close } = await opened(2, "common");
  await page.getByTestId("add-photo").click();
  const line = page.locator("[data-fact=alt_missing]");
  await line.getByTestId("jump").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "photo_alt");
  assert.equal(await line.getByTestId("waive").count(), 0, "a picture without words is not waived");
  await page.keyboard.type("Ławka pod drzewem");
  await line.waitFor({ state: "detached" });
  await close();
});

test("what is missing is waived by name with a reason, and the channels are ready", async () => {
  const found = await opened(2, "x_post");
  const { page, close } = found;
  await page.getByTestId("waive").first().waitFor();
  for (const left of [2, 1]) {
    assert.equal(await page.getByTestId("waive").count(), left);
    await page.getByTestId("waive").first().click();
    assert.equal(await page.getByTestId("waive-confirm").isDisabled(), true);
    await page.locator("[name=waive_reason]").fill("Dom kultury odpowie do piątku.");
    if (left === 2) await isSound(found, "announcements-waive");
    await page.getByTestId("waive-confirm").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("Odstąpiono: kwrzosek").nth(2 - left).waitFor();
  }
  await page.getByText("gotowe 16 z 16 kanałów").waitFor();
  await page.getByTestId("unwaive").first().click();
  await page.getByText("gotowe 0 z 16 kanałów").waitFor();
  await close();
});

test("the pack is written, the channel published with a note, and its state says so", async () => {
  const found = await opened(1, "wdobrymkierunku");
  const { page, close } = found;
  await page.getByTestId("open-export").click();
  await isSound(found, "announcements-export");
  await page.getByTestId("export-pack").click();
  await page.getByTestId("pack-written").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Zamknij" }).last().click();
  await page.locator("[data-testid=edit-wdobrymkierunku][data-state=released]").waitFor();
  await page.getByTestId("record").click();
  await page.locator("dialog [name=note]").fill("Potwierdziła redakcja portalu.");
  await isSound(found, "announcements-publish");
  await page.getByTestId("publish-confirm").click();
  await page.locator("[data-testid=edit-wdobrymkierunku][data-state=published]").waitFor();
  await page.getByTestId("publication").getByText("Potwierdziła redakcja portalu.").waitFor();
  await close();
});

test("a cancelled meeting makes its channels stale, and one press writes their correction", async () => {
  const found = await browser.page("#/calendar?meeting=1");
  const { page, close } = found;
  await page.getByTestId("cancel").click();
  await page.locator("dialog [name=reason]").fill("Awaria ogrzewania w sali");
  await page.getByTestId("cancel-confirm").click();
  await page.getByTestId("words").click();
  const note = page.getByTestId("stale-note");
  await note.getByText("Awaria ogrzewania w sali").waitFor();
  await page.locator("[data-testid=edit-krakow_pl][data-state=stale]").waitFor();
  await isSound(found, "announcements-stale");
  await page.getByTestId("open-correction").click();
  assert.deepEqual(await page.getByTestId("correction-channels").locator("li").allTextContents(), ["www.krakow.pl (Magiczny Kraków)", "Facebook – post"]);
  await isSound(found, "announcements-correction");
  await page.getByTestId("export-correction").click();
  await page.getByTestId("pack-written").waitFor();
  await close();
});

test("all packs of a season are written from one place", async () => {
  const found = await browser.page("#/announcements");
  const { page, close } = found;
  await page.getByTestId("open-export-all").click();
  await isSound(found, "announcements-all");
  await page.getByTestId("export-all").click();
  await page.getByTestId("all-written").waitFor();
  await page.getByText("Bez pakietu: 1").waitFor();
  await isSound(found, "announcements-all-written");
  await close();
});

test("channels are gone through by keyboard, and the matrix leads into them", async () => {
  const { page, close } = await browser.page("#/announcements");
  await page.getByRole("link", { name: "X – wpis: czeka" }).or(page.getByRole("link", { name: "X – wpis: po terminie" })).first().press("Enter");
  await page.getByRole("heading", { name: "X – wpis" }).waitFor();
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByRole("heading", { name: "LinkedIn – post" }).waitFor();
  await close();
});

test("who waits is told by e-mail: the letter is looked at, queued, and sent once there is an account", async () => {
  const found = await browser.page("#/calendar?meeting=2");
  const { page, close } = found;
  await page.getByTestId("informed").getByText("Zawiadomiono 1 z 3").waitFor();
  await isSound(found, "announcements-informed");
  await page.getByTestId("notice-1-write").click();
  await page.locator("[name=own_words]").fill("Dziękujemy za zdjęcia ulicy.");
  await page.getByTestId("letter-preview").getByText("Dziękujemy za zdjęcia ulicy.").waitFor();
  await isSound(found, "announcements-letter");
  await page.getByTestId("letter-queue").click();
  await page.getByTestId("notice-1").getByText("czeka na wysłanie").waitFor();

  await page.evaluate(() => (location.hash = "#/settings?section=mail"));
  await page.getByTestId("send-outbox").click();
  await page.getByTestId("refusal").getByText("Nie ma konta pocztowego").waitFor();
  await isSound(found, "announcements-outbox");
  const form = page.getByTestId("mail-account");
  await form.locator("[name=host]").fill("poczta.urzad.example");
  await form.locator("[name=from]").fill("dialog@urzad.example");
  await form.locator("[name=password]").fill("tajne");
  await page.getByTestId("save-account").click();
  await form.getByText("Hasło jest zapisane w systemie").waitFor();
  assert.equal(await form.locator("[name=password]").inputValue(), "", "a password is never shown again");
  await page.getByTestId("send-outbox").click();
  await page.locator("[data-testid=mail-1][data-state=sent]").waitFor();
  await isSound(found, "announcements-sent");
  await close();
});

test("Today says who still waits, and for how long", async () => {
  const { page, close } = await browser.page("#/today");
  const part = page.getByTestId("informed-today");
  await part.getByText("zawiadomiono 1 z 3").waitFor();
  assert.match(await part.locator("li").first().textContent(), /czeka \d/);
  await close();
});

test("Today asks about a message in doubt, and leads to where it is decided", async () => {
  const found = await browser.page("?doubt#/today");
  const { page, close } = found;
  const line = page.getByTestId("today-mail_uncertain");
  await line.getByText("sprawdź, czy wiadomość dotarła: a.probna@poczta.example").waitFor();
  await isSound(found, "announcements-doubt-today");
  await line.click();
  const mail = page.locator("[data-testid=mail-1][data-state=uncertain]");
  await mail.waitFor();
  await isSound(found, "announcements-doubt-outbox");
  await mail.getByTestId("settle-sent").click();
  await page.locator("[data-testid=mail-1][data-state=sent]").waitFor();
  await page.evaluate(() => (location.hash = "#/today"));
  await page.getByTestId("informed-today").waitFor();
  assert.equal(await line.count(), 0);
  await close();
});

test("a sent message ends undo, and the button says why", async () => {
  const { page, close } = await browser.page("#/calendar?meeting=2");
  await page.getByTestId("notice-1-write").click();
  await page.getByTestId("letter-queue").click();
  await page.getByTestId("notice-1").getByText("czeka na wysłanie").waitFor();
  await page.evaluate(() => (location.hash = "#/settings?section=mail"));
  const form = page.getByTestId("mail-account");
  await form.locator("[name=host]").fill("poczta.urzad.example");
  await form.locator("[name=from]").fill("dialog@urzad.example");
  await form.locator("[name=password]").fill("tajne");
  await page.getByTestId("save-account").click();
  await form.getByText("Hasło jest zapisane w systemie").waitFor();
  await page.getByTestId("send-outbox").click();
  await page.locator("[data-testid=mail-1][data-state=sent]").waitFor();
  const undo = page.getByTestId("undo");
  assert.equal(await undo.getAttribute("title"), "Nie można cofnąć: wysłanie wiadomości");
  assert.equal(await undo.isDisabled(), true);
  await page.locator("h1").first().click();
  await page.keyboard.press("Control+z");
  await page.getByText("Wiadomość została wysłana, dlatego nie można jej cofnąć.").waitFor();
  await close();
});

test("what is written in one field, with pauses, is taken back in one step", async () => {
  const { page, close } = await opened(2, "common");
  const lead = page.getByTestId("common-fields").locator("[name=lead]");
  const kept = page.locator("[data-testid=kept][data-kept=kept]");
  for (const words of ["Porozmawiajmy", " o zieleni", " i chodnikach."]) {
    await lead.pressSequentially(words);
    await page.locator("[data-testid=kept]:not([data-kept=kept])").waitFor({ state: "attached" });
    await kept.waitFor({ state: "attached" });
  }
  assert.equal(await page.getByTestId("undo").getAttribute("title"), "Cofnij: treść ogłoszenia");
  await page.getByTestId("undo").click();
  await page.waitForFunction(() => document.querySelector("[data-testid=common-fields] [name=lead]").value === "");
  assert.equal(await page.getByTestId("undo").isDisabled(), true, "nothing else was done");
  await close();
});

test("a person's address and salutation are asked for in the request, and remembered", async () => {
  const found = await browser.page("#/requests");
  const { page, close } = found;
  await page.getByTestId("new-request").first().click();
  const form = page.getByTestId("request-form");
  await form.locator("[name=title]").fill("Chodnik w Borku");
  await form.locator("[name=requester]").fill("Anna Próbna");
  await form.locator("[name=address]").fill("ul. Słoneczna 5 m. 7\n30-001 Kraków");
  await form.getByLabel("Zwrot w pismach").selectOption({ label: "radna, radny" });
  await form.locator("[name=address]").scrollIntoViewIfNeeded();
  await isSound(found, "announcements-requester-address");
  await page.getByTestId("save-request").click();
  await page.getByText("ul. Słoneczna 5 m. 7").waitFor();
  await page.getByText("radna, radny").waitFor();
  await close();
});
