//! The one integration binary: the job through `desk` and `lawka`, with what comes out read by tools that aren't ours.

mod bad_input;
mod command_line;
mod main_job;
mod support;
