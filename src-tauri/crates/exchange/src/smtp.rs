//! Handing messages to the office's mail server (RFC 5321), one by one, with an honest answer for each.
//!
//! What matters is the moment between the end of the data and the server's answer: whoever breaks off there doesn't know
//! whether the message left. That is told as *uncertain*, so that nobody sends it a second time by itself.

use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};

/// How long a server may think.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where to and as whom.
pub struct Account {
    pub host: String,
    pub port: u16,
    /// TLS from the first byte; otherwise STARTTLS, without which nothing is said.
    pub implicit_tls: bool,
    /// Empty: no login.
    pub user: String,
    pub password: String,
    /// A certificate authority of the office's own, PEM; besides those the system trusts.
    pub authority: Option<Vec<u8>>,
}

/// Never the password.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// What became of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The server has taken it (250 after the data).
    Taken,
    /// It did not leave: the server said no, in its own words, or was not reached.
    NotTaken { detail: String },
    /// The data were sent and no answer came.
    Uncertain { detail: String },
}

/// Why there is no connection.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct NoConnection {
    pub detail: String,
    /// The server refused the login.
    pub login: bool,
}

/// An open session.
pub struct Session {
    connection: SmtpConnection,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").finish_non_exhaustive()
    }
}

impl Session {
    /// Connects, protects the connection and logs in.
    ///
    /// # Errors
    /// The server isn't reached, isn't who it should be, offers no TLS, or refuses the login. Nothing was sent.
    pub fn open(account: &Account) -> Result<Self, NoConnection> {
        let broken = |login: bool| move |error: Error| NoConnection { detail: told(&error), login };
        let tls = tls(account).map_err(broken(false))?;
        let (name, server) = (ClientId::default(), (account.host.as_str(), account.port));
        let first = account.implicit_tls.then_some(&tls);
        let mut connection =
            SmtpConnection::connect(server, Some(PATIENCE), &name, first, None).map_err(broken(false))?;
        if !account.implicit_tls {
            connection.starttls(&tls, &name).map_err(broken(false))?;
        }
        if !account.user.is_empty() {
            let credentials = Credentials::new(account.user.clone(), account.password.clone());
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).map_err(broken(true))?;
        }
        Ok(Self { connection })
    }

    /// Hands one message over. After anything but `Taken` the session must not be used for another one.
    pub fn send(&mut self, from: &str, to: &str, message: &[u8]) -> Delivery {
        let not_taken = |detail: String| Delivery::NotTaken { detail };
        let (from, to) = match (from.parse::<Address>(), to.parse::<Address>()) {
            (Ok(from), Ok(to)) => (from, to),
            (Err(error), _) | (_, Err(error)) => return not_taken(error.to_string()),
        };
        if let Err(error) = self.announce(from, to, message) {
            return not_taken(told(&error));
        }
        match self.connection.message(message) {
            Ok(_) => Delivery::Taken,
            // An answer with a code is the server's no; anything else is silence.
            Err(error) if error.status().is_some() => not_taken(told(&error)),
            Err(error) => Delivery::Uncertain { detail: told(&error) },
        }
    }

    /// The envelope, up to the point where the server waits for the data.
    fn announce(&mut self, from: Address, to: Address, message: &[u8]) -> Result<(), Error> {
        let eight_bit = self.connection.server_info().supports_feature(Extension::EightBitMime);
        let body = (!message.is_ascii() && eight_bit)
            .then_some(MailParameter::Body(MailBodyParameter::EightBitMime));
        self.connection.command(Mail::new(Some(from), body.into_iter().collect()))?;
        self.connection.command(Rcpt::new(to, vec![]))?;
        self.connection.command(Data).map(drop)
    }

    /// Says goodbye; that the server doesn't answer changes nothing.
    pub fn close(mut self) {
        drop(self.connection.quit());
    }
}

fn tls(account: &Account) -> Result<TlsParameters, Error> {
    let builder = TlsParameters::builder(account.host.clone());
    match &account.authority {
        Some(pem) => builder.add_root_certificate(Certificate::from_pem(pem)?).build_rustls(),
        None => builder.build_rustls(),
    }
}

/// An error and what lies below it, in one line.
fn told(error: &Error) -> String {
    let mut line = error.to_string();
    let mut below = std::error::Error::source(error);
    while let Some(cause) = below {
        let words = cause.to_string();
        if !line.contains(&words) {
            line = format!("{line}: {words}");
        }
        below = cause.source();
    }
    line
}
