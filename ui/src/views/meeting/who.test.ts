import { expect, test } from "vitest";
import type { ParticipantCard } from "../../backend/types/ParticipantCard.ts";
import { whoComes, whoDeclined } from "./who.ts";

const somebody = (name: string, calendar_answer: ParticipantCard["calendar_answer"]): ParticipantCard => ({
  person_id: name.length,
  name,
  office: null,
  role: "speaker",
  required: true,
  calendar_answer,
});

test("before anybody has answered, nothing is said of answers", () => {
  expect(whoComes([somebody("Łucja", null), somebody("Jan", null)]).join()).not.toContain("kalendarz");
});

test("once somebody has answered, each has an answer or none", () => {
  const lines = whoComes([somebody("Łucja", "accepted"), somebody("Jan", null), somebody("Ewa", "tentative")]);
  expect(lines[0]).toMatch(/^Łucja – .+ \(potwierdzone w kalendarzu\)$/);
  expect(lines[1]).toMatch(/^Jan – .+ \(bez odpowiedzi w kalendarzu\)$/);
  expect(lines[2]).toMatch(/^Ewa – .+ \(wstępnie potwierdzone w kalendarzu\)$/);
});

test("who declined is named once, whatever they were to do", () => {
  const people = [somebody("Łucja", "declined"), { ...somebody("Łucja", "declined"), role: "host" as const }, somebody("Jan", "accepted")];
  expect(whoDeclined(people)).toEqual(["Łucja"]);
});
