/**
 * The one list of what the window may ask of the desk: a name registered in src-tauri, with its arguments and answer.
 * The types are generated from Rust. To add a command: CONTRIBUTING.md, "A new command".
 */
import type { AppInfo } from "./types/AppInfo.ts";

export type NoArguments = Record<string, never>;

interface Shape<Arguments, Answer> {
  arguments: Arguments;
  answer: Answer;
}

/** Names a command's types; there is nothing to it when the program runs. */
const command = <Arguments, Answer>() => ({}) as Shape<Arguments, Answer>;

export const commands = {
  app_info: command<NoArguments, AppInfo>(),
};

type Commands = typeof commands;
export type CommandName = keyof Commands;
export type ArgumentsOf<Name extends CommandName> = Commands[Name]["arguments"];
export type AnswerOf<Name extends CommandName> = Commands[Name]["answer"];
