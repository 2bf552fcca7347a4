/** The product's own lists, from the files that the rules read too. */
import channelFile from "../../../../../src-tauri/crates/planning/data/channels.json";
import districtFile from "../../../../../src-tauri/crates/planning/data/districts.json";
import type { ChannelCard } from "../../types/ChannelCard.ts";
import type { ChannelKind } from "../../types/ChannelKind.ts";
import type { District } from "../../types/District.ts";

export const districts: District[] = districtFile.districts.map((each) => ({
  number: each.nr,
  roman: each.roman,
  name: each.name,
  official: each.official,
  official_locative: each.forms.official_locative,
  eligible_voters: each.eligible_voters_2026_09_27,
  centre: { latitude: each.centroid.lat, longitude: each.centroid.lon },
  aliases: each.neighbourhood_aliases,
  council_email: each.council.email,
  council_www: each.council.www,
  council_seat: null,
}));

const isPublic = (kind: string) => kind !== "data" && kind !== "press";

export function channelCards(disabled: readonly string[]): ChannelCard[] {
  return channelFile.channels
    .filter(({ kind }) => kind !== "data")
    .map(({ id, name_pl, kind }) => ({
      id,
      name: name_pl,
      kind: kind as ChannelKind,
      enabled: !disabled.includes(id),
      public: isPublic(kind),
    }));
}

/** What a channel's file says of its texts and pictures. */
export function channelFacts(id: string): { text: Partial<Record<string, number>>; images: readonly unknown[] } {
  const found = channelFile.channels.find((each) => each.id === id);
  const numbers = Object.entries(found?.text ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return { text: Object.fromEntries(numbers), images: found?.images ?? [] };
}

export function districtLabel(number: number | null): string | null {
  const found = districts.find((each) => each.number === number);
  return found ? `${found.roman} ${found.name}` : null;
}
