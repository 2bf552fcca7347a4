/** Which days are shown, and what stands on them. */
import { backend } from "../../backend/index.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { choose, navigation } from "../../state/navigation.svelte.ts";
import { theRegister, todayIn } from "../../state/register.svelte.ts";
import { Reading } from "../../state/work.svelte.ts";
import { addDays, daysFrom, mondayOf, type Day } from "../../time/civil.ts";

export type Look = "week" | "month" | "resources";

const isDay = (text: string | undefined): text is Day => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);
const isLook = (text: string | undefined): text is Look => text === "week" || text === "month" || text === "resources";

export class Week {
  readonly register = theRegister();
  readonly today = $derived(todayIn(this.register.value));
  /** A day of what is shown; kept in the address. */
  readonly day = $derived(isDay(navigation.params.day) ? navigation.params.day : this.today);
  readonly look = $derived<Look>(isLook(navigation.params.look) ? navigation.params.look : "week");
  readonly monday = $derived(mondayOf(this.day));
  readonly days = $derived(this.look === "month" ? monthOf(this.day) : daysFrom(this.monday));
  readonly page: Reading<Awaited<ReturnType<typeof ask>>>;

  constructor() {
    this.page = new Reading(() => ask(this.days));
    $effect(() => {
      void [this.days[0], this.days.length];
      void this.page.read();
    });
    $effect(() => onChanged(() => void this.page.read()));
  }

  show(day: Day) {
    choose({ day: day === this.today ? null : day });
  }

  /** The next or the previous week; in the month's view, month. */
  turn(by: 1 | -1) {
    this.show(this.look === "month" ? sameDayOfMonth(this.day, by) : addDays(this.monday, by * 7));
  }

  /** Shows the week of a day unless it is shown already. */
  reveal(day: Day) {
    if (!this.days.includes(day)) this.show(day);
  }

  noteOn(day: Day) {
    return this.page.value?.days.find(({ date }) => date === day);
  }
}

const ask = (days: Day[]) => backend.call("calendar", { from: days[0] ?? "", to: days.at(-1) ?? "" });

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
