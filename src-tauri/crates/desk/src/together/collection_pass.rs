//! One collection: look what changed there, plan, apply to the register, send.

use exchange::shared::Kind;
use store::Collection;

use super::look::Look;
use super::names::Names;
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
        let sent = self.send(collection, &planned, &applied.skipped)?;
        let settled = applied.skipped.is_empty() && sent.unsettled == 0;
        self.keep_token(collection, settled.then_some(&look), sent.compare_whole)?;
        Ok(sent.again || !applied.skipped.is_empty())
    }

    /// Where something is not settled, the old token stays, and with it the next report tells the same again. A token is
    /// never thrown away: that the server no longer knows it is how a restored server is recognised.
    fn keep_token(
        &self,
        collection: &Collection,
        settled: Option<&Look>,
        compare_whole: bool,
    ) -> Result<(), Trouble> {
        let token = settled.map_or(&collection.sync_token, |look| &look.token);
        let listed = settled.is_some_and(|look| look.listed);
        if *token == collection.sync_token && !listed && !compare_whole {
            return Ok(());
        }
        self.desk.quietly(|writer| {
            let Some(mut standing) = writer.collection(collection.id)? else { return Ok(()) };
            standing.details.sync_token = token.clone();
            if compare_whole {
                standing.details.listed_at = None;
            } else if listed {
                standing.details.listed_at = Some(self.desk.now());
            }
            Ok(writer.update_collection(&standing)?)
        })?;
        Ok(())
    }
}
