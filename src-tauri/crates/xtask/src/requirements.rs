//! What must be on the machine before anything can be built or tested, and why. To need something more, add a line.

/// What something is needed for; a later one includes the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum For {
    /// Building and opening the window.
    Window,
    /// Running every test.
    Tests,
}

/// A package of the system.
#[derive(Debug, Clone, Copy)]
pub struct Package {
    /// Its name on Debian and Ubuntu; with `|` several, of which one is enough and not every release has each, the best
    /// first.
    pub debian: &'static str,
    /// Its names on Fedora and Arch Linux; those packages are named, not installed.
    pub fedora: &'static str,
    pub arch: &'static str,
    pub why: &'static str,
    pub needed: For,
}

impl Package {
    pub fn debian_names(&self) -> impl Iterator<Item = &'static str> {
        self.debian.split('|').map(str::trim)
    }
}

const fn package(
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
    why: &'static str,
    needed: For,
) -> Package {
    Package { debian, fedora, arch, why, needed }
}

/// Debian 12, Ubuntu 22.04 and later.
#[rustfmt::skip]
pub const PACKAGES: &[Package] = &[
    package("build-essential", "gcc-c++", "base-devel", "C toolchain: SQLite is compiled in", For::Window),
    package("pkg-config", "pkgconf-pkg-config", "pkgconf", "finds the web view's libraries", For::Window),
    package("libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel", "webkit2gtk-4.1", "the web view the window is made of", For::Window),
    package("webkit2gtk-driver", "webkit2gtk4.1", "webkit2gtk-4.1", "drives the real window in tests", For::Tests),
    package("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "a display without a screen", For::Tests),
    package("xauth", "xorg-x11-xauth", "xorg-xauth", "lets programs onto that display", For::Tests),
    package("dbus-daemon", "dbus-daemon", "dbus", "a session bus for each tested window", For::Tests),
    package("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "a fallback font on bare machines", For::Tests),
    package("chromium-headless-shell | chromium", "chromium", "chromium", "UI tests with axe-core", For::Tests),
    package("python3-venv", "python3", "python", "the independent readers of tests/tools/requirements.txt", For::Tests),
    package("poppler-utils", "poppler-utils", "poppler", "reads the poster: text, fonts, pictures of pages", For::Tests),
    package("qpdf", "qpdf", "qpdf", "checks the structure of a PDF", For::Tests),
    package("zbar-tools", "zbar", "zbar", "reads the QR code back", For::Tests),
    package("p7zip-full", "p7zip-plugins", "p7zip", "opens the pack with a ZIP program that is not ours", For::Tests),
    package("imagemagick", "ImageMagick", "imagemagick", "measures the images of the pack", For::Tests),
    package("default-jdk-headless", "java-latest-openjdk-devel", "jdk-openjdk", "runs the HTML checker and veraPDF", For::Tests),
    package("libical-dev", "libical-devel", "libical", "the parser in C that the import is measured beside", For::Tests),
    package("libjaxb-java", "jaxb-impl", "jaxb", "veraPDF reads its profiles with it", For::Tests),
];

/// The driver between WebDriver and the window, from crates.io.
pub const TAURI_DRIVER: &str = "tauri-driver@2.1.0";

/// The oldest Node that Vite and ESLint still run on.
pub const NODE: (u32, u32) = (20, 19);

/// The packages needed for `purpose`.
pub fn packages(purpose: For) -> impl Iterator<Item = &'static Package> {
    PACKAGES.iter().filter(move |package| package.needed <= purpose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_need_all_the_window_needs_and_more() {
        let window: Vec<_> = packages(For::Window).map(|package| package.debian).collect();
        let tests: Vec<_> = packages(For::Tests).map(|package| package.debian).collect();
        assert_eq!(window, ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"]);
        assert!(window.iter().all(|name| tests.contains(name)) && tests.len() == PACKAGES.len());
    }
}
