//! One collection: look what changed there, plan, apply to the register, send.

use chrono::{DateTime, Utc};
use exchange::shared::Kind;
use store::Collection;

use super::look::Look;
use super::names::Names;
use super::planned::Planned;
use super::seen;
use super::synchronise::{Pass, Trouble};

impl Pass<'_> {
    /// Answers whether another look is needed.
    pub(crate) fn collection(&mut self, collection: &Collection, kinds: &[Kind]) -> Result<bool, Trouble> {
        let standing = self.desk.store().read(|reader| seen::standing(reader, collection.id))?;
        let look = self.look(collection, &standing)?;
        let mut names = self.desk.store().read(Names::read)?;
        let planned = self.plan(collection, kinds, &look, standing, &mut names)?;
        if self.dry_run {
            planned.iter().for_each(|each| self.rehearse(collection, each));
            return Ok(false);
        }
        let applied = self.apply(collection, &planned, &mut names)?;
        let sends = planned.iter().any(Planned::is_sent);
        if sends {
            self.note_listing(collection, collection.sync_token.as_ref(), None)?;
        }
        let sent = self.send(collection, &planned, &applied.skipped)?;
        let settled = applied.skipped.is_empty() && sent.unsettled == 0;
        self.settle(collection, settled.then_some(&look), (sends, sent.compare_whole))?;
        Ok(sent.again || !applied.skipped.is_empty())
    }

    /// Where something is not settled, the old token stays, and with it the next report tells the same again.
    ///
    /// What was sent counts as there only when a later look has ended well: until then it is written down that the whole
    /// list is due. A server that is restored meanwhile may still know the old token, and would not tell what it lost.
    fn settle(
        &mut self,
        collection: &Collection,
        settled: Option<&Look>,
        (sends, compare_whole): (bool, bool),
    ) -> Result<(), Trouble> {
        let token = settled.map_or(collection.sync_token.as_ref(), |look| look.token.as_ref());
        let mut listed = self.listed_at(collection);
        if settled.is_some_and(|look| look.listed) {
            listed = Some(self.desk.now());
        }
        self.listed.insert(collection.id, listed.filter(|_| !compare_whole));
        let ends_well = settled.is_some() && !sends;
        self.note_listing(collection, token, listed.filter(|_| ends_well))
    }

    /// When the whole list was last compared.
    pub(super) fn listed_at(&self, collection: &Collection) -> Option<DateTime<Utc>> {
        self.listed.get(&collection.id).copied().unwrap_or(collection.listed_at)
    }

    fn note_listing(
        &self,
        collection: &Collection,
        token: Option<&String>,
        listed_at: Option<DateTime<Utc>>,
    ) -> Result<(), Trouble> {
        let before = self.desk.store().read(|reader| reader.collection(collection.id))?;
        let Some(mut noted) = before.clone() else { return Ok(()) };
        noted.details.sync_token = token.cloned();
        noted.details.listed_at = listed_at;
        if before.as_ref() != Some(&noted) {
            self.desk.quietly(|writer| Ok(writer.update_collection(&noted)?))?;
        }
        Ok(())
    }
}
