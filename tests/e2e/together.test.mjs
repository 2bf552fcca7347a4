/** The shared plan in the real window over a real server, and what another program finds there and changes. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hook } from "./calendar.mjs";
import { Register } from "./register.mjs";
import { asRead, CalendarServer, password, unfolded } from "./server.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

/** Some two hundred things go out one after another, in a debug build. Milliseconds. */
const firstTime = 60_000;
const newName = "Pętla autobusowa: spotkanie w terenie";

test("an officer shares the plan over the office's server, and what is changed there comes back", async () => {
  const home = mkdtempSync(join(tmpdir(), "lawka-together-"));
  const data = join(home, "data");
  const server = await CalendarServer.start(join(home, "server"), {
    calendars: ["spotkania", "prywatny", "dla-mieszkancow"],
    addressBooks: ["urzad", "wnioskodawcy"],
  });
  const plan = {};
  try {
    const prepare = async (places) => {
      withoutKeychain(places);
      plan.register ??= await finalDate(places, plan);
    };
    await inWindow("together", (session) => share(session, server, plan), { data, prepare });
    await changeOnBothSides(server, plan);
    await inWindow("together-again", (session) => comeBack(session, server, plan), { data, prepare });
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** The session's own bus starts no keychain, whatever this machine has. */
function withoutKeychain({ home }) {
  const services = join(home, "share/dbus-1/services");
  mkdirSync(services, { recursive: true });
  writeFileSync(join(services, "org.freedesktop.secrets.service"), "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/false\n");
}

async function finalDate(places, plan) {
  const register = await Register.sample(places);
  const { request, slot } = await register.mostUrgent();
  const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
  await register.ask("confirm", meeting_id);
  plan.meeting = await register.meeting(meeting_id);
  return register;
}

async function share(session, server, plan) {
  await openSettings(session);
  await addAccount(session, server);
  await choose(session);
  await picture(session, "together-chosen");
  await synchronise(session, "zsynchronizowano przed chwilą", firstTime);
  await picture(session, "together-synchronised");
  await foreignView(server, plan);
  await changeThere(session, server, plan);
}

async function openSettings(session) {
  await session.find("[data-testid^=today-group]");
  await session.run("location.hash = '#/settings?section=together'");
  await session.find(hook("together"));
}

async function addAccount(session, server) {
  await session.click(await session.find(hook("add-account")));
  await session.find(hook("account-form"));
  const [url, user] = await session.all(`${hook("account-form")} input:not([type=password])`);
  await session.type(url, server.url);
  await session.type(user, "anna");
  const [secret] = await session.all(`${hook("account-form")} input[type=password]`);
  await session.type(secret, "zgadywane");
  await session.press(keys.enter);
  await session.find(hook("failure"), "nie przyjął nazwy lub hasła");
  await session.clear(secret);
  await session.type(secret, password);
  await session.press(keys.enter);
  await session.find(hook("account"), `anna · ${server.url}`);
  await session.find(hook("account"), "nie ma dostępnego magazynu haseł");
}

/** Nothing is shared until somebody says so. */
async function choose(session) {
  const marked = () => session.run("return [...document.querySelectorAll(arguments[0])].filter((box) => box.checked).map((box) => box.ariaLabel)", `${hook("account")} input[type=checkbox]`);
  assert.deepEqual(await marked(), []);
  const wanted = ["Wspólny: spotkania", "Wspólny: urzad", "Dane osobowe wnioskodawców: wnioskodawcy", "Dla mieszkańców: dla-mieszkancow"];
  for (const label of wanted) {
    await session.click(await session.find(`input[aria-label="${label}"]`));
    await eventually(async () => assert.ok((await marked()).includes(label)), `${label} is marked`);
  }
  assert.deepEqual((await marked()).toSorted(), [...wanted, "Wspólny: wnioskodawcy"].toSorted());
  assert.equal((await session.all('input[aria-label="Dane osobowe wnioskodawców: spotkania"]')).length, 0, "no personal data in a calendar");
}

async function synchronise(session, state, time) {
  await session.click(await session.find(hook("synchronise")));
  await session.find(`${hook("account")} [role=status]`, state, time);
  await session.find(hook("synchronise"), "Synchronizuj teraz", time);
}

/** What a program that isn't ours finds at the server. */
async function foreignView(server, { meeting }) {
  const [events, cards, personal] = await Promise.all(["spotkania", "urzad", "wnioskodawcy"].map((name) => server.all(name)));
  const event = asRead(theEvent(events, meeting.name));
  assert.equal(event.status, "CONFIRMED");
  assert.equal(Date.parse(event.start), Date.parse(meeting.start));
  assert.match(event.location, /\p{L}+.*, .*\d/u);
  assert.ok(event.geo[0] > 49.9 && event.geo[0] < 50.2, event.geo.join());
  assert.ok(event.categories.some((word) => word.startsWith("Dzielnica ")), event.categories.join());
  assert.ok(event.people.some(({ role, cn }) => role === "CHAIR" && cn.length > 3), JSON.stringify(event.people));
  const tasks = events.filter(({ text }) => text.includes("BEGIN:VTODO"));
  assert.ok(tasks.some(({ text }) => text.includes("STATUS:NEEDS-ACTION")) && tasks.some(({ text }) => text.includes("STATUS:COMPLETED")));
  for (const kind of ["individual", "location", "org"]) assert.match(unfolded(cards), new RegExp(`^KIND:${kind}`, "m"));
  assert.deepEqual(await server.all("prywatny"), []);
  assert.deepEqual(await server.all("dla-mieszkancow"), [], "nothing is announced yet");
  nothingOfWhoAsked(personal, [...events, ...cards]);
}

const theEvent = (resources, name) => {
  const found = resources.find((resource) => resource.text.includes("BEGIN:VEVENT") && asRead(resource).summary === name);
  assert.ok(found, `${name} stands at the server`);
  return found;
};

/** Neither in a property nor inside our own data. */
function nothingOfWhoAsked(personal, open) {
  const values = [...unfolded(personal).matchAll(/^(?:FN|EMAIL|TEL):(.+?)\r?$/gm)].map(([, value]) => value);
  assert.ok(values.length >= 20, "who asked stands in the address book that is marked for it");
  const said = unfolded(open);
  const inside = [...said.matchAll(/^X-LAWKA-DATA:(\S+)/gm)].map(([, data]) => Buffer.from(data, "base64").toString()).join("\n");
  assert.match(inside, /"kind":"meeting"/);
  for (const value of values) assert.ok(!said.includes(value) && !inside.includes(value), `${value} stands where all may read`);
}

async function changeThere(session, server, { meeting, register }) {
  await server.change(theEvent(await server.all("spotkania"), meeting.name), newName, 15);
  await session.click(await session.find(hook("synchronise")));
  await eventually(async () => assert.equal((await register.meeting(meeting.id)).name, newName), "the change is in the register");
  await session.run("location.hash = arguments[0]", `#/calendar?meeting=${meeting.id}`);
  await session.find("aside, section, div[role=complementary]", newName);
  await session.find(hook("meeting-panel"));
  await picture(session, "together-changed");
  const moved = await register.meeting(meeting.id);
  assert.equal(Date.parse(moved.start) - Date.parse(meeting.start), 15 * 60_000);
}

const later = (meeting, minutes) => new Date(Date.parse(meeting.start) + minutes * 60_000).toISOString();

/** While no window is open: the date goes back here, and further on at the server. */
async function changeOnBothSides(server, { meeting, register }) {
  await register.ask("move", meeting.id, "--start", later(meeting, 0));
  await server.change(theEvent(await server.all("spotkania"), newName), newName, 30);
}

/** After a new start the program has forgotten the password and says so; a server that is away is told as well. */
async function comeBack(session, server, plan) {
  await openSettings(session);
  const form = await session.find(hook("account-password"), "Nie ma hasła do tego konta");
  const [field] = await session.all("input[type=password]", form);
  await session.type(field, password);
  await session.press(keys.enter);
  await session.gone(hook("account-password"));
  await synchronise(session, "zsynchronizowano przed chwilą");
  await decide(session, plan);
  await server.stop();
  await synchronise(session, "bez połączenia");
  await session.find(hook("account"), "Zmiany poczekają na tym komputerze");
  await picture(session, "together-offline");
  await session.click(await session.find('button[aria-label="Usuń konto"]'));
  await session.gone(hook("account"));
  await session.find(hook("together"), "Nie ma jeszcze żadnego konta");
}

/** Both dates are shown; nothing is written over before somebody has decided. */
async function decide(session, { meeting, register }) {
  assert.equal(Date.parse((await register.meeting(meeting.id)).start), Date.parse(meeting.start));
  await session.click(await session.find(hook("decide")));
  await session.find(hook("conflict"), newName);
  await picture(session, "together-decide");
  await session.click(await session.find(`${hook("conflict")} button`, "Weź z serwera"));
  await session.find("dialog", "Nie ma nic do rozstrzygnięcia.");
  await session.press(keys.escape);
  assert.equal(Date.parse((await register.meeting(meeting.id)).start), Date.parse(later(meeting, 45)));
}
