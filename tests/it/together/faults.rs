//! Connections that break anywhere: both stores are equal in the end, no edit is lost, none is doubled.

use lawka_tests::reliability;

use super::on_each_server;

#[test]
fn two_officers_over_a_bad_connection_end_with_the_same_register() {
    on_each_server(|server| {
        for seed in 0..3 {
            reliability::run(server, seed);
        }
    });
}
