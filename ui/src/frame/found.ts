/** Where a thing that search found is shown. */
import type { Hit } from "../backend/types/Hit.ts";
import type { IconName } from "../components/icons.ts";
import { go } from "../state/navigation.svelte.ts";

export function placeOfHit({ kind, id }: Hit): { icon: IconName; run: () => void } {
  switch (kind) {
    case "request":
      return { icon: "document", run: () => go("requests", { request: id }) };
    case "person":
      return { icon: "people", run: () => go("people", { person: id }) };
    case "venue":
      return { icon: "venue", run: () => go("people", { venue: id }) };
    default:
      return { icon: "calendar", run: () => go("calendar", { meeting: id }) };
  }
}
