//! Two desks over real calendar servers: the same scenarios against each.

mod answers;
mod both_directions;
mod by_domain;
mod conflicts;
mod deletions;
mod discovery;
mod erasing;
mod foreign;
mod lost_memory;
mod passwords;
mod subscriptions;

use lawka_tests::servers::{ALL, Server};

/// Runs a scenario against every server there is.
fn on_each_server(scenario: impl Fn(&mut Server)) {
    for kind in ALL {
        if let Some(mut server) = Server::start(kind) {
            scenario(&mut server);
        }
    }
}
