/** What is under way, so that the bar can show it: writes ("zapisywanie…") and long jobs with a name. */
import { untrack } from "svelte";
import { asError, type Failed, type Refused } from "../backend/index.ts";
import { dismissSteps } from "./messages.svelte.ts";

export interface Job {
  id: number;
  label: string;
  /** 0..1 when known. */
  value?: number;
}

let last = 0;
let jobs = $state.raw<readonly Job[]>([]);
let writes = $state(0);

export const work = {
  get jobs() {
    return jobs;
  },
  get saving() {
    return writes > 0;
  },
};

/** Counts a write while it is under way. What was told of the step before it goes. */
export async function saving<Answer>(write: Promise<Answer>): Promise<Answer> {
  dismissSteps();
  writes = untrack(() => writes) + 1;
  try {
    return await write;
  } finally {
    writes -= 1;
  }
}

/** Shows a long job by its name until it ends. */
export async function running<Answer>(label: string, job: Promise<Answer>): Promise<Answer> {
  const id = ++last;
  jobs = [...untrack(() => jobs), { id, label }];
  try {
    return await job;
  } finally {
    jobs = jobs.filter((each) => each.id !== id);
  }
}

/** Something read from the desk: being read, here, or failed. Reading again keeps what was there until the new comes. */
export class Reading<Answer> {
  value = $state.raw<Answer>();
  error = $state.raw<Refused | Failed>();
  loading = $state(true);
  #ask: () => Promise<Answer>;
  #turn = 0;

  constructor(ask: () => Promise<Answer>) {
    this.#ask = ask;
    void this.read();
  }

  /** Reads again whenever what `of` gives is other than at the last time. For use while a component is made. */
  following(of: () => readonly unknown[]): this {
    let known = untrack(of);
    $effect(() => {
      const now = of();
      if (now.every((each, at) => each === known[at])) return;
      known = now;
      untrack(() => void this.read());
    });
    return this;
  }

  /** Asks again; an answer that was overtaken by a later one is dropped. */
  read = async (): Promise<void> => {
    const turn = ++this.#turn;
    this.loading = true;
    const answer = await this.#ask().then(
      (value) => ({ value }),
      (trouble: unknown) => ({ error: asError(trouble) }),
    );
    if (turn !== this.#turn) return;
    this.loading = false;
    if ("value" in answer) [this.value, this.error] = [answer.value, undefined];
    else this.error = answer.error;
  };
}
