/** Which requests a list shows. */
import type { RequestCard } from "../../backend/types/RequestCard.ts";
import type { RequestState } from "../../backend/types/RequestState.ts";
import { fold } from "../../words/fold.ts";

export interface Filter {
  text: string;
  state: RequestState | "every";
  /** "XII Bieżanów-Prokocim"; empty means any. */
  district: string;
}

/** Every word typed stands somewhere in the title, the topic, the case mark or the district. */
export function filtered(cards: readonly RequestCard[], { text, state, district }: Filter): RequestCard[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    const all = fold([card.name, card.topic, card.case_mark, card.district].filter(Boolean).join(" "));
    const inState = state === "every" || card.state === state;
    return inState && (district === "" || card.district === district) && words.every((word) => all.includes(word));
  });
}

/** The longest waiting first; what has no day of receipt last. */
export function longestFirst(cards: readonly RequestCard[]): RequestCard[] {
  return cards.toSorted((a, b) => (b.waiting_days ?? -1) - (a.waiting_days ?? -1));
}
