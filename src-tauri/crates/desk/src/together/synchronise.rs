//! The whole of it: every account, its collections in the order of need, until nothing is left to do.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, TimeDelta, Utc};
use exchange::dav::{Connection, DavError};
use exchange::shared::{Kind, Written};
use planning::time::warsaw;
use serde::Deserialize;
use store::{Account, Collection};
use ts_rs::TS;

use super::connect::fault;
use super::double_booking;
use super::report::{OperationOutcome, SyncFailure, SyncProgress, SyncReport};
use super::state::in_register;
use crate::error::ServerFault;
use crate::{Desk, DeskError, Failure, Refusal};

/// Another desk may be quicker; it is looked again so many times, then later.
const ROUNDS: usize = 4;

/// Operations are remembered for so long.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// What to synchronise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Synchronise {
    /// All of them without it.
    #[ts(type = "number | null")]
    pub account_id: Option<i64>,
    /// Only says what would be done.
    pub dry_run: bool,
}

/// What stopped a pass.
#[derive(Debug)]
pub(crate) enum Trouble {
    Server(DavError),
    Desk(DeskError),
}

impl From<DavError> for Trouble {
    fn from(error: DavError) -> Self {
        Self::Server(error)
    }
}

impl From<DeskError> for Trouble {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}

impl From<store::StoreError> for Trouble {
    fn from(error: store::StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// One account being synchronised.
pub(crate) struct Pass<'a> {
    pub desk: &'a Desk,
    pub connection: &'a Connection,
    pub account: &'a Account,
    pub dry_run: bool,
    pub written: Written,
    pub report: &'a mut SyncReport,
    pub progress: &'a dyn Fn(SyncProgress),
    /// When each collection's whole list was last compared, as far as this pass has come.
    pub listed: HashMap<i64, Option<DateTime<Utc>>>,
}

impl Desk {
    /// Brings the register and the servers together. The register can be used meanwhile; setting `stop` ends it after
    /// the operation under way, and what was done stays done. An account whose server does not answer is named in the
    /// report; the others go on.
    ///
    /// # Errors
    /// Refused when there is no such account; failed when the register cannot be read or written, or another program
    /// is synchronising it.
    pub fn synchronise(
        &self,
        order: &Synchronise,
        stop: &Arc<AtomicBool>,
        progress: &dyn Fn(SyncProgress),
    ) -> Result<SyncReport, DeskError> {
        let accounts = match order.account_id {
            Some(id) => vec![self.account(id)?],
            None => self.store().read(|reader| reader.accounts())?,
        };
        let _alone = self.alone()?;
        self.finish_decisions()?;
        let before = self.look(|world, _| Ok(world.clone()))?;
        let mut report = SyncReport { dry_run: order.dry_run, ..SyncReport::default() };
        for account in &accounts {
            self.synchronise_account(account, order.dry_run, (stop, progress), &mut report)?;
        }
        if !order.dry_run {
            double_booking::note(self, &before, &report.changed)?;
            self.quietly(|writer| Ok(writer.prune_operations(self.now() - REMEMBERED)?))?;
            if !self.store().read(|reader| reader.erasures())?.is_empty() {
                // What was last seen at the server named them until now.
                self.scrub();
            }
        }
        report.applied =
            report.operations.iter().filter(|each| each.outcome == OperationOutcome::Done).count() as u32;
        report.conflicts = self.sync_conflicts()?;
        Ok(report)
    }

