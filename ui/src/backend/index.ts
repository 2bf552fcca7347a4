export { backend } from "$chosen-backend";
export { Failed, Refused, asError } from "./errors.ts";
export type { Backend, FileKind } from "./backend.ts";
export type { AnswerOf, ArgumentsOf, CommandName } from "./commands.ts";
