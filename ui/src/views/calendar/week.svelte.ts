/** Which days are shown, and what stands on them. */
import { backend } from "../../backend/index.ts";
import type { CalendarPage } from "../../backend/types/CalendarPage.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { choose, navigation } from "../../state/navigation.svelte.ts";
import { theRegister, todayIn } from "../../state/register.svelte.ts";
import { Reading } from "../../state/work.svelte.ts";
import { addDays, daysFrom, mondayOf, type Day } from "../../time/civil.ts";
import { isLook, mine, type Look } from "./settings.svelte.ts";

const isDay = (text: string | undefined): text is Day => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);

export class Week {
  readonly register = theRegister();
  readonly today = $derived(todayIn(this.register.value));
  /** A day of what is shown; kept in the address. */
  readonly day = $derived(isDay(navigation.params.day) ? navigation.params.day : this.today);
  readonly look = $derived<Look>(isLook(navigation.params.look) ? navigation.params.look : mine.look.value);
  readonly monday = $derived(mondayOf(this.day));
  readonly days = $derived(daysOf[this.look](this.day));
  readonly page: Reading<CalendarPage>;

  constructor() {
    this.page = new Reading(() => this.#ask()).following(() => [this.days[0], this.days.length]);
    $effect(() => onChanged(() => void this.page.read()));
  }

  async #ask(): Promise<CalendarPage> {
    const asked = { from: this.days[0] ?? "", to: this.days.at(-1) ?? "" };
    if (this.look !== "resources") return backend.call("calendar", asked);
    // Rows take their meetings from everybody's busy time: those of a season would come twice.
    return { meetings: this.page.value?.meetings ?? [], days: await backend.call("day_notes", asked) };
  }

  /** The first and the last of the days that give the look its name: not those of the neighbouring months. */
  readonly range = $derived([this.days[0] ?? this.day, this.days.at(-1) ?? this.day] as const);

  turnTo(look: Look) {
    mine.look.value = look;
    choose({ look: null });
  }

  show(day: Day) {
    choose({ day: day === this.today ? null : day });
  }

  /** The next or the previous week; where a month is shown, month; where many weeks are, four of them at most. */
  turn(by: 1 | -1) {
    const weeks = this.look === "resources" ? Math.min(mine.span.value, 4) : 1;
    this.show(this.look === "month" ? sameDayOfMonth(this.day, by) : addDays(this.monday, by * weeks * 7));
  }

  /** Shows the week of a day unless it is shown already. */
  reveal(day: Day) {
    if (!this.days.includes(day)) this.show(day);
  }

  noteOn(day: Day) {
    return this.page.value?.days.find(({ date }) => date === day);
  }
}


/** Rows of people and venues reach over a season. */
const season = 12;
const daysOf: Record<Look, (day: Day) => Day[]> = {
  week: (day) => daysFrom(mondayOf(day)),
  month: monthOf,
  resources: (day) => daysFrom(mondayOf(day), season * 7),
};

/** The whole weeks that a month touches. */
function monthOf(day: Day): Day[] {
  const first = `${day.slice(0, 7)}-01`;
  const start = mondayOf(first);
  const end = sameDayOfMonth(first, 1);
  const weeks = Math.ceil((Date.parse(end) - Date.parse(start)) / (7 * 86_400_000));
  return daysFrom(start, weeks * 7);
}

function sameDayOfMonth(day: Day, by: 1 | -1): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
}
