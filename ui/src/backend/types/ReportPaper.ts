import type { AnnouncementLanguage } from "./AnnouncementLanguage.ts";
import type { PaperTable } from "./PaperTable.ts";
export type ReportPaper = { title: string, about: string, language: AnnouncementLanguage, tables: Array<PaperTable>, };
