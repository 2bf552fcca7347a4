//! Calendars that are read only: somebody's busy time from an `.ics` address or a collection, kept fresh.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, TimeDelta, Utc};
use exchange::dav::{Address, Connection, Credentials, Subscribed, Validators};
use exchange::ical::{self, Expansion};
use planning::busy::BusyBlock;
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use store::{StepName, Subscription, SubscriptionDetails};
use ts_rs::TS;

use super::connect::failed;
use crate::import_calendar::{
    CalendarOwner, HitMeeting, UnreadEvent, around, block, loses_time, must_be_known, newly_hit, unread,
};
use crate::{Answer, Desk, DeskError, Refusal};

/// An unchanged calendar is noted as fresh so often at most: each note stands in the ledger.
const NOTED: TimeDelta = TimeDelta::hours(6);

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct SubscribeCalendar {
    pub url: String,
    pub owner: CalendarOwner,
}

/// What a calendar turned out to hold.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SubscribedCalendar {
    #[ts(type = "number")]
    pub subscription_id: i64,
    pub name: String,
    pub unchanged: bool,
    /// Intervals that take time.
    pub busy: u32,
    pub rejected: Vec<UnreadEvent>,
    /// An event was lost or a series cut: what looks free may not be.
    pub incomplete: bool,
    pub hit: Vec<HitMeeting>,
}

/// Every subscribed calendar that answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CalendarsRefreshed {
    pub calendars: Vec<SubscribedCalendar>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SubscriptionCard {
    #[ts(type = "number")]
    pub id: i64,
    pub url: String,
    pub owner: CalendarOwner,
    pub name: String,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub checked_at: Option<DateTime<Utc>>,
    pub failure: Option<String>,
}

/// A calendar as it was read.
struct Read {
    blocks: Vec<BusyBlock>,
    rejected: Vec<UnreadEvent>,
    incomplete: bool,
    name: Option<String>,
}

impl Desk {
    /// Reads a calendar as somebody's busy time, and keeps it fresh from then on.
    ///
    /// # Errors
    /// Refused for an address that is not encrypted, or when the owner isn't known; failed when there is no calendar
    /// to be had. Nothing is kept then.
    pub fn subscribe_calendar(
        &self,
        order: &SubscribeCalendar,
    ) -> Result<Answer<SubscribedCalendar>, DeskError> {
        let address = Address::parse(&order.url).map_err(failed)?;
        self.look(|world, _| must_be_known(world, order.owner))?;
        let stop = Arc::new(AtomicBool::new(false));
        let found = self.read_calendar(&address, &Validators::default(), &stop)?;
        let Subscribed::Calendars { calendars, validators, name } = found else {
            return Err(Refusal::NotACalendar { detail: String::new() }.into());
        };
        let read = read(&calendars, self.now());
        let name = name.or_else(|| read.name.clone()).unwrap_or_else(|| last_part(&address));
        let details = SubscriptionDetails {
            url: address.as_str().to_owned(),
            owner: order.owner,
            name,
            etag: validators.etag,
            last_modified: validators.last_modified,
            checked_at: Some(self.now()),
            failure: None,
        };
        self.fill(None, details, read)
    }

    /// # Errors
    /// Failed when the register cannot be read.
    pub fn subscriptions(&self) -> Result<Vec<SubscriptionCard>, DeskError> {
        let all = self.store().read(|reader| reader.subscriptions())?;
        let card = |each: Subscription| {
            let SubscriptionDetails { url, owner, name, checked_at, failure, .. } = each.details;
            SubscriptionCard { id: each.id, url, owner, name, checked_at, failure }
        };
        Ok(all.into_iter().map(card).collect())
    }

    /// It is no longer kept fresh; what was read last stays, and grows old.
    ///
    /// # Errors
    /// Refused when there is no such subscription.
    pub fn unsubscribe_calendar(&self, id: i64) -> Result<(), DeskError> {
        let known = self.store().read(|reader| reader.subscriptions())?.into_iter().any(|each| each.id == id);
        if !known {
            return Err(Refusal::NoSuchSubscription { subscription_id: id }.into());
        }
        self.quietly(|writer| Ok(writer.remove_subscription(id)?))?;
        Ok(())
    }

    /// Reads every subscribed calendar again. One that does not answer keeps what it held, and its age.
    ///
    /// # Errors
    /// Failed when the register cannot be read or written.
    pub fn refresh_calendars(&self, stop: &Arc<AtomicBool>) -> Result<Answer<CalendarsRefreshed>, DeskError> {
        let mut refreshed = CalendarsRefreshed::default();
        let mut changed = store::Changed::default();
        for subscription in self.store().read(|reader| reader.subscriptions())? {
            if let Some(answer) = self.refresh(&subscription, stop)? {
                refreshed.calendars.push(answer.answer);
                changed = changed.and(answer.changed);
            }
        }
        Ok(Answer { answer: refreshed, changed })
    }

