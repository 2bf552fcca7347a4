/**
 * The one list of what the window may ask of the desk: a name registered in src-tauri, with its arguments and answer.
 * The types are generated from Rust. To add a command: CONTRIBUTING.md, "A new command".
 */
import type { AccountAdded } from "./types/AccountAdded.ts";
import type { AccountCard } from "./types/AccountCard.ts";
import type { AddAccount } from "./types/AddAccount.ts";
import type { AnnouncementDraft } from "./types/AnnouncementDraft.ts";
import type { AnnouncementEditor } from "./types/AnnouncementEditor.ts";
import type { AnnouncementWritten } from "./types/AnnouncementWritten.ts";
import type { AppInfo } from "./types/AppInfo.ts";
import type { ApplySeason } from "./types/ApplySeason.ts";
import type { AskWhyHere } from "./types/AskWhyHere.ts";
import type { BackedUp } from "./types/BackedUp.ts";
import type { AskWhyNot } from "./types/AskWhyNot.ts";
import type { BackOnTheList } from "./types/BackOnTheList.ts";
import type { BookVenue } from "./types/BookVenue.ts";
import type { CalendarImport } from "./types/CalendarImport.ts";
import type { CalendarPage } from "./types/CalendarPage.ts";
import type { DayNote } from "./types/DayNote.ts";
import type { Carried } from "./types/Carried.ts";
import type { CalendarsRefreshed } from "./types/CalendarsRefreshed.ts";
import type { Changed } from "./types/Changed.ts";
import type { ChooseCollections } from "./types/ChooseCollections.ts";
import type { Checklist } from "./types/Checklist.ts";
import type { Confirmed } from "./types/Confirmed.ts";
import type { CopyCard } from "./types/CopyCard.ts";
import type { DataAccess } from "./types/DataAccess.ts";
import type { DeclineRequest } from "./types/DeclineRequest.ts";
import type { Declined } from "./types/Declined.ts";
import type { Draft } from "./types/Draft.ts";
import type { Erased } from "./types/Erased.ts";
import type { Examination } from "./types/Examination.ts";
import type { Correction } from "./types/Correction.ts";
import type { Export } from "./types/Export.ts";
import type { ExportedPacks } from "./types/ExportedPacks.ts";
import type { Hit } from "./types/Hit.ts";
import type { Informed } from "./types/Informed.ts";
import type { LedgerRow } from "./types/LedgerRow.ts";
import type { Letter } from "./types/Letter.ts";
import type { LetterKept } from "./types/LetterKept.ts";
import type { LetterShown } from "./types/LetterShown.ts";
import type { LockState } from "./types/LockState.ts";
import type { MailLetter } from "./types/MailLetter.ts";
import type { LetterOrder } from "./types/LetterOrder.ts";
import type { LettersWritten } from "./types/LettersWritten.ts";
import type { MailAccount } from "./types/MailAccount.ts";
import type { MailAccountCard } from "./types/MailAccountCard.ts";
import type { MailCard } from "./types/MailCard.ts";
import type { MailQueued } from "./types/MailQueued.ts";
import type { MailSettled } from "./types/MailSettled.ts";
import type { MailsQueued } from "./types/MailsQueued.ts";
import type { MarkNotice } from "./types/MarkNotice.ts";
import type { MeetingPanel } from "./types/MeetingPanel.ts";
import type { MoveMeeting } from "./types/MoveMeeting.ts";
import type { NoticeCard } from "./types/NoticeCard.ts";
import type { NoticeSent } from "./types/NoticeSent.ts";
import type { Obstacles } from "./types/Obstacles.ts";
import type { OptionsMap } from "./types/OptionsMap.ts";
import type { Outcome } from "./types/Outcome.ts";
import type { OutcomeRecorded } from "./types/OutcomeRecorded.ts";
import type { OutboxSent } from "./types/OutboxSent.ts";
import type { PeriodDetails } from "./types/PeriodDetails.ts";
import type { PersonData } from "./types/PersonData.ts";
import type { PersonDetails } from "./types/PersonDetails.ts";
import type { PhotoKept } from "./types/PhotoKept.ts";
import type { PictureShown } from "./types/PictureShown.ts";
import type { Placed } from "./types/Placed.ts";
import type { PlaceMeeting } from "./types/PlaceMeeting.ts";
import type { PlacementCheck } from "./types/PlacementCheck.ts";
import type { PlacementQuestion } from "./types/PlacementQuestion.ts";
import type { PlanSeason } from "./types/PlanSeason.ts";
import type { Preview } from "./types/Preview.ts";
import type { PreviewOrder } from "./types/PreviewOrder.ts";
import type { PreviewPart } from "./types/PreviewPart.ts";
import type { Publish } from "./types/Publish.ts";
import type { Published } from "./types/Published.ts";
import type { Ranked } from "./types/Ranked.ts";
import type { Received } from "./types/Received.ts";
import type { Recoded } from "./types/Recoded.ts";
import type { Register } from "./types/Register.ts";
import type { ReportPaper } from "./types/ReportPaper.ts";
import type { ReportSheet } from "./types/ReportSheet.ts";
import type { ReportWritten } from "./types/ReportWritten.ts";
import type { Request } from "./types/Request.ts";
import type { RequestDetails } from "./types/RequestDetails.ts";
import type { RequestNotes } from "./types/RequestNotes.ts";
import type { Resource } from "./types/Resource.ts";
import type { Resolved } from "./types/Resolved.ts";
import type { ResourceBusy } from "./types/ResourceBusy.ts";
import type { Restored } from "./types/Restored.ts";
import type { RetentionDue } from "./types/RetentionDue.ts";
import type { SampleLoaded } from "./types/SampleLoaded.ts";
import type { SeasonApplied } from "./types/SeasonApplied.ts";
import type { SeasonCheck } from "./types/SeasonCheck.ts";
import type { SeasonLeftOut } from "./types/SeasonLeftOut.ts";
import type { SeasonPick } from "./types/SeasonPick.ts";
import type { SeasonProposal } from "./types/SeasonProposal.ts";
import type { SeasonStart } from "./types/SeasonStart.ts";
import type { SeasonWhyHere } from "./types/SeasonWhyHere.ts";
import type { Settings } from "./types/Settings.ts";
import type { Subject } from "./types/Subject.ts";
import type { SettleMail } from "./types/SettleMail.ts";
import type { SubscribeCalendar } from "./types/SubscribeCalendar.ts";
import type { SubscribedCalendar } from "./types/SubscribedCalendar.ts";
import type { SubscriptionCard } from "./types/SubscriptionCard.ts";
import type { SyncConflict } from "./types/SyncConflict.ts";
import type { Synchronise } from "./types/Synchronise.ts";
import type { SyncReport } from "./types/SyncReport.ts";
import type { SyncState } from "./types/SyncState.ts";
import type { TableImport } from "./types/TableImport.ts";
import type { TableKind } from "./types/TableKind.ts";
import type { Take } from "./types/Take.ts";
import type { Today } from "./types/Today.ts";
import type { Undone } from "./types/Undone.ts";
import type { VenueBooked } from "./types/VenueBooked.ts";
import type { VenueChoice } from "./types/VenueChoice.ts";
import type { VenueDetails } from "./types/VenueDetails.ts";
import type { Verified } from "./types/Verified.ts";
import type { Waive } from "./types/Waive.ts";
import type { Waived } from "./types/Waived.ts";
import type { WriteLetters } from "./types/WriteLetters.ts";
import type { Written } from "./types/Written.ts";

