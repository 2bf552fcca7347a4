//! Step 6: the announcement of a meeting as data, from the register's facts and the officer's words. Nothing of the
//! requester's goes in, and no sentence is made here: those are in the templates of `documents`, in three languages.

mod access;
mod change;
mod office;
mod place;
mod words;

pub(crate) use change::{Shown, last_shown, shown_by};
pub(crate) use office::{contact_days, gender};
pub(crate) use words::{language, translation};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use documents::{Announcement, DistrictRef, Invited, Language, Release};
use planning::announcement::AnnouncementDraft;
use planning::audience::Audience;
use planning::district::{self, District};
use planning::id::MeetingId;
use planning::meeting::Meeting;
use planning::publication::Publication;
use planning::request::Request;
use planning::settings::Settings;
use planning::time::warsaw;
use planning::world::World;
use store::{EntityKind, Release as Kept};

use crate::check_placement::no_venue;
use crate::meeting_steps::meeting_of;
use crate::{Desk, DeskError};

/// What an announcement is made of besides the rules' view: words, photo, what was published and released before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Material {
    pub draft: AnnouncementDraft,
    pub photo: Option<Vec<u8>>,
    pub publications: Vec<Publication>,
    pub releases: Vec<Kept>,
}

impl Desk {
    /// Everything kept for the announcement of a meeting.
    pub(crate) fn material(&self, id: MeetingId) -> Result<Material, DeskError> {
        self.look(|world, _| meeting_of(world, id).map(|_| ()))?;
        let draft = self.store().read(|reader| reader.announcement(id))?.unwrap_or_default();
        self.material_with(id, draft)
    }

    /// The same with words that are not kept yet.
    pub(crate) fn material_with(
        &self,
        id: MeetingId,
        draft: AnnouncementDraft,
    ) -> Result<Material, DeskError> {
        Ok(self.store().read(|reader| {
            let photo = match &draft.photo {
                Some(photo) => reader.kept_file(&photo.picture)?.map(|file| file.bytes),
                None => None,
            };
            let (publications, releases) = (reader.publications_of(id)?, reader.releases_of(id)?);
            Ok(Material { draft, photo, publications, releases })
        })?)
    }
}

/// The announcement of a meeting. `shown` is what those who read it know from before; `None`: nothing.
///
/// # Errors
/// Refused when the meeting's request or venue is gone.
pub(crate) fn announcement(
    world: &World,
    meeting: &Meeting,
    material: &Material,
    shown: Option<Shown>,
    release: Release,
) -> Result<Announcement, DeskError> {
    let request = world
        .request(meeting.request_id)
        .ok_or_else(|| DeskError::not_found(EntityKind::Request, meeting.request_id.0))?;
    let venue = world.venue(meeting.venue_id).ok_or_else(|| no_venue(meeting.venue_id))?;
    let district = request.district.and_then(district::by_number);
    let (office, draft) = (&world.settings.office, &material.draft);
    Ok(Announcement {
        uid: meeting.uid.clone(),
        sequence: meeting.sequence,
        language: Language::Pl,
        title: words::title(draft, request, district),
        cycle: office.cycle.clone(),
        lead: words::written(&draft.lead).unwrap_or_else(|| request.topic.clone()),
        body: draft.body.trim().to_owned(),
        topics: words::topics(draft, request),
        start: local(meeting.start),
        end: Some(local(meeting.end())),
        district: district.map(|d| DistrictRef { roman: d.roman.clone(), official: d.official.clone() }),
        audience: String::new(),
        invited: invited(request.audience),
        host: office::host(world, meeting),
        venue: place::place(venue, &draft.place),
        accessibility: access::accessibility(venue, request),
        pjm_deadline: Some(office::pjm_deadline(world, meeting)),
        how_to_take_part: draft.how_to_take_part.trim().to_owned(),
        contact: office::contact(office, contact_days(meeting)),
        organiser: office::organiser(office),
        page_url: page_url(&world.settings, meeting),
        photo: words::photo(draft, material.photo.as_deref()),
        logo: None,
        status: change::status(world, meeting, shown),
        press: words::press(draft, office),
        own_words: words::own_words(&draft.own_words),
        translations: words::translations(world, meeting, draft),
        release,
    })
}

pub(crate) fn local(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    instant.with_timezone(&warsaw::ZONE).fixed_offset()
}

/// A release that isn't one yet, for previews and checks.
pub(crate) const fn unreleased(date: NaiveDate) -> Release {
    Release { number: 0, date }
}

/// The district of a meeting, when it is one district's.
pub(crate) fn district_of(request: Option<&Request>) -> Option<&'static District> {
    request.and_then(|request| request.district).and_then(district::by_number)
}

const fn invited(audience: Audience) -> Invited {
    match audience {
        Audience::Residents => Invited::Residents,
        Audience::Parents => Invited::Parents,
        Audience::Seniors => Invited::Seniors,
        Audience::Youth => Invited::Youth,
        Audience::Students => Invited::Students,
        Audience::Ngos => Invited::Ngos,
        Audience::Minorities => Invited::Minorities,
    }
}

/// The page of the meeting: its address is fixed before the page exists, so that the QR code leads there.
fn page_url(settings: &Settings, meeting: &Meeting) -> String {
    let base = settings.office.page_base.trim_end_matches('/');
    format!("{base}/{}", meeting.id)
}
