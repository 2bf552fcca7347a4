//! The planner against the reference's answers, and what must hold of every plan.

mod promises;
mod reference;
mod small;
