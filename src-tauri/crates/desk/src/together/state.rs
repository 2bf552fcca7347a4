//! „Zsynchronizowano 3 minuty temu · 2 czekają · bez połączenia”, as facts.

use chrono::{DateTime, Utc};
use exchange::shared::{Kind, is_there};
use planning::time::warsaw;
use serde::Serialize;
use serde_json::Value;
use store::{Reader, StoreError};
use ts_rs::TS;

use super::documents;
use super::names::Names;
use super::seen::standing;
use crate::error::ServerFault;
use crate::{Desk, DeskError};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AccountState {
    #[ts(type = "number")]
    pub account_id: i64,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub synced_at: Option<DateTime<Utc>>,
    /// Why the last attempt failed, and in the words of a log.
    pub fault: Option<ServerFault>,
    pub failure: Option<String>,
    /// Changes of this desk that the server does not have yet.
    pub waiting: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SyncState {
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub now: DateTime<Utc>,
    pub accounts: Vec<AccountState>,
    pub conflicts: u32,
    pub subscriptions: u32,
}

impl Desk {
    /// How the accounts stand; nothing is asked over the network.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn sync_state(&self) -> Result<SyncState, DeskError> {
        let now = self.now();
        Ok(self.store().read(|reader| {
            let accounts = reader.accounts()?;
            let waiting = |account: i64| waiting(reader, account);
            let state = |account: store::Account| {
                Ok::<_, StoreError>(AccountState {
                    account_id: account.id,
                    synced_at: account.synced_at,
                    fault: account.failure.as_deref().map(fault_in),
                    failure: account.failure.clone(),
                    waiting: waiting(account.id)?,
                })
            };
            let accounts = accounts.into_iter().map(state).collect::<Result<_, _>>()?;
            let conflicts = reader.open_conflicts()?.len() as u32;
            let subscriptions = reader.subscriptions()?.len() as u32;
            Ok(SyncState { now, accounts, conflicts, subscriptions })
        })?)
    }
}

impl Desk {
    /// Everything that can be shared, one line for each thing, in words that do not depend on this desk's numbers: two
    /// desks that agree have the same.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn shared_content(&self) -> Result<Vec<String>, DeskError> {
        let mut lines = self.store().read(|reader| {
            let mut names = Names::read(reader)?;
            let all = documents::all(reader, &mut names, &Default::default())?;
            let line = |each: exchange::shared::Document| {
                format!("{} {} {}", each.kind.word(), each.uid, serde_json::json!(each.fields))
            };
            Ok(all.into_iter().map(line).collect::<Vec<_>>())
        })?;
        lines.sort_unstable();
        Ok(lines)
    }
}

/// The register keeps the fault as a word, and the words of a log behind it.
pub(super) fn in_register(fault: ServerFault, detail: &str) -> String {
    let word = serde_json::to_value(fault).ok();
    format!("{} {detail}", word.as_ref().and_then(Value::as_str).unwrap_or_default())
}

fn fault_in(failure: &str) -> ServerFault {
    let word = failure.split(' ').next().unwrap_or_default();
    // What an older version wrote began with no such word, and nearly always meant the network.
    serde_json::from_value(Value::from(word)).unwrap_or(ServerFault::Unreachable)
}

fn waiting(reader: &Reader<'_>, account: i64) -> Result<u32, StoreError> {
    let collections: Vec<_> =
        reader.collections_of(account)?.into_iter().filter(|each| each.chosen && !each.public).collect();
    let mut seen = std::collections::HashMap::new();
    for collection in &collections {
        seen.extend(standing(reader, collection.id)?);
    }
    let mut names = Names::read(reader)?;
    let all = documents::all(reader, &mut names, &Default::default())?;
    let has = |kind: Kind| {
        collections.iter().any(|each| match kind {
            Kind::Meeting => each.events,
            Kind::Request => each.tasks,
            Kind::Requester => each.cards && each.personal,
            Kind::Person | Kind::Venue | Kind::Body => each.cards && !each.personal,
        })
    };
    let changed = all.iter().filter(|local| has(local.kind)).filter(|local| {
        let there = seen.get(&(local.kind, local.uid.clone()));
        there.is_none_or(|there| !is_there(local, &there.document))
    });
    let changed = changed.count();
    let keys: std::collections::HashSet<_> = all.iter().map(|each| (each.kind, each.uid.clone())).collect();
    let deleted = seen.keys().filter(|key| !keys.contains(*key)).count();
    Ok((changed + deleted) as u32)
}
