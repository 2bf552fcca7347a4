import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The policy the real window is under, so that a page which would break it breaks in the preview too. */
function contentSecurityPolicy(): string {
  const config = JSON.parse(readFileSync(here("../src-tauri/tauri.conf.json"), "utf8")) as {
    app: { security: { csp: Record<string, string> } };
  };
  return Object.entries(config.app.security.csp)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

/** Parts that are read when they are asked for: views, a language, the help, a form. */
const later = /src\/(views\/(season|requests|people|announcements|reports|ledger|settings|tour|imports\/ImportForm)|words\/(en|help)|data)/;

/** All else comes in one piece: each file more is a question to the program before the first picture. */
const isOfTheWindow = (id: string) => !later.test(id);

export default defineConfig(({ mode }) => {
  // The in-memory twin stands in only for the UI tests; a window that ships never contains it.
  const inMemory = mode === "memory" || mode === "test";
  return {
    plugins: [svelte()],
    resolve: {
      alias: { "$chosen-backend": here(inMemory ? "src/backend/memory.ts" : "src/backend/tauri.ts") },
      ...(mode === "test" ? { conditions: ["browser"] } : {}),
    },
    clearScreen: false,
    server: { port: 5173, strictPort: true },
    preview: { headers: { "Content-Security-Policy": contentSecurityPolicy() } },
    build: {
      outDir: mode === "memory" ? "dist-memory" : "dist",
      // light-dark() and nesting stay as written: WebKitGTK 2.44, WKWebView 17.5 and WebView2 all know them.
      target: ["safari17.5", "chrome123"],
      // A font or picture inside the stylesheet would be a data: URL, which the policy refuses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 700,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: "window", test: isOfTheWindow }] } } },
    },
    test: {
      // A test that needs a page says so in its first line: making one takes longer than most tests.
      environment: "node",
      include: ["src/**/*.test.ts"],
      env: { TZ: "America/New_York" },
      // A busy machine is no fault of the window.
      testTimeout: 30_000,
    },
  };
});
