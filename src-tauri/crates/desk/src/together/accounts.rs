//! Accounts: added by an address, a name and a password; what they offer is found and chosen from.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use exchange::dav::{Address, Connection, Found, FoundKind};
use serde::{Deserialize, Serialize};
use store::{Account, AccountDetails, Collection, CollectionDetails, Reader, StepName, Writer};
use ts_rs::TS;

use super::connect::{credentials, failed, secret_name};
use super::same_account::{refuse_same_address, refuse_same_collections};
use crate::{Desk, DeskError, PasswordState, Refusal, files};

/// A new account.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct AddAccount {
    pub url: String,
    pub user: String,
    /// An app password or, with `bearer`, a token. Goes into the keychain.
    pub password: Option<String>,
    /// A variable of the environment that holds it instead; it is read each time.
    pub password_env: Option<String>,
    pub bearer: bool,
    /// The office's own certificate authority, in PEM.
    pub certificate: Option<String>,
    /// A file with it.
    #[ts(type = "string | null")]
    pub certificate_file: Option<PathBuf>,
    /// Collections to share over, by name or by path; all of them when nothing is named.
    pub collections: Vec<String>,
    /// Nothing is shared until somebody has chosen, whatever is named.
    pub choose_later: bool,
    /// Those of them that personal data of requesters may go into.
    pub personal: Vec<String>,
}

impl std::fmt::Debug for AddAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AddAccount {{ url: {:?}, user: {:?} }}", self.url, self.user)
    }
}

/// A calendar or an address book of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CollectionCard {
    #[ts(type = "number")]
    pub id: i64,
    pub name: String,
    pub href: String,
    pub events: bool,
    pub tasks: bool,
    pub cards: bool,
    pub chosen: bool,
    pub personal: bool,
    pub public: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AccountCard {
    #[ts(type = "number")]
    pub id: i64,
    pub url: String,
    pub user: String,
    pub password: PasswordState,
    pub collections: Vec<CollectionCard>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AccountAdded {
    #[ts(type = "number")]
    pub account_id: i64,
    pub collections: Vec<CollectionCard>,
}

/// What an account's collections are used for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct ChooseCollections {
    #[ts(type = "number")]
    pub account_id: i64,
    #[ts(type = "number[]")]
    pub chosen: Vec<i64>,
    #[ts(type = "number[]")]
    pub personal: Vec<i64>,
    /// Announced meetings are published here, for everybody to subscribe to.
    #[ts(type = "number[]")]
    pub public: Vec<i64>,
}

impl Desk {
    /// Looks what the account offers and keeps it.
    ///
    /// # Errors
    /// Refused for an address that is not encrypted, an account that is there already, or a collection that is not there;
    /// failed when the server does not answer. Nothing is kept then. A machine without a keychain remembers the password until the program ends.
    pub fn add_account(&self, order: &AddAccount) -> Result<AccountAdded, DeskError> {
        let address = Address::parse(&order.url).map_err(failed)?;
        let secret = secret_of(order)?;
        let mut details = AccountDetails {
            url: address.as_str().to_owned(),
            user: order.user.trim().to_owned(),
            bearer: order.bearer,
            password_env: order.password_env.clone(),
            certificate: certificate_of(order)?,
            ..AccountDetails::default()
        };
        self.store().read(|reader| Ok(refuse_same_address(reader, &details)))??;
        let stop = Arc::new(AtomicBool::new(false));
        let known = credentials(&details, secret.unwrap_or_default());
        let mut connection =
            Connection::new(address, known, details.certificate.as_deref(), self.reach(), stop)
                .map_err(failed)?;
        let found = connection.discover().map_err(failed)?;
        // The domain's records may have named another server.
        details.url = connection.base().as_str().to_owned();
        let chosen = choose(&found, order)?;
        let (account_id, _) = self.quietly(|writer| {
            refuse_same_collections(writer, &details, &found)?;
            keep(writer, &details, &found, &chosen)
        })?;
        // What stands in the environment is read from there each time.
        if let Some(password) = &order.password {
            self.keep_or_remember(&secret_name(&details), password);
        }
        let collections = self.store().read(|reader| cards(reader, account_id))?;
        Ok(AccountAdded { account_id, collections })
    }

    /// # Errors
    /// Failed when the register cannot be read.
    pub fn accounts(&self) -> Result<Vec<AccountCard>, DeskError> {
        let accounts = self.store().read(|reader| reader.accounts())?;
        accounts.into_iter().map(|account| self.account_card(account)).collect()
    }

    fn account_card(&self, account: Account) -> Result<AccountCard, DeskError> {
        let collections = self.store().read(|reader| cards(reader, account.id))?;
        let password = self.account_password_state(&account);
        let AccountDetails { url, user, .. } = account.details;
        Ok(AccountCard { id: account.id, url, user, password, collections })
    }

    /// Another password or token for an account: the old one has run out, or there is no keychain to keep it. The server is
    /// asked whether it accepts it.
    ///
    /// # Errors
    /// Refused when there is no such account; failed when the server does not accept it. The old one stays then.
    pub fn put_account_password(&self, id: i64, password: &str) -> Result<AccountCard, DeskError> {
        let account = self.account(id)?;
        let address = Address::parse(&account.url).map_err(failed)?;
        let known = credentials(&account.details, password.to_owned());
        let stop = Arc::new(AtomicBool::new(false));
        let connection = Connection::new(address, known, account.certificate.as_deref(), self.reach(), stop)
            .map_err(failed)?;
        let collections = self.store().read(|reader| reader.collections_of(id))?;
        let path = collections.first().map_or_else(|| connection.base().path(), |each| &each.href);
        connection.knock(path).map_err(failed)?;
        self.keep_or_remember(&secret_name(&account.details), password);
        self.account_card(account)
    }

