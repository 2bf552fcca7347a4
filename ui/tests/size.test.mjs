/** What the window must read before its first view is there: counted in a build as it ships. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const ui = fileURLToPath(new URL("../", import.meta.url));
/** Bytes, gzipped. */
const most = 250 * 1024;

test("the scripts of the first view are at most 250 KB gzipped", async () => {
  const outDir = mkdtempSync(join(tmpdir(), "lawka-size-"));
  try {
    await build({ root: ui, mode: "production", logLevel: "error", build: { outDir, emptyOutDir: true, manifest: true } });
    const manifest = JSON.parse(readFileSync(join(outDir, ".vite/manifest.json"), "utf8"));
    const scripts = new Set();
    const take = (name) => {
      if (scripts.has(name)) return;
      scripts.add(name);
      manifest[name].imports?.forEach(take);
    };
    take("index.html");
    // Two views come with the window. Nobody waits for more than one other at the start; the largest may be the one.
    const shared = weigh(scripts);
    const views = Object.keys(manifest).filter((name) => /src\/views\/\w+\/View\.svelte$/.test(name));
    assert.ok(views.length >= 7, views.join());
    for (const view of views) {
      const before = new Set(scripts);
      take(view);
      const bytes = weigh(scripts);
      assert.ok(bytes <= most, `${view}: ${bytes} bytes, ${shared} of them shared`);
      for (const name of scripts) if (!before.has(name)) scripts.delete(name);
    }
    function weigh(names) {
      const files = new Set([...names].map((name) => manifest[name].file).filter((file) => file.endsWith(".js")));
      return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0);
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
});
