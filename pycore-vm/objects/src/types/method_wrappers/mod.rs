//! `classmethod` and `staticmethod`: a callable that is a method in another way.

mod class_method;
mod static_method;

pub use class_method::{CLASS_METHOD, ClassMethod};
pub use static_method::{STATIC_METHOD, StaticMethod};

use crate::core::{Fallible, Object, Owned, Place, Thread, Tracer};
use crate::declare::{Arguments, MemberKind, NativeMember};
use crate::errors::ATTRIBUTE_ERROR;
use crate::name;
use crate::protocol::object;
use crate::types::dict::{Dict, instance};
use crate::types::str::Str;

/// What both wrap, and the attributes that they have from it.
#[repr(C)]
pub(crate) struct Wrapper {
    object: Object,
    callable: Place,
    dict: Place<Dict>,
}

/// Where the dict is.
const DICT_OFFSET: isize = std::mem::offset_of!(Wrapper, dict) as isize;

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"__func__",
        MemberKind::ObjectOrNone,
        std::mem::offset_of!(Wrapper, callable),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"__wrapped__",
        MemberKind::ObjectOrNone,
        std::mem::offset_of!(Wrapper, callable),
        NativeMember::READ_ONLY,
        None,
    ),
];

impl Wrapper {
    /// Wraps nothing, until `__init__` is called.
    fn empty(object: Object) -> Self {
        Self { object, callable: Place::empty(), dict: Place::empty() }
    }

    /// What is wrapped.
    fn callable(&self) -> Option<Owned> {
        self.callable.get()
    }

    /// What is wrapped, if anything: `classmethod.__new__` alone wraps nothing.
    fn require(&self, thread: &Thread, kind: &str) -> Fallible<Owned> {
        match self.callable() {
            Some(callable) => Ok(callable),
            None => Err(crate::raise!(thread, RUNTIME_ERROR, "uninitialized {kind} object")),
        }
    }

    /// `__init__`: the only argument, whose names and documentation the wrapper takes over.
    fn init(&self, thread: &Thread, kind: &str, arguments: Arguments<'_>) -> Fallible {
        if !arguments.names().is_empty() {
            return Err(crate::raise!(thread, TYPE_ERROR, "{kind}() takes no keyword arguments"));
        }
        let [callable] = arguments.positional() else {
            let given = arguments.len();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "{kind} expected 1 argument, got {given}"
            ));
        };
        let callable = callable.to_owned(thread)?;
        self.callable.set(callable.clone());
        for name in [
            name!(thread, "__module__"),
            name!(thread, "__name__"),
            name!(thread, "__qualname__"),
            name!(thread, "__doc__"),
        ] {
            if let Some(value) = object::lookup_attribute(thread, &callable, name)? {
                object::set_attribute(thread, &self.object, name, &value)?;
            }
        }
        Ok(())
    }

    fn describe(&self, thread: &Thread, kind: &str) -> Fallible<Owned<Str>> {
        let callable = match self.callable() {
            Some(callable) => object::repr(thread, &callable)?,
            None => Str::new(thread, "None")?,
        };
        thread.format_str(format_args!("<{kind}({callable})>"))
    }

    /// Whether what is wrapped says that it is abstract.
    fn is_abstract(&self, thread: &Thread) -> Fallible<bool> {
        match self.callable() {
            Some(callable) => is_abstract(thread, &callable),
            None => Ok(false),
        }
    }

    /// An attribute that is computed by what is wrapped when it is first asked for.
    fn lazy(&self, thread: &Thread, kind: &str, name: &Str) -> Fallible<Owned> {
        if let Some(value) = instance::get(&self.object, name) {
            return Ok(value);
        }
        let callable = self.require(thread, kind)?;
        let value = object::get_attribute(thread, &callable, name)?;
        instance::set(thread, &self.object, name, Some(&value))?;
        Ok(value)
    }

    /// Sets an attribute that would otherwise be computed.
    fn set_lazy(&self, thread: &Thread, name: &Str, value: Option<&Object>) -> Fallible {
        if instance::set(thread, &self.object, name, value)? {
            return Ok(());
        }
        Err(crate::errors::raise_message(thread, &ATTRIBUTE_ERROR, format_args!("{name}")))
    }

    /// `__dict__`
    fn dict(&self, thread: &Thread) -> Fallible<Owned> {
        match instance::dict(thread, &self.object)? {
            Some(dict) => Ok(dict.into_object()),
            None => Ok(thread.none()),
        }
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.callable.trace(tracer);
        self.dict.trace(tracer);
    }

    fn clear(&self) {
        drop(self.callable.take());
        drop(self.dict.take());
    }
}

/// Whether an object says that it is abstract (`__isabstractmethod__`).
pub(crate) fn is_abstract(thread: &Thread, object: &Object) -> Fallible<bool> {
    match object::lookup_attribute(thread, object, name!(thread, "__isabstractmethod__"))? {
        Some(answer) => object::is_true(thread, &answer),
        None => Ok(false),
    }
}
