//! What residents ask before they come; what isn't known is said to be unknown.

use documents::{Access, Feature, Known};
use planning::access::{self, Presence};
use planning::request::{Request, RoleKind};
use planning::venue::Venue;

const SHOWN: [(access::Feature, Feature); 6] = [
    (access::Feature::StepFree, Feature::StepFree),
    (access::Feature::Lift, Feature::Lift),
    (access::Feature::AccessibleToilet, Feature::AccessibleToilet),
    (access::Feature::InductionLoop, Feature::InductionLoop),
    (access::Feature::Parking, Feature::DisabledParking),
    (access::Feature::QuietCorner, Feature::QuietRoom),
];

pub(super) fn accessibility(venue: &Venue, request: &Request) -> Vec<Access> {
    let fact = |feature, known| Access { feature, known, detail: None };
    let mut all: Vec<Access> =
        SHOWN.iter().map(|(own, shown)| fact(*shown, known(venue.access.of(*own)))).collect();
    if request.roles.iter().any(|role| role.role == RoleKind::Interpreter && role.required) {
        all.push(fact(Feature::SignLanguage, Known::Yes));
    }
    all
}

const fn known(presence: Presence) -> Known {
    match presence {
        Presence::Yes => Known::Yes,
        Presence::No => Known::No,
        Presence::Unknown => Known::Unknown,
    }
}
