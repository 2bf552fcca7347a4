//! Templates: built in, and replaced file by file by what a city's IT puts into a folder.

/// Where overriding templates come from. The caller reads the folder; this crate never touches a disk.
pub trait Templates: Sync {
    /// The text of an overriding template by its path (`typst/poster.typ`), or `None` to use the built-in one.
    fn text(&self, path: &str) -> Option<String>;
}

/// No overrides.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuiltIn;

impl Templates for BuiltIn {
    fn text(&self, _path: &str) -> Option<String> {
        None
    }
}

impl Templates for std::collections::BTreeMap<String, String> {
    fn text(&self, path: &str) -> Option<String> {
        self.get(path).cloned()
    }
}
