import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { pl } from "./pl.ts";
import { englishDates, polishDates } from "./dates.ts";
import { numbersIn } from "./plural.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const meetings = { one: "spotkanie", few: "spotkania", many: "spotkań", other: "spotkania" };

test("Polish counts by CLDR", () => {
  const { count } = numbersIn("pl");
  const said = [0, 1, 2, 4, 5, 12, 21, 22, 102, 112, 1.5].map((n) => plain(count(n, meetings)));
  expect(said).toEqual([
    "0 spotkań",
    "1 spotkanie",
    "2 spotkania",
    "4 spotkania",
    "5 spotkań",
    "12 spotkań",
    "21 spotkań",
    "22 spotkania",
    "102 spotkania",
    "112 spotkań",
    "1,5 spotkania",
  ]);
});

describe("Polish dates", () => {
  const dates = polishDates();
  test("a meeting's moment in a sentence", () => {
    expect(plain(dates.onMoment("2026-05-13T15:00:00Z"))).toBe("w środę, 13 maja 2026 r., o godz. 17.00");
    expect(plain(dates.onDay("2026-05-12"))).toBe("we wtorek, 12 maja 2026 r.");
  });
  test("a moment where space is short", () => {
    expect(plain(dates.momentRange("2026-12-16T16:00:00Z", "2026-12-16T18:00:00Z"))).toBe("śr 16 XII, 17.00–19.00");
    expect(dates.time(9 * 60 + 5)).toBe("9.05");
  });
  test("a week within a month, across months, across years", () => {
    expect(plain(dates.dayRange("2026-12-14", "2026-12-20"))).toBe("14–20 grudnia 2026");
    expect(plain(dates.dayRange("2026-11-30", "2026-12-06"))).toBe("30 listopada – 6 grudnia 2026");
    expect(plain(dates.dayRange("2026-12-28", "2027-01-03"))).toBe("28 grudnia 2026 – 3 stycznia 2027");
  });
  test("how far a day is", () => {
    const said = [-2, -1, 0, 1, 3].map((n) => dates.relative(`2026-12-${16 + n}`, "2026-12-16"));
    expect(said).toEqual(["przedwczoraj", "wczoraj", "dziś", "jutro", "za 3 dni"]);
  });
  test("a length", () => {
    expect([0, 45, 60, 90].map((n) => plain(dates.length(n)))).toEqual(["0 min", "45 min", "1 godz.", "1 godz. 30 min"]);
  });
});

test("English dates", () => {
  const dates = englishDates();
  expect(plain(dates.onMoment("2026-05-13T15:00:00Z"))).toBe("on Wednesday, 13 May 2026, at 17:00");
  expect(plain(dates.dayShort("2026-12-16"))).toBe("Wed 16 Dec");
});

/** Every path of a catalogue that ends in a text or a function of texts. */
function paths(part: object, prefix = ""): string[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === "object" && value !== null ? paths(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/** The texts of a catalogue, functions left out. */
function texts(part: object): string[] {
  return Object.values(part).flatMap((value: unknown) =>
    typeof value === "string" ? [value] : typeof value === "object" && value !== null ? texts(value) : [],
  );
}

test("both languages say the same things", () => {
  expect(paths(en).sort()).toEqual(paths(pl).sort());
});

test("no text is empty, and Polish quotes are Polish", () => {
  expect([...texts(pl), ...texts(en)].filter((text) => text.trim() === "")).toEqual([]);
  expect(texts(pl).filter((text) => /["“]/.test(text))).toEqual([]);
});
