//! The search of `super`, for `super` objects and for instructions that do without one.

use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeFlags, TypeObject};
use crate::name;
use crate::protocol::{descriptor, object};
use crate::types::object::attributes;
use crate::types::str::Str;

/// The class whose resolution order counts: an object that is a class below `class`, or else its class, which must be
/// below `class`.
pub fn class_of(thread: &Thread, class: &TypeObject, this: &Object) -> Fallible<Owned<TypeObject>> {
    let is_below = |candidate: &TypeObject| candidate.is_subtype_of(class);
    if let Some(this) = this.downcast::<TypeObject>()
        && is_below(this)
    {
        return Ok(Owned::share(this));
    }
    if is_below(this.type_object()) {
        return Ok(Owned::share(this.type_object()));
    }
    // The object may say that it is something else, as proxies do.
    if let Some(said) = object::lookup_attribute(thread, this, name!(thread, "__class__"))?
        && let Ok(said) = said.downcast::<TypeObject>()
        && is_below(&said)
    {
        return Ok(said);
    }
    Err(not_below(thread, class, this))
}

#[cold]
fn not_below(thread: &Thread, class: &TypeObject, this: &Object) -> Raised {
    let (kind, given) = match this.downcast::<TypeObject>() {
        Some(this) => ("type", this.display_name()),
        None => ("instance of", this.type_object().display_name()),
    };
    let class = class.display_name();
    crate::raise!(
        thread,
        TYPE_ERROR,
        "super(type, obj): obj ({kind} {given}) is not an instance or subtype of type ({class})."
    )
}

/// The attribute of a name behind `class` in the resolution order of `this_class`. `__class__` is never found: it is that
/// of the `super` object itself.
pub fn find(
    thread: &Thread,
    class: &TypeObject,
    this_class: &TypeObject,
    name: &Str,
) -> Option<Owned> {
    if std::ptr::eq(name, name!(thread, "__class__")) || name.equals_ascii("__class__") {
        return None;
    }
    this_class.with_mro(|order| {
        let behind = order.iter().skip_while(|candidate| !candidate.is(class.as_object())).skip(1);
        behind
            .filter_map(|base| base.downcast::<TypeObject>())
            .find_map(|base| base.dict()?.get_str(name))
    })?
}

/// What reading an attribute that was found gives.
pub fn bind(
    thread: &Thread,
    found: Owned,
    this: &Object,
    this_class: &TypeObject,
) -> Fallible<Owned> {
    let instance = (!this.is(this_class.as_object())).then_some(this);
    descriptor::bind(thread, found, instance, Some(this_class.as_object()))
}

/// What an attribute of `super(class, this)` is to a call.
pub enum Attribute {
    /// A function that takes `this` as its first argument.
    Method(Owned),
    /// Anything else, as it is read.
    Value(Owned),
}

/// `super(class, this).name` without making a `super` object.
///
/// With `called`, functions are given as they are, to be called with `this` in front.
pub fn attribute(
    thread: &Thread,
    class: &TypeObject,
    this: &Object,
    name: &Str,
    called: bool,
) -> Fallible<Attribute> {
    let this_class = class_of(thread, class, this)?;
    let Some(found) = find(thread, class, &this_class, name) else {
        let object = thread.new_object(super::Super::empty)?;
        object.bind(thread, class, Some(this))?;
        return attributes::get(thread, object.as_object(), name).map(Attribute::Value);
    };
    let is_function = found.type_object().flags().contains(TypeFlags::METHOD_DESCRIPTOR);
    if called && is_function && !this.is(this_class.as_object()) {
        return Ok(Attribute::Method(found));
    }
    bind(thread, found, this, &this_class).map(Attribute::Value)
}
