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
        if applied.skipped.is_empty() && sent.unsettled == 0 {
            self.keep_token(collection, &look, sent.forget_token)?;
        } else if sent.forget_token {
            self.keep_token(collection, &Look::default(), true)?;
        }
        Ok(sent.again || !applied.skipped.is_empty())
    }

    fn keep_token(&self, collection: &Collection, look: &Look, forget: bool) -> Result<(), Trouble> {
        let token = if forget { None } else { look.token.clone() };
        if token == collection.sync_token && !look.listed {
            return Ok(());
        }
        self.desk.quietly(|writer| {
            let Some(mut standing) = writer.collection(collection.id)? else { return Ok(()) };
            standing.details.sync_token = token;
            if look.listed {
                standing.details.listed_at = Some(self.desk.now());
            }
            Ok(writer.update_collection(&standing)?)
        })?;
        Ok(())
    }
}
