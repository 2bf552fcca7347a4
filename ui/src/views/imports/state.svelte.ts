import { backend, type Failed, type Refused } from "../../backend/index.ts";
import type { CalendarImport } from "../../backend/types/CalendarImport.ts";
import type { TableImport } from "../../backend/types/TableImport.ts";
import type { TableKind } from "../../backend/types/TableKind.ts";
import { imports } from "../../state/imports.svelte.ts";
import { tell } from "../../state/messages.svelte.ts";
import { running } from "../../state/work.svelte.ts";
import { t } from "../../words/index.ts";
import { written } from "../shared/saving.ts";
import { extensions, guessedKind, ownerKey, ownerOf, sortOf } from "./files.ts";

export type Preview = { table: TableImport } | { calendar: CalendarImport };

/** One file on its way in: chosen, described, read, reported. */
export class ImportState {
  path = $state<string>();
  kind = $state<TableKind>("requests");
  /** "person 4"; nobody yet. */
  owner = $state<string | null>(imports.owner && ownerKey(imports.owner));
  ownerMissing = $state(false);
  busy = $state(false);
  error = $state.raw<Refused | Failed>();
  table = $state.raw<TableImport>();
  calendar = $state.raw<CalendarImport>();
  /** What would come in; nothing is written yet. */
  preview = $state.raw<Preview>();
  readonly sort = $derived(this.path === undefined ? undefined : sortOf(this.path));
  readonly done = $derived(this.table !== undefined || this.calendar !== undefined);

  constructor() {
    const [dropped] = imports.paths;
    if (dropped !== undefined) this.take(dropped);
  }

  take(path: string) {
    [this.path, this.kind] = [path, guessedKind(path)];
    [this.error, this.table, this.calendar, this.preview, this.ownerMissing] = [undefined, undefined, undefined, undefined, false];
  }

  /** Reads the file without writing anything; a later choice overtakes it. */
  look = async () => {
    const { path, sort, kind, owner } = this;
    this.preview = undefined;
    if (path === undefined || this.done || sort === "unknown" || (sort === "calendar" && owner === null)) return;
    const read: Promise<Preview> =
      sort === "calendar"
        ? backend.call("preview_calendar", { path, owner: ownerOf(owner ?? "") }).then((calendar) => ({ calendar }))
        : backend.call("preview_table", { kind, path }).then((table) => ({ table }));
    const answer = await running(t().imports.looking, written(read));
    if (this.path !== path || this.kind !== kind || this.owner !== owner || this.done) return;
    if ("error" in answer) this.error = answer.error;
    else [this.preview, this.error] = [answer.answer, undefined];
  };

  choose = async () => {
    const [path] = await backend.chooseFiles(t().imports.title, [{ name: t().imports.fileKinds, extensions }]);
    if (path !== undefined) this.take(path);
  };

  read = async () => {
    const { path, sort } = this;
    this.ownerMissing = sort === "calendar" && this.owner === null;
    if (path === undefined || this.busy || this.ownerMissing) return;
    this.busy = true;
    if (sort === "calendar") await this.#readCalendar(path, this.owner ?? "");
    else await this.#readTable(path);
    this.busy = false;
  };

  undo = async () => {
    const answer = await written(backend.call("undo"));
    if ("error" in answer) this.error = answer.error;
    else {
      tell({ tone: "good", text: t().imports.undone });
      [this.table, this.calendar, this.path] = [undefined, undefined, undefined];
    }
  };

  async #readTable(path: string) {
    const answer = await running(t().imports.working, written(backend.call("import_table", { kind: this.kind, path })));
    if ("error" in answer) this.error = answer.error;
    else [this.table, this.error] = [answer.answer, undefined];
  }

  async #readCalendar(path: string, owner: string) {
    const asked = backend.call("import_calendar", { path, owner: ownerOf(owner) });
    const answer = await running(t().imports.working, written(asked));
    if ("error" in answer) this.error = answer.error;
    else [this.calendar, this.error] = [answer.answer, undefined];
  }
}