    /// Forgets an account and its password. What came from it stays in the register.
    ///
    /// # Errors
    /// Refused when there is no such account.
    pub fn remove_account(&self, id: i64) -> Result<(), DeskError> {
        let account = self.account(id)?;
        self.quietly(|writer| Ok(writer.remove_account(id)?))?;
        for secrets in [self.secrets(), self.remembered()] {
            secrets.forget(&secret_name(&account.details));
        }
        Ok(())
    }

    /// # Errors
    /// Refused when there is no such account, or personal data were to go where no cards can stand.
    pub fn choose_collections(&self, order: &ChooseCollections) -> Result<AccountCard, DeskError> {
        let account = self.account(order.account_id)?;
        self.quietly(|writer| {
            for collection in writer.collections_of(account.id)? {
                let has = |ids: &[i64]| ids.contains(&collection.id);
                let mut details = collection.details.clone();
                (details.chosen, details.personal) = (has(&order.chosen), has(&order.personal));
                details.public = has(&order.public) && details.events;
                if details.personal && !details.cards {
                    return Err(Refusal::NotAnAddressBook { name: details.name }.into());
                }
                writer.update_collection(&Collection { id: collection.id, details })?;
            }
            Ok(())
        })?;
        self.account_card(account)
    }

    pub(crate) fn account(&self, id: i64) -> Result<Account, DeskError> {
        let found = self.store().read(|reader| reader.account(id))?;
        Ok(found.ok_or(Refusal::NoSuchAccount { account_id: id })?)
    }

    /// Writes what is no step of the office.
    pub(crate) fn quietly<T>(
        &self,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, DeskError>,
    ) -> Result<(T, store::Changed), DeskError> {
        let step = store::Step {
            name: StepName::Synchronise,
            who: self.who().to_owned(),
            at: self.now(),
            undoable: false,
        };
        self.store().change(step, write)
    }
}

fn secret_of(order: &AddAccount) -> Result<Option<String>, DeskError> {
    let from_environment = order.password_env.as_ref().and_then(|name| std::env::var(name).ok());
    match (from_environment.or_else(|| order.password.clone()), &order.password_env) {
        (None, Some(name)) => Err(Refusal::Empty { field: name.clone() }.into()),
        (secret, _) => Ok(secret),
    }
}

/// What an authority writes is a few thousand bytes.
const CERTIFICATE_BYTES: u64 = 1 << 20;

fn certificate_of(order: &AddAccount) -> Result<Option<String>, DeskError> {
    let Some(path) = &order.certificate_file else { return Ok(order.certificate.clone()) };
    let bytes = files::read_up_to(path, CERTIFICATE_BYTES)?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Chosen and personal, for each that was found.
fn choose(found: &[Found], order: &AddAccount) -> Result<Vec<(bool, bool)>, DeskError> {
    let is = |each: &Found, name: &String| {
        each.name.eq_ignore_ascii_case(name)
            || each.href.trim_matches('/') == name.trim_matches('/')
            || each.href.trim_end_matches('/').rsplit('/').next() == Some(name.as_str())
    };
    for name in order.collections.iter().chain(&order.personal) {
        let one = found.iter().find(|each| is(each, name));
        let one = one.ok_or_else(|| Refusal::NoSuchCollection {
            name: name.clone(),
            found: found.iter().map(|each| each.name.clone()).collect(),
        })?;
        if order.personal.contains(name) && one.kind == FoundKind::Calendar {
            return Err(Refusal::NotAnAddressBook { name: name.clone() }.into());
        }
    }
    let chosen = |each: &Found| {
        if order.choose_later {
            return (false, false);
        }
        let personal = order.personal.iter().any(|name| is(each, name));
        let named = order.collections.iter().any(|name| is(each, name));
        (named || personal || order.collections.is_empty(), personal)
    };
    Ok(found.iter().map(chosen).collect())
}

fn keep(
    writer: &mut Writer<'_>,
    details: &AccountDetails,
    found: &[Found],
    chosen: &[(bool, bool)],
) -> Result<i64, DeskError> {
    let account_id = writer.insert_account(details)?;
    for (each, (chosen, personal)) in found.iter().zip(chosen) {
        writer.insert_collection(&CollectionDetails {
            account_id,
            href: each.href.clone(),
            name: each.name.clone(),
            events: each.events,
            tasks: each.tasks,
            cards: each.kind == FoundKind::AddressBook,
            chosen: *chosen,
            personal: *personal,
            ..CollectionDetails::default()
        })?;
    }
    Ok(account_id)
}

fn cards(reader: &Reader<'_>, account: i64) -> Result<Vec<CollectionCard>, store::StoreError> {
    Ok(reader.collections_of(account)?.into_iter().map(card).collect())
}

fn card(collection: Collection) -> CollectionCard {
    let CollectionDetails { name, href, events, tasks, cards, chosen, personal, public, .. } =
        collection.details;
    CollectionCard { id: collection.id, name, href, events, tasks, cards, chosen, personal, public }
}
