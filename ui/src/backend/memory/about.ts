import type { Answers } from "../memory.ts";

/** The twin's clock stands still on a Monday, 23 November 2026, 9.00 in Kraków. */
export const now = "2026-11-23T09:00:00+01:00";

export const aboutTheApp = {
  app_info: () => ({ version: "0.1.0", data_dir: "/dane/lawka", server: null }),
} satisfies Partial<Answers>;
