//! The list of what the program is made of, as CycloneDX 1.6 has it: crates that are shipped and npm packages of the page.

use std::fs;

use serde_json::{Value, json};

use crate::Outcome;
use crate::house::House;
use crate::licences::{packages_shipped, reached, text};

/// Writes it beside the packages; answers where.
pub fn write(house: &House, folder: &std::path::Path) -> Outcome<std::path::PathBuf> {
    let lock = house.ui().join("package-lock.json");
    let lock = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| format!("package-lock.json: {error}"))?;
    let path = folder.join("lawka.cdx.json");
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let text = format!("{:#}\n", bill(&house.metadata, &lock));
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

/// The same input gives the same bytes: no moment and no random number stands in it.
fn bill(metadata: &Value, lock: &Value) -> Value {
    let version = metadata["packages"]
        .as_array()
        .and_then(|all| all.iter().find(|each| each["name"] == "lawka-desktop"))
        .map_or("0", |each| text(&each["version"]));
    let mut components = crates(metadata);
    components.extend(packages(lock));
    components.sort_by_key(|each| text(&each["bom-ref"]).to_owned());
    components.dedup_by_key(|each| text(&each["bom-ref"]).to_owned());
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": "lawka", "name": "lawka", "version": version,
            "licenses": [{ "license": { "id": "EUPL-1.2" } }],
        }},
        "components": components,
    })
}

fn crates(metadata: &Value) -> Vec<Value> {
    let shipped = reached(metadata);
    let all = metadata["packages"].as_array().into_iter().flatten();
    all.filter(|each| !each["source"].is_null() && shipped.contains(text(&each["id"])))
        .map(|each| component("cargo", text(&each["name"]), text(&each["version"]), each["license"].as_str()))
        .collect()
}

fn packages(lock: &Value) -> Vec<Value> {
    packages_shipped(lock)
        .map(|(path, each)| {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            component("npm", name, text(&each["version"]), each["license"].as_str())
        })
        .collect()
}

fn component(kind: &str, name: &str, version: &str, licence: Option<&str>) -> Value {
    // Package URL: the @ of an npm scope is written %40.
    let purl = format!("pkg:{kind}/{}@{version}", name.replace('@', "%40"));
    let mut component =
        json!({ "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl });
    if let Some(licence) = licence {
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_listed_once_with_version_and_licence_and_nothing_else() {
        let package = |name: &str| json!({"id": name, "name": name, "version": "1.0.0", "source": "registry", "license": "MIT/Apache-2.0"});
        let metadata = json!({
            "packages": [package("shipped"), package("tested")],
            "workspace_members": ["ours"],
            "resolve": {"nodes": [{"id": "ours", "deps": [
                {"pkg": "shipped", "dep_kinds": [{"kind": null}]},
                {"pkg": "tested", "dep_kinds": [{"kind": "dev"}]},
            ]}]},
        });
        let lock = json!({"packages": {
            "": {"license": "EUPL-1.2"},
            "node_modules/@tauri-apps/api": {"version": "2.0.0", "license": "MIT"},
            "node_modules/tool": {"version": "3.0.0", "dev": true},
        }});
        let bill = bill(&metadata, &lock);
        let listed: Vec<&str> =
            bill["components"].as_array().unwrap().iter().map(|each| text(&each["purl"])).collect();
        assert_eq!(listed, ["pkg:cargo/shipped@1.0.0", "pkg:npm/%40tauri-apps/api@2.0.0"]);
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
    }
}
