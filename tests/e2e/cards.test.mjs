/** People, venues and councils, reports, the ledger and the tour in the real window. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hook } from "./calendar.mjs";
import { Register } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

const hashIs = (session, pattern) =>
  eventually(async () => assert.match(await session.run("return location.hash"), pattern), `the address is ${pattern}`);

test("a venue is found on the map by mouse and by keyboard, its card is corrected and the ledger says what was and what is", () =>
  inWindow(
    "cards",
    async (session, { register }) => {
      await session.find("[data-testid^=today-group]");
      await session.run("location.hash = '#/people?tab=venues'");
      await session.click(await session.find("label", "Mapa"));
      const [first] = await register.ask("list", "venues");
      await session.click(await session.find(hook(`spot-${first.id}`)));
      await session.find("aside h2", first.name);
      await picture(session, "venues-on-map");
      await session.run("document.querySelector('[role=listbox]').focus()");
      await session.press(keys.right, keys.enter);
      await eventually(async () => assert.doesNotMatch(await session.run("return location.hash"), new RegExp(`venue=${first.id}$`)), "another is chosen");

      await session.run("location.hash = arguments[0]", `#/people?tab=venues&venue=${first.id}`);
      await session.find("aside h2", first.name);
      await session.click(await session.find(hook("edit-card")));
      const capacity = await session.find("[name=capacity]");
      await session.clear(capacity);
      await session.type(capacity, "137");
      await session.click(await session.find(hook("save-card")));
      await session.gone(hook("card-form"));
      await eventually(async () => {
        const venue = (await register.ask("list", "venues")).find(({ id }) => id === first.id);
        assert.equal(venue.capacity, 137);
      }, "the card is corrected");

      await session.press([keys.control, "8"]);
      await session.find("main h1", "Dziennik");
      await session.click(await session.find("tbody .open"));
      await session.find(hook("ledger-details"), "137");
      await picture(session, "ledger-was-is");
    },
    { prepare: async (places) => void (places.register = await Register.sample(places)), size: [1280, 720] },
  ));

test("reports show what was announced, and people are found without Polish letters", () =>
  inWindow(
    "reports",
    async (session, { meeting }) => {
      await session.find("[data-testid^=today-group]");
      await session.press([keys.control, "7"]);
      await session.find("main table", meeting.name);
      await session.find(hook("save-pdf"));
      await picture(session, "reports-lead");
      await session.click(await session.find("label", "Dzielnice"));
      await session.find("main figure svg");
      await picture(session, "reports-districts");
      await session.run("location.hash = '#/people?tab=councils'");
      await session.type(await session.find("[role=searchbox]"), "lagiewniki");
      await eventually(async () => {
        const rows = await session.run("return [...document.querySelectorAll('tbody tr')].map((row) => row.textContent)");
        assert.ok(rows.length > 0 && rows.every((row) => row.includes("Łagiewniki")), rows.join());
      }, "the council is found");
    },
    {
      prepare: async (places) => {
        const register = await Register.sample(places);
        const { request, slot } = await register.mostUrgent();
        const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
        await register.ask("confirm", meeting_id);
        const at = new Date().toISOString();
        await register.ask("publish", meeting_id, "--channel", "krakow_pl", "--url", "https://www.krakow.pl/lawka", "--at", at);
        places.meeting = await register.meeting(meeting_id);
      },
    },
  ));

test("a first start is led through the views by Enter alone, and shown around again from the help", () =>
  inWindow("tour", async (session) => {
    await session.click(await session.find(hook("tour-on-sample")));
    const visited = new Set();
    await session.find(hook("tour"));
    for (let step = 1; step <= 9; step++) {
      await session.find(hook("tour"), `Krok ${step} z 9`);
      visited.add(await session.run("return location.hash.replace(/[?].*/, '')"));
      if (step === 3) await session.find(`${hook("week-grid")}[data-toured]`);
      if (step === 2) await picture(session, "tour");
      await session.press(keys.enter);
    }
    await session.gone(hook("tour"));
    assert.equal(visited.size, 7, [...visited].join());
    await session.press("?");
    await session.click(await session.find(hook("tour-begin")));
    await session.find(hook("tour"), "Krok 1 z 9");
    await session.press(keys.escape);
    await session.gone(hook("tour"));
    await hashIs(session, /#\/today/);
  }));