export type NoArguments = Record<string, never>;

/** What a step that writes answers: its own answer, and what it changed. */
export type Answered<Own> = Own & { changed: Changed };

interface Shape<Arguments, Answer> {
  arguments: Arguments;
  answer: Answer;
}

/** Names a command's types; there is nothing to it when the program runs. */
const command = <Arguments, Answer>() => ({}) as Shape<Arguments, Answer>;

/** Days are ISO dates, instants RFC 3339. */
interface Days {
  from: string;
  to: string;
}

export const commands = {
  app_info: command<NoArguments, AppInfo>(),

  register: command<NoArguments, Register>(),
  today: command<NoArguments, Today>(),
  search: command<{ text: string }, Hit[]>(),
  ledger: command<{ since: string | null }, LedgerRow[]>(),
  undo: command<NoArguments, Answered<Undone>>(),
  redo: command<NoArguments, Answered<Undone>>(),

  calendar: command<Days, CalendarPage>(),
  day_notes: command<Days, DayNote[]>(),
  busy: command<Days & { owners: Resource[] }, ResourceBusy[]>(),
  options: command<Days & { request_id: number }, OptionsMap>(),
  check: command<{ question: PlacementQuestion }, PlacementCheck>(),
  venues_at: command<{ request_id: number; start: string }, VenueChoice[]>(),
  best: command<Days & { request_id: number; most: number }, Ranked[]>(),
  obstacles: command<Days & { request_id: number }, Obstacles>(),
  place: command<{ order: PlaceMeeting }, Answered<Placed>>(),
  move_meeting: command<{ order: MoveMeeting }, Answered<Placed>>(),
  release_meeting: command<{ meeting_id: number }, Answered<BackOnTheList>>(),

  meeting: command<{ meeting_id: number }, MeetingPanel>(),
  confirm: command<{ meeting_id: number }, Answered<Confirmed>>(),
  book_venue: command<{ order: BookVenue }, Answered<VenueBooked>>(),
  cancel: command<{ meeting_id: number; reason: string }, Answered<Confirmed>>(),
  close_meeting: command<{ meeting_id: number }, Answered<Confirmed>>(),
  put_outcome: command<{ meeting_id: number; outcome: Outcome }, Answered<OutcomeRecorded>>(),
  export: command<{ meeting_id: number; folder: string }, Answered<Export>>(),
  announcement_draft: command<{ meeting_id: number }, AnnouncementDraft>(),
  put_announcement: command<{ meeting_id: number; draft: AnnouncementDraft; stretch: string | null }, Answered<AnnouncementWritten>>(),
  publish: command<{ order: Publish }, Answered<Published>>(),

  announcement_editor: command<{ meeting_id: number }, AnnouncementEditor>(),
  preview: command<{ order: PreviewOrder }, Preview>(),
  checklist: command<{ meeting_id: number; draft: AnnouncementDraft | null }, Checklist>(),
  waive: command<{ order: Waive }, Answered<Waived>>(),
  unwaive: command<{ meeting_id: number; key: string }, Answered<Waived>>(),
  put_photo: command<{ meeting_id: number; path: string }, Answered<PhotoKept>>(),
  picture: command<{ picture: string }, PictureShown>(),
  correction: command<{ meeting_id: number }, Correction | null>(),
  export_correction: command<{ meeting_id: number; folder: string }, Answered<Export>>(),
  export_packs: command<{ folder: string }, Answered<ExportedPacks>>(),
  /** Stops a long job at its next step. */
  stop: command<{ task: "export" | "export_packs" }, null>(),
  informed: command<{ meeting_id: number | null }, Informed>(),
  letter_preview: command<{ order: LetterOrder }, PreviewPart[]>(),
  write_letters: command<{ order: WriteLetters }, Answered<LettersWritten>>(),

  notices: command<NoArguments, NoticeCard[]>(),
  mark_notice: command<{ order: MarkNotice }, Answered<NoticeSent>>(),

  outbox: command<NoArguments, MailCard[]>(),
  queue_notice: command<{ order: LetterOrder }, Answered<MailQueued>>(),
  queue_waiting: command<{ meeting_id: number }, Answered<MailsQueued>>(),
  send_outbox: command<{ password: string | null }, Answered<OutboxSent>>(),
  settle_mail: command<{ order: SettleMail }, Answered<MailSettled>>(),
  mail_account: command<NoArguments, MailAccountCard>(),
  put_mail_account: command<{ account: MailAccount; password: string | null }, Answered<Written>>(),
  test_mail_account: command<{ password: string | null }, null>(),

  request: command<{ request_id: number }, Request>(),
  receive: command<{ details: RequestDetails }, Answered<Received>>(),
  edit_request: command<{ request_id: number; details: RequestDetails }, Answered<Received>>(),
  look_at_request: command<{ details: RequestDetails; own: number | null }, RequestNotes>(),
  letters: command<{ request_id: number }, Letter[]>(),
  letter: command<{ letter_id: number }, LetterShown>(),
  attach_letter: command<{ request_id: number; path: string }, Answered<LetterKept>>(),
  export_letter: command<{ letter_id: number; path: string }, Letter>(),
  remove_letter: command<{ letter_id: number }, Answered<LetterKept>>(),
  read_mail: command<{ path: string }, MailLetter>(),
  decline: command<{ order: DeclineRequest }, Answered<Declined>>(),
  decline_letter_preview: command<{ order: DeclineRequest }, PreviewPart[]>(),
  drafts: command<NoArguments, Draft[]>(),
  keep_draft: command<{ form: string; content: string }, null>(),
  drop_draft: command<{ form: string }, null>(),
  write_decline_letter: command<{ order: DeclineRequest }, Declined>(),

  begin_season: command<NoArguments, SeasonStart>(),
  plan_season: command<{ order: PlanSeason }, SeasonProposal>(),
  stop_season: command<NoArguments, null>(),
  why_here: command<{ asked: AskWhyHere }, SeasonWhyHere>(),
  why_not: command<{ asked: AskWhyNot }, SeasonLeftOut>(),
  check_season: command<{ picks: SeasonPick[] }, SeasonCheck[]>(),
  apply_season: command<{ order: ApplySeason }, Answered<SeasonApplied>>(),

  put_person: command<{ id: number | null; details: PersonDetails }, Answered<Written>>(),
  put_venue: command<{ id: number | null; details: VenueDetails }, Answered<Written>>(),
  put_settings: command<{ settings: Settings }, Answered<Written>>(),
  add_period: command<{ details: PeriodDetails }, Answered<Written>>(),

  preview_table: command<{ kind: TableKind; path: string }, TableImport>(),
  preview_calendar: command<{ path: string; owner: Resource }, CalendarImport>(),
  export_workbook: command<{ sheets: ReportSheet[]; path: string }, ReportWritten>(),
  export_answer: command<{ meeting_id: number; path: string }, ReportWritten>(),
  /** Shown by the system; false where it has no notifications. */
  remind: command<{ title: string; body: string }, boolean>(),
  export_report: command<{ paper: ReportPaper; path: string }, ReportWritten>(),
  import_table: command<{ kind: TableKind; path: string }, Answered<TableImport>>(),
  import_calendar: command<{ path: string; owner: Resource }, Answered<CalendarImport>>(),
  load_sample: command<NoArguments, Answered<SampleLoaded>>(),

  back_up: command<{ path: string }, BackedUp>(),
  copies: command<NoArguments, CopyCard[]>(),
  restore: command<{ path: string }, Answered<Restored>>(),
  verify: command<NoArguments, Verified>(),
  export_all: command<{ folder: string }, Carried>(),
  import_all: command<{ folder: string }, Answered<Carried>>(),
  examine: command<NoArguments, Examination>(),
  write_diagnostics: command<{ path: string }, null>(),
  lock_state: command<NoArguments, LockState>(),
  lock: command<NoArguments, LockState>(),
  unlock: command<{ words: string }, LockState>(),
  choose_words: command<{ words: string | null }, LockState>(),
  new_recovery_code: command<NoArguments, string>(),
  encrypt: command<{ code: string }, Recoded>(),
  decrypt: command<NoArguments, Recoded>(),
  export_person: command<{ subject: Subject; folder: string }, PersonData>(),
  erase_person: command<{ subject: Subject; basis: string }, Answered<Erased>>(),
  retention_due: command<NoArguments, RetentionDue[]>(),
  accesses: command<NoArguments, DataAccess[]>(),
  sync_state: command<NoArguments, SyncState>(),
  accounts: command<NoArguments, AccountCard[]>(),
  add_account: command<{ order: AddAccount }, AccountAdded>(),
  choose_collections: command<{ order: ChooseCollections }, AccountCard>(),
  put_account_password: command<{ account_id: number; password: string }, AccountCard>(),
  remove_account: command<{ account_id: number }, null>(),
  synchronise: command<{ order: Synchronise }, SyncReport>(),
  stop_synchronising: command<NoArguments, null>(),
  sync_conflicts: command<NoArguments, SyncConflict[]>(),
  resolve_conflict: command<{ conflict_id: number; take: Take }, Answered<Resolved>>(),
  subscriptions: command<NoArguments, SubscriptionCard[]>(),
  subscribe_calendar: command<{ order: SubscribeCalendar }, Answered<SubscribedCalendar>>(),
  unsubscribe_calendar: command<{ subscription_id: number }, null>(),
  refresh_calendars: command<NoArguments, Answered<CalendarsRefreshed>>(),
  publish_calendar: command<{ folder: string | null }, string | null>(),
};

type Commands = typeof commands;
export type CommandName = keyof Commands;
export type ArgumentsOf<Name extends CommandName> = Commands[Name]["arguments"];
export type AnswerOf<Name extends CommandName> = Commands[Name]["answer"];
