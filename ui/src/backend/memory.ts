/**
 * The in-memory twin: answers as the desk would, for UI tests in a browser. Built only in Vite's mode "memory".
 * In the address: `?fail=app_info` makes that command fail (`&what=disk_full`, `read_only`, `busy`: as that), `?refuse=…` makes a rule say no, `?empty` begins with an
 * empty register, `?many=60` with a large one, `?past` with a meeting that is over, `?hostile` with texts that would like to be markup, `?slow=800` makes every answer take so many milliseconds, `?count` counts what is asked in
 * `window.asked`.
 */
import type { Backend, Progress, Rest } from "./backend.ts";
import type { AnswerOf, ArgumentsOf, CommandName } from "./commands.ts";
import { Failed, Refused } from "./errors.ts";
import { aboutTheApp } from "./memory/about.ts";
import { announcing } from "./memory/announcing/steps.ts";
import { declining } from "./memory/declining.ts";
import { drafts } from "./memory/drafts.ts";
import { hostile, hostileParts } from "./memory/hostile.ts";
import { forms, imports } from "./memory/forms.ts";
import { letters } from "./memory/letters.ts";
import { locking, mayAsk } from "./memory/locking.ts";
import { looking } from "./memory/look.ts";
import { mails } from "./memory/mails.ts";
import { papers } from "./memory/papers.ts";
import { planning } from "./memory/plan.ts";
import { hearSeason, seasons } from "./memory/season.ts";
import { trust } from "./memory/trust.ts";
import { together } from "./memory/together.ts";
import type { Changed } from "./types/Changed.ts";

/** One answer for each command; one that is missing does not compile. */
export type Answers = { [Name in CommandName]: (args: ArgumentsOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>> };
const answers: Answers = {
  ...aboutTheApp,
  ...looking,
  ...planning,
  ...papers,
  ...announcing,
  ...mails,
  ...forms,
  ...declining,
  ...drafts,
  ...letters,
  ...imports,
  ...seasons,
  ...together,
  ...locking,
  ...trust,
};

const listeners = new Set<(change: Changed) => void>();
const progressListeners = new Set<(progress: Progress) => void>();

const asked = new URLSearchParams(location.search);
const pause = () => new Promise((resolve) => setTimeout(resolve, Number(asked.get("slow") ?? 0)));

async function call<Name extends CommandName>(name: Name, ...rest: Rest<Name>): Promise<AnswerOf<Name>> {
  if (asked.has("count")) count(name);
  await (asked.has("slow") ? pause() : Promise.resolve());
  if (asked.getAll("fail").includes(name) && !(window as { mended?: boolean }).mended) throw failure(name);
  if (asked.getAll("refuse").includes(name)) throw new Refused({ why: "reason_needed" });
  mayAsk(name);
  // Through JSON, as across the real border.
  const args = JSON.parse(JSON.stringify(rest[0] ?? {})) as ArgumentsOf<Name>;
  const answer = spoilt(name, JSON.parse(JSON.stringify(await answers[name](args))) as AnswerOf<Name>);
  if (isChange(answer)) for (const hear of listeners) hear(answer.changed);
  return answer;
}

/** Until a test sets `window.mended`. */
function failure(name: CommandName): Failed {
  const [path, detail] = ["/dane/lawka.db", `${name}: asked for by the address`];
  switch (asked.get("what")) {
    case "disk_full":
      return new Failed({ what: "disk_full", path });
    case "read_only":
      return new Failed({ what: "read_only", path });
    case "busy":
      return new Failed({ what: "busy" });
    default:
      return new Failed({ what: "fault", detail });
  }
}

/** What comes from the register is spoilt already; what a file or a template says is spoilt here. */
function spoilt<Name extends CommandName>(name: Name, answer: AnswerOf<Name>): AnswerOf<Name> {
  if (!asked.has("hostile")) return answer;
  const foreign: CommandName[] = ["preview", "letter_preview", "letter", "read_mail"];
  return foreign.includes(name) ? hostileParts(answer) : hostile(answer);
}

function count(name: CommandName) {
  const page = window as { asked?: Record<string, number> };
  page.asked = { ...page.asked, [name]: (page.asked?.[name] ?? 0) + 1 };
}

function isChange(answer: unknown): answer is { changed: Changed } {
  return typeof answer === "object" && answer !== null && "changed" in answer;
}

export const backend: Backend = {
  call,
  onChanged: (hear) => {
    listeners.add(hear);
    return Promise.resolve(() => listeners.delete(hear));
  },
  onProgress: (hear) => {
    progressListeners.add(hear);
    return Promise.resolve(() => progressListeners.delete(hear));
  },
  onSeason: (hear) => Promise.resolve(hearSeason(hear)),
  // A test drops files by `window.dropFiles(paths)`.
  onFilesDropped: (hear) => {
    (window as { dropFiles?: (paths: string[]) => void }).dropFiles = hear;
    return Promise.resolve(() => undefined);
  },
  chooseFiles: (_title, kinds) => Promise.resolve([kinds.some(({ extensions }) => extensions.includes("pdf")) ? "/dokumenty/pismo.pdf" : "/dokumenty/kalendarz.ics"]),
  chooseFolder: () => Promise.resolve("/dokumenty"),
  chooseSavePath: (_title, suggested) => Promise.resolve(`/dokumenty/${suggested}`),
  openUrl: () => Promise.resolve(),
  showInFolder: () => Promise.resolve(),
};
