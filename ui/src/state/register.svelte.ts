/** The lists that every view needs: read once, and again after each change, whoever made it. */
import { backend } from "../backend/index.ts";
import type { Register } from "../backend/types/Register.ts";
import { civilAt, type Day } from "../time/civil.ts";
import { onChanged } from "./changes.svelte.ts";
import { Reading } from "./work.svelte.ts";

let reading: Reading<Register> | undefined;

export function theRegister(): Reading<Register> {
  if (!reading) {
    reading = new Reading(() => backend.call("register"));
    onChanged(() => void reading?.read());
  }
  return reading;
}

/** The office's present day; before the register is read, the computer's. */
export function todayIn(register: Register | undefined): Day {
  return civilAt(register?.now ?? new Date()).day;
}

/** "XII Bieżanów-Prokocim" */
export function districtName(register: Register | undefined, number: number | null): string | undefined {
  const district = register?.districts.find((each) => each.number === number);
  return district && `${district.roman} ${district.name}`;
}
