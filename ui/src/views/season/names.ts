import { theRegister } from "../../state/register.svelte.ts";
import type { SeasonNames } from "../../words/pl/season.ts";

/** The names that a sentence of the season needs, from the register at hand. */
export function seasonNames(): SeasonNames & { venue(id: number): string } {
  const register = theRegister().value;
  const named = (list: readonly { id: number; name: string }[] | undefined, id: number) => list?.find((each) => each.id === id)?.name;
  return {
    person: (id) => named(register?.people, id),
    meeting: (id) => named(register?.meetings, id),
    request: (id) => named(register?.requests, id),
    venue: (id) => named(register?.venues, id) ?? "",
  };
}
