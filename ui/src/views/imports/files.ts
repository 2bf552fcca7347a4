/** What a file is by its name. The desk reads it and judges. */
import type { Resource } from "../../backend/types/Resource.ts";
import type { TableKind } from "../../backend/types/TableKind.ts";
import { fold } from "../../words/fold.ts";

export const extensions = ["csv", "xlsx", "ics"];

export const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

export function sortOf(path: string): "table" | "calendar" | "unknown" {
  const extension = nameOf(path).split(".").at(-1)?.toLowerCase();
  return extension === "ics" ? "calendar" : extension === "csv" || extension === "xlsx" ? "table" : "unknown";
}

/** A guess that can be changed: "Miejsca 2026.xlsx" holds venues. */
export function guessedKind(path: string): TableKind {
  const name = fold(nameOf(path));
  if (/miejsc|sale|sala|venue/.test(name)) return "venues";
  return /osob|ludzi|people|pracown/.test(name) ? "people" : "requests";
}

/** An owner as one value of a list: "person 4". */
export const ownerKey = ({ kind, id }: Resource) => `${kind} ${id}`;

export function ownerOf(key: string): Resource {
  const [kind, id] = key.split(" ");
  return { kind: kind === "venue" ? "venue" : "person", id: Number(id) };
}
