//! Descriptors of native types: computed attributes, fields, special methods that call slots.
//!
//! Each is found in its class's dictionary; reading the attribute of an instance calls its `__get__`.

pub mod getset;
pub mod member;
pub mod method_wrapper;
#[expect(unsafe_code, reason = "the layout of descriptors, and what they lead to")]
pub mod value;
pub mod wrapper;

pub use getset::GETSET_DESCRIPTOR;
pub use member::MEMBER_DESCRIPTOR;
pub use method_wrapper::{METHOD_WRAPPER, MethodWrapper};
pub(crate) use value::static_name;
pub use value::{Descriptor, GetSetDescriptor, MemberDescriptor, WrapperDescriptor};
pub use wrapper::WRAPPER_DESCRIPTOR;

use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread};
use crate::declare::{MemberKind, NativeMember};
use crate::name;
use crate::protocol::object;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// Fields that all descriptors show.
pub(crate) const MEMBERS: &[NativeMember] = &[
    NativeMember::new(c"__objclass__", MemberKind::Object, 16, NativeMember::READ_ONLY, None),
    NativeMember::new(c"__name__", MemberKind::Object, 24, NativeMember::READ_ONLY, None),
];

impl Descriptor {
    /// Checks that an object is an instance of the descriptor's class.
    #[inline]
    pub(crate) fn check(&self, thread: &Thread, instance: &Object) -> Fallible {
        if instance.type_object().is_subtype_of(self.class()) {
            return Ok(());
        }
        Err(self.refuse(thread, instance))
    }

    #[cold]
    fn refuse(&self, thread: &Thread, instance: &Object) -> Raised {
        let (name, class, given) = (self.name(), self.class(), instance.type_name());
        let class = class.display_name();
        crate::raise!(
            thread,
            TYPE_ERROR,
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object"
        )
    }

    /// `repr` of a descriptor of some kind.
    pub(crate) fn describe(&self, thread: &Thread, kind: &str) -> Fallible<Owned<Str>> {
        let (name, class) = (self.name(), self.class());
        thread.format_str(format_args!("<{kind} '{name}' of '{}' objects>", class.display_name()))
    }

    /// `__qualname__`: that of the class and the name, made when it is first asked for.
    pub(crate) fn qualified_name(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(known) = self.qualified_name.get() {
            return Ok(known);
        }
        let class =
            object::get_attribute(thread, self.class().as_object(), name!(thread, "__qualname__"))?;
        let Some(class) = class.downcast_ref::<Str>() else {
            let message = "<descriptor>.__objclass__.__qualname__ is not a unicode object";
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        };
        let name = thread.format_str(format_args!("{class}.{}", self.name()))?.into_object();
        self.qualified_name.set(name.clone());
        Ok(name)
    }

    /// `__reduce__`: the attribute of the class.
    pub(crate) fn reduce(&self, thread: &Thread) -> Fallible<Owned> {
        reduce_attribute(thread, self.class().as_object(), self.name())
    }
}

/// `(getattr, (object, name))`, from which `pickle` gets an attribute again.
pub(crate) fn reduce_attribute(thread: &Thread, object: &Object, name: &Str) -> Fallible<Owned> {
    let Some(builtins) = thread.interpreter().builtins.get() else {
        return Err(crate::raise!(thread, SYSTEM_ERROR, "there is no module builtins"));
    };
    let getattr = object::get_item(thread, &builtins, name!(thread, "getattr").as_object())?;
    let arguments = Tuple::new(thread, &[object, name.as_object()])?;
    Ok(Tuple::new(thread, &[&getattr, arguments.as_object()])?.into_object())
}

/// Documentation as an attribute: text or `None`.
pub(crate) fn text_or_none(thread: &Thread, text: Option<&str>) -> Fallible<Owned> {
    match text {
        Some(text) => thread.new_str(text),
        None => Ok(thread.none()),
    }
}
