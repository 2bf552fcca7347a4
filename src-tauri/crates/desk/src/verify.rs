//! Whether everything still is as it was written: the database, the ledger's chain, the releases and their packs.

use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{Broken, LedgerSeal, Release};
use ts_rs::TS;

use crate::{Desk, DeskError};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Verified {
    pub broken: Vec<Broken>,
    pub ledger: LedgerSeal,
    pub releases: u32,
    /// Packs that are where they were exported to, and were read. Others were carried away, which is their purpose.
    pub packs_read: u32,
}

impl Desk {
    /// Checks everything; takes seconds on a large register.
    ///
    /// # Errors
    /// Failed when the register can't be read at all.
    pub fn verify(&self) -> Result<Verified, DeskError> {
        let mut broken = self.store().verify()?;
        let (releases, ledger) =
            self.store().read(|reader| Ok((reader.releases()?, reader.ledger_seal()?)))?;
        let mut packs_read = 0;
        for release in &releases {
            match pack_digest(release) {
                None => {}
                Some(digest) if digest == release.digest => packs_read += 1,
                Some(_) => {
                    packs_read += 1;
                    broken.push(Broken::Pack { release_id: release.id, path: release.path.clone() });
                }
            }
        }
        Ok(Verified {
            broken,
            ledger,
            releases: u32::try_from(releases.len()).unwrap_or(u32::MAX),
            packs_read,
        })
    }

    /// Checks the ledger alone; with a kept copy, that the copy's ledger is the beginning of this one.
    ///
    /// # Errors
    /// Failed when the register or the copy can't be read.
    pub fn verify_ledger(&self, against: Option<&Path>) -> Result<Verified, DeskError> {
        let broken = self.store().verify_ledger(against)?;
        let ledger = self.store().read(|reader| reader.ledger_seal())?;
        Ok(Verified { broken, ledger, releases: 0, packs_read: 0 })
    }
}

/// The digest of the pack, where it still lies at its place and nobody has exported a newer one over it.
fn pack_digest(release: &Release) -> Option<String> {
    let bytes = crate::files::read(Path::new(&release.path)).ok()?;
    Some(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}
