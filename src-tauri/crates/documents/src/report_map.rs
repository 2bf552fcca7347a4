//! A map of areas in a report, told apart by pattern and not by colour: it is read in black and white, too.

use std::fmt::Write;

use crate::announcement::Language;
use crate::typography::typeset;

/// Areas on a flat page. Points are in units of that page, x to the right and y downwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMap {
    pub name: String,
    /// What the map shows, in words.
    pub alt: String,
    /// Whose outlines these are, and under which licence.
    pub credit: String,
    pub areas: Vec<MapArea>,
    /// What each filling means.
    pub legend: Vec<(MapFilling, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapArea {
    /// Stands in the area: „XVI”.
    pub label: String,
    pub label_at: (i32, i32),
    /// Closed lines.
    pub rings: Vec<Vec<(i32, i32)>>,
    pub filling: MapFilling,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapFilling {
    Solid,
    Hatched,
    Dotted,
    Empty,
}

impl MapFilling {
    pub const ALL: [Self; 4] = [Self::Solid, Self::Hatched, Self::Dotted, Self::Empty];

    /// The name of its swatch among the pictures.
    pub(crate) fn swatch(self) -> &'static str {
        match self {
            Self::Solid => "solid.svg",
            Self::Hatched => "hatched.svg",
            Self::Dotted => "dotted.svg",
            Self::Empty => "empty.svg",
        }
    }

    fn fill(self) -> &'static str {
        match self {
            Self::Solid => INK,
            Self::Hatched => "url(#hatched)",
            Self::Dotted => "url(#dotted)",
            Self::Empty => "#ffffff",
        }
    }
}

const INK: &str = "#1d4f91";
/// The page a map is drawn on, whatever its own units are: lines, patterns and letters are measured by it.
const WIDTH: f64 = 640.0;
const PATTERNS: &str = r##"<defs><pattern id="hatched" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#ffffff"/><rect width="2.2" height="7" fill="#1d4f91"/></pattern><pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.1" fill="#1a1e23"/></pattern></defs>"##;

/// The map as SVG.
pub(crate) fn map_svg(map: &ReportMap, language: Language) -> String {
    let points = || map.areas.iter().flat_map(|area| area.rings.iter().flatten());
    let (west, east) = span(points().map(|point| point.0));
    let (north, south) = span(points().map(|point| point.1));
    let scale = WIDTH / f64::from((east - west).max(1));
    let at = |(x, y): (i32, i32)| {
        (f64::from(x.saturating_sub(west)) * scale, f64::from(y.saturating_sub(north)) * scale)
    };
    let height = f64::from((south - north).max(1)) * scale;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 {:.1} {:.1}">{PATTERNS}"#,
        WIDTH + 6.0,
        height + 6.0
    );
    for area in &map.areas {
        let path: String = area.rings.iter().map(|ring| path_of(ring, &at)).collect();
        let fill = area.filling.fill();
        // Writing to a string doesn't fail.
        let _ = write!(
            svg,
            r##"<path d="{path}" fill="{fill}" fill-rule="evenodd" stroke="#525a64" stroke-width="1.2" stroke-linejoin="round"/>"##
        );
    }
    for area in &map.areas {
        svg.push_str(&label_svg(area, at(area.label_at), language));
    }
    svg + "</svg>"
}

/// How a filling looks beside what it means.
pub(crate) fn swatch_svg(filling: MapFilling) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 18">{PATTERNS}<rect x="0.6" y="0.6" width="28.8" height="16.8" fill="{}" stroke="#525a64" stroke-width="1.2"/></svg>"##,
        filling.fill()
    )
}

fn span(values: impl Iterator<Item = i32>) -> (i32, i32) {
    // Whatever the page is, it is no larger than this: no sum overflows.
    values
        .map(|value| value.clamp(-1_000_000, 1_000_000))
        .fold(None, |span, value| {
            span.map_or(Some((value, value)), |(low, high): (i32, i32)| {
                Some((low.min(value), high.max(value)))
            })
        })
        .unwrap_or((0, 0))
}

fn path_of(ring: &[(i32, i32)], at: &impl Fn((i32, i32)) -> (f64, f64)) -> String {
    let points: Vec<String> =
        ring.iter().map(|&point| at(point)).map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    if points.is_empty() { String::new() } else { format!("M{}Z", points.join("L")) }
}

/// On a pattern a label stands on a ground of its own.
fn label_svg(area: &MapArea, (x, y): (f64, f64), language: Language) -> String {
    let (ink, ground) =
        if area.filling == MapFilling::Solid { ("#ffffff", INK) } else { ("#1a1e23", "#ffffff") };
    let text = html_escaped(&typeset(area.label.trim(), language));
    // A line around the letters first, the letters over it: not every reader of SVG knows another order.
    let place = format!(
        r#"x="{x:.1}" y="{:.1}" font-family="Source Sans 3" font-size="15" font-weight="600" text-anchor="middle""#,
        y + 5.0
    );
    format!(
        r#"<text {place} fill="{ground}" stroke="{ground}" stroke-width="4" stroke-linejoin="round">{text}</text><text {place} fill="{ink}">{text}</text>"#
    )
}

fn html_escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> ReportMap {
        let square = |x: i32| vec![vec![(x, 0), (x + 1000, 0), (x + 1000, 800), (x, 800)]];
        let area = |label: &str, x, filling| MapArea {
            label: label.into(),
            label_at: (x + 500, 400),
            rings: square(x),
            filling,
        };
        ReportMap {
            name: "Mapa".into(),
            alt: "Mapa".into(),
            credit: "© autorzy".into(),
            areas: vec![area("I", 0, MapFilling::Solid), area("<II&>", 1000, MapFilling::Hatched)],
            legend: vec![],
        }
    }

    #[test]
    fn areas_fill_the_page_with_their_patterns_and_what_they_are_called_is_never_markup() {
        let svg = map_svg(&map(), Language::Pl);
        assert!(svg.contains("M0.0 0.0L320.0 0.0L320.0 256.0L0.0 256.0Z"), "{svg}");
        assert!(svg.contains("url(#hatched)") && svg.contains("&lt;II&amp;&gt;") && !svg.contains("<II"));
    }

    #[test]
    fn outlines_that_are_none_are_no_fault() {
        let strange = vec![MapArea {
            label: String::new(),
            label_at: (i32::MIN, i32::MAX),
            rings: vec![vec![], vec![(i32::MIN, i32::MAX), (i32::MAX, i32::MIN)]],
            filling: MapFilling::Empty,
        }];
        for areas in [vec![], strange] {
            assert!(map_svg(&ReportMap { areas, ..map() }, Language::Pl).ends_with("</svg>"));
        }
    }
}
