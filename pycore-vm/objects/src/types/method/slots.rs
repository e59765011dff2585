//! What bound methods do as objects: calls, attributes of the function, comparison.

use super::Method;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::{Arguments, Comparison};
use crate::protocol::{call, object};
use crate::types::object::attributes;
use pycore_macros::slots;

#[slots]
impl Method {
    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        call::call_slots(thread, self.as_object(), arguments.all(), arguments.names().tuple())
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        let name = attributes::name_of(thread, name)?;
        if self.as_object().type_object().lookup(thread, name).is_some() {
            return attributes::get(thread, self.as_object(), name);
        }
        object::get_attribute(thread, self.function(), name)
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let receiver = std::ptr::from_ref(self.receiver()).addr() as isize;
        let hash = receiver.rotate_right(4) ^ object::hash(thread, self.function())?;
        Ok(if hash == -1 { -2 } else { hash })
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let equality = match comparison {
            Comparison::Equal => true,
            Comparison::NotEqual => false,
            _ => return Ok(thread.not_implemented()),
        };
        let Some(other) = other.downcast_exact::<Self>() else {
            return Ok(thread.not_implemented());
        };
        let same = self.receiver().is(other.receiver())
            && object::compare_bool(thread, self.function(), other.function(), Comparison::Equal)?;
        Ok(thread.bool(same == equality))
    }
}
