/** Which venue an arrow leads to on the map. */

export interface Spot {
  id: number;
  x: number;
  y: number;
}

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";
export const isDirection = (key: string): key is Direction => /^Arrow(Left|Right|Up|Down)$/.test(key);

const along: Record<Direction, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The nearest spot in a direction: what lies straight ahead counts as nearer than what lies aside. Every spot further in
 * that direction can be reached, however far aside; undefined at the edge.
 */
export function nearest(from: Spot, spots: readonly Spot[], direction: Direction): Spot | undefined {
  const [ax, ay] = along[direction];
  const ways = spots.flatMap((spot) => {
    const [dx, dy] = [spot.x - from.x, spot.y - from.y];
    const [ahead, aside] = [dx * ax + dy * ay, Math.abs(dx * ay - dy * ax)];
    // Two venues in one house: by their order, so that neither is out of reach.
    const beyond = ahead > 0 || (dx === 0 && dy === 0 && (ax + ay > 0 ? spot.id > from.id : spot.id < from.id));
    return beyond ? [{ spot, far: ahead + 2 * aside }] : [];
  });
  return ways.sort((a, b) => a.far - b.far || a.spot.id - b.spot.id)[0]?.spot;
}
