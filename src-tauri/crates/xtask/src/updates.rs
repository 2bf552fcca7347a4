//! `latest.json`: which version is the newest, where its packages lie, and by whom they are signed. Its form is that of Tauri's
//! updater (https://v2.tauri.app/plugin/updater/#static-json-file). The program itself asks nobody: IT's own tools read it.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::bundle::digest;
use crate::{Outcome, licences::text};

/// Endings of packages, with the platform as the updater names it. A release is built for these processors.
const PLATFORMS: [(&str, &str); 5] = [
    (".deb", "linux-x86_64-deb"),
    (".rpm", "linux-x86_64-rpm"),
    (".msi", "windows-x86_64-msi"),
    ("-setup.exe", "windows-x86_64-nsis"),
    (".dmg", "darwin-aarch64-dmg"),
];

/// `cargo xtask updates FOLDER ADDRESS VERSION`: writes it beside the packages in a folder; `ADDRESS` is where they can be
/// fetched.
pub fn updates(words: &[String]) -> Outcome {
    let [folder, address, version] = words else {
        return Err("cargo xtask updates FOLDER ADDRESS VERSION".to_owned());
    };
    let folder = Path::new(folder);
    let platforms = platforms(folder, address)?;
    if platforms.is_empty() {
        return Err(format!("no package in {}", folder.display()));
    }
    let latest = json!({ "version": version.trim_start_matches('v'), "platforms": platforms });
    let path = folder.join("latest.json");
    fs::write(&path, format!("{latest:#}\n")).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("written: {}", path.display());
    Ok(())
}

fn platforms(folder: &Path, address: &str) -> Outcome<Map<String, Value>> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut platforms = Map::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some((_, platform)) = PLATFORMS.iter().find(|(ending, _)| name.ends_with(ending)) else {
            continue;
        };
        // Signed when the keys were set; the digest stands in any case.
        let signature = fs::read_to_string(path.with_added_extension("sig")).unwrap_or_default();
        let url = format!("{}/{}", address.trim_end_matches('/'), name.replace(' ', "%20"));
        let package = json!({ "url": url, "sha256": digest(&path)?, "signature": signature.trim() });
        if let Some(other) = platforms.insert((*platform).to_owned(), package) {
            return Err(format!("two packages for {platform}: {} and {name}", text(&other["url"])));
        }
    }
    Ok(platforms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_is_named_with_its_digest_and_its_signature_where_there_is_one() {
        let folder = std::env::temp_dir().join(format!("lawka-updates-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, content) in [
            ("Lawka_1.2.3_amd64.deb", "deb"),
            ("Lawka_1.2.3_amd64.deb.sig", "c2lnbmF0dXJl\n"),
            ("Lawka_1.2.3_x64-setup.exe", "exe"),
            ("SHA256SUMS", "x"),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        let words =
            [folder.display().to_string(), "https://example.org/v1.2.3/".to_owned(), "v1.2.3".to_owned()];
        updates(&words).unwrap();
        let latest: Value =
            serde_json::from_str(&fs::read_to_string(folder.join("latest.json")).unwrap()).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(latest["version"], "1.2.3");
        let deb = &latest["platforms"]["linux-x86_64-deb"];
        assert_eq!(deb["url"], "https://example.org/v1.2.3/Lawka_1.2.3_amd64.deb");
        assert_eq!(deb["signature"], "c2lnbmF0dXJl");
        assert_eq!(text(&deb["sha256"]).len(), 64);
        assert_eq!(latest["platforms"]["windows-x86_64-nsis"]["signature"], "");
        assert_eq!(latest["platforms"].as_object().unwrap().len(), 2);
    }
}
