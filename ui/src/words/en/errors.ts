import type { Words } from "../words.svelte.ts";

export const errors: Words["errors"] = {
  failedTitle: "This could not be finished",
  failedWayOut: "Nothing has been changed. Please try again; if it does not help, pass the details on to IT support.",
  detail: "Details",
  copyDetail: "Copy details",
  tryAgain: "Try again",
  startTitle: "Ławka cannot open its data",
  unexpectedTitle: "Something went wrong",
};
