//! A program that is killed between the last byte of a message and the server's answer.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::{Lawka, confirmed};

/// Ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server that takes the data and lets the sender wait (tests/tools/smtp_server.py), and its port.
fn slow_server(folder: &Path) -> Option<(Server, String)> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/tools/smtp_server.py");
    let python = std::env::var("LAWKA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(python)
        .args([script, &folder.display().to_string(), "slow"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut port = String::new();
    BufReader::new(child.stdout.take()?).read_line(&mut port).ok()?;
    let server = Server(child);
    if port.trim().is_empty() {
        assert!(std::env::var_os("LAWKA_TOOLS_REQUIRED").is_none(), "aiosmtpd and trustme are needed");
        return None;
    }
    Some((server, port.trim().to_owned()))
}

fn arrived(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "eml")).count()
}

#[test]
fn a_message_under_way_when_the_program_is_killed_is_in_doubt_and_not_sent_twice() {
    let lawka = Lawka::sample();
    let meeting = confirmed(&lawka);
    let mail = tempfile::tempdir().unwrap();
    let Some((_server, port)) = slow_server(mail.path()) else { return };
    let ca = mail.path().join("ca.pem").display().to_string();
    let account = ["mail-account", "--host", "localhost", "--port", &port, "--user", "lawka"];
    lawka.done(&[&account[..], &["--from", "lawka@krakow.example", "--ca", &ca]].concat());
    let queued = lawka.done(&["outbox", "--queue", &meeting])["mail_ids"].as_array().unwrap().len();
    assert!(queued >= 3);

    let mut sender =
        lawka.command(&["outbox", "--send"]).env("LAWKA_MAIL_PASSWORD", "zażółć").spawn().unwrap();
    for _ in 0..300 {
        if arrived(mail.path()) == 1 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(arrived(mail.path()), 1, "the server has the first message and has not answered");
    sender.kill().unwrap();
    sender.wait().unwrap();

    let states = |wanted: &str| {
        let mails = lawka.done(&["outbox"]);
        mails.as_array().unwrap().iter().filter(|mail| mail["state"] == wanted).count()
    };
    assert_eq!((states("sending"), states("queued")), (1, queued - 1));
    // The rest is taken back, so that the next run has nothing to send.
    for mail in lawka.done(&["outbox"]).as_array().unwrap() {
        if mail["state"] == "queued" {
            lawka.done(&["outbox", "--withdraw", &mail["id"].to_string()]);
        }
    }
    let again = lawka.command(&["outbox", "--send"]).env("LAWKA_MAIL_PASSWORD", "zażółć").output().unwrap();
    assert!(again.status.success());
    assert_eq!((states("uncertain"), arrived(mail.path())), (1, 1), "it was not sent a second time");
}
