//! Seals of a release: SHA-256 over its frozen parts, kept in the ledger, whose chain guards them.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The parts that the ledger withholds because they are large, and the names of their seals.
pub(crate) const PARTS: [(&str, &str); 2] = [("snapshot", "snapshot_sha256"), ("files", "files_sha256")];

/// Puts the seals into a release's document.
pub(crate) fn put(document: Option<&mut Value>) {
    let Some(Value::Object(fields)) = document else { return };
    for (part, seal) in PARTS {
        if let Some(digest) = fields.get(part).map(of) {
            fields.insert(seal.to_owned(), digest.into());
        }
    }
}

/// The seal of a value: hexadecimal digits of SHA-256 over its JSON with sorted keys and no white space.
pub(crate) fn of(value: &Value) -> String {
    let digest = Sha256::digest(sorted(value).to_string());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort();
            let pairs = keys.into_iter().map(|key| (key.clone(), sorted(&fields[key])));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        plain => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_order_of_keys_makes_no_other_seal_and_a_letter_does() {
        let one: Value = serde_json::from_str(r#"{"b": 1, "a": [{"y": 0.1, "x": null}]}"#).unwrap();
        assert_eq!(of(&one), of(&json!({"a": [{"x": null, "y": 0.1}], "b": 1})));
        assert_ne!(of(&json!("Plac")), of(&json!("plac")));
    }
}
