//! Real calendar servers on this machine, each in a folder of its own and gone at the end.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::cyrus;
use crate::http::{Reply, request};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Radicale,
    Xandikos,
    Cyrus,
}

/// Cyrus comes with the system, not with the tools of the tests: see `cyrus`.
pub const ALL: [Kind; 3] = [Kind::Radicale, Kind::Xandikos, Kind::Cyrus];

/// One server with a calendar, an address book and an address book for personal data of `anna` (password `tajne`).
#[derive(Debug)]
pub struct Server {
    pub kind: Kind,
    pub port: u16,
    child: Child,
    folder: TempDir,
}

impl Server {
    /// `None` where the server isn't installed and needn't be.
    pub fn start(kind: Kind) -> Option<Self> {
        if kind == Kind::Cyrus && !cyrus::is_there() {
            eprintln!(
                "not tried with {kind:?}: not asked for, not installed, or not by the system's administrator"
            );
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let mut command = command(kind, folder.path(), port);
        let log = std::fs::File::create(folder.path().join("server.log")).unwrap();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let child = match child {
            Ok(child) => child,
            Err(error) if std::env::var_os("LAWKA_TOOLS_REQUIRED").is_some() => {
                panic!("{kind:?} is needed for this test: {error}")
            }
            Err(error) => {
                eprintln!("not tried with {kind:?}: {error}");
                return None;
            }
        };
        let mut server = Self { kind, port, child, folder };
        if !server.wait() {
            let log = std::fs::read_to_string(server.folder.path().join("server.log")).unwrap_or_default();
            assert!(std::env::var_os("LAWKA_TOOLS_REQUIRED").is_none(), "{kind:?} does not start: {log}");
            eprintln!("not tried with {kind:?}: {log}");
            return None;
        }
        server.furnish();
        Some(server)
    }

    fn wait(&mut self) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(90) {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok()
                && (self.kind != Kind::Cyrus || cyrus::greets(self.folder.path()))
            {
                return true;
            }
            if self.child.try_wait().is_ok_and(|ended| ended.is_some()) {
                return false;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        false
    }

    fn furnish(&self) {
        if self.kind == Kind::Cyrus {
            cyrus::make_mailbox(self.folder.path());
        }
        self.make_calendar(&self.calendar());
        self.make_address_book(&self.address_book());
        self.make_address_book(&self.personal());
    }

    pub fn make_calendar(&self, path: &str) {
        let name = name_of(path);
        let body = format!(
            "<?xml version=\"1.0\"?><c:mkcalendar xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:set><d:prop>\
             <d:displayname>{name}</d:displayname></d:prop></d:set></c:mkcalendar>"
        );
        let reply = self.ask("MKCALENDAR", path, &[("Content-Type", "application/xml")], body.as_bytes());
        assert!(reply.status < 300 || reply.status == 405, "{reply:?}");
    }

    pub fn make_address_book(&self, path: &str) {
        let name = name_of(path);
        let body = format!(
            "<?xml version=\"1.0\"?><d:mkcol xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:carddav\"><d:set><d:prop>\
             <d:resourcetype><d:collection/><c:addressbook/></d:resourcetype><d:displayname>{name}</d:displayname></d:prop>\
             </d:set></d:mkcol>"
        );
        let reply = self.ask("MKCOL", path, &[("Content-Type", "application/xml")], body.as_bytes());
        assert!(reply.status < 300 || reply.status == 405, "{reply:?}");
    }

    pub fn url(&self) -> String {
        match self.kind {
            Kind::Radicale => format!("http://127.0.0.1:{}/", self.port),
            Kind::Xandikos => format!("http://127.0.0.1:{}/anna/", self.port),
            Kind::Cyrus => format!("http://127.0.0.1:{}/", self.port),
        }
    }

    pub fn calendar(&self) -> String {
        self.path("calendars/spotkania/")
    }

    pub fn address_book(&self) -> String {
        self.path("contacts/urzad/")
    }

    pub fn personal(&self) -> String {
        self.path("contacts/wnioskodawcy/")
    }

    pub fn path(&self, path: &str) -> String {
        match self.kind {
            // One level below the user is all it knows.
            Kind::Radicale => format!("/anna/{}", path.split_once('/').map_or(path, |(_, rest)| rest)),
            Kind::Xandikos => format!("/anna/{path}"),
            Kind::Cyrus => {
                let path = path.replacen("contacts/", "addressbooks/", 1);
                let (home, rest) = path.split_once('/').unwrap_or((&path, ""));
                format!("/dav/{home}/user/anna/{rest}")
            }
        }
    }

    /// A request of another program.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        request(self.port, method, path, headers, body)
    }

    pub fn put(&self, path: &str, body: &str) -> Reply {
        let kind = if path.ends_with(".vcf") { "text/vcard" } else { "text/calendar" };
        self.ask("PUT", path, &[("Content-Type", kind)], body.as_bytes())
    }

    /// Radicale's calendar gets many items at once, in its own files: asked for one by one, each is compared with all others.
    pub fn fill(&self, items: impl Iterator<Item = (String, String)>) {
        assert_eq!(self.kind, Kind::Radicale);
        let folder = self.data().join("collection-root").join(self.calendar().trim_matches('/'));
        for (name, item) in items {
            std::fs::write(folder.join(name), item).unwrap();
        }
    }

    pub fn get(&self, path: &str) -> String {
        self.ask("GET", path, &[], b"").body
    }

    /// Paths of everything in a collection.
    pub fn paths(&self, collection: &str) -> Vec<String> {
        let body =
            "<?xml version=\"1.0\"?><d:propfind xmlns:d=\"DAV:\"><d:prop><d:getetag/></d:prop></d:propfind>";
        let headers = [("Depth", "1"), ("Content-Type", "application/xml")];
        let answer = self.ask("PROPFIND", collection, &headers, body.as_bytes()).body;
        let hrefs = answer.split("href>").filter(|piece| piece.starts_with('/'));
        let mut paths: Vec<String> = hrefs.map(|piece| piece.split('<').next().unwrap().to_owned()).collect();
        paths.retain(|path| path.ends_with(".ics") || path.ends_with(".vcf"));
        paths
    }

    /// The server forgets every sync token it gave.
    pub fn forget_tokens(&mut self) {
        if self.kind == Kind::Radicale {
            for cache in folders_named(&self.data(), "sync-token") {
                std::fs::remove_dir_all(cache).unwrap();
            }
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("collections")
    }

    /// What the server holds now, as last week's backup will have it. It stands still meanwhile: an officer who was killed
    /// may have left it with a question, and a lock that it holds while it writes must not be in the backup.
    pub fn back_up(&self) -> TempDir {
        let backup = tempfile::tempdir().unwrap();
        self.rest();
        signal(&self.child, "STOP");
        copy(&self.data(), &backup.path().join("collections"));
        signal(&self.child, "CONT");
        backup
    }

    /// Waits until whoever asked has been answered: nothing in the server waits for a processor or a disk, and between two
    /// looks nothing has run.
    fn rest(&self) {
        let begun = Instant::now();
        let mut before = self.threads();
        while begun.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(50));
            let now = self.threads();
            let sleep = now.iter().all(|(state, _)| !matches!(state.as_str(), "R" | "D"));
            if sleep && now == before {
                return;
            }
            before = now;
        }
    }

