/** How the department's server stands: read after each change, and every half a minute, since time passes. */
import { backend } from "../backend/index.ts";
import type { ServerFault } from "../backend/types/ServerFault.ts";
import type { SyncState } from "../backend/types/SyncState.ts";
import { t } from "../words/index.ts";
import { onChanged } from "./changes.svelte.ts";
import { Reading } from "./work.svelte.ts";

const everyMilliseconds = 30_000;

let reading: Reading<SyncState> | undefined;

export function theServer(): Reading<SyncState> {
  if (!reading) {
    reading = new Reading(() => backend.call("sync_state"));
    onChanged(() => void reading?.read());
    setInterval(() => void reading?.read(), everyMilliseconds);
  }
  return reading;
}

/** What is the matter, each thing once. */
export const faultsOf = (accounts: SyncState["accounts"]): ServerFault[] => [
  ...new Set(accounts.flatMap(({ fault }) => (fault === null ? [] : [fault]))),
];

/** "zsynchronizowano 3 minuty temu · 2 czekają · bez połączenia" */
export function stateInWords({ now, accounts }: SyncState, account?: number): string {
  const shown = accounts.filter((each) => account === undefined || each.account_id === account);
  const words = t().together;
  const times = shown.flatMap(({ synced_at }) => (synced_at === null ? [] : [Date.parse(synced_at)]));
  const oldest = times.length < shown.length ? undefined : Math.min(...times);
  const minutes = oldest === undefined ? undefined : Math.max(0, Math.floor((Date.parse(now) - oldest) / 60_000));
  const waiting = shown.reduce((sum, each) => sum + each.waiting, 0);
  const when =
    oldest === undefined || minutes === undefined
      ? words.never
      : minutes < 120
        ? words.synced(minutes)
        : words.syncedAt(t().dates.moment(new Date(oldest).toISOString()));
  return [
    when,
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
    ...faultsOf(shown).map((fault) => t().server[fault].brief),
  ].join(" · ");
}
