export { backend } from "$chosen-backend";
export { Failed, Refused, asError } from "./errors.ts";
export type { Backend, FileKind, Progress } from "./backend.ts";
export type { AnswerOf, ArgumentsOf, CommandName } from "./commands.ts";
