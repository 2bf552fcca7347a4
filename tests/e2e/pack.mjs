/** A pack on the disk, opened by a program that is not ours and checked against its own manifest. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const python = process.platform === "win32" ? "python" : "python3";

/** Unpacks an archive with Python's zipfile, checks every digest, and answers with the manifest. */
export function openPack(archive, folder) {
  mkdirSync(folder);
  // Python tells on stdout of a file whose check sum is wrong, and ends with 0 all the same.
  assert.doesNotMatch(zipfile("-t", archive), /corrupt|error/i, "the archive is sound");
  zipfile("-e", archive, folder);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const listed = manifest.files.map(({ path }) => path);
  assert.deepEqual(filesBelow(folder).toSorted(), [...listed, "manifest.json"].toSorted(), "the manifest names every file");
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = readFileSync(join(folder, path));
    assert.equal(content.length, bytes, `${path}: bytes`);
    assert.equal(createHash("sha256").update(content).digest("hex"), sha256, `${path}: digest`);
  }
  return manifest;
}

const zipfile = (...words) => execFileSync(python, ["-m", "zipfile", ...words], { encoding: "utf8" });

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));
}
