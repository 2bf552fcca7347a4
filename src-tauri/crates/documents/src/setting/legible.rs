//! Whether every word of a page can be read: none is cut at an edge, none lies on another.
//!
//! It looks at where the letters stand after setting, so it holds for whatever a template does, an overriding one too.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::Page;

/// Strips along the edges of a page where no letter may stand, in points.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Margins {
    pub x: f64,
    pub top: f64,
    pub bottom: f64,
}

/// The first words that would be cut or lie on others; `None` when all can be read.
pub(crate) fn illegible(page: &Page, margins: Margins) -> Option<String> {
    let mut words = Vec::new();
    collect(&page.frame, Transform::identity(), &mut words);
    let size = page.frame.size();
    let inside = Area {
        left: margins.x,
        top: margins.top,
        right: size.x.to_pt() - margins.x,
        bottom: size.y.to_pt() - margins.bottom,
    };
    let cut = words.iter().find(|word| !inside.holds(&word.ink));
    let covered = || {
        let later = |(index, word)| words.get(index + 1..)?.iter().find(|other| other.covers(word));
        words.iter().enumerate().find_map(later)
    };
    cut.or_else(covered).map(|word| word.text.clone())
}

/// A rectangle in points from the upper left corner of the page.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// Rounding, and the overhang of a round letter.
const SLACK: f64 = 1.0;

impl Area {
    fn of(corners: [Point; 2], to_page: Transform) -> Self {
        let [a, b] = corners.map(|corner| corner.transform(to_page));
        let ((ax, ay), (bx, by)) = ((a.x.to_pt(), a.y.to_pt()), (b.x.to_pt(), b.y.to_pt()));
        Self { left: ax.min(bx), top: ay.min(by), right: ax.max(bx), bottom: ay.max(by) }
    }

    fn holds(&self, other: &Self) -> bool {
        other.left > self.left - SLACK
            && other.top > self.top - SLACK
            && other.right < self.right + SLACK
            && other.bottom < self.bottom + SLACK
    }
}

/// A run of letters on one line.
struct Word {
    text: String,
    /// What is drawn, descenders and accents too.
    ink: Area,
    /// From the baseline to the height of small letters: what must not lie on another line.
    body: Area,
}

impl Word {
    fn covers(&self, other: &Self) -> bool {
        let across = self.body.right.min(other.body.right) - self.body.left.max(other.body.left);
        let down = self.body.bottom.min(other.body.bottom) - self.body.top.max(other.body.top);
        across > SLACK && down > 0.1 * (other.body.bottom - other.body.top)
    }
}

fn collect(frame: &Frame, to_page: Transform, words: &mut Vec<Word>) {
    for (at, item) in frame.items() {
        let here = to_page.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => collect(&group.frame, here.pre_concat(group.transform), words),
            FrameItem::Text(text) => words.extend(word(text, here)),
            _ => {}
        }
    }
}

/// A run that draws something; spaces alone don't.
fn word(text: &TextItem, to_page: Transform) -> Option<Word> {
    let ink = text.bbox();
    let drawn = ink.min.x.to_pt().is_finite() && ink.max.x.to_pt().is_finite();
    let body = [Point::new(ink.min.x, text.size * -0.48), Point::new(ink.max.x, Abs::zero())];
    drawn.then(|| Word {
        text: text.text.to_string(),
        ink: Area::of([ink.min, ink.max], to_page),
        body: Area::of(body, to_page),
    })
}
