//! One account at one server, once: two would put the same things twice, and ask about each of them.

use exchange::dav::{Address, Found};
use store::{Account, AccountDetails, Reader};

use crate::{DeskError, Refusal};

/// Before the server is asked: the same address and the same name.
///
/// # Errors
/// Refused with the account that is there.
pub(super) fn refuse_same_address(reader: &Reader<'_>, new: &AccountDetails) -> Result<(), DeskError> {
    refuse(reader.accounts()?, |known| known.url == new.url && known.user == new.user)
}

/// Once it is known what the address offers: the same person on the same server, with a collection that is shared over
/// already. An address may be that of the server, of the person's own place there, or of one calendar.
///
/// # Errors
/// Refused with the account that is there.
pub(super) fn refuse_same_collections(
    reader: &Reader<'_>,
    new: &AccountDetails,
    found: &[Found],
) -> Result<(), DeskError> {
    refuse_same_address(reader, new)?;
    let mut same = Vec::new();
    for account in reader.accounts()?.into_iter().filter(|known| is_same_person(known, new)) {
        let known = reader.collections_of(account.id)?;
        if known.iter().any(|collection| found.iter().any(|each| each.href == collection.href)) {
            same.push(account);
        }
    }
    refuse(same, |_| true)
}

fn is_same_person(known: &AccountDetails, new: &AccountDetails) -> bool {
    let (Ok(one), Ok(other)) = (Address::parse(&known.url), Address::parse(&new.url)) else { return false };
    known.user == new.user && one.same_host(&other)
}

fn refuse(accounts: Vec<Account>, is_same: impl Fn(&Account) -> bool) -> Result<(), DeskError> {
    let Some(Account { id, details }) = accounts.into_iter().find(is_same) else { return Ok(()) };
    Err(Refusal::AccountIsThere { account_id: id, url: details.url, user: details.user }.into())
}
