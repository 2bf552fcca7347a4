//! The register encrypted, and opened again.

use std::path::Path;

use desk::{Key, Keychain, RecoveryCode, decrypt as open_again, encrypt as seal, is_encrypted, key_at_hand};
use serde_json::json;

use super::{CommandError, Outcome, told};
use crate::trust_words as words;

/// The key the keychain knows; only an encrypted register asks it.
pub fn at_hand(folder: &Path) -> Option<Key> {
    is_encrypted(folder).unwrap_or(false).then(|| key_at_hand(folder, &Keychain)).flatten()
}

/// The code is shown before anything is changed: whatever happens then, it opens what it finds.
pub fn encrypt(folder: &Path, given: Option<RecoveryCode>) -> Outcome {
    let code = match given {
        Some(code) => code,
        None => shown()?,
    };
    let recoded = seal(folder, &code, &Keychain)?;
    let mut answer = told(&recoded, words::encrypted(&recoded))?;
    answer.json["recovery_code"] = json!(code.to_string());
    Ok(answer)
}

#[expect(clippy::print_stderr, reason = "the answer comes only when all is done")]
fn shown() -> Result<RecoveryCode, CommandError> {
    let code = desk::new_recovery_code()?;
    eprintln!("{}", words::recovery_code(&code));
    Ok(code)
}

pub fn decrypt(folder: &Path, code: Option<&RecoveryCode>) -> Outcome {
    let recoded = open_again(folder, code, &Keychain)?;
    told(&recoded, words::opened(&recoded))
}
