/** The parts of a price, as they are told: the heaviest first, and how two places differ. */
export type Parts = Readonly<Record<string, number>>;

export const sum = (parts: Parts) => Object.values(parts).reduce((all, points) => all + points, 0);

/** What speaks against a place; what it spares others is in the sum alone. */
export function weightiest(parts: Parts): [string, number][] {
  return Object.entries(parts)
    .filter(([, points]) => points > 0)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** What another place costs more or less than this one, part by part; the largest differences first, at most `most`. */
export function differences(here: Parts, there: Parts, most = 3): [string, number][] {
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  return names
    .map((part): [string, number] => [part, (there[part] ?? 0) - (here[part] ?? 0)])
    .filter(([, more]) => more !== 0)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0].localeCompare(b[0]))
    .slice(0, most);
}
