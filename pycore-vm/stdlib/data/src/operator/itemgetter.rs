//! `itemgetter`: gets one item or several.

use std::mem::offset_of;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{Arguments, Callable, Vectorcall};
use pycore_objects::protocol::object;
use pycore_objects::protocol::repr::Repr;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, methods, raise, slots};

native_type! {
    /// A callable that gets items of its argument.
    pub struct ItemGetter = ITEMGETTER "operator.itemgetter" (HAVE_VECTORCALL) {
        /// The keys; one key gets an item, several get a tuple.
        keys: Place<Tuple>,
        vectorcall: Vectorcall,
    }
    traced(keys),
    doc "itemgetter(item, /, *items)\n--\n\nA callable that gets the items with these keys: itemgetter(2)(r) is r[2], itemgetter(2, 5)(r) is (r[2], r[5]).",
    methods ItemGetter::METHODS,
    getsets ItemGetter::GETSETS,
    members vectorcall_members!(ItemGetter),
    vectorcall_offset offset_of!(ItemGetter, vectorcall) as isize,
    own_access Get
}

/// The one argument of a getter's call.
pub(super) fn only_argument<'a>(
    thread: &Thread,
    name: &str,
    arguments: Arguments<'a>,
) -> Fallible<&'a Object> {
    match (arguments.object(thread, 0)?, arguments.len(), arguments.names().is_empty()) {
        (_, _, false) => Err(raise!(thread, TYPE_ERROR, "{name}() takes no keyword arguments")),
        (Some(object), 1, _) => Ok(object),
        (_, given, _) => Err(raise!(thread, TYPE_ERROR, "{name} expected 1 argument, got {given}")),
    }
}

/// A tuple of the positional arguments, of which there is at least one.
pub(super) fn keys(
    thread: &Thread,
    name: &str,
    arguments: Arguments<'_>,
) -> Fallible<Owned<Tuple>> {
    if !arguments.names().is_empty() {
        return Err(raise!(thread, TYPE_ERROR, "{name}() takes no keyword arguments"));
    }
    if arguments.positional().is_empty() {
        return Err(raise!(thread, TYPE_ERROR, "{name} expected 1 argument, got 0"));
    }
    let mut keys = Builder::new(thread, arguments.len())?;
    for key in arguments.positional() {
        keys.push(key.to_owned(thread)?);
    }
    keys.finish(thread)
}

impl Callable for ItemGetter {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let object = only_argument(thread, "itemgetter", arguments)?;
        let keys = self.keys.get().unwrap_or_else(Tuple::empty);
        if let [key] = *keys.as_slice() {
            return object::get_item(thread, object, key);
        }
        let mut items = Builder::new(thread, keys.len())?;
        for key in keys.iter() {
            items.push(object::get_item(thread, object, key)?);
        }
        Ok(items.finish(thread)?.into_object())
    }
}

#[slots(vectorcall)]
impl ItemGetter {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let keys = keys(thread, "itemgetter", arguments)?;
        thread.new_instance(class, |object| Self {
            object,
            keys: Place::new(keys),
            vectorcall: Vectorcall::of::<Self>(),
        })
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call(thread, arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let name = self.as_object().type_object().name().to_string_lossy();
        let Some(mut repr) = Repr::begin(thread, self.as_object(), &name)? else {
            return Str::new(thread, &format!("{name}(...)"));
        };
        repr.push("(")?;
        for (index, key) in self.keys.get().unwrap_or_else(Tuple::empty).iter().enumerate() {
            if index > 0 {
                repr.push(", ")?;
            }
            repr.push_repr(key)?;
        }
        repr.push(")")?;
        repr.finish()
    }
}

#[methods]
impl ItemGetter {
    // How it is called, for `inspect`.
    #[getter]
    fn __text_signature__(&self) -> &'static str {
        "(obj, /)"
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = Owned::share(self.as_object().type_object().as_object());
        let keys = self.keys.get().unwrap_or_else(Tuple::empty);
        Tuple::pack(thread, [class, keys.into_object()])
    }
}