    /// What each thread of the server does (proc(5): `S` sleeps, `R` runs) and how long it has run, where the system tells.
    fn threads(&self) -> Vec<(String, String)> {
        let tasks =
            std::fs::read_dir(format!("/proc/{}/task", self.child.id())).into_iter().flatten().flatten();
        let told = |task: &Path| {
            let stat = std::fs::read_to_string(task.join("stat")).ok()?;
            let state = stat.rsplit_once(')')?.1.split_whitespace().next()?.to_owned();
            Some((state, std::fs::read_to_string(task.join("schedstat")).ok()?))
        };
        tasks.filter_map(|task| told(&task.path())).collect()
    }

    /// The server is stopped, gets its old data back and starts again at the same address.
    pub fn restore(&mut self, backup: &TempDir) {
        self.stop();
        std::fs::remove_dir_all(self.data()).unwrap();
        copy(&backup.path().join("collections"), &self.data());
        self.child = quiet(command(self.kind, self.folder.path(), self.port)).spawn().unwrap();
        assert!(self.wait(), "{:?} does not start again", self.kind);
    }

    /// Radicale takes another password from now on.
    pub fn change_password(&self, password: &str) {
        std::fs::write(self.folder.path().join("users"), format!("anna:{password}\n")).unwrap();
    }

