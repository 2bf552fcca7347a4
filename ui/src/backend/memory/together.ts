/** The department's server as the twin has it: one account, two collections, one difference to decide. */
import type { Answers } from "../memory.ts";
import type { AccountCard } from "../types/AccountCard.ts";
import type { OperationCard } from "../types/OperationCard.ts";
import type { SubscriptionCard } from "../types/SubscriptionCard.ts";
import type { SyncConflict } from "../types/SyncConflict.ts";
import type { SyncReport } from "../types/SyncReport.ts";
import { now } from "./about.ts";
import { refuse } from "./stored.ts";

const accounts: AccountCard[] = [];
const subscriptions: SubscriptionCard[] = [];
let conflicts: SyncConflict[] = [];
let syncedAt: string | null = null;

const collection = (id: number, name: string, cards: boolean) => ({
  id,
  name,
  href: `/anna/${name}/`,
  events: !cards,
  tasks: !cards,
  cards,
  chosen: true,
  personal: false,
  public: false,
});

const difference = (): SyncConflict => ({
  id: 1,
  what: "fields",
  kind: "meeting",
  name: "Plac zabaw przy ul. Łobzowskiej",
  meeting_id: null,
  fields: [{ field: "start", mine: "2026-12-17T17:00:00+01:00", theirs: "2026-12-18T17:00:00+01:00" }],
  reasons: [],
  mine_by: "Anna",
  mine_at: "2026-11-23T08:40:00+01:00",
  theirs_by: "Bartosz",
  theirs_at: "2026-11-23T08:52:00+01:00",
  since: now,
});

function account(id: number): AccountCard {
  const found = accounts.find((each) => each.id === id);
  return found ?? refuse({ why: "no_such_account", account_id: id });
}

/** What a synchronisation would do: one meeting goes out, one changed there comes in. */
const planned = (): SyncReport => {
  const operation = (uid: string, name: string, what: string): OperationCard => ({
    collection_id: 1,
    kind: "meeting",
    uid,
    name,
    what,
    outcome: "planned",
    detail: null,
  });
  return {
    operations: [operation("a", "Chodnik i oświetlenie w Borku", "add"), operation("b", "Zieleń na Kurdwanowie", "take")],
    applied: 0,
    conflicts: [],
    requests: 2,
    bytes: 1_024,
    kept: 0,
    failures: [],
    dry_run: true,
    changed: { entities: [] },
  };
};

export const together = {
  sync_state: () => ({
    now,
    accounts: accounts.map(({ id }) => ({ account_id: id, synced_at: syncedAt, fault: null, failure: null, waiting: syncedAt === null ? 2 : 0 })),
    conflicts: conflicts.length,
    subscriptions: subscriptions.length,
  }),
  accounts: () => accounts,
  add_account: ({ order }) => {
    if (order.url.startsWith("http://")) refuse({ why: "not_encrypted", url: order.url });
    const there = accounts.find(({ url, user }) => url === order.url && user === order.user);
    if (there) refuse({ why: "account_is_there", account_id: there.id, url: there.url, user: there.user });
    const id = accounts.length + 1;
    const collections = [collection(2 * id, "spotkania", false), collection(2 * id + 1, "urzad", true)];
    for (const each of collections) each.chosen = !order.choose_later;
    accounts.push({ id, url: order.url, user: order.user, password: "kept", collections });
    return { account_id: id, collections };
  },
  choose_collections: ({ order }) => {
    const chosen = account(order.account_id);
    for (const each of chosen.collections) {
      each.chosen = order.chosen.includes(each.id);
      each.personal = order.personal.includes(each.id);
      each.public = order.public.includes(each.id);
    }
    return chosen;
  },
  put_account_password: ({ account_id }) => account(account_id),
  remove_account: ({ account_id }) => {
    accounts.splice(accounts.indexOf(account(account_id)), 1);
    return null;
  },
  synchronise: ({ order }) => {
    if (order.dry_run) return planned();
    syncedAt = now;
    conflicts = [difference()];
    return {
      operations: [],
      applied: 2,
      conflicts,
      requests: 4,
      bytes: 2_048,
      kept: 0,
      failures: [],
      dry_run: false,
      changed: { entities: [] },
    };
  },
  stop_synchronising: () => null,
  sync_conflicts: () => conflicts,
  resolve_conflict: ({ conflict_id, take }) => {
    conflicts = conflicts.filter((each) => each.id !== conflict_id);
    return { conflict_id, taken: take, changed: { entities: [] } };
  },
  subscriptions: () => subscriptions,
  subscribe_calendar: ({ order }) => {
    const id = subscriptions.length + 1;
    subscriptions.push({ id, url: order.url, owner: order.owner, name: "Praca", checked_at: now, failure: null });
    return { subscription_id: id, name: "Praca", unchanged: false, busy: 12, rejected: [], incomplete: false, hit: [], changed: { entities: [] } };
  },
  unsubscribe_calendar: ({ subscription_id }) => {
    const at = subscriptions.findIndex((each) => each.id === subscription_id);
    if (at >= 0) subscriptions.splice(at, 1);
    return null;
  },
  refresh_calendars: () => ({ calendars: [], changed: { entities: [] } }),
  publish_calendar: ({ folder }) => folder,
} satisfies Partial<Answers>;
