//! Struct sequences: tuples whose items have names, as `sys.version_info`, `os.stat_result` and `time.struct_time` are.
//!
//! A module declares the type as a table with [`struct_sequence!`](crate::struct_sequence), and makes instances with
//! [`StructSequence::new`]. The first fields are the items of the tuple; those behind them can be reached by name alone.

mod declare;
mod methods;
#[cfg(test)]
mod tests;
#[expect(unsafe_code, reason = "the layout of struct sequences")]
pub mod value;

pub use declare::{Field, Fields, contents, members, named};
pub use value::{OfFields, StructSequence};

use crate::core::{Fallible, Owned, Thread, TypeObject};
use crate::name;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// Adds what the dictionary of a struct sequence's type says about its fields.
pub(crate) fn add_counts(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    let Some(fields) = Fields::of(class) else { return Ok(()) };
    for (name, count) in [
        (name!(thread, "n_sequence_fields"), fields.visible),
        (name!(thread, "n_fields"), fields.all.len()),
        (name!(thread, "n_unnamed_fields"), fields.all.len() - named(fields.all)),
    ] {
        dict.insert_str(thread, name, &*thread.new_int(count as i64)?)?;
    }
    let names = fields.all[..fields.visible].iter().filter_map(Field::name);
    let names: Vec<Owned> =
        names.map(|name| Ok(Str::new(thread, name)?.into_object())).collect::<Fallible<_>>()?;
    let names = Tuple::from_owned(thread, names)?.into_object();
    dict.insert_str(thread, name!(thread, "__match_args__"), &names)
}
