import { expect, test } from "vitest";
import { cell, table } from "./spreadsheet.ts";

test("texts and numbers go to a spreadsheet as they are", () => {
  for (const text of ["Łagiewniki", "12,5", "-3", "+48 12 616 11 11", "−3", "21 dni", ""]) expect(cell(text)).toBe(text);
});

test("what a spreadsheet would reckon is a text there", () => {
  for (const text of ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", '=HYPERLINK("http://x";"tu")'])
    expect(cell(text)).toBe(`'${text}`);
  expect(cell("\t=1+1")).toBe("'=1+1");
});

test("no text can open a cell or a line of its own", () => {
  expect(table([["Nazwa", "Dni"], ["a\tb\r\n=1+1", "3"]])).toBe("Nazwa\tDni\na b =1+1\t3");
});
