//! What can be done with any object: Python's operations, by the slots of types.

pub mod asynchronous;
pub mod buffer;
pub mod call;
pub mod class;
pub mod descriptor;
pub mod duration;
pub mod iterate;
pub mod number;
pub mod object;
pub mod path;
pub mod repr;
pub mod sequence;
mod slots;
pub mod special;
pub mod text;