    /// One program at a time: two would put the same thing twice to ask about it afterwards.
    fn alone(&self) -> Result<std::fs::File, DeskError> {
        let path = self.folder().join("synchronising.lock");
        let told = |error: &std::io::Error| DeskError::file(&path, error);
        let file = std::fs::File::create(&path).map_err(|error| told(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => Err(Failure::Busy.into()),
            Err(std::fs::TryLockError::Error(error)) => Err(told(&error)),
        }
    }

    fn synchronise_account(
        &self,
        account: &Account,
        dry_run: bool,
        (stop, progress): (&Arc<AtomicBool>, &dyn Fn(SyncProgress)),
        report: &mut SyncReport,
    ) -> Result<(), DeskError> {
        let connection = match self.connect(account, stop) {
            Ok(connection) => connection,
            Err(error) => return self.give_up(account, report, &error),
        };
        let written = Written {
            by: self.who().to_owned(),
            at: self.now().with_timezone(&warsaw::ZONE).to_rfc3339(),
            ..Written::default()
        };
        let mut pass = Pass {
            desk: self,
            connection: &connection,
            account,
            dry_run,
            written,
            report,
            progress,
            listed: HashMap::new(),
        };
        let outcome = pass.run();
        let traffic = connection.traffic();
        report.requests += traffic.requests;
        report.bytes += traffic.bytes;
        match outcome {
            Ok(()) if dry_run => Ok(()),
            Ok(()) => self.note_account(account, None),
            Err(Trouble::Desk(error)) => Err(error),
            Err(Trouble::Server(error)) => {
                let (fault, detail) = (fault(&error), error.to_string());
                self.note_failure(account, report, fault, detail)
            }
        }
    }

    fn note_failure(
        &self,
        account: &Account,
        report: &mut SyncReport,
        fault: ServerFault,
        detail: String,
    ) -> Result<(), DeskError> {
        let failure = in_register(fault, &detail);
        report.failures.push(SyncFailure { account_id: account.id, fault, detail });
        self.note_account(account, Some(failure))
    }

    /// An account that cannot even be asked, for want of a password or a keychain.
    fn give_up(
        &self,
        account: &Account,
        report: &mut SyncReport,
        error: &DeskError,
    ) -> Result<(), DeskError> {
        let detail = error.to_string();
        let fault = match error {
            DeskError::Failed { failure: Failure::Server { fault, .. } } => *fault,
            DeskError::Refused { refusal: Refusal::NoPassword { .. } } => ServerFault::PasswordMissing,
            _ => ServerFault::NotLetIn,
        };
        self.note_failure(account, report, fault, detail)
    }

    fn note_account(&self, account: &Account, failure: Option<String>) -> Result<(), DeskError> {
        self.quietly(|writer| {
            // It may have been removed meanwhile.
            let Some(mut account) = writer.account(account.id)? else { return Ok(()) };
            if failure.is_none() {
                account.details.synced_at = Some(self.now());
            }
            account.details.failure = failure;
            Ok(writer.update_account(&account)?)
        })?;
        Ok(())
    }
}

impl Pass<'_> {
    fn run(&mut self) -> Result<(), Trouble> {
        for _ in 0..ROUNDS {
            let mut again = false;
            for (collection, kinds) in self.collections()? {
                again |= self.collection(&collection, &kinds)?;
            }
            if !again || self.dry_run {
                break;
            }
        }
        if !self.dry_run {
            self.publish()?;
        }
        Ok(())
    }

    /// Those that were chosen, each with the kinds that are put there; what others point to comes first.
    fn collections(&self) -> Result<Vec<(Collection, Vec<Kind>)>, Trouble> {
        let all = self.desk.store().read(|reader| reader.collections_of(self.account.id))?;
        let chosen: Vec<Collection> = all.into_iter().filter(|each| each.chosen && !each.public).collect();
        let homes = homes(&chosen);
        let kinds = |id: i64| {
            let mut kinds: Vec<Kind> =
                homes.iter().filter(|(_, home)| **home == id).map(|(kind, _)| *kind).collect();
            kinds.sort_unstable();
            kinds
        };
        let mut found: Vec<_> = chosen.into_iter().map(|each| (kinds(each.id), each)).collect();
        // Who asked comes after what was asked.
        found.sort_by_key(|(kinds, each)| (each.personal, kinds.last().copied(), each.id));
        Ok(found.into_iter().map(|(kinds, each)| (each, kinds)).collect())
    }
}

/// The collection each kind is put into: the first that may hold it. Who asked goes only where it is marked.
fn homes(chosen: &[Collection]) -> HashMap<Kind, i64> {
    let mut sorted: Vec<&Collection> = chosen.iter().collect();
    sorted.sort_by_key(|each| each.id);
    let first =
        |fits: &dyn Fn(&Collection) -> bool| sorted.iter().find(|each| fits(each)).map(|each| each.id);
    let cards = first(&|each| each.cards && !each.personal);
    let homes = [
        (Kind::Person, cards),
        (Kind::Venue, cards),
        (Kind::Body, cards),
        (Kind::Request, first(&|each| each.tasks)),
        (Kind::Requester, first(&|each| each.cards && each.personal)),
        (Kind::Meeting, first(&|each| each.events)),
    ];
    homes.into_iter().filter_map(|(kind, home)| Some((kind, home?))).collect()
}
