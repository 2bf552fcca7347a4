import { expect, test } from "vitest";
import { paperTable } from "./paper.ts";

test("a table goes out with what its cells say, figures marked as such", () => {
  const columns = [
    { label: "Dzielnica", text: ({ name }: { name: string }) => name },
    { label: "Spotkań", text: () => "3", figures: true },
  ];
  expect(paperTable("Dzielnice", [{ name: "Dębniki" }], columns)).toEqual({
    name: "Dzielnice",
    columns: [
      { name: "Dzielnica", figures: false },
      { name: "Spotkań", figures: true },
    ],
    rows: [["Dębniki", "3"]],
  });
});
