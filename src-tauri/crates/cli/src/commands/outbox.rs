//! The outbox on the command line.

use desk::{Desk, SettleMail};
use planning::id::MailId;
use planning::mail::{MailAccount, MailSecurity, Settled};

use super::{Outcome, told};
use crate::announcing::mail_state;
use crate::arguments::{MailAccountArguments, OutboxArguments, Security};

/// Sets the account, or shows it.
pub fn account(desk: &Desk, arguments: &MailAccountArguments) -> Outcome {
    let (Some(host), Some(from)) = (&arguments.host, &arguments.from) else {
        let card = desk.mail_account()?;
        let text = if card.ready { "Konto jest gotowe." } else { "Konto nie jest gotowe." };
        return told(&card, text.to_owned());
    };
    let account = MailAccount {
        host: host.clone(),
        port: arguments.port,
        security: match arguments.security {
            Security::Tls => MailSecurity::Tls,
            Security::StartTls => MailSecurity::StartTls,
        },
        user: arguments.user.clone(),
        from: from.clone(),
        ca_file: arguments.ca.as_ref().map(|path| path.display().to_string()),
    };
    let answer = desk.put_mail_account(&account, None)?;
    told(&answer, "Konto zapisane.".to_owned())
}

pub fn outbox(desk: &Desk, arguments: &OutboxArguments) -> Outcome {
    if let Some(meeting) = arguments.queue {
        let answer = desk.queue_waiting(meeting)?;
        let (queued, without) = (answer.answer.mail_ids.len(), answer.answer.without_email.len());
        return told(&answer, format!("Czeka na wysłanie: {queued}; bez adresu e-mail: {without}."));
    }
    if arguments.send {
        return send(desk);
    }
    let words = [
        (arguments.arrived, Settled::Sent),
        (arguments.again, Settled::Again),
        (arguments.withdraw, Settled::Withdraw),
    ];
    match words.into_iter().find_map(|(mail, how)| Some((mail?, how))) {
        Some((mail, how)) => settle(desk, mail, how),
        None => list(desk),
    }
}

fn send(desk: &Desk) -> Outcome {
    let password = std::env::var("LAWKA_MAIL_PASSWORD").ok();
    let answer = desk.send_outbox(password.as_deref())?;
    let sent = &answer.answer;
    let text = format!(
        "Wysłano: {}; nie wyszło: {}; niepewne: {}.",
        sent.sent.len(),
        sent.failed.len(),
        sent.uncertain.len()
    );
    told(&answer, text)
}

fn settle(desk: &Desk, mail_id: MailId, how: Settled) -> Outcome {
    let answer = desk.settle_mail(SettleMail { mail_id, how })?;
    let text = format!("Wiadomość {mail_id}: {}.", mail_state(answer.answer.state));
    told(&answer, text)
}

fn list(desk: &Desk) -> Outcome {
    let mails = desk.outbox()?;
    let line = |mail: &desk::MailCard| {
        format!("  {}  {}  {}  {}", mail.id, mail_state(mail.state), mail.to, mail.subject)
    };
    let text = mails.iter().map(line).collect::<Vec<_>>().join("\n");
    told(&mails, if text.is_empty() { "Skrzynka nadawcza jest pusta.".to_owned() } else { text })
}
