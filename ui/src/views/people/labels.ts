/** Where the name of a district stands on the map, so that no venue covers it. */
interface Place {
  x: number;
  y: number;
}

/** Half the room a name and a venue's mark take, in units of the map's page. */
const [across, upright] = [22, 17];

/** First the middle, then near it on each side, then a little further. */
const tries: readonly (readonly [number, number])[] = [
  ...[[0, 0], [0, 18], [0, -18], [24, 0], [-24, 0]],
  ...[[22, 18], [-22, 18], [22, -18], [-22, -18], [0, 28], [0, -28]],
].map(([x = 0, y = 0]) => [x, y] as const);

/** The first place that is clear; the middle where none is. */
export function clearOf(label: Place, spots: readonly Place[]): Place {
  const covered = (at: Place) => spots.some(({ x, y }) => Math.abs(x - at.x) < across && Math.abs(y - at.y) < upright);
  const places = tries.map(([x, y]) => ({ x: label.x + x, y: label.y + y }));
  return places.find((place) => !covered(place)) ?? label;
}
