//! `types.SimpleNamespace`: attributes that are there for the taking.

mod value;

pub use value::Namespace;

use std::mem::offset_of;

use pycore_macros::{methods, slots};

use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Comparison, MemberKind, NativeMember};
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::types::dict::Dict;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{raise, static_type};

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__dict__",
    MemberKind::ObjectOrNone,
    offset_of!(Namespace, dict),
    NativeMember::READ_ONLY,
    None,
)];

static_type! {
    /// The type of simple namespaces.
    pub static NAMESPACE: Namespace = {
        name: "types.SimpleNamespace",
        export: "_PyNamespace_Type",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        slots: Namespace::SLOTS,
        methods: Namespace::METHODS,
        members: MEMBERS,
        dict_offset: 16,
    };
}

impl Namespace {
    /// A namespace with what a dict holds, which becomes its own.
    pub fn of_dict(thread: &Thread, dict: Owned<Dict>) -> Fallible<Owned<Self>> {
        let namespace = thread.new_object(Self::contents)?;
        namespace.dict.set(dict);
        Ok(namespace)
    }

    /// The dict of the attributes.
    fn attributes(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        match self.dict.get() {
            Some(dict) => Ok(dict),
            None => {
                let dict = Dict::new(thread)?;
                self.dict.set(dict.clone());
                Ok(dict)
            }
        }
    }

    fn update(&self, thread: &Thread, arguments: &Arguments<'_>) -> Fallible {
        let dict = self.attributes(thread)?;
        if arguments.len() > 1 {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{} expected at most 1 positional argument, got {}",
                self.as_object().type_object().short_name(),
                arguments.len()
            ));
        }
        if let Some(source) = arguments.positional().first() {
            let source = source.to_owned(thread)?;
            let given = Dict::new(thread)?;
            let update = crate::name!(thread, "update");
            crate::protocol::call::call_method(thread, given.as_object(), update, &[&source])?;
            let mut position = 0;
            while let Some((key, value)) = given.next_entry(&mut position) {
                if (*key).downcast::<Str>().is_none() {
                    return Err(raise!(thread, TYPE_ERROR, "keywords must be strings"));
                }
                dict.insert(thread, &key, &value)?;
            }
        }
        if let Some(keywords) = arguments.keywords_dict(thread)? {
            let mut position = 0;
            while let Some((key, value)) = keywords.next_entry(&mut position) {
                dict.insert(thread, &key, &value)?;
            }
        }
        Ok(())
    }
}

#[slots]
impl Namespace {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let namespace = thread.new_instance(class, Self::contents)?;
        namespace.dict.set(Dict::new(thread)?);
        Ok(namespace)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.update(thread, &arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let class = self.as_object().type_object();
        let is_exact = std::ptr::eq(class, NAMESPACE.get());
        let name = if is_exact { "namespace".into() } else { class.short_name() };
        let Some(_guard) = object::repr_guard(thread, self.as_object()) else {
            return Str::new(thread, &format!("{name}(...)"));
        };
        let mut text = Text::new(thread);
        text.push(&name)?;
        text.push("(")?;
        let dict = self.attributes(thread)?;
        let (mut position, mut separator) = (0, "");
        while let Some((key, value)) = dict.next_entry(&mut position) {
            let Some(key) = (*key).downcast::<Str>().filter(|key| !key.is_empty()) else {
                continue;
            };
            text.push(separator)?;
            separator = ", ";
            text.push(&key.to_string_lossy())?;
            text.push("=")?;
            text.push_repr(&value)?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Self>() else { return Ok(thread.not_implemented()) };
        let (one, other) = (self.attributes(thread)?, other.attributes(thread)?);
        object::compare(thread, one.as_object(), other.as_object(), comparison)
    }
}

#[methods]
impl Namespace {
    /// __reduce__($self, /)
    ///
    /// Class, no arguments, and the attributes as state.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = Owned::share(self.as_object().type_object().as_object());
        let dict = self.attributes(thread)?.into_object();
        Tuple::pack(thread, [class, Tuple::empty().into_object(), dict])
    }

    /// A namespace like this one, with other values for the attributes that are named.
    fn __replace__(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        if !arguments.positional().is_empty() {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "__replace__() takes 0 positional arguments but {} was given",
                arguments.len()
            ));
        }
        let class = self.as_object().type_object().as_object();
        let copy = crate::protocol::call::call(thread, class, &[])?;
        let Some(namespace) = (*copy).downcast::<Self>() else {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "expect {} type, but {}() returned '{}' object",
                NAMESPACE.get().display_name(),
                class.type_name(),
                copy.type_name()
            ));
        };
        let to = namespace.attributes(thread)?;
        let from = self.attributes(thread)?;
        let mut position = 0;
        while let Some((key, value)) = from.next_entry(&mut position) {
            to.insert(thread, &key, &value)?;
        }
        namespace.update(thread, &arguments)?;
        Ok(copy)
    }
}
