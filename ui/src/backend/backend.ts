import type { AnswerOf, ArgumentsOf, CommandName, NoArguments } from "./commands.ts";
import type { Changed } from "./types/Changed.ts";
import type { SeasonProgress } from "./types/SeasonProgress.ts";

/** Kinds of file offered in a dialog: { name: "Kalendarz", extensions: ["ics"] }. */
export interface FileKind {
  name: string;
  extensions: string[];
}

/** How far a long job has come. */
export interface Progress {
  task: string;
  done: number;
  total: number;
}

/** What lies behind the window: the desk in the real one, the in-memory twin in UI tests. */
export interface Backend {
  /** Asks the desk. Rejects with `Refused` when a rule says no, with `Failed` when something broke. */
  call<Name extends CommandName>(name: Name, ...rest: Rest<Name>): Promise<AnswerOf<Name>>;
  /** Hears what each change touched, whoever made it. Answers with how to stop hearing. */
  onChanged(hear: (change: Changed) => void): Promise<() => void>;
  /** Hears how far long jobs have come. */
  onProgress(hear: (progress: Progress) => void): Promise<() => void>;
  /** Hears how far the search for a season is. */
  onSeason(hear: (progress: SeasonProgress) => void): Promise<() => void>;
  /** Hears the paths of files dropped on the window from outside. */
  onFilesDropped(hear: (paths: string[]) => void): Promise<() => void>;
  /** Paths of the files chosen, none when the person thought better of it. */
  chooseFiles(title: string, kinds: FileKind[]): Promise<string[]>;
  chooseFolder(title: string): Promise<string | null>;
  chooseSavePath(title: string, suggested: string, kinds: FileKind[]): Promise<string | null>;
  /** Opens an https or mailto address outside the window. */
  openUrl(url: string): Promise<void>;
  /** Shows a file where it lies. */
  showInFolder(path: string): Promise<void>;
}

/** Arguments may be left out where a command has none. */
export type Rest<Name extends CommandName> =
  ArgumentsOf<Name> extends NoArguments ? [] : [args: ArgumentsOf<Name>];