    fn refresh(
        &self,
        subscription: &Subscription,
        stop: &Arc<AtomicBool>,
    ) -> Result<Option<Answer<SubscribedCalendar>>, DeskError> {
        let known =
            Validators { etag: subscription.etag.clone(), last_modified: subscription.last_modified.clone() };
        let found = Address::parse(&subscription.url)
            .map_err(failed)
            .and_then(|address| self.read_calendar(&address, &known, stop));
        let mut details = subscription.details.clone();
        match found {
            Err(error) => {
                details.failure = Some(error.to_string());
                self.quietly(|writer| {
                    Ok(writer.update_subscription(&Subscription { id: subscription.id, details })?)
                })?;
                Ok(None)
            }
            Ok(Subscribed::Unchanged) => self.still(subscription).map(Some),
            Ok(Subscribed::Calendars { calendars, validators, .. }) => {
                (details.etag, details.last_modified) = (validators.etag, validators.last_modified);
                (details.checked_at, details.failure) = (Some(self.now()), None);
                self.fill(Some(subscription.id), details, read(&calendars, self.now())).map(Some)
            }
        }
    }

    /// An account at the same host lets us in there.
    fn read_calendar(
        &self,
        address: &Address,
        known: &Validators,
        stop: &Arc<AtomicBool>,
    ) -> Result<Subscribed, DeskError> {
        let accounts = self.store().read(|reader| reader.accounts())?;
        let account = accounts
            .iter()
            .find(|account| Address::parse(&account.url).is_ok_and(|known| known.same_host(address)));
        let (credentials, certificate) = match account {
            Some(account) => (self.credentials(account)?, account.certificate.clone()),
            None => (Credentials::None, None),
        };
        let connection =
            Connection::new(address.clone(), credentials, certificate.as_deref(), self.reach(), stop.clone())
                .map_err(failed)?;
        let window = around(self.now());
        connection.subscribed(known, (window.from, window.to)).map_err(failed)
    }

    fn fill(
        &self,
        id: Option<i64>,
        details: SubscriptionDetails,
        read: Read,
    ) -> Result<Answer<SubscribedCalendar>, DeskError> {
        self.act(StepName::Synchronise, |writer, world, now| {
            must_be_known(world, details.owner)?;
            let calendar = world.calendars_of(details.owner).find(|each| each.name == details.name).cloned();
            let standing = match &calendar {
                Some(calendar) => writer.busy(calendar.id)?,
                None => vec![],
            };
            let unchanged = calendar.is_some() && same(&standing, &read.blocks);
            let mut hit = vec![];
            if !unchanged {
                let id = writer.replace_calendar(details.owner, &details.name, now, &read.blocks)?;
                hit = newly_hit(world, (details.owner, id, &details.name), &read.blocks, now);
            } else if let Some(calendar) = calendar.filter(|each| now - each.as_of > NOTED) {
                writer.still_holds(calendar.id, now)?;
            }
            let subscription_id = match id {
                Some(id) => {
                    writer.update_subscription(&Subscription { id, details: details.clone() })?;
                    id
                }
                None => writer.insert_subscription(&details)?,
            };
            Ok(SubscribedCalendar {
                subscription_id,
                name: details.name.clone(),
                unchanged,
                busy: read.blocks.len() as u32,
                rejected: read.rejected,
                incomplete: read.incomplete,
                hit,
            })
        })
    }

    /// The server says that nothing changed.
    fn still(&self, subscription: &Subscription) -> Result<Answer<SubscribedCalendar>, DeskError> {
        self.act(StepName::Synchronise, |writer, world, now| {
            let mut details = subscription.details.clone();
            (details.checked_at, details.failure) = (Some(now), None);
            let calendar = world.calendars_of(details.owner).find(|each| each.name == details.name).cloned();
            let busy = calendar.as_ref().map(|each| each.busy_count).unwrap_or_default();
            if let Some(calendar) = calendar.filter(|each| now - each.as_of > NOTED) {
                writer.still_holds(calendar.id, now)?;
            }
            let name = details.name.clone();
            writer.update_subscription(&Subscription { id: subscription.id, details })?;
            Ok(SubscribedCalendar {
                subscription_id: subscription.id,
                name,
                unchanged: true,
                busy,
                rejected: vec![],
                incomplete: false,
                hit: vec![],
            })
        })
    }
}

fn read(calendars: &[Vec<u8>], now: DateTime<Utc>) -> Read {
    let mut read = Read { blocks: vec![], rejected: vec![], incomplete: false, name: None };
    for bytes in calendars {
        let expansion: Expansion = ical::expand(bytes, around(now), warsaw::ZONE);
        read.blocks.extend(ical::busy(&expansion, warsaw::ZONE).iter().filter_map(block));
        read.rejected.extend(expansion.rejected.iter().map(unread));
        read.incomplete |= expansion.rejected.iter().any(loses_time);
        read.name =
            read.name.or_else(|| expansion.calendar_name.clone().filter(|name| !name.trim().is_empty()));
    }
    read.blocks.sort_by_key(|block| block.interval);
    read
}

/// Whether the register holds the same intervals already.
fn same(standing: &[BusyBlock], read: &[BusyBlock]) -> bool {
    let of = |blocks: &[BusyBlock]| {
        let mut found: Vec<_> = blocks
            .iter()
            .map(|each| (each.interval.start.timestamp(), each.interval.end.timestamp(), each.title.clone()))
            .collect();
        found.sort_unstable();
        found
    };
    of(standing) == of(read)
}

fn last_part(address: &Address) -> String {
    let last = address.path().trim_matches('/').rsplit('/').next().unwrap_or_default();
    if last.is_empty() { address.as_str().to_owned() } else { last.trim_end_matches(".ics").to_owned() }
}
