/** Questions asked while somebody types: after a short pause, the newest one only, never two at a time. */
import { asError, type Failed, type Refused } from "../../backend/index.ts";

export class Latest<Question, Answer> {
  value = $state.raw<Answer>();
  error = $state.raw<Refused | Failed>();
  /** Something newer than what is shown is on its way. */
  waiting = $state(false);
  readonly #ask: (question: Question) => Promise<Answer>;
  /** How long the keyboard must rest before a question is asked. Milliseconds. */
  readonly #rest: number;
  #next: { question: Question } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #ended = false;

  constructor(ask: (question: Question) => Promise<Answer>, rest = 40) {
    [this.#ask, this.#rest] = [ask, rest];
  }

  /** Whatever waited to be asked is forgotten: this is what is wanted now. */
  ask(question: Question) {
    this.#next = { question };
    this.waiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#turn(), this.#rest);
  }

  /** Nothing more is asked, and an answer that still comes is dropped. */
  end() {
    clearTimeout(this.#timer);
    this.#ended = true;
  }

  async #turn() {
    const next = this.#next;
    // One question at a time: when its answer is here, the newest of those that came meanwhile goes out.
    if (this.#asking || next === undefined) return;
    this.#next = undefined;
    this.#asking = true;
    const answer = await this.#ask(next.question).then(
      (value) => ({ value }),
      (trouble: unknown) => ({ error: asError(trouble) }),
    );
    this.#asking = false;
    if (this.#ended) return;
    if ("value" in answer) [this.value, this.error] = [answer.value, undefined];
    else this.error = answer.error;
    this.waiting = this.#next !== undefined;
    await this.#turn();
  }
}
