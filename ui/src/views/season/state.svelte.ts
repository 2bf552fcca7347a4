/**
 * The season's state: one search at a time, its proposal, what of it is chosen. It lives as long as the window, so that
 * one may look elsewhere while it is searched, and the calendar can draw the proposal.
 */
import { untrack } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { asError, backend, type Failed, type Refused } from "../../backend/index.ts";
import type { PlanSeason } from "../../backend/types/PlanSeason.ts";
import type { SeasonApplied } from "../../backend/types/SeasonApplied.ts";
import type { SeasonCheck } from "../../backend/types/SeasonCheck.ts";
import type { SeasonPick } from "../../backend/types/SeasonPick.ts";
import type { SeasonProgress } from "../../backend/types/SeasonProgress.ts";
import type { SeasonProposal } from "../../backend/types/SeasonProposal.ts";
import { tellStep } from "../../state/history.svelte.ts";
import { say, tell } from "../../state/messages.svelte.ts";
import { go, navigation } from "../../state/navigation.svelte.ts";
import { theRegister } from "../../state/register.svelte.ts";
import { saving } from "../../state/work.svelte.ts";
import { t } from "../../words/index.ts";
import { extended } from "./curve.ts";
import { blockedOf, freshRequests, grouped, itemsOf, keyOf, leftOut, pickOf, type Item } from "./difference.ts";
import { ghostsOf } from "./ghosts.ts";
import { Setup } from "./setup.svelte.ts";

export class SeasonState {
  readonly register = theRegister();
  setup = $state.raw<Setup>();
  searching = $state(false);
  stopping = $state(false);
  course = $state.raw<readonly SeasonProgress[]>([]);
  /** What the proposal was asked with. */
  asked = $state.raw<PlanSeason>();
  proposal = $state.raw<SeasonProposal>();
  /** Why there is no proposal, or why it was not accepted. */
  trouble = $state.raw<Refused | Failed>();
  accepting = $state(false);
  /** Keys of placements to accept, and held meetings to give back. */
  readonly chosen = new SvelteSet<string>();
  readonly releases = new SvelteSet<number>();
  reason = $state("");
  /** The placement that is looked at. */
  shown = $state<string | null>(null);
  #checks = $state.raw<readonly SeasonCheck[]>([]);

  readonly items = $derived(itemsOf(this.proposal, this.register.value));
  readonly open = $derived(this.items.filter(({ status }) => status === "open"));
  readonly groups = $derived(grouped(this.items));
  readonly left = $derived(leftOut(this.proposal, this.register.value));
  readonly ghosts = $derived(ghostsOf(this.items));
  readonly picked = $derived(this.open.filter(({ key }) => this.chosen.has(key)));
  readonly blocked = $derived(blockedOf(this.#checks));
  readonly needsReason = $derived(this.picked.some(({ placement }) => placement.announced));
  readonly fresh = $derived(this.proposal && this.register.value ? freshRequests(this.proposal, this.register.value) : 0);
  readonly allPicks = $derived(this.open.map(({ placement }) => pickOf(placement)));

  constructor() {
    void backend.onSeason((heard) => {
      if (this.searching) this.course = extended(this.course, heard);
    });
    // What is chosen is judged together, and again whenever the register changes.
    $effect(() => {
      const picks = this.picked.map(({ placement }) => pickOf(placement));
      void untrack(() => this.#judge(picks));
    });
    void this.begin();
  }

  meetingOf = (requestId: number) => this.register.value?.requests.find(({ id }) => id === requestId)?.meeting_id ?? undefined;

  async begin() {
    try {
      this.setup = new Setup(await backend.call("begin_season"));
      this.trouble = undefined;
    } catch (trouble) {
      this.trouble = asError(trouble);
    }
  }

  /** Plans anew, going on from the proposal there is. What it proposes is shown; nothing is changed. */
  async plan() {
    if (this.searching || !this.setup || this.setup.daysWrong) return;
    const order = this.setup.asked(this.allPicks);
    this.searching = true;
    [this.stopping, this.course, this.trouble] = [false, [], undefined];
    say(t().season.searching);
    try {
      this.#take(order, await backend.call("plan_season", { order }));
    } catch (trouble) {
      this.trouble = asError(trouble);
    } finally {
      this.searching = false;
    }
  }

  async stop() {
    this.stopping = true;
    await backend.call("stop_season").catch(() => undefined);
  }

  #take(order: PlanSeason, proposal: SeasonProposal) {
    this.chosen.clear();
    this.releases.clear();
    [this.asked, this.proposal, this.shown, this.reason] = [order, proposal, null, ""];
    for (const placement of proposal.placed) this.chosen.add(keyOf(placement));
    const moved = proposal.placed.filter(({ meeting_id }) => meeting_id !== null).length;
    const text = t().season.found(proposal.placed.length - moved, moved, proposal.unplaced.length);
    // Whoever looks elsewhere meanwhile is told, and led back.
    if (navigation.view === "season") say(text);
    else tell({ tone: "info", text, action: { label: t().season.show, run: () => go("season") } });
  }

  /** Forgets the proposal. */
  reject() {
    [this.proposal, this.asked, this.shown, this.trouble, this.course] = [undefined, undefined, null, undefined, []];
    this.chosen.clear();
    this.releases.clear();
    tell({ tone: "info", text: t().season.rejected });
  }

  choose(key: string, chosen: boolean) {
    if (chosen) this.chosen.add(key);
    else this.chosen.delete(key);
  }

  chooseAll(chosen: boolean) {
    for (const { key } of this.open) this.choose(key, chosen);
  }

  acceptChosen = () => this.#accept(this.picked, [...this.releases]);
  acceptOne = (item: Item) => this.#accept([item], []);

  async #accept(items: readonly Item[], release: number[]) {
    const picks = items.map(({ placement }) => pickOf(placement));
    this.accepting = true;
    this.trouble = undefined;
    try {
      const override_reason = this.reason.trim() === "" ? null : this.reason;
      const applied = await saving(backend.call("apply_season", { order: { picks, release, override_reason } }));
      this.#accepted(picks, applied);
      await this.register.read();
    } catch (trouble) {
      this.trouble = asError(trouble);
    } finally {
      this.accepting = false;
    }
  }

  #accepted(picks: readonly SeasonPick[], { placed, moved, released }: SeasonApplied) {
    const isNew = ({ meeting_id }: SeasonPick) => meeting_id === null;
    const both = [
      ...picks.filter(isNew).map((pick, index) => ({ pick, meetingId: placed[index]?.meeting_id ?? 0 })),
      ...picks.filter((pick) => !isNew(pick)).map((pick) => ({ pick, meetingId: pick.meeting_id ?? 0 })),
    ];
    this.setup?.lockAccepted(both);
    this.releases.clear();
    tellStep(t().season.accepted(placed.length, moved.length, released.length));
  }

  async #judge(picks: SeasonPick[]) {
    const checks = picks.length === 0 ? [] : await backend.call("check_season", { picks }).catch(() => []);
    const still = this.picked.map(({ key }) => key).join() === picks.map(keyOf).join();
    if (still) this.#checks = checks;
  }
}

let season: SeasonState | undefined;

/** The one season of this window; it belongs to no view, so that none takes it along when it is left. */
export function theSeason(): SeasonState {
  if (season) return season;
  let made: SeasonState | undefined;
  $effect.root(() => {
    made = untrack(() => new SeasonState());
  });
  return (season = made as unknown as SeasonState);
}

/** The proposal's dates, for whoever draws them; none until somebody has planned. */
export const proposedGhosts = () => season?.ghosts ?? [];
