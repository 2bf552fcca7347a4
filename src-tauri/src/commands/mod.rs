//! What the window may ask for: one thin file for each screen, one function for each command.

pub mod about;
