//! Accounts at calendar servers. No password stands here.

use chrono::{DateTime, Utc};
use rusqlite::Row;

use crate::column::{Fields, instant_option, read_instant_option};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: i64,
    pub details: AccountDetails,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountDetails {
    pub url: String,
    pub user: String,
    /// A token is sent instead of name and password.
    pub bearer: bool,
    /// The variable of the environment that holds the password, where the keychain does not.
    pub password_env: Option<String>,
    /// The office's own certificate authority, in PEM.
    pub certificate: Option<String>,
    pub synced_at: Option<DateTime<Utc>>,
    /// Why the last attempt failed.
    pub failure: Option<String>,
}

impl std::ops::Deref for Account {
    type Target = AccountDetails;
    fn deref(&self) -> &AccountDetails {
        &self.details
    }
}

impl Reader<'_> {
    pub fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        row::all(self.connection, "SELECT * FROM account ORDER BY id", [], read)
    }

    pub fn account(&self, id: i64) -> Result<Option<Account>, StoreError> {
        row::one(self.connection, "SELECT * FROM account WHERE id = ?", [id], read)
    }
}

impl Writer<'_> {
    pub fn insert_account(&mut self, details: &AccountDetails) -> Result<i64, StoreError> {
        self.quietly(|connection| row::insert(connection, "account", fields(details)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_account(&mut self, account: &Account) -> Result<(), StoreError> {
        let fields = fields(&account.details);
        self.quietly(|connection| row::update(connection, "account", ("id", account.id), fields))
    }

    /// With everything that was seen there; the register keeps what came from it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_account(&mut self, id: i64) -> Result<(), StoreError> {
        self.quietly(|connection| row::remove(connection, "account", id))
    }
}

fn fields(details: &AccountDetails) -> Fields {
    vec![
        ("url", details.url.clone().into()),
        ("user_name", details.user.clone().into()),
        ("bearer", details.bearer.into()),
        ("password_env", details.password_env.clone().into()),
        ("certificate", details.certificate.clone().into()),
        ("synced_s", instant_option(details.synced_at)),
        ("failure", details.failure.clone().into()),
    ]
}

fn read(row: &Row<'_>) -> Result<Account, StoreError> {
    let details = AccountDetails {
        url: row.get("url")?,
        user: row.get("user_name")?,
        bearer: row.get("bearer")?,
        password_env: row.get("password_env")?,
        certificate: row.get("certificate")?,
        synced_at: read_instant_option(row, "synced_s")?,
        failure: row.get("failure")?,
    };
    Ok(Account { id: row.get("id")?, details })
}
