/** What differs between two states of a thing, field by field. */
import type { LedgerRow } from "../../backend/types/LedgerRow.ts";
import type { JsonValue } from "../../backend/types/serde_json/JsonValue.ts";

export interface Difference {
  /** "wishes.from" */
  field: string;
  before: string;
  after: string;
}

/** Every value by the path that leads to it; lists of plain values are one value. */
function flattened(value: unknown, path: string[] = []): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[path.join("."), String(value)]];
  const entries = Object.entries(value);
  const plain = Array.isArray(value) && value.every((each) => typeof each !== "object" || each === null);
  if (plain) return entries.length === 0 ? [] : [[path.join("."), value.join(", ")]];
  return entries.flatMap(([key, inner]) => flattened(inner, [...path, key]));
}

export function differences(before: JsonValue | null, after: JsonValue | null): Difference[] {
  const [was, is] = [new Map(flattened(before)), new Map(flattened(after))];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  const all = fields.map((field) => ({ field, before: was.get(field) ?? "", after: is.get(field) ?? "" }));
  return all.filter((each) => each.before !== each.after);
}

/** What a row is called: the thing's own title or name, when it has one. */
export function titleOf(row: LedgerRow): string | undefined {
  const thing = row.after ?? row.before;
  if (typeof thing !== "object" || thing === null || Array.isArray(thing)) return undefined;
  const name = thing.title ?? thing.name;
  return typeof name === "string" && name !== "" ? name : undefined;
}
