export type PaperTable = { name: string, columns: Array<{name: string, figures: boolean}>, rows: Array<Array<string>>, };
