/** Tables on their way into a spreadsheet by the clipboard: cells parted by tabs, and none of them is a formula there. */

/** Signs that begin a formula in Excel and LibreOffice; a number may begin with the last two. */
const formula = /^[=@+-]/;
const number = /^[+-]?\d[\d\s.,]*%?$/;

/** One cell: what would part cells or lines becomes a space, what would be reckoned gets an apostrophe. */
export function cell(text: string): string {
  const flat = text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, " ").trim();
  return formula.test(flat) && !number.test(flat) ? `'${flat}` : flat;
}

export const table = (lines: readonly (readonly string[])[]) => lines.map((cells) => cells.map(cell).join("\t")).join("\n");
