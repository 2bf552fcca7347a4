/** The desk behind the real window. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { open, save } from "@tauri-apps/plugin-dialog";
import { openUrl, revealItemInDir } from "@tauri-apps/plugin-opener";
import type { Backend, Progress } from "./backend.ts";
import { asError } from "./errors.ts";
import type { Changed } from "./types/Changed.ts";
import type { SeasonProgress } from "./types/SeasonProgress.ts";

/** A long answer comes as JSON packed with zlib (`src-tauri/src/commands/packed.rs`). */
function unpacked(answer: unknown): Promise<never> | never {
  if (!(answer instanceof ArrayBuffer)) return answer as never;
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  // What goes wrong is told to whoever reads.
  Promise.all([writer.write(answer), writer.close()]).catch(() => undefined);
  return new Response(readable).json() as Promise<never>;
}

export const backend: Backend = {
  call: (name, ...[args]) =>
    invoke<never>(name, { ...args })
      .then(unpacked)
      .catch((trouble: unknown) => {
        throw asError(trouble);
      }),
  onChanged: (hear) => listen<Changed>("changed", (event) => hear(event.payload)),
  onProgress: (hear) => listen<Progress>("progress", (event) => hear(event.payload)),
  onSeason: (hear) => listen<SeasonProgress>("season", (event) => hear(event.payload)),
  onFilesDropped: (hear) => listen<{ paths: string[] }>("tauri://drag-drop", (event) => hear(event.payload.paths)),
  chooseFiles: async (title, kinds) => (await open({ title, multiple: true, filters: kinds })) ?? [],
  chooseFolder: (title) => open({ title, directory: true }),
  chooseSavePath: (title, suggested, kinds) => save({ title, defaultPath: suggested, filters: kinds }),
  openUrl: (url) => openUrl(url),
  showInFolder: (path) => revealItemInDir(path),
};
