/** Runs of starts with one answer, spelled out and as the contract writes them. */
import type { OptionsMap } from "../types/OptionsMap.ts";
import type { Told } from "../types/Told.ts";

/** From this start until before that one, and what is said of them. */
export type Run = [from: number, to: number, ...told: Told];

/** One run for each start becomes as few as there are answers in a row. */
export function joined(cells: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last && last[2] === cell[2] && last[3] === cell[3] && last[4] === cell[4]) last[1] = cell[1];
    else runs.push([...cell]);
  }
  return runs;
}

/** The runs of all venues, of each and of each person, flat, with each different answer once. */
export function flat(
  any: readonly Run[],
  venues: ReadonlyMap<number, readonly Run[]>,
  people: ReadonlyMap<number, readonly Run[]> = new Map(),
): Pick<OptionsMap, "told" | "any" | "venues" | "people"> {
  const told: Told[] = [];
  const numbers = new Map<string, number>();
  const number = (answer: Told) => {
    const known = numbers.get(answer.join()) ?? told.push(answer) - 1;
    numbers.set(answer.join(), known);
    return known;
  };
  const written = (runs: readonly Run[]) => runs.flatMap(([, to, ...answer]) => [to, number(answer)]);
  return {
    any: written(any),
    venues: [...venues].map(([venue_id, runs]) => ({ venue_id, runs: written(runs) })),
    people: [...people].map(([person_id, runs]) => ({ person_id, runs: written(runs) })),
    told,
  };
}
