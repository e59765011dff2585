//! Slots of type objects: how they are called.

pub mod call;
