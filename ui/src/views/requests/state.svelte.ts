import { untrack } from "svelte";
import { backend } from "../../backend/index.ts";
import type { Register } from "../../backend/types/Register.ts";
import type { Request } from "../../backend/types/Request.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { choose, navigation } from "../../state/navigation.svelte.ts";
import { Reading } from "../../state/work.svelte.ts";
import { filtered, longestFirst, type Filter } from "./list.ts";

/** Which requests are listed and which one is open; the open one stands in the address. */
export class RequestsState {
  filter = $state<Filter>({ text: "", state: "waiting", district: "" });
  readonly selected = $derived(Number(navigation.params.request) || null);

  #revealed: number | null = null;

  listed(register: Register) {
    return longestFirst(filtered(register.requests, this.filter));
  }

  /** A request that came with the address is shown even when the filter would hide it; once, not against one's will. */
  reveal(register: Register) {
    const card = register.requests.find(({ id }) => id === this.selected);
    if (!card || this.#revealed === card.id) return;
    this.#revealed = card.id;
    const { state } = untrack(() => this.filter);
    if (state !== "every" && state !== card.state) this.filter.state = card.state;
  }

  open = (id: number) => choose({ request: id });
  close = () => choose({ request: null });
  clear() {
    Object.assign(this.filter, { text: "", state: "every", district: "" });
  }
}

/** One request whole, read again after each change. */
export function readRequest(id: number): Reading<Request> {
  const reading = new Reading(() => backend.call("request", { request_id: id }));
  $effect(() => onChanged(() => void reading.read()));
  return reading;
}
