//! Servers that are not believed: another host is not told who we are, and nobody talks for ever.

#![allow(clippy::unwrap_used, reason = "a test says what it found by stopping")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use exchange::dav::{Address, Connection, Credentials, DavError, Reach, Since, Subscribed, Validators};

/// Answers every request with the same bytes; tells what it was asked.
fn server(answer: impl Fn(u16) -> String + Send + 'static) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut asked = vec![0; 64 * 1024];
            let read = stream.read(&mut asked).unwrap_or_default();
            let _ = sender.send(String::from_utf8_lossy(&asked[..read]).into_owned());
            let _ = stream.write_all(answer(port).as_bytes());
        }
    });
    (port, receiver)
}

fn connection(port: u16, patience: Duration) -> Connection {
    let address = Address::parse(&format!("http://127.0.0.1:{port}/anna/")).unwrap();
    let credentials = Credentials::Password { user: "anna".to_owned(), password: "tajne".to_owned() };
    Connection::new(address, credentials, None, &Reach::within(patience), Arc::new(AtomicBool::new(false)))
        .unwrap()
}

fn window() -> (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>) {
    ("2026-01-01T00:00:00Z".parse().unwrap(), "2027-01-01T00:00:00Z".parse().unwrap())
}

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

#[test]
fn a_redirection_to_another_host_is_followed_without_credentials() {
    let body = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{CALENDAR}",
        CALENDAR.len()
    );
    let (other, asked_other) = server(move |_| body.clone());
    let target = Mutex::new(other);
    let (first, asked_first) = server(move |_| {
        let port = target.lock().unwrap();
        format!(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{port}/x.ics\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
    });
    let found =
        connection(first, Duration::from_secs(10)).subscribed(&Validators::default(), window()).unwrap();
    assert!(matches!(found, Subscribed::Calendars { .. }));
    assert!(asked_first.recv().unwrap().to_ascii_lowercase().contains("authorization: basic"));
    assert!(!asked_other.recv().unwrap().to_ascii_lowercase().contains("authorization"));
}

#[test]
fn a_redirection_to_where_nothing_is_encrypted_is_not_followed() {
    let (port, _asked) = server(|_| {
        "HTTP/1.1 302 Found\r\nLocation: http://kalendarz.example.pl/x.ics\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .to_owned()
    });
    let refused = connection(port, Duration::from_secs(10)).subscribed(&Validators::default(), window());
    assert_eq!(refused, Err(DavError::NotEncrypted { url: "http://kalendarz.example.pl/x.ics".to_owned() }));
}

#[test]
fn redirections_in_a_circle_end() {
    let (port, _asked) = server(|port| {
        format!(
            "HTTP/1.1 307 Again\r\nLocation: http://127.0.0.1:{port}/anna/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
    });
    let found = connection(port, Duration::from_secs(10)).list("/anna/");
    assert!(matches!(found, Err(DavError::NotUnderstood { .. })), "{found:?}");
}

#[test]
fn a_server_that_says_nothing_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let found = connection(port, Duration::from_millis(200)).changes("/anna/", &Since::Beginning);
    assert_eq!(found, Err(DavError::TimedOut));
}

#[test]
fn a_resource_of_another_host_in_a_list_is_not_believed() {
    let body = "<multistatus xmlns=\"DAV:\"><response><href>https://inny.example.pl/x.ics</href><propstat><prop>\
        <getetag>\"1\"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>";
    let (port, _asked) = server(move |_| {
        format!(
            "HTTP/1.1 207 Multi-Status\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
    });
    let found = connection(port, Duration::from_secs(10)).list("/anna/");
    assert!(matches!(found, Err(DavError::NotUnderstood { .. })), "{found:?}");
}

#[test]
fn a_calendar_that_was_read_before_is_asked_only_whether_it_changed() {
    let (port, asked) = server(|_| {
        format!(
            "HTTP/1.1 200 OK\r\nETag: \"7\"\r\nLast-Modified: Mon, 23 Nov 2026 08:00:00 GMT\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{CALENDAR}",
            CALENDAR.len()
        )
    });
    let connection = |port| connection(port, Duration::from_secs(10));
    let Ok(Subscribed::Calendars { validators, .. }) =
        connection(port).subscribed(&Validators::default(), window())
    else {
        panic!("a calendar is there")
    };
    let first = asked.recv().unwrap().to_ascii_lowercase();
    assert!(!first.contains("if-none-match") && !first.contains("if-modified-since"), "{first}");

    let (port, asked) = server(|_| "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n".to_owned());
    assert_eq!(connection(port).subscribed(&validators, window()), Ok(Subscribed::Unchanged));
    let again = asked.recv().unwrap().to_ascii_lowercase();
    assert!(again.contains("if-none-match: \"7\"\r\n"), "{again}");
    assert!(again.contains("if-modified-since: mon, 23 nov 2026 08:00:00 gmt\r\n"), "{again}");
}

#[test]
fn a_calendar_without_end_is_given_up() {
    let (port, _asked) = server(|_| {
        let body = format!("BEGIN:VCALENDAR\r\n{}", "X-A:aaaaaaaaaaaaaaaaaaaa\r\n".repeat(3_000_000));
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
    });
    let found = connection(port, Duration::from_secs(30)).subscribed(&Validators::default(), window());
    assert_eq!(found, Err(DavError::TooLarge { limit: 64 << 20 }));
}

#[test]
fn a_token_is_sent_as_one() {
    let (port, asked) =
        server(|_| "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned());
    let address = Address::parse(&format!("http://127.0.0.1:{port}/anna/")).unwrap();
    let token = Credentials::Bearer { token: "tajne".to_owned() };
    let stop = Arc::new(AtomicBool::new(false));
    let connection =
        Connection::new(address, token, None, &Reach::within(Duration::from_secs(10)), stop).unwrap();
    assert_eq!(connection.knock("/anna/"), Err(DavError::NotLetIn));
    assert!(asked.recv().unwrap().to_ascii_lowercase().contains("authorization: bearer tajne\r\n"));
}
