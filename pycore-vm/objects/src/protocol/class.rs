//! `isinstance` and `issubclass`, for real classes and for whatever acts as one.

use super::{call, object, special};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::types::type_type::{TYPE, layout};
use crate::types::union_type::Union;
use crate::{name, raise};

/// What is wrong with the second argument of `isinstance`.
const NO_CLASS_OF_INSTANCE: &str =
    "isinstance() arg 2 must be a type, a tuple of types, or a union";
/// What is wrong with the arguments of `issubclass`.
const NO_SUBCLASS: &str = "issubclass() arg 1 must be a class";
const NO_CLASS: &str = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

/// `isinstance(object, class)`: `class` may be a tuple, and may have its own opinion in `__instancecheck__`.
pub fn is_instance(thread: &Thread, object: &Object, class: &Object) -> Fallible<bool> {
    if std::ptr::eq(object.type_object().as_object(), class) {
        return Ok(true);
    }
    if is_plain_type(class) {
        return is_real_instance(thread, object, class);
    }
    let check = || special::lookup(thread, class, name!(thread, "__instancecheck__"));
    let whence = " in __instancecheck__";
    by_check(thread, object, class, whence, is_instance, check, is_real_instance)
}

/// `issubclass(derived, class)`, likewise with `__subclasscheck__`.
pub fn is_subclass(thread: &Thread, derived: &Object, class: &Object) -> Fallible<bool> {
    if is_plain_type(class) {
        return Ok(derived.is(class) || is_real_subclass(thread, derived, class)?);
    }
    let check = || special::lookup(thread, class, name!(thread, "__subclasscheck__"));
    let whence = " in __subclasscheck__";
    by_check(thread, derived, class, whence, is_subclass, check, is_real_subclass)
}

/// A question that is asked about each item of a tuple, else left to a special method of the class, else to `real`.
fn by_check(
    thread: &Thread,
    object: &Object,
    class: &Object,
    whence: &str,
    each: fn(&Thread, &Object, &Object) -> Fallible<bool>,
    method: impl FnOnce() -> Fallible<Option<special::Special>>,
    real: fn(&Thread, &Object, &Object) -> Fallible<bool>,
) -> Fallible<bool> {
    let of_union = class.downcast::<Union>().map(Union::arguments);
    if let Some(classes) = class.downcast::<Tuple>().or(of_union.as_deref()) {
        object::check_recursion(thread, whence)?;
        for class in classes.iter() {
            if each(thread, object, class)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match method()? {
        Some(method) => {
            object::check_recursion(thread, whence)?;
            object::is_true(thread, &*method.call(thread, class, &[object])?)
        }
        None => real(thread, object, class),
    }
}

/// Whether a class is of exactly the type `type`, so that it has no opinion of its own.
#[inline]
fn is_plain_type(class: &Object) -> bool {
    std::ptr::eq(class.type_object(), TYPE.get())
}

/// Whether the attribute `__class__` of instances is their type, as `object` has it.
fn says_its_type(thread: &Thread, class: &TypeObject) -> bool {
    let name = name!(thread, "__class__");
    let search = |class: &TypeObject| class.read(|raw| raw.tp_getattro.map_or(0, |f| f as usize));
    search(class) == search(OBJECT.get())
        && match (class.lookup(thread, name), OBJECT.get().lookup(thread, name)) {
            (Some(found), Some(usual)) => found.is(&usual),
            _ => false,
        }
}

/// Whether an object, or what it says is its class, derives from a class: `type.__instancecheck__`.
pub fn is_real_instance(thread: &Thread, object: &Object, class: &Object) -> Fallible<bool> {
    let own = object.type_object();
    if let Some(class) = class.downcast::<TypeObject>() {
        if own.is_subtype_of(class) {
            return Ok(true);
        }
        if says_its_type(thread, own) {
            return Ok(false);
        }
        let said = object::lookup_attribute(thread, object, name!(thread, "__class__"))?;
        return Ok(said.is_some_and(|said| {
            (*said).downcast::<TypeObject>().is_some_and(|said| said.is_subtype_of(class))
        }));
    }
    require_class(thread, class, NO_CLASS_OF_INSTANCE)?;
    match object::lookup_attribute(thread, object, name!(thread, "__class__"))? {
        Some(said) => is_abstract_subclass(thread, &said, class),
        None => Ok(false),
    }
}

/// Whether a class derives from another by their `__bases__`: `type.__subclasscheck__`.
pub fn is_real_subclass(thread: &Thread, derived: &Object, class: &Object) -> Fallible<bool> {
    if let (Some(derived), Some(class)) =
        (derived.downcast::<TypeObject>(), class.downcast::<TypeObject>())
    {
        return Ok(derived.is_subtype_of(class));
    }
    require_class(thread, derived, NO_SUBCLASS)?;
    require_class(thread, class, NO_CLASS)?;
    is_abstract_subclass(thread, derived, class)
}

/// The tuple `__bases__` of an object that acts as a class.
fn bases_of(thread: &Thread, class: &Object) -> Fallible<Option<Owned<Tuple>>> {
    let bases = object::lookup_attribute(thread, class, name!(thread, "__bases__"))?;
    Ok(bases.and_then(|bases| bases.downcast().ok()))
}

fn require_class(thread: &Thread, class: &Object, message: &str) -> Fallible {
    match bases_of(thread, class)? {
        Some(_) => Ok(()),
        None => Err(raise!(thread, TYPE_ERROR, "{message}")),
    }
}

fn is_abstract_subclass(thread: &Thread, derived: &Object, class: &Object) -> Fallible<bool> {
    let mut derived = Owned::share(derived);
    loop {
        if derived.is(class) {
            return Ok(true);
        }
        let Some(bases) = bases_of(thread, &derived)? else { return Ok(false) };
        match bases.as_slice() {
            [] => return Ok(false),
            // A long line of single bases takes no stack.
            [base] => derived = Owned::share(base),
            several => {
                object::check_recursion(thread, " in __issubclass__")?;
                for base in several {
                    if is_abstract_subclass(thread, base, class)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
        }
    }
}

/// The bases of a class as its definition gives them, each that is no class replaced by what its `__mro_entries__` gives;
/// the same tuple if none is.
pub fn resolve_bases(thread: &Thread, bases: &Owned<Tuple>) -> Fallible<Owned<Tuple>> {
    let mut resolved: Option<Vec<Owned>> = None;
    for (index, base) in bases.iter().enumerate() {
        let entries = match base.downcast::<TypeObject>() {
            Some(_) => None,
            None => object::lookup_attribute(thread, base, name!(thread, "__mro_entries__"))?,
        };
        let Some(entries) = entries else {
            if let Some(resolved) = &mut resolved {
                resolved.push(Owned::share(base));
            }
            continue;
        };
        let entries = call::call(thread, &entries, &[bases.as_object()])?;
        let Some(entries) = (*entries).downcast::<Tuple>() else {
            return Err(raise!(thread, TYPE_ERROR, "__mro_entries__ must return a tuple"));
        };
        let before = || bases.iter().take(index).map(Owned::share).collect();
        resolved.get_or_insert_with(before).extend(entries.iter().map(Owned::share));
    }
    match resolved {
        Some(resolved) => Tuple::from_owned(thread, resolved),
        None => Ok(bases.clone()),
    }
}

/// The metaclass of a class: the lowest of the one that was asked for and those of the bases.
pub fn best_metaclass(
    thread: &Thread,
    metaclass: &TypeObject,
    bases: &Tuple,
) -> Fallible<Owned<TypeObject>> {
    layout::best_metaclass(thread, metaclass, bases)
}
