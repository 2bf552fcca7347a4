/** A post's text as a feed shows it: what is seen without a tap, what comes after, what is a link. */
export interface Piece {
  text: string;
  kind: "plain" | "tag" | "link";
}

/** Cut where the platform folds it (UTF-16, as the desk says it); never within a pair of surrogates. */
export function folded(text: string, seen: number | null): { shown: string; rest: string } {
  if (seen === null || text.length <= seen) return { shown: text, rest: "" };
  const inPair = /[\uDC00-\uDFFF]/.test(text[seen] ?? "");
  const at = inPair ? seen - 1 : seen;
  return { shown: text.slice(0, at), rest: text.slice(at) };
}

const marked = /(https?:\/\/\S+|(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]+)/u;

/** The pieces of a text, for colouring only: what counts, the desk has counted. */
export function pieces(text: string): Piece[] {
  const kindOf = (part: string): Piece["kind"] => (part.startsWith("#") ? "tag" : /^https?:/.test(part) ? "link" : "plain");
  return text
    .split(marked)
    .filter((part) => part !== "")
    .map((part) => ({ text: part, kind: marked.test(part) ? kindOf(part) : "plain" }));
}
