//! Why a server gave no answer that could be used. The words are for a log.

/// What went wrong, by what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DavError {
    #[error("not an address of a calendar server: {url}")]
    NotAnAddress { url: String },
    /// Names and passwords would be readable on the way.
    #[error("not encrypted: {url}")]
    NotEncrypted { url: String },
    /// Whoever answers for names may have been lied for: an officer says whether this is the right server.
    #[error("{domain} names {host}, which is not of it")]
    AnotherDomain { domain: String, host: String },
    #[error("the certificate cannot be read: {detail}")]
    BadCertificate { detail: String },
    /// Neither the system nor the office's own authority vouches for the server.
    #[error("the server is not trusted: {detail}")]
    Untrusted { detail: String },
    /// No connection, or it broke: later may be better.
    #[error("no connection: {detail}")]
    Unreachable { detail: String },
    #[error("no answer in time")]
    TimedOut,
    /// 401: name, password or token are not accepted.
    #[error("not let in")]
    NotLetIn,
    /// 403: let in, but not allowed this.
    #[error("not allowed")]
    Forbidden,
    #[error("not there")]
    NotFound,
    /// 409, or 403 with a precondition: the same UID stands at another address, or the like.
    #[error("it contradicts what stands there ({status})")]
    Contradicts { status: u16 },
    /// 412: somebody has been quicker.
    #[error("changed meanwhile")]
    Changed,
    #[error("locked by somebody else")]
    Locked,
    /// 429 or 503.
    #[error("the server asks to wait")]
    AsksToWait,
    #[error("no room left at the server")]
    NoRoom,
    #[error("the server answered {status}")]
    Status { status: u16 },
    #[error("the sync token is no longer valid")]
    InvalidToken,
    #[error("the server does not know this report")]
    NotSupported,
    #[error("the answer is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    #[error("not understood: {detail}")]
    NotUnderstood { detail: String },
    #[error("stopped")]
    Stopped,
}

impl DavError {
    /// The meaning of a status that is no success.
    pub(super) fn of(status: u16) -> Self {
        match status {
            401 | 407 => Self::NotLetIn,
            403 => Self::Forbidden,
            404 | 410 => Self::NotFound,
            409 => Self::Contradicts { status },
            412 => Self::Changed,
            423 => Self::Locked,
            429 | 503 => Self::AsksToWait,
            507 => Self::NoRoom,
            405 | 501 => Self::NotSupported,
            _ => Self::Status { status },
        }
    }

    /// Whether nothing else need be tried at this server now.
    #[must_use]
    pub const fn ends_it(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. }
                | Self::TimedOut
                | Self::NotLetIn
                | Self::AsksToWait
                | Self::NotEncrypted { .. }
                | Self::AnotherDomain { .. }
                | Self::BadCertificate { .. }
                | Self::Untrusted { .. }
                | Self::Stopped
        )
    }

    /// Whether the request may have been carried out all the same.
    #[must_use]
    pub const fn is_uncertain(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. }
                | Self::TimedOut
                | Self::Status { .. }
                | Self::NotUnderstood { .. }
                | Self::TooLarge { .. }
        )
    }

    pub(super) fn not_understood(detail: impl ToString) -> Self {
        Self::NotUnderstood { detail: detail.to_string() }
    }
}
