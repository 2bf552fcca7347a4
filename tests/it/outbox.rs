//! Messages leave at most once, through a mail server that isn't ours.

use std::path::Path;

use desk::{DeskError, Failure, LetterOrder, NoSecrets, PasswordState, Refusal, SettleMail, TodayItem};
use planning::id::{MailId, MeetingId, NoticeId};
use planning::mail::{MailSecurity, MailState, Settled};
use planning::notice::Means;
use store::StepName;

use crate::support::department::{Department, now};
use crate::support::mail_server::{MailServer, PASSWORD};
use crate::support::readers::python;

/// A confirmed meeting in a department whose messages leave through a server, on a system without a keychain.
fn with_account(server: &MailServer, security: MailSecurity) -> (Department, MeetingId) {
    let Department { desk, folder } = Department::sample();
    let department = Department { desk: desk.with_secrets(Box::new(NoSecrets)), folder };
    let meeting = department.confirmed();
    department.desk.put_mail_account(&server.account(security), Some(PASSWORD)).unwrap();
    (department, meeting)
}

/// The message of the first notice that has an address.
fn queue_one(department: &Department, meeting: MeetingId) -> (NoticeId, MailId) {
    let notices = department.desk.meeting(meeting).unwrap().notices;
    let notice = notices.iter().find(|notice| notice.addressee.email.is_some()).unwrap().id;
    let order = LetterOrder { notice_id: notice, role: None, own_words: String::new() };
    (notice, department.desk.queue_notice(&order).unwrap().answer.mail_id)
}

/// The messages of which Today asks whether they left.
fn in_doubt(department: &Department) -> Vec<MailId> {
    let lines = department.desk.today().unwrap().lines;
    let mail = |line: &desk::TodayLine| match line.item {
        TodayItem::MailUncertain { mail_id, .. } => Some(mail_id),
        _ => None,
    };
    lines.iter().filter_map(mail).collect()
}

fn state(department: &Department, id: MailId) -> MailState {
    department.desk.outbox().unwrap().into_iter().find(|mail| mail.id == id).unwrap().state
}

#[test]
fn everybody_who_waits_gets_one_message_and_the_ledger_says_when() {
    let Some(server) = MailServer::start("take") else { return };
    let (department, meeting) = with_account(&server, MailSecurity::Tls);
    let desk = &department.desk;
    let queued = desk.queue_waiting(meeting).unwrap().answer;
    let waiting = desk.informed(Some(meeting)).unwrap();
    assert_eq!(queued.mail_ids.len() + queued.without_email.len(), waiting.waiting as usize);
    let sent = desk.send_outbox(None).unwrap().answer;
    assert_eq!(sent.sent, queued.mail_ids);
    assert_eq!(server.messages().len(), queued.mail_ids.len());
    let informed = desk.informed(Some(meeting)).unwrap();
    assert_eq!(informed.told as usize, queued.mail_ids.len());
    assert!(
        informed
            .rows
            .iter()
            .filter(|row| row.told_at == Some(now()))
            .all(|row| row.told_by == Some(Means::Mail))
    );
    // Once more sends nothing more.
    assert_eq!(desk.queue_waiting(meeting).unwrap().answer.mail_ids, []);
    assert_eq!(desk.send_outbox(None).unwrap().answer.sent, []);
    assert_eq!(server.messages().len(), queued.mail_ids.len());
    read_by_another(&server.messages());
}

/// Python's e-mail reader takes every message apart without a defect.
fn read_by_another(messages: &[std::path::PathBuf]) {
    let script = "import sys,email,email.policy
m=email.message_from_binary_file(open(sys.argv[1],'rb'),policy=email.policy.default)
assert not m.defects and all(not p.defects for p in m.walk())
assert m['message-id'].endswith('@lawka-dialogu>') and m['x-unsent'] is None
print(m['subject']); print([p.get_content_type() for p in m.walk()])
for p in m.walk():
    if p.get_content_type()=='text/calendar': print(p.get_param('method'), p.get_content())";
    let read: Vec<String> = messages.iter().filter_map(|path| python(script, path)).collect();
    assert!(read.iter().all(|text| text.contains("Ławka dialogu")), "{read:?}");
    let invitations = read.iter().filter(|text| text.contains("REQUEST") && text.contains("METHOD:REQUEST"));
    assert!(invitations.count() >= 1, "people who take part are invited: {read:?}");
}

#[test]
fn starttls_works_and_a_wrong_password_is_told_before_anything_leaves() {
    let Some(server) = MailServer::start("starttls") else { return };
    let (department, meeting) = with_account(&server, MailSecurity::StartTls);
    department.desk.test_mail_account(None).unwrap();
    let (_, mail) = queue_one(&department, meeting);
    let refused = department.desk.send_outbox(Some("nie to")).unwrap_err();
    assert!(matches!(refused, DeskError::Failed { failure: Failure::Mail { .. } }), "{refused:?}");
    assert_eq!((state(&department, mail), server.messages().len()), (MailState::Queued, 0));
    assert_eq!(department.desk.send_outbox(Some(PASSWORD)).unwrap().answer.sent, [mail]);
}

