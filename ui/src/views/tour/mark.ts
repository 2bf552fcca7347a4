/** Marks what the tour speaks of, as soon as its view is there; the answer takes the mark away again. */

const mark = "toured";

export function pointAt(selectors: readonly string[]): () => void {
  let marked: HTMLElement | undefined;
  const clear = () => {
    delete marked?.dataset[mark];
    marked = undefined;
  };
  const look = () => {
    if (marked?.isConnected) return;
    clear();
    marked = selectors.map((selector) => document.querySelector<HTMLElement>(selector)).find((found) => found !== null) ?? undefined;
    if (!marked) return;
    marked.dataset[mark] = "";
    marked.scrollIntoView({ block: "nearest" });
  };
  look();
  // Views come when their code and data are read.
  const watching = new MutationObserver(look);
  watching.observe(document.body, { childList: true, subtree: true });
  return () => {
    watching.disconnect();
    clear();
  };
}
