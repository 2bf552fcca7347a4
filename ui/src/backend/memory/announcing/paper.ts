/** Pictures and pages as the desk would set them, drawn simply: enough to see words change. */
import type { Meeting } from "../../types/Meeting.ts";
import type { PreviewPart } from "../../types/PreviewPart.ts";
import { polishDates } from "../../../words/dates.ts";
import { stored } from "../stored.ts";

const dates = polishDates();
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export interface Said {
  title: string;
  lead: string;
  body: string;
  part: string;
  when: string;
  place: string;
  page: string;
}

export function placeOf(meeting: Meeting): string {
  const venue = stored.venues.find(({ id }) => id === meeting.venue_id);
  return venue ? `${venue.name}, ${venue.address}` : "";
}

export const whenOf = ({ start }: Meeting) => dates.onMoment(start);

/** A picture of a size with the three facts on it. */
export function picture(title: Extract<PreviewPart, { kind: "image" }>["title"], width: number, height: number, said: Said): PreviewPart {
  const line = (text: string, y: number, size: number) => `<text x="${width * 0.07}" y="${y * height}" font-size="${size}">${escaped(text.slice(0, 60))}</text>`;
  const unit = Math.min(width, height) / 20;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" fill="#1a1e23"><rect width="100%" height="100%" fill="#fff"/><rect width="100%" height="9%" fill="#1d4f91"/>${line(said.when, 0.3, unit)}${line(said.place, 0.42, unit * 0.8)}${line(said.title, 0.56, unit * 0.9)}${line(said.lead, 0.66, unit * 0.6)}</svg>`;
  const data = `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svg)))}`;
  return { kind: "image", title, data, width, height, alt: `Plakat: ${said.when}, ${said.place}` };
}

export function page(title: "page" | "bip", said: Said, body: string): PreviewPart {
  const paragraphs = body.split(/\n\n+/).filter(Boolean).map((text) => `<p>${escaped(text)}</p>`);
  const html = `<article lang="pl"><h2>${escaped(said.title)}</h2><p><strong>${escaped(`Zapraszamy ${said.when}. Miejsce: ${said.place}. ${said.lead}`)}</strong></p><figure><img src="obraz-1200x630.png" width="1200" height="630" alt="Zaproszenie"></figure>${paragraphs.join("")}<h3>Jak wziąć udział</h3><p>${escaped(said.part)}</p><p><a href="https://www.krakow.pl">www.krakow.pl</a></p></article>`;
  const counted = (field: string, text: string, recommended: number) => ({ field, length: [...text].length, recommended });
  const lengths = [counted("title", said.title, 90), counted("lead", said.lead, 300), counted("body", body, 3500)];
  return { kind: "page", title, html, jsonld: `{\n  "@type": "Event",\n  "name": "${said.title}"\n}`, lengths };
}

export function mail(said: Said, to: string): PreviewPart {
  const body = `Szanowni Państwo,\n\nzapraszamy ${said.when}. ${said.title}.\n\n${said.lead}\n\nZ poważaniem\nWydział Komunikacji Społecznej`;
  return { kind: "mail", title: "mail", from: "dialog@krakow.example", to, subject: `Ławka dialogu – ${said.title}`, body, attachments: ["plakat-A4.pdf", "plakat.txt"] };
}
