import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, inWindow, picture } from "./window.mjs";
import { keys } from "./webdriver.mjs";

test("a first start on the sample department shows what needs a hand", () =>
  inWindow(
    "sample",
    async (session) => {
      await session.find("[data-testid^=today-group]");
      await eventually(async () => assert.equal(await session.title(), "Dziś – Ławka"), "the title follows");
      await picture(session, "today-sample");
    },
    { args: ["--sample"] },
  ));

test("the window opens, shows where its data lies, and speaks the language chosen in it", () =>
  inWindow("start", async (session, places) => {
    await session.find("h1");
    const settings = await session.find("nav a", "Ustawienia");
    await session.click(settings);
    await session.find("dd", places.data);
    await eventually(async () => assert.equal(await session.title(), "Ustawienia – Ławka"), "the title follows");
    await picture(session, "settings-pl-light");

    await session.press([keys.control, "k"]);
    await session.find("[role=combobox]");
    await session.press(keys.escape);
    await session.gone("[role=combobox]");

    await session.click(await session.find("label", "English"));
    await session.find("h1", "Settings");
    await session.click(await session.find("label", "Dark"));
    await picture(session, "settings-en-dark");
  }));

test("inline script, a foreign address and an unknown command are refused", () =>
  inWindow("policy", async (session) => {
    await session.find("h1");
    const refused = await session.run(`
      const script = document.createElement("script");
      script.textContent = "window.smuggled = true";
      document.body.append(script);
      const seen = window.breaches.length > 0 || window.smuggled === undefined;
      window.breaches.length = 0;
      return seen && window.smuggled === undefined && window.__TAURI__ === undefined;`);
    assert.equal(refused, true);
    const answer = await session.run(`
      const ask = (name) => window.__TAURI_INTERNALS__.invoke(name, { path: "/etc/passwd" }).then(() => "done", String);
      window.answers = Promise.all(["plugin:fs|read_text_file", "no_such_command"].map(ask)).then((all) => (window.said = all));
      fetch("https://example.org/").then(() => (window.fetched = true), () => (window.fetched = false));`);
    assert.equal(answer, null);
    await eventually(async () => {
      const [said, fetched] = await session.run("return [window.said ?? null, window.fetched ?? null]");
      assert.ok(said?.every((text) => text !== "done"), `answered ${said}`);
      assert.equal(fetched, false);
    }, "everything foreign is refused");
    await session.run("window.breaches.length = 0");
  }));
