//! Our change in somebody else's lines: only what our document says differently is written; everything else stays as
//! it stands, in its order.

use super::{data, params};
use crate::ical::tree::{Component, Part, property_name, value_of};

/// Properties of which several lines may stand, each told by its value.
const SEVERAL: [&str; 1] = ["ATTENDEE"];

/// Brings `component` from what the document said `before` to what it says `now`. Lines that are equal in both are not
/// touched, even where another program has changed them meanwhile.
pub fn amend(component: &mut Component, before: &[String], now: &[String]) {
    for gone in before.iter().filter(|line| !now.contains(line)) {
        let name = property_name(gone).to_owned();
        let replacement = now.iter().find(|line| replaces(line, gone) && !before.contains(line));
        match (position(component, gone), replacement) {
            (Some(at), Some(line)) => {
                component.parts[at] = Part::Line(revised(&component.parts[at], gone, line))
            }
            (Some(at), None) => drop(component.parts.remove(at)),
            (None, Some(line)) => component.add(line.clone()),
            (None, None) => {}
        }
        debug_assert!(!name.is_empty());
    }
    for line in now.iter().filter(|line| !before.contains(line)) {
        if !before.iter().any(|gone| replaces(line, gone)) {
            match position(component, line) {
                Some(at) => component.parts[at] = Part::Line(line.clone()),
                None => component.add(line.clone()),
            }
        }
    }
}

/// The same for what is nested in it: each is told by its name and its UID.
pub fn amend_nested(component: &mut Component, before: &[Component], now: &[Component]) {
    let place = |component: &Component, wanted: &Component| {
        component.parts.iter().position(|part| matches!(part, Part::Component(each) if is_same(each, wanted)))
    };
    for gone in before.iter().filter(|gone| !now.iter().any(|each| is_same(each, gone))) {
        if let Some(at) = place(component, gone) {
            component.parts.remove(at);
        }
    }
    for each in now.iter().filter(|each| !before.contains(each)) {
        let part = Part::Component(each.clone());
        match place(component, each) {
            Some(at) => component.parts[at] = part,
            None => component.parts.push(part),
        }
    }
}

fn is_same(one: &Component, other: &Component) -> bool {
    one.is(&other.name) && one.value("UID") == other.value("UID")
}

/// Lines that say what version this is: always ours, whatever stood there.
pub fn stamp(component: &mut Component, lines: &[String]) {
    for line in lines {
        let name = property_name(line);
        let at = component.parts.iter().position(|part| is_line_of(part, name));
        match at {
            Some(at) => component.parts[at] = Part::Line(line.clone()),
            None => component.add(line.clone()),
        }
    }
}

/// The line that is written in the place of what stands there: where several may stand, each is somebody's, with what
/// their program says of them.
fn revised(standing: &Part, gone: &str, line: &str) -> String {
    match standing {
        Part::Line(standing) if is_several(line) => params::revised(standing, gone, line),
        _ => line.to_owned(),
    }
}

/// Whether `line` stands in the place of `gone`.
fn replaces(line: &str, gone: &str) -> bool {
    same_property(line, gone) && (!is_several(gone) || value_of(line) == value_of(gone))
}

fn position(component: &Component, wanted: &str) -> Option<usize> {
    component.parts.iter().position(|part| match part {
        Part::Line(line) if is_several(wanted) => same_property(line, wanted) && same_address(line, wanted),
        part => is_line_of(part, property_name(wanted)),
    })
}

fn is_line_of(part: &Part, name: &str) -> bool {
    matches!(part, Part::Line(line) if property_name(line).eq_ignore_ascii_case(name))
}

fn same_property(one: &str, other: &str) -> bool {
    property_name(one).eq_ignore_ascii_case(property_name(other))
}

fn same_address(one: &str, other: &str) -> bool {
    let address = |line| value_of(line).unwrap_or_default().trim().to_ascii_lowercase();
    address(one) == address(other)
}

fn is_several(line: &str) -> bool {
    SEVERAL.iter().any(|name| property_name(line).eq_ignore_ascii_case(name))
}

/// The component of a resource that is ours: not the exception of a series, and where there are several, the one that has
/// our data.
pub fn own<'a>(resource: &'a mut Component, name: &str) -> Option<&'a mut Component> {
    if resource.is(name) {
        return Some(resource);
    }
    let at = resource.components().position(|each| is_own(each, name));
    let at = at.or_else(|| resource.components().position(|each| comes_into_question(each, name)));
    resource.components_mut().nth(at?)
}

/// As [`own`], to look at.
pub fn own_of<'a>(resource: &'a Component, name: &str) -> Option<&'a Component> {
    if resource.is(name) {
        return Some(resource);
    }
    let candidates = || resource.components().filter(|each| comes_into_question(each, name));
    candidates().find(|each| is_own(each, name)).or_else(|| candidates().next())
}

fn is_own(component: &Component, name: &str) -> bool {
    comes_into_question(component, name) && component.line(data::PROPERTY).is_some()
}

fn comes_into_question(component: &Component, name: &str) -> bool {
    component.is(name) && component.line("RECURRENCE-ID").is_none()
}
