//! Stands between a desk and a real server and does to a connection what networks and servers do.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What happens to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None,
    /// The connection is cut before the server hears of it.
    CutBefore,
    /// The server has done it; the answer breaks off after so many bytes.
    CutAfter(usize),
    /// The answer is shorter than the server made it, and says so nowhere.
    Truncate(usize),
    /// The proxy answers instead of the server.
    Status(u16),
    /// The server has done it, and yet the answer is an error.
    StatusAfter(u16),
    /// The server has done it; nothing comes back for so long, and then the connection ends.
    Silence(Duration),
    /// A report with a token is refused (RFC 6578 §3.2).
    InvalidToken,
}

const STATUSES: [u16; 7] = [401, 409, 412, 423, 429, 500, 507];

/// A stream of numbers that the same seed gives again (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound.max(1)
    }

    /// A fault in one of `rarity` requests.
    pub fn fault(&mut self, rarity: u64) -> Fault {
        if self.below(rarity) > 0 {
            return Fault::None;
        }
        let status = STATUSES[self.below(STATUSES.len() as u64) as usize];
        match self.below(8) {
            0 => Fault::CutBefore,
            1 | 2 => Fault::CutAfter(self.below(2_000) as usize),
            3 => Fault::Truncate(self.below(2_000) as usize),
            4 => Fault::Status(status),
            5 => Fault::StatusAfter(500),
            6 => Fault::Silence(Duration::from_millis(if self.below(4) == 0 { 3_000 } else { 300 })),
            _ => Fault::InvalidToken,
        }
    }
}

type Choose = dyn FnMut(&str) -> Fault + Send;

/// Listens until it is dropped.
pub struct FaultProxy {
    pub port: u16,
    stop: Arc<AtomicBool>,
    pub faults: Arc<AtomicU64>,
    choose: Arc<Mutex<Box<Choose>>>,
}

impl std::fmt::Debug for FaultProxy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FaultProxy at {}", self.port)
    }
}

impl FaultProxy {
    /// `choose` sees the first line of each request and says what happens to it.
    pub fn before(server: u16, choose: impl FnMut(&str) -> Fault + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let stop = Arc::new(AtomicBool::new(false));
        let faults = Arc::new(AtomicU64::new(0));
        let choose: Arc<Mutex<Box<Choose>>> = Arc::new(Mutex::new(Box::new(choose)));
        let (stopped, counted, chosen) = (stop.clone(), faults.clone(), choose.clone());
        std::thread::spawn(move || {
            for client in listener.incoming() {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let (counted, chosen) = (counted.clone(), chosen.clone());
                if let Ok(client) = client {
                    std::thread::spawn(move || drop(serve(client, server, &chosen, &counted)));
                }
            }
        });
        Self { port, stop, faults, choose }
    }

    /// From now on something else happens.
    pub fn change(&self, choose: impl FnMut(&str) -> Fault + Send + 'static) {
        *self.choose.lock().unwrap() = Box::new(choose);
    }

