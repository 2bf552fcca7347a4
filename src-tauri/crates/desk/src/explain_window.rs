//! Why is there no free slot in May? The smallest set of obstacles that must go for one to open.

use chrono::NaiveDate;
use planning::id::RequestId;
use planning::options::{Obstacles, StartGrid, obstacles};

use crate::ask_options::case_of;
use crate::{Desk, DeskError};

impl Desk {
    /// What keeps the days from `from` to `to`, both inclusive, from being free for a request.
    ///
    /// # Errors
    /// Refused when there is no such request.
    pub fn obstacles(
        &self,
        request: RequestId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Obstacles, DeskError> {
        self.look(|world, now| {
            let case = case_of(world, request, now)?;
            Ok(obstacles(&case, &StartGrid::of_days(from, to)))
        })
    }
}
