/** Unfinished forms. They outlive the page, as the register outlives the window: that is what they are for. */
import type { Answers } from "../memory.ts";
import type { Draft } from "../types/Draft.ts";
import { now } from "./about.ts";

const key = "lawka.twin.drafts";
const read = () => JSON.parse(sessionStorage.getItem(key) ?? "[]") as Draft[];
const without = (form: string) => read().filter((draft) => draft.form !== form);
const write = (drafts: Draft[]) => sessionStorage.setItem(key, JSON.stringify(drafts));

export const drafts = {
  drafts: read,
  keep_draft: ({ form, content }) => {
    write([{ form, at: now, content }, ...without(form)]);
    return null;
  },
  drop_draft: ({ form }) => {
    write(without(form));
    return null;
  },
} satisfies Partial<Answers>;