    /// The server's own address, by way of the proxy.
    pub fn url(&self, of_server: &str) -> String {
        let path = of_server.splitn(4, '/').nth(3).unwrap_or_default();
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

/// One request, one answer, and the connection is closed.
fn serve(
    mut client: TcpStream,
    server: u16,
    choose: &Mutex<Box<Choose>>,
    count: &AtomicU64,
) -> std::io::Result<()> {
    client.set_read_timeout(Some(Duration::from_secs(30)))?;
    let Some((head, body)) = message(&mut client)? else { return Ok(()) };
    let first = head.lines().next().unwrap_or_default().to_owned();
    let mut fault = (*choose.lock().unwrap())(&first);
    if fault == Fault::InvalidToken && !asks_with_token(&first, &body) {
        fault = Fault::None;
    }
    if fault != Fault::None {
        count.fetch_add(1, Ordering::Relaxed);
    }
    match fault {
        Fault::CutBefore => return client.shutdown(Shutdown::Both),
        Fault::Status(status) => return client.write_all(answer(status, "").as_bytes()),
        Fault::InvalidToken => {
            let body = "<?xml version=\"1.0\"?><d:error xmlns:d=\"DAV:\"><d:valid-sync-token/></d:error>";
            return client.write_all(answer(403, body).as_bytes());
        }
        _ => {}
    }
    let (head, body) = pass_on(server, &head, &body)?;
    match fault {
        Fault::StatusAfter(status) => client.write_all(answer(status, "").as_bytes()),
        Fault::Silence(length) => {
            std::thread::sleep(length);
            client.shutdown(Shutdown::Both)
        }
        Fault::CutAfter(bytes) => {
            let whole = whole(&head, &body, body.len());
            client.write_all(&whole[..bytes.min(whole.len().saturating_sub(1))])?;
            client.shutdown(Shutdown::Both)
        }
        Fault::Truncate(bytes) => {
            let kept = bytes.min(body.len().saturating_sub(1));
            client.write_all(&whole(&head, &body[..kept], kept))
        }
        _ => client.write_all(&whole(&head, &body, body.len())),
    }
}

fn asks_with_token(first: &str, body: &[u8]) -> bool {
    let body = String::from_utf8_lossy(body);
    first.starts_with("REPORT")
        && body.contains("sync-token>")
        && !body.contains("<d:sync-token></d:sync-token>")
}

fn answer(status: u16, body: &str) -> String {
    format!("HTTP/1.1 {status} Fault\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn whole(head: &str, body: &[u8], length: usize) -> Vec<u8> {
    let mut lines: Vec<&str> = head.split("\r\n").collect();
    lines.retain(|line| {
        let line = line.to_ascii_lowercase();
        !["content-length:", "transfer-encoding:", "connection:"].iter().any(|name| line.starts_with(name))
    });
    let mut whole = lines.join("\r\n").trim_end().as_bytes().to_vec();
    // No answer of these statuses has a body.
    let none = head.split(' ').nth(1).is_some_and(|status| status == "204" || status == "304");
    let length = if none { String::new() } else { format!("\r\nContent-Length: {length}") };
    whole.extend_from_slice(format!("{length}\r\nConnection: close\r\n\r\n").as_bytes());
    whole.extend_from_slice(body);
    whole
}

fn pass_on(server: u16, head: &str, body: &[u8]) -> std::io::Result<(String, Vec<u8>)> {
    let mut upstream = TcpStream::connect(("127.0.0.1", server))?;
    upstream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut lines: Vec<&str> = head.split("\r\n").collect();
    lines.retain(|line| {
        let line = line.to_ascii_lowercase();
        !line.starts_with("connection:") && !line.starts_with("accept-encoding:")
    });
    let head = format!("{}\r\nConnection: close\r\n\r\n", lines.join("\r\n").trim_end());
    upstream.write_all(head.as_bytes())?;
    upstream.write_all(body)?;
    Ok(message(&mut upstream)?.unwrap_or_default())
}

/// Head and body of one HTTP message; a body without length lasts to the end of the connection.
fn message(stream: &mut TcpStream) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut bytes = Vec::new();
    let mut piece = [0_u8; 16 * 1024];
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        match stream.read(&mut piece)? {
            0 => return Ok(None),
            read => bytes.extend_from_slice(&piece[..read]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut body = bytes.split_off(end + 4);
    let header = |name: &str| {
        head.lines()
            .find_map(|line| line.split_once(':').filter(|(found, _)| found.eq_ignore_ascii_case(name)))
            .map(|(_, value)| value.trim().to_ascii_lowercase())
    };
    let is_answer = head.starts_with("HTTP/");
    let length: Option<usize> = header("content-length").and_then(|value| value.parse().ok());
    let chunked = header("transfer-encoding").is_some_and(|value| value.contains("chunked"));
    let to_end = is_answer && length.is_none();
    while to_end || length.is_some_and(|length| body.len() < length) {
        match stream.read(&mut piece)? {
            0 => break,
            read => body.extend_from_slice(&piece[..read]),
        }
    }
    Ok(Some((head, if chunked { dechunked(&body) } else { body })))
}

fn dechunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(at) = body.windows(2).position(|window| window == b"\r\n") {
        let size = std::str::from_utf8(&body[..at])
            .ok()
            .and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
        let (Some(size), rest) = (size.filter(|size| *size > 0), &body[at + 2..]) else { break };
        let Some(chunk) = rest.get(..size) else { break };
        whole.extend_from_slice(chunk);
        body = rest.get(size + 2..).unwrap_or_default();
    }
    whole
}
