//! Which methods of a class are abstract.

use pycore_objects::protocol::{call, iterate, object};
use pycore_objects::types::set::FrozenSet;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Thread, name, raise};

/// Whether an attribute says that it is abstract.
fn is_abstract(thread: &Thread, value: &Object) -> Fallible<bool> {
    match object::lookup_attribute(thread, value, name!(thread, "__isabstractmethod__"))? {
        Some(answer) => object::is_true(thread, &answer),
        None => Ok(false),
    }
}

/// Sets `__abstractmethods__`: the names in the class that are abstract, and those of its bases that still are.
pub(super) fn find_abstract(thread: &Thread, class: &Object) -> Fallible {
    let names = FrozenSet::new(thread)?;
    let namespace = object::get_attribute(thread, class, name!(thread, "__dict__"))?;
    let items = call::call_method(thread, &namespace, name!(thread, "items"), &[])?;
    for item in iterate::to_vec(thread, &items, "")? {
        let Some(&[name, value]) = item.downcast_ref::<Tuple>().map(Tuple::as_slice) else {
            return Err(raise!(thread, TYPE_ERROR, "Iteration over dict.items() is not a pair"));
        };
        if is_abstract(thread, value)? {
            names.elements().add(thread, name)?;
        }
    }
    let bases = object::get_attribute(thread, class, name!(thread, "__bases__"))?;
    let Some(bases) = bases.downcast_ref::<Tuple>() else {
        return Err(raise!(thread, TYPE_ERROR, "__bases__ is not tuple"));
    };
    let attribute = name!(thread, "__abstractmethods__");
    for base in bases.iter() {
        let Some(inherited) = object::lookup_attribute(thread, base, attribute)? else { continue };
        iterate::for_each(thread, &inherited, |name| {
            let Some(text) = name.downcast_ref::<Str>() else {
                let kind = name.type_name();
                let message = format!("attribute name must be string, not '{kind}'");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            };
            if let Some(value) = object::lookup_attribute(thread, class, text)?
                && is_abstract(thread, &value)?
            {
                names.elements().add(thread, &name)?;
            }
            Ok(())
        })?;
    }
    object::set_attribute(thread, class, attribute, names.as_object())
}