    /// Radicale starts again behind TLS, with a certificate of an authority of its own for this machine, `urzad.test` and
    /// `dav.urzad.test`; gives back the authority's file.
    pub fn encrypt(&mut self) -> PathBuf {
        self.stop();
        let folder = self.folder.path();
        let issued = python().args(["-c", ISSUE]).arg(folder).status().unwrap();
        assert!(issued.success());
        let authority = folder.join("ca.pem");
        self.child = quiet(command(self.kind, self.folder.path(), self.port)).spawn().unwrap();
        assert!(self.wait(), "{:?} does not start behind TLS", self.kind);
        authority
    }

    pub fn stop(&mut self) {
        if self.kind == Kind::Cyrus {
            cyrus::end(&mut self.child);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// CPU seconds the server has used, where the system tells.
    pub fn cpu_seconds(&self) -> Option<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
        Some(ticks / 100.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// `ca.pem` vouches for `server.pem` (certificate and key).
const ISSUE: &str = "import sys, trustme\nfrom pathlib import Path\nat = Path(sys.argv[1])\n\
    authority = trustme.CA()\nauthority.cert_pem.write_to_path(at / 'ca.pem')\n\
    authority.issue_cert('127.0.0.1', 'urzad.test', 'dav.urzad.test').private_key_and_cert_chain_pem.write_to_path(at / 'server.pem')\n";

fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn python() -> Command {
    Command::new(std::env::var("LAWKA_PYTHON").unwrap_or_else(|_| "python3".to_owned()))
}

fn command(kind: Kind, folder: &Path, port: u16) -> Command {
    match kind {
        Kind::Radicale => {
            let at = folder.display();
            let tls = if folder.join("server.pem").exists() {
                format!("ssl=True\ncertificate={at}/server.pem\nkey={at}/server.pem\n")
            } else {
                String::new()
            };
            let conf = format!(
                "[server]\nhosts=127.0.0.1:{port}\n{tls}[auth]\ntype=htpasswd\nhtpasswd_filename={at}/users\n\
                 htpasswd_encryption=plain\ndelay=0\n[rights]\ntype=owner_only\n[storage]\nfilesystem_folder={at}/collections\n"
            );
            std::fs::write(folder.join("radicale.conf"), conf).unwrap();
            std::fs::write(folder.join("users"), "anna:tajne\nbob:tajne\n").unwrap();
            let mut command = python();
            command.args(["-m", "radicale", "--config"]).arg(folder.join("radicale.conf"));
            command
        }
        Kind::Xandikos => {
            let mut command = Command::new("xandikos");
            command.arg("serve").arg("-d").arg(folder.join("collections")).args(["--defaults"]);
            command.args(["--current-user-principal", "/anna/", "-l", "127.0.0.1", "-p", &port.to_string()]);
            command.arg("--no-detect-systemd").arg("--state-dir").arg(folder.join("state"));
            command
        }
        Kind::Cyrus => cyrus::command(folder, port),
    }
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Another one than `taken`, which nobody listens at yet.
pub(crate) fn free_port_but(taken: u16) -> u16 {
    let _held = TcpListener::bind(("127.0.0.1", taken));
    free_port()
}

/// Sends a program a signal by its name: `STOP`, `CONT`.
pub fn signal(child: &Child, name: &str) {
    let done = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
    assert!(done.success());
}

fn name_of(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap()
}

fn folders_named(folder: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|found| found == name) {
                found.push(path);
            } else {
                found.extend(folders_named(&path, name));
            }
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else if source.is_file() {
            std::fs::copy(&source, &target).unwrap();
        }
    }
}
