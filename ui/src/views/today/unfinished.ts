/** Where an unfinished form is taken up again. */
import type { ViewId } from "../../state/navigation.svelte.ts";

export type FormKind = "request" | "person" | "venue" | "announcement";
const kinds: readonly string[] = ["request", "person", "venue", "announcement"] satisfies FormKind[];

export interface FormPlace {
  kind: FormKind;
  /** A new thing, not one that is there already. */
  isNew: boolean;
  view: ViewId;
  params: Record<string, string | number>;
}

/** `request`, `request:mail`, `person:3`; undefined for what this window doesn't know. */
export function placeOfForm(form: string): FormPlace | undefined {
  const [name = "", of] = form.split(":");
  if (!kinds.includes(name)) return undefined;
  const [kind, id] = [name as FormKind, Number(of)];
  const isNew = !(id > 0);
  if (kind === "announcement") return isNew ? undefined : { kind, isNew: false, view: "announcements", params: { meeting: id } };
  const params = isNew ? { new: 1, ...(of === undefined ? {} : { draft: form }) } : { [kind]: id, edit: 1 };
  if (kind === "request") return { kind, isNew, view: "requests", params };
  return { kind, isNew, view: "people", params: { tab: kind === "person" ? "people" : "venues", ...params } };
}
