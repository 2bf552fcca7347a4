//! Content lines of our own making, unfolded.

use crate::ical::write::line::{escaped, param};

/// A TEXT property.
pub fn text(name: &str, value: &str) -> String {
    format!("{name}:{}", escaped(value))
}

/// A TEXT property when there is something to say.
pub fn text_option(name: &str, value: Option<&str>) -> Option<String> {
    value.filter(|value| !value.trim().is_empty()).map(|value| text(name, value))
}

/// A list of TEXT values; nothing for an empty list.
pub fn texts(name: &str, values: &[String]) -> Option<String> {
    let list: Vec<String> = values.iter().map(|value| escaped(value)).collect();
    (!list.is_empty()).then(|| format!("{name}:{}", list.join(",")))
}

/// A property with parameters; the value stands as it is, without control characters.
pub fn with_params(name: &str, params: &[(&str, &str)], value: &str) -> String {
    let params: String = params.iter().map(|(key, value)| format!(";{key}={}", param(value))).collect();
    let value: String = value.chars().filter(|c| !c.is_control()).collect();
    format!("{name}{params}:{value}")
}

/// A property of which only letters, digits and the like are allowed.
pub fn plain(name: &str, value: &str) -> String {
    with_params(name, &[], value)
}

/// The address of somebody in a calendar: by mail where it is known, else by a name that never changes.
pub fn calendar_address(email: Option<&str>, uid: &str) -> String {
    match email.map(str::trim).filter(|email| !email.is_empty()) {
        Some(email) => format!("mailto:{}", email.split_whitespace().collect::<String>()),
        None => format!("urn:uuid:{}", super::names::stable_uuid(uid)),
    }
}
