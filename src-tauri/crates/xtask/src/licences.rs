//! The licences of what goes into the program, against those that may be shipped under the EUPL 1.2.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::Outcome;
use crate::house::House;
use crate::spdx::permits;

/// Permissive licences, and those the EUPL names as compatible or that ask nothing of the whole (fonts, weak copyleft
/// by file).
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    // libtomcrypt, which is in the public domain or under this, as one likes.
    "WTFPL",
    "Zlib",
    // SQLite's: in the public domain.
    "blessing",
    "bzip2-1.0.6",
];

/// Crates that name no expression, and what their licence file says.
const READ_BY_HAND: &[(&str, &str)] = &[("ical", "Apache-2.0")];

/// Where crates may come from; a fork on somebody's page or a path outside the checkout is no source.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Every crate and npm package the program is made of; fails with the list of those that may not be shipped.
pub fn check(house: &House) -> Outcome {
    let mut refused = crates(&house.metadata);
    let lock = house.ui().join("package-lock.json");
    let text = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let lock: Value = serde_json::from_str(&text).map_err(|error| format!("package-lock.json: {error}"))?;
    refused.extend(packages(&lock));
    if let Some(whose) = developer_tools(&house.metadata) {
        return Err(format!("a release would have developer tools: {whose} has the feature `devtools`"));
    }
    if refused.is_empty() {
        return Ok(());
    }
    Err(format!("licences that may not be shipped under the EUPL 1.2:\n  {}", refused.join("\n  ")))
}

/// The crate that brings developer tools into a release. Whoever asks for the feature, Cargo gives it to everybody.
fn developer_tools(metadata: &Value) -> Option<&str> {
    let nodes = metadata["resolve"]["nodes"].as_array().into_iter().flatten();
    let has =
        |node: &&Value| node["features"].as_array().into_iter().flatten().any(|each| each == "devtools");
    nodes.filter(has).map(|node| text(&node["id"])).next()
}

/// Crates that our own reach through normal and build dependencies; what only tests use is not shipped.
fn crates(metadata: &Value) -> Vec<String> {
    let shipped = reached(metadata);
    let all = metadata["packages"].as_array().into_iter().flatten();
    let foreign = all.filter(|each| !each["source"].is_null() && shipped.contains(text(&each["id"])));
    foreign.flat_map(|each| [stranger(each), licence_complaint(each)]).flatten().collect()
}

fn licence_complaint(each: &Value) -> Option<String> {
    complaint(text(&each["name"]), text(&each["version"]), each["license"].as_str())
}

/// A crate that doesn't come from the registry.
fn stranger(each: &Value) -> Option<String> {
    let source = text(&each["source"]);
    let registry = source == SOURCE || source == "registry";
    (!registry).then(|| format!("{} {}: comes from {source}", text(&each["name"]), text(&each["version"])))
}

pub fn reached(metadata: &Value) -> BTreeSet<&str> {
    let nodes = metadata["resolve"]["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut open: Vec<&str> =
        metadata["workspace_members"].as_array().into_iter().flatten().map(text).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|node| text(&node["id"]) == id);
        let dependencies = node.and_then(|node| node["deps"].as_array()).into_iter().flatten();
        open.extend(dependencies.filter(|each| !only_for_tests(each)).map(|each| text(&each["pkg"])));
    }
    seen
}

fn only_for_tests(dependency: &Value) -> bool {
    dependency["dep_kinds"].as_array().into_iter().flatten().all(|kind| kind["kind"] == "dev")
}

/// npm packages that are no development tools.
fn packages(lock: &Value) -> Vec<String> {
    packages_shipped(lock)
        .filter_map(|(path, each)| complaint(path, text(&each["version"]), each["license"].as_str()))
        .collect()
}

pub fn packages_shipped(lock: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let all = lock["packages"].as_object().into_iter().flatten();
    all.filter(|(path, each)| !path.is_empty() && each["dev"] != true && each["devOptional"] != true)
}

fn complaint(name: &str, version: &str, licence: Option<&str>) -> Option<String> {
    let read = || READ_BY_HAND.iter().find(|(known, _)| *known == name).map(|(_, licence)| *licence);
    match licence.or_else(read) {
        Some(licence) if permits(licence, ALLOWED) => None,
        Some(licence) => Some(format!("{name} {version}: {licence}")),
        None => Some(format!("{name} {version}: names no licence")),
    }
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_crate_is_judged_when_it_is_shipped_and_left_alone_when_only_tests_use_it() {
        let package = |name: &str, licence: &str| json!({"id": name, "name": name, "version": "1.0.0", "source": "registry", "license": licence});
        let metadata = json!({
            "packages": [package("shipped", "AGPL-3.0"), package("tested", "AGPL-3.0"), package("fine", "MIT")],
            "workspace_members": ["ours"],
            "resolve": {"nodes": [
                {"id": "ours", "deps": [
                    {"pkg": "fine", "dep_kinds": [{"kind": null}]},
                    {"pkg": "tested", "dep_kinds": [{"kind": "dev"}]},
                ]},
                {"id": "fine", "deps": [{"pkg": "shipped", "dep_kinds": [{"kind": null}]}]},
            ]},
        });
        assert_eq!(crates(&metadata), ["shipped 1.0.0: AGPL-3.0"]);
    }

    #[test]
    fn developer_tools_are_noticed_whoever_asks_for_them() {
        let node = |features: &[&str]| json!({"resolve": {"nodes": [{"id": "wry", "features": features}]}});
        assert_eq!(developer_tools(&node(&["default", "x11"])), None);
        assert_eq!(developer_tools(&node(&["default", "devtools"])), Some("wry"));
    }

    #[test]
    fn an_npm_package_is_judged_unless_it_is_a_tool() {
        let lock = json!({"packages": {
            "": {"license": "EUPL-1.2"},
            "node_modules/a": {"version": "1.0.0", "license": "MIT"},
            "node_modules/b": {"version": "2.0.0"},
            "node_modules/tool": {"version": "3.0.0", "license": "GPL-3.0", "dev": true},
        }});
        assert_eq!(packages(&lock), ["node_modules/b 2.0.0: names no licence"]);
    }
}
