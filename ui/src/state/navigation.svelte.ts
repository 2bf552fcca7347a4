/**
 * Where in the window one is: a view and what is chosen in it, kept in the address (#/calendar?meeting=12), so that
 * going back works and a line of Today can lead anywhere.
 */
export type ViewId =
  | "today"
  | "calendar"
  | "season"
  | "requests"
  | "people"
  | "announcements"
  | "reports"
  | "ledger"
  | "settings";

export interface Place {
  view: string;
  params: Readonly<Record<string, string>>;
}

export function placeOf(hash: string): Place {
  const [view = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  return { view, params: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf({ view, params }: Place): string {
  const query = new URLSearchParams(params).toString();
  return query === "" ? `#/${view}` : `#/${view}?${query}`;
}

let place = $state.raw(placeOf(location.hash));
window.addEventListener("hashchange", () => (place = placeOf(location.hash)));

export const navigation = {
  get view() {
    return place.view;
  },
  get params() {
    return place.params;
  },
};

/** Opens a view in a window that was not led to one by its address. */
export function openAt(view: ViewId) {
  if (location.hash !== "") return;
  history.replaceState(null, "", hashOf({ view, params: {} }));
  place = placeOf(location.hash);
}

/** Goes to a view; numbers and texts in `params` are what it should show. */
export function go(view: ViewId, params: Record<string, string | number> = {}) {
  const next = { view, params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)])) };
  if (hashOf(next) === location.hash) return;
  location.hash = hashOf(next);
  place = next;
}

/** Changes what is chosen in the present view without a step in the history. */
export function choose(params: Record<string, string | number | null>) {
  const merged = { ...place.params, ...params };
  const kept = Object.entries(merged).filter(([, value]) => value !== null);
  place = { view: place.view, params: Object.fromEntries(kept.map(([key, value]) => [key, String(value)])) };
  history.replaceState(null, "", hashOf(place));
}
