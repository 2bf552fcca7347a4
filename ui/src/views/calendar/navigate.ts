/** Where the keyboard leads on the grid. */
import { addDays } from "../../time/civil.ts";
import { shown, step, type Slot } from "./layout.ts";

const last = shown.to - step;
const within = (minute: number) => Math.min(Math.max(minute, shown.from), last);

/** The slot a key leads to; null where the key is for something else. Shift makes a quarter an hour, and a day a week. */
export function moved({ day, minute }: Slot, key: string, shift: boolean): Slot | null {
  switch (key) {
    case "ArrowUp":
      return { day, minute: within(minute - (shift ? 60 : step)) };
    case "ArrowDown":
      return { day, minute: within(minute + (shift ? 60 : step)) };
    case "ArrowLeft":
      return { day: addDays(day, shift ? -7 : -1), minute };
    case "ArrowRight":
      return { day: addDays(day, shift ? 7 : 1), minute };
    case "PageUp":
      return { day: addDays(day, -7), minute };
    case "PageDown":
      return { day: addDays(day, 7), minute };
    case "Home":
      return { day, minute: shown.from };
    case "End":
      return { day, minute: last };
    default:
      return null;
  }
}
