//! Template strings: what `t"..."` gives. The module `string.templatelib` shows the types.

mod interpolation;
mod iterator;
mod value;

pub use interpolation::{INTERPOLATION, Interpolation};
pub use iterator::{TEMPLATE_ITERATOR, TemplateIterator};
pub use value::{TEMPLATE, Template};

use crate::core::TypeStatic;

/// The types of this folder.
pub static TYPES: &[&TypeStatic] = &[&TEMPLATE, &INTERPOLATION, &TEMPLATE_ITERATOR];
