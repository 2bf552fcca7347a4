//! Names of resources on the server.

use sha2::{Digest, Sha256};

use super::document::Kind;

/// A name in the form of a UUID (RFC 9562 §5.8) that follows from a text: the same on every desk.
pub fn stable_uuid(text: &str) -> String {
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&Sha256::digest(text.as_bytes())[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// The last part of the address of a document: every desk gives it the same, so that the same thing is never put twice.
pub fn href_of(kind: Kind, uid: &str) -> String {
    let ending = if kind.is_card() { "vcf" } else { "ics" };
    format!("{}.{ending}", stable_uuid(&format!("{}:{uid}", kind.word())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_from_the_thing_and_two_things_have_two() {
        assert_eq!(href_of(Kind::Meeting, "7@lawka"), href_of(Kind::Meeting, "7@lawka"));
        assert_ne!(href_of(Kind::Meeting, "7@lawka"), href_of(Kind::Request, "7@lawka"));
        let name = href_of(Kind::Venue, "../../etc/passwd");
        assert!(name.ends_with(".vcf") && name.len() == 40 && !name.contains('/'), "{name}");
    }
}