#[test]
fn a_server_that_says_no_leaves_the_message_to_be_tried_again() {
    for manner in ["refuse", "busy"] {
        let Some(server) = MailServer::start(manner) else { return };
        let (department, meeting) = with_account(&server, MailSecurity::Tls);
        let (notice, mail) = queue_one(&department, meeting);
        assert_eq!(department.desk.send_outbox(None).unwrap().answer.failed, [mail], "{manner}");
        let card = department.desk.outbox().unwrap().remove(0);
        assert_eq!((card.state, card.attempts), (MailState::Failed, 1));
        assert!(card.error.unwrap().contains(if manner == "refuse" { "No such person" } else { "later" }));
        let waiting = department.desk.informed(Some(meeting)).unwrap();
        assert!(waiting.rows.iter().any(|row| row.notice_id == notice && row.told_at.is_none()));
        let again = SettleMail { mail_id: mail, how: Settled::Again };
        assert_eq!(department.desk.settle_mail(again).unwrap().answer.state, MailState::Queued);
    }
}

#[test]
fn a_server_that_hangs_up_without_an_answer_leaves_doubt_that_only_an_officer_settles() {
    let Some(server) = MailServer::start("silent") else { return };
    let (department, meeting) = with_account(&server, MailSecurity::Tls);
    let (notice, mail) = queue_one(&department, meeting);
    let desk = &department.desk;
    assert_eq!(desk.send_outbox(None).unwrap().answer.uncertain, [mail]);
    assert_eq!(state(&department, mail), MailState::Uncertain);
    assert_eq!(server.messages().len(), 1, "it has arrived, which nobody here can know");
    assert_eq!(desk.send_outbox(None).unwrap().answer, desk::OutboxSent::default());
    assert_eq!(server.messages().len(), 1, "it is not sent a second time");
    assert_eq!(in_doubt(&department), [mail], "the first view of the day asks about it");
    let arrived = SettleMail { mail_id: mail, how: Settled::Sent };
    desk.settle_mail(arrived).unwrap();
    let told = desk.informed(Some(meeting)).unwrap();
    assert!(told.rows.iter().any(|row| row.notice_id == notice && row.told_by == Some(Means::Mail)));
    assert_eq!(in_doubt(&department), [], "it is settled");
    let past = desk.settle_mail(SettleMail { mail_id: mail, how: Settled::Again }).unwrap_err();
    assert_eq!(past, Refusal::MailIsPast { mail_id: mail, state: MailState::Sent }.into());
}

#[test]
fn a_sent_message_is_not_undone_and_the_refusal_names_it() {
    let Some(server) = MailServer::start("take") else { return };
    let (department, meeting) = with_account(&server, MailSecurity::Tls);
    let (_, mail) = queue_one(&department, meeting);
    department.desk.send_outbox(None).unwrap();
    let stays = Refusal::ReleasedStays { step: StepName::SendMail };
    assert_eq!(department.desk.undo().unwrap_err(), stays.into());
    let history = department.desk.register().unwrap().history;
    assert_eq!((history.undo, history.stops_at), (None, Some(StepName::SendMail)));
    assert_eq!(state(&department, mail), MailState::Sent);
}

#[test]
fn a_certificate_of_a_stranger_is_not_trusted() {
    let Some(server) = MailServer::start("take") else { return };
    let (department, meeting) = with_account(&server, MailSecurity::Tls);
    let account = planning::mail::MailAccount { ca_file: None, ..server.account(MailSecurity::Tls) };
    department.desk.put_mail_account(&account, None).unwrap();
    queue_one(&department, meeting);
    let error = department.desk.send_outbox(None).unwrap_err();
    assert!(matches!(error, DeskError::Failed { failure: Failure::Mail { .. } }), "{error:?}");
    assert_eq!(server.messages().len(), 0);
}

#[test]
fn the_password_stands_neither_in_the_register_nor_in_what_is_printed() {
    let Some(server) = MailServer::start("take") else { return };
    let (department, _) = with_account(&server, MailSecurity::Tls);
    let card = department.desk.mail_account().unwrap();
    assert_eq!((card.ready, card.password), (true, PasswordState::InMemory));
    assert!(!format!("{:?}{card:?}", department.desk).contains(PASSWORD));
    for file in std::fs::read_dir(department.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        assert!(!bytes.windows(PASSWORD.len()).any(|window| window == PASSWORD.as_bytes()));
    }
}

#[test]
fn without_an_account_messages_stay_drafts_in_a_folder() {
    let department = Department::sample();
    let meeting = department.confirmed();
    queue_one(&department, meeting);
    assert_eq!(department.desk.send_outbox(None).unwrap_err(), Refusal::MailAccountMissing.into());
    let out = department.folder.path().join("pisma");
    let order = desk::WriteLetters { meeting_id: meeting, folder: out, letters: vec![] };
    let files = department.desk.write_letters(&order).unwrap().answer.files;
    let of = |ending: &str| files.iter().filter(|file| file.path.ends_with(ending)).count();
    let notices = department.desk.meeting(meeting).unwrap().notices;
    assert_eq!((of(".docx"), of(".pdf")), (notices.len(), notices.len()));
    assert!(of(".eml") >= 3 && of(".ics") >= 1);
    for file in files.iter().filter(|file| file.path.ends_with(".ics")) {
        let script = "import sys,icalendar
c=icalendar.Calendar.from_ical(open(sys.argv[1],'rb').read()); e=c.walk('VEVENT')[0]
print(c['METHOD'], e['SEQUENCE'], str(e['ATTENDEE']).startswith('mailto:'), e['ATTENDEE'].params['PARTSTAT'])";
        if let Some(text) = python(script, Path::new(&file.path)) {
            assert_eq!(text.trim(), "REQUEST 0 True NEEDS-ACTION");
        }
    }
}
