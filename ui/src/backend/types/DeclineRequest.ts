// placeholder until generated
import type { SalutationRole } from "./SalutationRole.ts";
export type DeclineRequest = { request_id: number, reason: string, role: SalutationRole | null, own_words: string, folder: string | null, };
