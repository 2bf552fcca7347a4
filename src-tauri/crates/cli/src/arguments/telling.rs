//! Telling people: notices, messages, publications.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use planning::channel::ChannelId;
use planning::id::{MailId, MeetingId, NoticeId};

use super::parse_now;

#[derive(Debug, Args)]
pub struct NoticesArguments {
    /// This notice was sent.
    #[arg(long, value_name = "ID", requires = "by")]
    pub sent: Option<NoticeId>,
    #[arg(long, requires = "sent")]
    pub by: Option<By>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum By {
    Mail,
    Phone,
    Letter,
}

#[derive(Debug, Args)]
pub struct MailAccountArguments {
    #[arg(long, requires = "from")]
    pub host: Option<String>,
    #[arg(long, default_value_t = 465)]
    pub port: u16,
    #[arg(long, value_enum, default_value = "tls")]
    pub security: Security,
    /// Without it the server asks for no login.
    #[arg(long, default_value = "")]
    pub user: String,
    /// The address of the sender.
    #[arg(long)]
    pub from: Option<String>,
    /// A certificate authority of the office's own, PEM.
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Security {
    Tls,
    StartTls,
}

#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct OutboxArguments {
    #[arg(long, value_name = "MEETING")]
    pub queue: Option<MeetingId>,
    #[arg(long)]
    pub send: bool,
    /// This message has arrived after all.
    #[arg(long, value_name = "MAIL")]
    pub arrived: Option<MailId>,
    /// Send this message again.
    #[arg(long, value_name = "MAIL")]
    pub again: Option<MailId>,
    #[arg(long, value_name = "MAIL")]
    pub withdraw: Option<MailId>,
}

#[derive(Debug, Args)]
pub struct PublishArguments {
    pub meeting: MeetingId,
    #[arg(long, value_parser = parse_channel)]
    pub channel: ChannelId,
    /// An address; may be left out where a note or a picture proves it.
    #[arg(long, default_value = "")]
    pub url: String,
    #[arg(long, value_parser = parse_now)]
    pub at: DateTime<Utc>,
    /// Proof in words.
    #[arg(long, default_value = "")]
    pub note: String,
    /// A picture that proves it.
    #[arg(long, value_name = "FILE")]
    pub proof: Option<PathBuf>,
}

fn parse_channel(text: &str) -> Result<ChannelId, std::convert::Infallible> {
    Ok(ChannelId(text.to_owned()))
}
