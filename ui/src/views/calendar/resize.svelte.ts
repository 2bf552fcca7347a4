/** A meeting made longer or shorter by its end, with the pointer or with the keyboard. */
import { backend } from "../../backend/index.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { PlacementCheck } from "../../backend/types/PlacementCheck.ts";
import { say } from "../../state/messages.svelte.ts";
import { t } from "../../words/index.ts";
import { loadOf, type Load } from "./carry.svelte.ts";
import { slotOf, step, type Slot } from "./layout.ts";

/** What the desk allows; it judges again when the length is kept. Minutes. */
const [least, most] = [15, 480];

export class Resize {
  meeting = $state.raw<MeetingCard | null>(null);
  /** Minutes. */
  duration = $state(0);
  checked = $state.raw<PlacementCheck>();
  readonly #keep: (load: Load) => void;

  /** `keep` hears of the meeting with its new length. */
  constructor(keep: (load: Load) => void) {
    this.#keep = keep;
  }

  begin(meeting: MeetingCard) {
    Object.assign(this, { meeting, duration: loadOf.meeting(meeting).duration, checked: undefined });
  }

  /** Its end follows the pointer, on its own day. */
  endAt(slot: Slot | null) {
    const start = this.meeting && slotOf(this.meeting.start);
    if (!start || slot?.day !== start.day) return;
    this.#last(slot.minute + step - start.minute);
  }

  /** By quarters, spoken. */
  by(meeting: MeetingCard, quarters: number) {
    if (this.meeting?.id !== meeting.id) this.begin(meeting);
    this.#last(this.duration + quarters * step);
  }

  finish() {
    const { meeting, duration } = this;
    this.cancel();
    if (meeting && duration !== loadOf.meeting(meeting).duration) this.#keep({ ...loadOf.meeting(meeting), duration });
  }

  cancel() {
    Object.assign(this, { meeting: null, checked: undefined });
  }

  #last(minutes: number) {
    const duration = Math.min(Math.max(minutes, least), most);
    if (!this.meeting || duration === this.duration) return;
    this.duration = duration;
    void this.#ask(this.meeting, duration);
  }

  /** What would stand against that length; a later one overtakes it. */
  async #ask({ request_id, start, venue_id }: MeetingCard, duration: number) {
    const checked = await backend.call("check", { question: { request_id, start, venue_id, duration } }).catch(() => undefined);
    if (this.duration !== duration || !this.meeting) return;
    this.checked = checked;
    const length = t().dates.length(duration);
    say(checked ? t().calendar.slot(length, t().common.verdicts[checked.verdict]) : length);
  }
}
