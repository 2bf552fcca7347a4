/**
 * The views, in the order of the bar. The two in which every day begins come with the window; each of the others is loaded
 * when it is first opened.
 */
import type { Component } from "svelte";
import type { IconName } from "../components/icons.ts";
import type { ViewId } from "../state/navigation.svelte.ts";
import { preferences } from "../state/preferences.svelte.ts";
import Calendar from "../views/calendar/View.svelte";
import Today from "../views/today/View.svelte";

export interface View {
  id: ViewId;
  icon: IconName;
  load: () => Promise<{ default: Component }>;
}

export const views: readonly View[] = [
  { id: "today", icon: "sun", load: () => Promise.resolve({ default: Today }) },
  { id: "calendar", icon: "calendar", load: () => Promise.resolve({ default: Calendar }) },
  { id: "season", icon: "layers", load: () => import("../views/season/View.svelte") },
  { id: "requests", icon: "document", load: () => import("../views/requests/View.svelte") },
  { id: "people", icon: "people", load: () => import("../views/people/View.svelte") },
  { id: "announcements", icon: "horn", load: () => import("../views/announcements/View.svelte") },
  { id: "reports", icon: "chart", load: () => import("../views/reports/View.svelte") },
  { id: "ledger", icon: "list", load: () => import("../views/ledger/View.svelte") },
  { id: "settings", icon: "gear", load: () => import("../views/settings/View.svelte") },
];

/** The view an address means; the first one where it means none. */
export function viewOf(id: string): View {
  const view = views.find((each) => each.id === id) ?? views[0];
  if (!view) throw new Error("a window without views");
  return view;
}

/** The view a window begins with that was not led to one. */
export const homeView = (): ViewId => viewOf(preferences.home === "last" ? preferences.lastView : preferences.home).id;
