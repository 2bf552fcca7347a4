// @vitest-environment node
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "./commands.ts";

const shell = (path: string) => fileURLToPath(new URL(`../../../src-tauri/${path}`, import.meta.url));
const read = (path: string) => readFileSync(shell(path), "utf8");
const asked = Object.keys(commands).sort();

/** The names between a marker and the bracket that closes it. */
function listed(source: string, opening: string, closing: string, name: RegExp): string[] {
  const start = source.indexOf(opening) + opening.length;
  const list = source.slice(start, source.indexOf(closing, start)).replaceAll(/\/\/.*$/gm, "");
  return [...list.matchAll(name)].map((match) => match[1] ?? "").sort();
}

test("every command the window asks for is declared in the shell's manifest, and no other", () => {
  expect(listed(read("build.rs"), "COMMANDS: &[&str] = &[", "]", /"(\w+)"/g)).toEqual(asked);
});

test("every command is handled", () => {
  expect(listed(read("src/lib.rs"), "generate_handler![", "]", /(\w+)\s*(?:,|$)/g)).toEqual(asked);
});

test("every command is granted to the window, one by one", () => {
  const granted = (JSON.parse(read("capabilities/main.json")) as { permissions: unknown[] }).permissions
    .filter((permission) => typeof permission === "string" && permission.startsWith("allow-"))
    .map((permission) => String(permission).slice("allow-".length).replaceAll("-", "_"));
  expect(granted.sort()).toEqual(asked);
});

test("a command's function stands in exactly one file of commands/", () => {
  const sources = readdirSync(shell("src/commands")).map((file) => read(`src/commands/${file}`));
  for (const name of asked) {
    expect(sources.filter((source) => new RegExp(`fn ${name}\\b`).test(source)).length, name).toBe(1);
  }
});
