import { asError, backend, type Failed, type Refused } from "../../../backend/index.ts";
import type { AccountCard } from "../../../backend/types/AccountCard.ts";
import type { AddAccount } from "../../../backend/types/AddAccount.ts";
import type { CollectionCard } from "../../../backend/types/CollectionCard.ts";
import type { OperationCard } from "../../../backend/types/OperationCard.ts";
import type { SyncConflict } from "../../../backend/types/SyncConflict.ts";
import type { Take } from "../../../backend/types/Take.ts";
import { tell } from "../../../state/messages.svelte.ts";
import { theServer } from "../../../state/together.svelte.ts";
import { Reading } from "../../../state/work.svelte.ts";
import { t } from "../../../words/index.ts";

export const emptyAccount = (): AddAccount => ({
  url: "",
  user: "",
  password: null,
  password_env: null,
  bearer: false,
  certificate: null,
  certificate_file: null,
  collections: [],
  choose_later: true,
  personal: [],
});

export type Use = "chosen" | "personal" | "public";

/** What a collection may be used for: cards take people and personal data, calendars meetings and the public. */
export function mayBe(collection: CollectionCard, use: Use): boolean {
  if (use === "personal") return collection.cards;
  if (use === "public") return collection.events;
  return true;
}

/** The ids for each use after one mark was set or taken away; what is for residents is shared with nobody else. */
export function marked(all: readonly CollectionCard[], id: number, use: Use, on: boolean) {
  const after = all.map((each) => {
    if (each.id !== id) return each;
    const changed = { ...each, [use]: on };
    if (use === "public" && on) return { ...changed, chosen: false, personal: false };
    if (use === "chosen" && on) return { ...changed, public: false };
    if (use === "chosen" && !on) return { ...changed, personal: false };
    if (use === "personal" && on) return { ...changed, chosen: true, public: false };
    return changed;
  });
  const ids = (wanted: Use) => after.filter((each) => each[wanted]).map((each) => each.id);
  return { chosen: ids("chosen"), personal: ids("personal"), public: ids("public") };
}

export class TogetherState {
  readonly accounts = new Reading<AccountCard[]>(() => backend.call("accounts"));
  readonly conflicts = new Reading<SyncConflict[]>(() => backend.call("sync_conflicts"));
  error = $state.raw<Refused | Failed>();
  synchronising = $state(false);
  /** 0..1 of what is under way. */
  progress = $state<number>();

  constructor() {
    $effect(() => {
      const hearing = backend.onProgress(({ task, done, total }) => {
        if (task === "synchronise" && this.synchronising) this.progress = total > 0 ? done / total : undefined;
      });
      return () => void hearing.then((stop) => stop());
    });
  }

  #again = async () => {
    await Promise.all([this.accounts.read(), this.conflicts.read(), theServer().read()]);
  };

  /** Does something at the server's side and reads everything again; an error stays in sight. */
  #do = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      this.error = undefined;
      return true;
    } catch (trouble) {
      this.error = asError(trouble);
      return false;
    } finally {
      await this.#again();
    }
  };

  add = async (order: AddAccount): Promise<boolean> => {
    const added = await this.#do(() => backend.call("add_account", { order }));
    if (added) tell({ tone: "good", text: t().together.added });
    return added;
  };

  usePassword = async (account: AccountCard, password: string): Promise<boolean> => {
    const taken = await this.#do(() => backend.call("put_account_password", { account_id: account.id, password }));
    if (taken) tell({ tone: "good", text: t().together.passwordTaken });
    return taken;
  };

  remove = async (account: AccountCard) => {
    if (await this.#do(() => backend.call("remove_account", { account_id: account.id })))
      tell({ tone: "info", text: t().together.removed });
  };

  #marking: Promise<unknown> = Promise.resolve();

  /** One after another: each mark is put beside those that were kept before it, however quickly they follow. */
  mark = (account: AccountCard, id: number, use: Use, on: boolean) => {
    this.#marking = this.#marking.then(() => {
      const now = this.accounts.value?.find((each) => each.id === account.id) ?? account;
      const order = { account_id: account.id, ...marked(now.collections, id, use, on) };
      return this.#do(() => backend.call("choose_collections", { order }));
    });
  };

  /** What a synchronisation would do now; nothing is changed by asking. */
  planned = $state.raw<OperationCard[]>();

  plan = async (): Promise<boolean> => {
    [this.synchronising, this.progress] = [true, undefined];
    const asked = await this.#do(async () => {
      const { operations, failures } = await backend.call("synchronise", { order: { account_id: null, dry_run: true } });
      this.planned = operations;
      if (failures.length > 0) tell({ tone: "warn", text: t().together.plan.incomplete });
    });
    this.synchronising = false;
    return asked;
  };

  synchronise = async () => {
    [this.synchronising, this.progress] = [true, undefined];
    await this.#do(async () => {
      const report = await backend.call("synchronise", { order: { account_id: null, dry_run: false } });
      const failed = report.failures.length > 0;
      tell(failed ? { tone: "warn", text: t().together.failed } : { tone: "good", text: t().together.done(report.applied) });
    });
    this.synchronising = false;
  };

  resolve = async (conflict: SyncConflict, take: Take) => {
    if (await this.#do(() => backend.call("resolve_conflict", { conflict_id: conflict.id, take })))
      tell({ tone: "good", text: t().together.conflicts.resolved });
  };
}
