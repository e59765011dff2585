//! What functions do as objects: calls, binding, text.

use super::Function;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Arguments;
use crate::protocol::call;
use crate::types::method::Method;
use crate::types::str::Str;
use pycore_macros::slots;

#[slots]
impl Function {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let name = self.qualified_name();
        let name = (*name).downcast::<Str>().map(Str::to_string_lossy).unwrap_or_default();
        Str::new(thread, &format!("<function {name} at {:p}>", self.as_object()))
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        call::call_slots(thread, self.as_object(), arguments.all(), arguments.names().tuple())
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        match instance {
            Some(instance) if !instance.is_none() => {
                Ok(Method::new(thread, self.as_object(), instance)?.into_object())
            }
            _ => Ok(Owned::share(self.as_object())),
        }
    }
}
