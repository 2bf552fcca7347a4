import type { Register } from "../../backend/types/Register.ts";
import { choose, navigation } from "../../state/navigation.svelte.ts";
import { remembered } from "../../state/preferences.svelte.ts";
import { districtWords, found, personWords, venueWords } from "./list.ts";

export type Tab = "people" | "venues" | "councils";
const isTab = (text: string | undefined): text is Tab => text === "people" || text === "venues" || text === "councils";

/** How venues are shown: as a table, or beside the map of the districts. */
export type Look = "list" | "map";
const isLook = (value: unknown): value is Look => value === "list" || value === "map";

/** Which cards are listed and which one is open; both stand in the address. */
export class PeopleState {
  text = $state("");
  #look = remembered<Look>("venues-look", "list", isLook);
  get look() {
    return this.#look.value;
  }
  set look(look: Look) {
    this.#look.value = look;
  }
  readonly tab = $derived.by((): Tab => {
    const { tab, venue, district } = navigation.params;
    return isTab(tab) ? tab : venue !== undefined ? "venues" : district !== undefined ? "councils" : "people";
  });
  readonly person = $derived(Number(navigation.params.person) || null);
  readonly venue = $derived(Number(navigation.params.venue) || null);
  readonly district = $derived(Number(navigation.params.district) || null);
  /** A new card is being written. */
  readonly creating = $derived(navigation.params.new !== undefined);

  people = (register: Register) => found(register.people, this.text, personWords);
  venues = (register: Register) =>
    found(register.venues, this.text, (venue) =>
      venueWords(
        venue,
        register.districts.find(({ number }) => number === venue.district),
      ),
    );
  councils = (register: Register) => found(register.districts, this.text, districtWords);

  show(tab: Tab) {
    this.text = "";
    choose({ tab, person: null, venue: null, district: null, new: null });
  }
  close = () => choose({ person: null, venue: null, district: null, tab: this.tab });
}
