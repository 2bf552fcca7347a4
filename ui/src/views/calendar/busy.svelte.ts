/** The busy time of one person under the meetings: whom the filter names, else who speaks for the city. */
import { backend } from "../../backend/index.ts";
import type { BusySpan } from "../../backend/types/BusySpan.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { theRegister } from "../../state/register.svelte.ts";
import { Reading } from "../../state/work.svelte.ts";
import { mine, shows } from "./settings.svelte.ts";
import type { Week } from "./week.svelte.ts";

export class Busy {
  readonly #week: Week;
  readonly #reading: Reading<BusySpan[]>;
  readonly person = $derived.by(() => {
    const people = theRegister().value?.people ?? [];
    const { person } = mine.filter.value;
    return people.find(({ id }) => id === person) ?? people.find(({ duty }) => duty === "mayor");
  });
  readonly on = $derived.by(() => shows("busy") && this.#week.look === "week" && this.person !== undefined);

  constructor(week: Week) {
    this.#week = week;
    this.#reading = new Reading(() => this.#ask()).following(() => [this.on, this.person?.id, week.monday]);
    $effect(() => onChanged(() => void this.#reading.read()));
  }

  get spans(): readonly BusySpan[] {
    return (this.on && this.#reading.value) || [];
  }

  get name() {
    return this.person?.name ?? "";
  }

  async #ask(): Promise<BusySpan[]> {
    if (!this.on || !this.person) return [];
    const { days } = this.#week;
    const owner = { kind: "person" as const, id: this.person.id };
    const [answer] = await backend.call("busy", { owners: [owner], from: days[0] ?? "", to: days.at(-1) ?? "" });
    return answer?.busy ?? [];
  }
}
