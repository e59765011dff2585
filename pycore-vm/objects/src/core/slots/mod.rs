//! Slots and special methods: one table of what corresponds to what, and both directions of it.
//!
//! ```text
//!   int.__add__(1, 2)  ──▶ wrapper descriptor ──▶ Shape::call ──▶ nb_add of int         native type: slots come first
//!   1 + instance       ──▶ nb_add of its class ──▶ generic::nb_add ──▶ Class.__radd__    class: methods come first
//! ```
//!
//! [`definitions`] is the table. For a native type each slot of its own gives a wrapper descriptor, which calls the
//! slot's function as its [`shape`] says. For a class each special method gives a slot, filled with a function of
//! [`generic`] that calls the method; [`update`] decides which, whenever a special method is set or a base changes.
//! [`inherit`] copies slots from base to type.

pub mod call;
pub mod definitions;
pub mod generic;
pub mod inherit;
mod jumps;
pub mod place;
pub mod shape;
pub mod update;

pub use definitions::{Definition, ROWS, Row};
pub use place::SlotPlace;
pub use shape::{Shape, WrapperArguments};
