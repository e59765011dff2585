//! What cells do as objects: comparison and text of their contents.

use super::Cell;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::protocol::object;
use crate::types::str::Str;
use crate::{methods, slots};

#[slots]
impl Cell {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        if !arguments.names().is_empty() {
            return Err(crate::raise!(thread, TYPE_ERROR, "cell() takes no keyword arguments"));
        }
        let given = arguments.len();
        if given > 1 {
            let message = format_args!("cell expected at most 1 argument, got {given}");
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        }
        debug_assert!(std::ptr::eq(class, super::CELL.get()), "cells have no subclasses");
        let contents = arguments.object(thread, 0)?.map(Owned::share);
        Ok(Self::new(thread, contents)?.into_object())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let address = self.as_object().address();
        match self.get() {
            None => thread.format_str(format_args!("<cell at {address:#x}: empty>")),
            Some(contents) => thread.format_str(format_args!(
                "<cell at {address:#x}: {} object at {:#x}>",
                contents.type_name(),
                contents.address()
            )),
        }
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let Some(other) = other.downcast_exact::<Self>() else {
            return Ok(thread.not_implemented());
        };
        match (self.get(), other.get()) {
            (Some(left), Some(right)) => object::compare(thread, &left, &right, comparison),
            (left, right) => {
                // An empty cell is less than one with contents.
                let order = left.is_some().cmp(&right.is_some());
                Ok(thread.bool(match comparison {
                    Comparison::Less => order.is_lt(),
                    Comparison::LessOrEqual => order.is_le(),
                    Comparison::Equal => order.is_eq(),
                    Comparison::NotEqual => order.is_ne(),
                    Comparison::Greater => order.is_gt(),
                    Comparison::GreaterOrEqual => order.is_ge(),
                }))
            }
        }
    }
}

#[methods]
impl Cell {
    #[getter]
    fn cell_contents(&self, thread: &Thread) -> Fallible<Owned> {
        self.get().ok_or_else(|| crate::raise!(thread, VALUE_ERROR, "Cell is empty"))
    }

    #[setter(name = "cell_contents")]
    fn set_cell_contents(&self, value: Option<&Object>) -> Fallible {
        drop(self.replace(value.map(Owned::share)));
        Ok(())
    }
}
