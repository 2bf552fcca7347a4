//! A desk in a folder of its own, and readers that aren't ours.

pub mod department;
pub mod mail_server;
pub mod readers;
