/** A pack as the desk would have written it. */
import type { Entity } from "../../types/Entity.ts";
import type { Export } from "../../types/Export.ts";
import type { Meeting } from "../../types/Meeting.ts";
import { now } from "../about.ts";
import { dayOf, ms } from "../instants.ts";
import { nextId, type Stored } from "../stored.ts";

const files = [
  ["plakat-a4.pdf", "Plakat A4 na tablicę ogłoszeń", 184_320],
  ["informacja-prasowa.pdf", "Informacja prasowa", 96_411],
  ["informacja-prasowa.docx", "Informacja prasowa do edycji", 41_200],
  ["strona-krakow-pl.html", "Tekst na www.krakow.pl", 6_214],
  ["media-spolecznosciowe.txt", "Teksty do mediów społecznościowych", 2_101],
  ["post-1080x1080.png", "Grafika do postu", 210_554],
  ["plansza-1920x1080.png", "Plansza dla telewizji miejskiej", 322_117],
  ["spotkanie.ics", "Wydarzenie do kalendarza", 1_022],
  ["kod-qr.svg", "Kod QR do strony spotkania", 3_900],
  ["manifest.json", "Spis plików z sumami SHA-256", 2_480],
] as const;

export function packOf(draft: Stored, touch: (entity: Entity) => void, meeting: Meeting, folder: string, channels: string[], correction = false): Export {
  const number = draft.releases.filter((each) => each.meeting_id === meeting.id).length + 1;
  const id = nextId(draft.releases);
  const pack = `${folder}/lawka-${dayOf(ms(meeting.start))}-${meeting.id}-v${number}.zip`;
  const digest = "0".repeat(64);
  const listed = files.map(([path, purpose, bytes]) => ({ path, purpose, bytes, sha256: digest }));
  const { start, venue_id } = meeting;
  draft.releases.push({ id, meeting_id: meeting.id, number, at: now, start, venue_id, snapshot: {}, digest, files: listed, path: pack, channels, correction, kept: true });
  touch({ kind: "release", id });
  touch({ kind: "meeting", id: meeting.id });
  return { pack, release_id: id, number, files: listed, channels, left_out: [], template_faults: [] };
}
