//! The chain of the ledger: each row carries SHA-256 over the chain of the row before and its own content.
//!
//! What it can be trusted for: a row that was altered, removed or slipped in later with another tool is noticed, as long as
//! somebody has kept a later link of the chain (a backup, a printed report). It is no signature: who can write the file can
//! reckon a whole new chain.

use sha2::{Digest, Sha256};

/// The link before the first row.
pub(crate) const START: [u8; 32] = [0; 32];

/// The content of a ledger row, as it stands in its columns.
#[derive(Debug)]
pub(crate) struct Link<'a> {
    pub(crate) at: i64,
    pub(crate) who: &'a str,
    pub(crate) step: &'a str,
    pub(crate) of_step: Option<&'a str>,
    pub(crate) entity_kind: &'a str,
    pub(crate) entity_id: i64,
    pub(crate) before: Option<&'a str>,
    pub(crate) after: Option<&'a str>,
    pub(crate) withheld: &'a str,
}

impl Link<'_> {
    /// Each field goes in with its length before it, so that no two rows have the same bytes.
    pub(crate) fn after(&self, previous: &[u8]) -> [u8; 32] {
        let mut digest = Sha256::new_with_prefix(previous);
        digest.update(self.at.to_le_bytes());
        digest.update(self.entity_id.to_le_bytes());
        let texts = [Some(self.who), Some(self.step), self.of_step, Some(self.entity_kind)];
        for text in texts.into_iter().chain([self.before, self.after, Some(self.withheld)]) {
            match text {
                None => digest.update([0]),
                Some(text) => {
                    digest.update([1]);
                    digest.update((text.len() as u64).to_le_bytes());
                    digest.update(text);
                }
            }
        }
        digest.finalize().into()
    }
}
