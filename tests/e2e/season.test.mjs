/** The season in the real window: planned, accepted, two dates locked, a hall lost, planned again, accepted, undone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hook } from "./calendar.mjs";
import { dayOf, Register } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

/** A search lasts ten seconds unless it is stopped, and settling may wait on a busy machine. Milliseconds. */
const searchTime = 90_000;

/** The keys of the proposed dates that the list shows in a state: „R12” for a request, „M3” for a meeting that moves. */
const placements = (session, status) =>
  session.run(
    `return [...document.querySelectorAll('[data-testid^=placement-][data-status=' + arguments[0] + ']')]
      .map(({ dataset }) => dataset.testid.slice("placement-".length))`,
    status,
  );

const within = (key, name) => `${hook(`placement-${key}`)} ${hook(name)}`;

async function plan(session) {
  await session.click(await session.find(hook("season-plan")));
  await session.find(hook("season-curve"), undefined, searchTime);
}

/** Where each meeting stands, by its request. */
async function standing(register) {
  const meetings = await register.ask("list", "meetings");
  return new Map(meetings.map(({ id, request_id, start, venue_id, state }) => [request_id, { id, start, venue_id, state }]));
}

async function planAndAccept({ session, register }) {
  await plan(session);
  await picture(session, "season-searching");
  await session.click(await session.find(hook("season-stop")));
  await session.find(hook("season-summary"), undefined, searchTime);
  const proposed = await placements(session, "open");
  assert.ok(proposed.length >= 10, `${proposed.length} dates are proposed`);
  assert.equal((await standing(register)).size, 0, "nothing is changed by planning");
  await picture(session, "season-proposal");

  await session.click(await session.find(within(proposed[0], "why-here")));
  await session.find(`${hook("why-here-answer")} h4`, undefined, searchTime);
  await picture(session, "season-why-here");
  await whyNot(session);

  await session.click(await session.find(hook("season-accept")));
  await eventually(async () => assert.equal((await placements(session, "accepted")).length, proposed.length), "all are accepted", searchTime);
  const stands = await standing(register);
  assert.equal(stands.size, proposed.length);
  assert.ok([...stands.values()].every(({ state }) => state === "held"));
  return { proposed: proposed.map((key) => Number(key.slice(1))), stands };
}

/** Everything without a date says what would have to change, though the search was stopped. */
async function whyNot(session) {
  const buttons = await session.all(hook("why-not"));
  for (const button of buttons) await session.click(button);
  await eventually(async () => {
    const told = await session.all(`${hook("relaxations")}, ${hook("obstacles")}`);
    assert.equal(told.length, buttons.length);
  }, "each reason is told", searchTime);
  await session.run("arguments[0].scrollIntoView({ block: 'center' })", { "element-6066-11e4-a52e-4f735466cecf": buttons[0] });
  await picture(session, "season-why-not");
}

/** Notes that a hall is closed on a day, in the window's own dialog; it plans again by itself. */
async function loseHall(session, name, day) {
  await session.click(await session.find(hook("season-lost")));
  await session.click(await session.find("dialog input[type=radio][value=venue]"));
  const field = await session.find("dialog input[role=combobox]");
  await session.type(field, name);
  await session.press(keys.enter);
  await session.type(await session.find("dialog [name=lost-from]"), day.split("-").toReversed().join("."));
  await session.type(await session.find("dialog [name=lost-reason]"), "awaria ogrzewania");
  await picture(session, "season-hall-lost");
  await session.click(await session.find(hook("lost-save")));
  await session.gone("dialog");
}

test("a season is planned, two dates are locked, a hall is lost, planned again, accepted and undone", () =>
  inWindow(
    "season",
    async (session, places) => {
      const register = new Register(places.data);
      await session.click(await session.find("nav a", "Sezon"));
      const { proposed, stands } = await planAndAccept({ session, register });

      const [lost, ...others] = proposed.toReversed();
      const locked = others.slice(0, 2);
      for (const request of locked) await session.click(await session.find(within(`R${request}`, "lock")));

      const before = stands.get(lost);
      const venue = (await register.ask("list", "venues")).find(({ id }) => id === before.venue_id);
      await loseHall(session, venue.name, dayOf(before.start));
      await session.click(await session.find(hook("season-stop"), undefined, searchTime));
      const moved = await session.find(hook(`placement-M${before.id}`), undefined, searchTime);
      assert.match(await session.text(moved), /→/, "was and is are told");
      await picture(session, "season-planned-again");
      const moving = await placements(session, "open");
      for (const request of locked) assert.ok(!moving.includes(`M${stands.get(request).id}`), "what is locked stays");
      assert.ok(moving.length <= 3, `only what must moves: ${moving}`);
      assert.deepEqual(await standing(register), stands, "nothing is changed by planning again");

      await session.click(await session.find(hook("season-accept")));
      await eventually(async () => {
        const { start, venue_id } = (await standing(register)).get(lost);
        assert.notDeepEqual({ start, venue_id }, { start: before.start, venue_id: before.venue_id });
      }, "the meeting stands elsewhere");
      const after = await standing(register);
      for (const request of locked) assert.deepEqual(after.get(request), stands.get(request));
      assert.match(await session.name(await session.find(hook("undo"))), /przyjęcie planu sezonu/, "the step is named");

      await session.run("document.activeElement?.blur()");
      await session.press([keys.control, "z"]);
      await eventually(async () => assert.deepEqual(await standing(register), stands), "one undo takes the whole step back");
      await session.find(`${hook(`placement-M${before.id}`)}[data-status=open]`);
      await picture(session, "season-undone");
    },
    { prepare: Register.sample },
  ));
