export type Declined = { request_id: number, files: Array<{path: string, purpose: string}>, };
