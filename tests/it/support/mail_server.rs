//! A mail server that isn't ours, on loopback with TLS (aiosmtpd, tests/tools/smtp_server.py).

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use planning::mail::{MailAccount, MailSecurity};

/// The login that the server knows.
pub const PASSWORD: &str = "zażółć";

/// Ends with the test.
pub struct MailServer {
    child: Child,
    port: u16,
    pub folder: tempfile::TempDir,
}

impl MailServer {
    /// Starts one with the given manners; `None` where its library isn't installed and needn't be.
    pub fn start(manner: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/smtp_server.py");
        let python = std::env::var("LAWKA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let mut child = Command::new(python)
            .args([script, &folder.path().display().to_string(), manner])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        match line.trim().parse() {
            Ok(port) => Some(Self { child, port, folder }),
            Err(_) if std::env::var_os("LAWKA_TOOLS_REQUIRED").is_some() => {
                panic!("the mail server for this test did not start; it needs aiosmtpd and trustme")
            }
            Err(_) => {
                eprintln!("not checked: aiosmtpd or trustme is not installed");
                None
            }
        }
    }

    /// The account that reaches it.
    pub fn account(&self, security: MailSecurity) -> MailAccount {
        MailAccount {
            host: "localhost".to_owned(),
            port: self.port,
            security,
            user: "lawka".to_owned(),
            from: "lawka@krakow.example".to_owned(),
            ca_file: Some(self.folder.path().join("ca.pem").display().to_string()),
        }
    }

    /// The messages it was given, in their order.
    pub fn messages(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        found.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
        found.sort();
        found
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
