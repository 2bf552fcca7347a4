/** The tables and the map of the report that is open, gathered for a PDF of the whole. */
import { getContext, setContext } from "svelte";
import type { PaperMap } from "../../backend/types/PaperMap.ts";
import type { PaperTable } from "../../backend/types/PaperTable.ts";

export interface Printed<Row> {
  label: string;
  text: (row: Row) => string;
  figures?: boolean;
}

const key = Symbol("report paper");
interface Gathering {
  tables: Map<symbol, () => PaperTable>;
  map: (() => PaperMap) | null;
}

/** To be called by the view that holds the reports. Answers what stands in them now, in their order on the screen. */
export function gatherPaper(): () => { tables: PaperTable[]; map: PaperMap | null } {
  const gathering: Gathering = { tables: new Map(), map: null };
  setContext(key, gathering);
  return () => ({ tables: [...gathering.tables.values()].map((table) => table()), map: gathering.map?.() ?? null });
}

/** To be called in an effect by a table, so that it is part of the paper while it is shown. */
export function onPaper(): (table: () => PaperTable) => () => void {
  const gathering = getContext<Gathering | undefined>(key);
  return (table) => {
    const id = Symbol();
    gathering?.tables.set(id, table);
    return () => gathering?.tables.delete(id);
  };
}

/** The same for a map; a report has one at most. */
export function mapOnPaper(): (map: () => PaperMap) => () => void {
  const gathering = getContext<Gathering | undefined>(key);
  return (map) => {
    if (gathering) gathering.map = map;
    return () => {
      if (gathering) gathering.map = null;
    };
  };
}

/** A table as it goes out: what each cell says. */
export function paperTable<Row>(name: string, rows: readonly Row[], columns: readonly Printed<Row>[]): PaperTable {
  return {
    name,
    columns: columns.map(({ label, figures }) => ({ name: label, figures: figures ?? false })),
    rows: rows.map((row) => columns.map(({ text }) => text(row))),
  };
}
