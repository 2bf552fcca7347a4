//! A letter that came by mail: who wrote, when, about what, and its text (RFC 5322, RFC 2045 and following).

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

/// What a form can be filled in from. Nothing is trusted: it is shown, never run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mail {
    pub from_name: Option<String>,
    pub from_address: Option<String>,
    pub subject: Option<String>,
    pub date: Option<NaiveDate>,
    /// Plain text; of a message in HTML its words alone.
    pub text: String,
    /// Names of the files attached to it.
    pub attached: Vec<String>,
}

/// Longer texts are cut: a letter is read by a person. Characters.
const MOST_TEXT: usize = 100_000;

/// `None` for what is no message.
#[must_use]
pub fn read(bytes: &[u8], zone: chrono_tz::Tz) -> Option<Mail> {
    use mail_parser::MimeHeaders as _;
    let message = mail_parser::MessageParser::default().parse(bytes)?;
    let from = message.from().and_then(mail_parser::Address::first);
    let day = message.date().and_then(|date| DateTime::<Utc>::from_timestamp(date.to_timestamp(), 0));
    let text = message.body_text(0).unwrap_or_default();
    let written = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    Some(Mail {
        from_name: written(from.and_then(|from| from.name())),
        from_address: written(from.and_then(|from| from.address())),
        subject: written(message.subject()),
        date: day.map(|day| day.with_timezone(&zone).date_naive()),
        text: text.trim().chars().take(MOST_TEXT).collect(),
        attached: message.attachments().filter_map(|part| written(part.attachment_name())).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &[u8] = b"From: =?utf-8?Q?Stanis=C5=82awa_Pr=C3=B3bna?= <s.probna@example.org>\r\n\
        Date: Mon, 16 Nov 2026 23:30:00 +0000\r\nSubject: =?iso-8859-2?Q?Pro=B6ba_o_spotkanie?=\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=windows-1250\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
        Dzie\xF1 dobry,\r\nprosimy o spotkanie.\r\n\
        --b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"mapa.pdf\"\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n";

    #[test]
    fn a_polish_letter_is_read_whatever_its_encodings() {
        let mail = read(LETTER, chrono_tz::Europe::Warsaw).unwrap();
        assert_eq!(mail.from_name.as_deref(), Some("Stanisława Próbna"));
        assert_eq!(mail.from_address.as_deref(), Some("s.probna@example.org"));
        assert_eq!(mail.subject.as_deref(), Some("Prośba o spotkanie"));
        assert_eq!(mail.date, "2026-11-17".parse().ok(), "the day on the wall in Kraków");
        assert!(mail.text.starts_with("Dzień dobry,"), "{}", mail.text);
        assert_eq!(mail.attached, ["mapa.pdf"]);
    }

    #[test]
    fn of_a_letter_in_html_the_words_are_kept() {
        let html = b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n<p>Dobry <b>pomys\xC5\x82</b></p><script>alert(1)</script>";
        let mail = read(html, chrono_tz::Europe::Warsaw).unwrap();
        assert!(mail.text.contains("Dobry") && !mail.text.contains('<'), "{}", mail.text);
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic() {
        for end in 0..LETTER.len() {
            let _ = read(&LETTER[..end], chrono_tz::Europe::Warsaw);
        }
        let _ = read(&[0xFF; 3000], chrono_tz::Europe::Warsaw);
    }
}
