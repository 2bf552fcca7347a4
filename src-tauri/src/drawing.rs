//! How the window is drawn on a machine without a graphics card.

/// `WebKitGTK` hands what it has drawn to the display through buffers of the graphics card. A machine without one (a virtual
/// one, a remote desktop) only pretends to have them, which makes each frame take two to three times as long: there, WebKit
/// is told to hand it over in plain memory. To be called before anything else; whoever has set the variable keeps it.
#[cfg(target_os = "linux")]
pub fn choose() {
    if !has_graphics_card(std::path::Path::new("/dev/dri")) {
        // Refused only for a name that can't be one.
        let _ = glib::setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1", false);
    }
}

#[cfg(not(target_os = "linux"))]
pub const fn choose() {}

/// Whether the kernel offers a card that one may draw with (a render node).
#[cfg(target_os = "linux")]
fn has_graphics_card(devices: &std::path::Path) -> bool {
    let nodes = std::fs::read_dir(devices).into_iter().flatten().flatten();
    nodes.into_iter().any(|node| node.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::has_graphics_card;

    #[test]
    fn a_card_is_there_when_the_kernel_offers_a_render_node() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_graphics_card(&devices.path().join("dri")));
        std::fs::write(devices.path().join("card0"), "").unwrap();
        assert!(!has_graphics_card(devices.path()));
        std::fs::write(devices.path().join("renderD128"), "").unwrap();
        assert!(has_graphics_card(devices.path()));
    }
}
