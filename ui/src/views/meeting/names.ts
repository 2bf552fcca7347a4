import { districtName, theRegister } from "../../state/register.svelte.ts";
import type { Names } from "../../words/pl/conflicts.ts";

/** The names that a fact's sentence needs, from the register at hand. */
export function names(): Names {
  const register = theRegister().value;
  return {
    person: (id) => register?.people.find((each) => each.id === id)?.name,
    venue: (id) => register?.venues.find((each) => each.id === id)?.name,
    district: (number) => districtName(register, number),
  };
}
