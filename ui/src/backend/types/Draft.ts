export type Draft = { form: string, at: string, content: string, };
