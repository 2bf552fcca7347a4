/**
 * The in-memory twin: answers as the desk would, for UI tests in a browser. Built only in Vite's mode "memory".
 * `?fail=app_info` in the address makes that command fail, `?refuse=…` makes a rule say no.
 */
import type { Backend, Rest } from "./backend.ts";
import type { AnswerOf, ArgumentsOf, CommandName } from "./commands.ts";
import { Failed, Refused } from "./errors.ts";
import { aboutTheApp } from "./memory/about.ts";

/** One answer for each command; one that is missing does not compile. */
export type Answers = { [Name in CommandName]: (args: ArgumentsOf<Name>) => AnswerOf<Name> };
const answers: Answers = { ...aboutTheApp };

const listeners = new Set<(change: unknown) => void>();

/** Tells the window that something changed, as the desk does after a write. */
export function tellChanged(change: unknown) {
  for (const hear of listeners) hear(change);
}

const asked = new URLSearchParams(location.search);

async function call<Name extends CommandName>(name: Name, ...rest: Rest<Name>): Promise<AnswerOf<Name>> {
  await Promise.resolve();
  if (asked.getAll("fail").includes(name)) throw new Failed("disk I/O error", `${name}: asked for by the address`);
  if (asked.getAll("refuse").includes(name)) throw new Refused({ rule: "asked_for_by_the_address" });
  return answers[name]((rest[0] ?? {}) as ArgumentsOf<Name>);
}

export const backend: Backend = {
  call,
  onChanged: (hear) => {
    listeners.add(hear);
    return Promise.resolve(() => listeners.delete(hear));
  },
  onFilesDropped: () => Promise.resolve(() => undefined),
  chooseFiles: () => Promise.resolve([]),
  chooseFolder: () => Promise.resolve("/dokumenty"),
  chooseSavePath: (_title, suggested) => Promise.resolve(`/dokumenty/${suggested}`),
  openUrl: () => Promise.resolve(),
  showInFolder: () => Promise.resolve(),
};
