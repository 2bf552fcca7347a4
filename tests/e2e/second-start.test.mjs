import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { application } from "./window.mjs";

/** On one display and bus: a first start, a second one, then whether the first is still there. */
const script = `
  "$0" --data "$1" & first=$!
  until [ -e "$1/lawka.db" ]; do sleep 0.1; done
  timeout 20 "$0" --data "$1"; echo "second ended with $?"
  kill -0 $first && echo "first is there"
  kill $first`;

test("a second start hands over to the first window and ends", async () => {
  const home = mkdtempSync(join(tmpdir(), "lawka-second-"));
  const words = ["--", "xvfb-run", "-a", "sh", "-c", script, application, join(home, "data")];
  const env = { ...process.env, XDG_DATA_HOME: join(home, "share") };
  try {
    const said = await new Promise((done) =>
      execFile("dbus-run-session", words, { env, timeout: 60_000 }, (_error, output) => done(output)),
    );
    // The accessibility bus speaks on the same stream.
    const ours = said.split("\n").filter((line) => /^(second|first)/.test(line));
    assert.deepEqual(ours, ["second ended with 0", "first is there"]);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
