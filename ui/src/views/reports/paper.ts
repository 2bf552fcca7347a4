/** The tables of the report that is open, gathered for a PDF of the whole. */
import { getContext, setContext } from "svelte";
import type { PaperTable } from "../../backend/types/PaperTable.ts";

export interface Printed<Row> {
  label: string;
  text: (row: Row) => string;
  figures?: boolean;
}

const key = Symbol("report paper");
type Tables = Map<symbol, () => PaperTable>;

/** To be called by the view that holds the reports. Answers what stands in them now, in their order on the screen. */
export function gatherTables(): () => PaperTable[] {
  const tables: Tables = new Map();
  setContext(key, tables);
  return () => [...tables.values()].map((table) => table());
}

/** To be called in an effect by a table, so that it is part of the paper while it is shown. */
export function onPaper(): (table: () => PaperTable) => () => void {
  const tables = getContext<Tables | undefined>(key);
  return (table) => {
    const id = Symbol();
    tables?.set(id, table);
    return () => tables?.delete(id);
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
