// @vitest-environment node
/** What the real window may do is written in its configuration; a line that goes missing there is a hole here. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../src-tauri/${path}`, import.meta.url)), "utf8");

interface Config {
  app: {
    withGlobalTauri: boolean;
    windows: { label: string; devtools?: boolean; url?: string }[];
    security: { csp: Record<string, string>; freezePrototype: boolean; capabilities: string[]; assetProtocol?: { enable: boolean } };
  };
}
const { app } = JSON.parse(read("tauri.conf.json")) as Config;

test("the content policy lets in nothing from elsewhere and no script or style but the program's own", () => {
  const { csp } = app.security;
  expect(csp["default-src"]).toBe("'self'");
  expect(csp["script-src"]).toBe("'self'");
  expect(csp["style-src"]).toBe("'self'");
  for (const closed of ["object-src", "base-uri", "form-action", "frame-ancestors"]) expect(csp[closed]).toBe("'none'");
  expect(csp["connect-src"]).toBe("ipc: http://ipc.localhost");
  const all = Object.values(csp).join(" ");
  expect(all).not.toMatch(/unsafe|https:|\*|blob:|filesystem:/);
});

test("prototypes are frozen, nothing of Tauri lies open, and no page but the program's own is a window", () => {
  expect(app.security.freezePrototype).toBe(true);
  expect(app.withGlobalTauri).toBe(false);
  expect(app.security.assetProtocol?.enable ?? false).toBe(false);
  expect(app.windows.map(({ label, url }) => [label, url])).toEqual([["main", undefined]]);
});

test("a release has no developer tools", () => {
  expect(read("Cargo.toml")).not.toMatch(/"devtools"/);
  expect(app.windows.some(({ devtools }) => devtools === true)).toBe(false);
});

test("the window is granted no set of rights whole, no file, no shell and no network", () => {
  const { permissions, windows } = JSON.parse(read("capabilities/main.json")) as {
    permissions: (string | { identifier: string; allow: { url: string }[] })[];
    windows: string[];
  };
  expect(windows).toEqual(["main"]);
  const names = permissions.map((each) => (typeof each === "string" ? each : each.identifier));
  expect(names.filter((name) => /:default$|^fs:|^shell:|^http:|^process:|webview:|window:/.test(name))).toEqual([]);
  const addresses = permissions.flatMap((each) => (typeof each === "string" ? [] : each.allow.map(({ url }) => url)));
  expect(addresses.sort()).toEqual(["https://*", "mailto:*"]);
});
