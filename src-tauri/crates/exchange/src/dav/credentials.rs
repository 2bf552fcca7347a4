//! Who somebody is to a server.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A password stays out of every log: `Debug` does not tell it.
#[derive(Clone, PartialEq, Eq)]
pub enum Credentials {
    None,
    /// RFC 7617; an app password is one too.
    Password {
        user: String,
        password: String,
    },
    /// RFC 6750.
    Bearer {
        token: String,
    },
}

impl Credentials {
    /// The value of the Authorization header.
    pub(super) fn header(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Password { user, password } => {
                Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
            }
            Self::Bearer { token } => Some(format!("Bearer {token}")),
        }
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Password { user, .. } => write!(f, "Password of {user}"),
            Self::Bearer { .. } => f.write_str("Bearer"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_told() {
        let secret = Credentials::Password { user: "anna".to_owned(), password: "tajne".to_owned() };
        assert_eq!(format!("{secret:?}"), "Password of anna");
        assert_eq!(secret.header().unwrap(), "Basic YW5uYTp0YWpuZQ==");
        let token = Credentials::Bearer { token: "tajne".to_owned() };
        assert_eq!(format!("{token:?}"), "Bearer");
        assert_eq!(token.header().unwrap(), "Bearer tajne");
    }
}
