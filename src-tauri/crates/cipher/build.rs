//! Compiles the parts of libtomcrypt that SQLCipher calls: AES in CBC mode, HMAC and PBKDF2 over SHA-1 and SHA-2, and the
//! Fortuna generator, which is seeded by the system.

use std::path::Path;

const PARTS: [&str; 8] = [
    "libtomcrypt/ciphers/aes/",
    "libtomcrypt/hashes/helper/",
    "libtomcrypt/hashes/sha1.c",
    "libtomcrypt/hashes/sha2/",
    "libtomcrypt/mac/hmac/",
    "libtomcrypt/misc/",
    "libtomcrypt/modes/cbc/",
    "libtomcrypt/prngs/",
];

fn main() {
    let sources = sqlcipher_src::source_dir();
    let headers = sources.join(sqlcipher_src::LIBTOMCRYPT_INCLUDE_DIR);
    let wanted = |file: &&&str| PARTS.iter().any(|part| file.starts_with(part));
    let files = sqlcipher_src::LIBTOMCRYPT_SOURCES.iter().filter(wanted).map(|file| sources.join(file));
    cc::Build::new()
        .include(&headers)
        .define("LTC_SOURCE", None)
        .warnings(false)
        .files(files)
        .compile("tomcrypt");
    if std::env::var_os("CARGO_CFG_WINDOWS").is_some() {
        // The system's random numbers.
        println!("cargo::rustc-link-lib=advapi32");
    }
    tell(&headers);
}

/// Where SQLCipher finds `tomcrypt.h`: the name under which libsqlite3-sys looks for OpenSSL's headers.
fn tell(headers: &Path) {
    println!("cargo::metadata=include={}", headers.display());
    println!("cargo::rerun-if-changed=build.rs");
}
