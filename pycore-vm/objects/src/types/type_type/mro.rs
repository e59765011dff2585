//! The method resolution order: the C3 linearisation of a type's bases.
//!
//! The order begins with the type and merges the orders of its bases and the list of bases itself, taking each time
//! the first head that no other list has in its tail.

use std::ptr;

use crate::core::{Fallible, Owned, Raised, Thread, TypeObject};
use crate::name;
use crate::protocol::{object, sequence, special};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_type::TYPE;

/// The order that a type's bases give.
pub(crate) fn linearize(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Tuple>> {
    let Some(bases) = class.bases() else {
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "type {} has no bases",
            class.display_name()
        ));
    };
    for base in bases.iter() {
        if base.downcast::<TypeObject>().is_none_or(|base| base.mro().is_none()) {
            let name = base.downcast::<TypeObject>().map_or("?", TypeObject::display_name);
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "Cannot extend an incomplete type '{name}'"
            ));
        }
    }
    // A single base: its order behind the type.
    if let [base] = bases.as_slice()
        && let Some(order) = base.downcast::<TypeObject>().and_then(TypeObject::mro)
    {
        let mut items = Vec::with_capacity(order.len() + 1);
        items.push(class.as_object());
        items.extend(order.iter());
        return Tuple::new(thread, &items);
    }
    check_duplicates(thread, &bases)?;
    let orders: Vec<Owned<Tuple>> = bases
        .iter()
        .filter_map(|base| base.downcast::<TypeObject>()?.mro())
        .chain([bases.clone()])
        .collect();
    let mut lists: Vec<&[&crate::Object]> = orders.iter().map(|order| order.as_slice()).collect();
    let mut result = vec![class.as_object()];
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Tuple::new(thread, &result);
        }
        let good = lists
            .iter()
            .map(|list| list[0])
            .find(|head| !lists.iter().any(|list| list[1..].iter().any(|other| other.is(head))));
        let Some(next) = good else {
            return Err(conflict(thread, &lists));
        };
        result.push(next);
        for list in &mut lists {
            if list[0].is(next) {
                *list = &list[1..];
            }
        }
    }
}

fn name_of(thread: &Thread, class: &crate::Object) -> String {
    match object::lookup_attribute(thread, class, name!(thread, "__name__")) {
        Ok(Some(name)) => {
            name.downcast_ref::<Str>().map_or_else(|| "?".to_owned(), Str::to_string_lossy)
        }
        Ok(None) => "?".to_owned(),
        Err(raised) => {
            thread.clear_exception(raised);
            "?".to_owned()
        }
    }
}

fn check_duplicates(thread: &Thread, bases: &Tuple) -> Fallible {
    for (index, base) in bases.iter().enumerate() {
        if bases.iter().skip(index + 1).any(|other| other.is(base)) {
            let name = name_of(thread, base);
            return Err(crate::raise!(thread, TYPE_ERROR, "duplicate base class {name}"));
        }
    }
    Ok(())
}

/// The error of bases whose orders contradict each other: it names the heads that are left.
#[cold]
fn conflict(thread: &Thread, lists: &[&[&crate::Object]]) -> Raised {
    let mut heads: Vec<&crate::Object> = Vec::new();
    for list in lists {
        if !heads.iter().any(|head| head.is(list[0])) {
            heads.push(list[0]);
        }
    }
    // The order of the names is the order of a set that is small enough to be filled one by one.
    let names: Vec<String> = heads.iter().map(|head| name_of(thread, head)).collect();
    crate::raise!(
        thread,
        TYPE_ERROR,
        "Cannot create a consistent method resolution order (MRO) for bases {}",
        names.join(", ")
    )
}

/// Sets the resolution order of a type, as its metaclass's `mro` method says.
///
/// Gives the order before. `None` if the method changed the type's bases, which set an order then.
pub(crate) fn set_order(
    thread: &Thread,
    class: &TypeObject,
) -> Fallible<Option<Option<Owned<Tuple>>>> {
    let before = class.mro();
    let order = match custom(thread, class)? {
        None => linearize(thread, class)?,
        Some(order) => order,
    };
    let same = match (&before, class.mro()) {
        (None, None) => true,
        (Some(before), Some(now)) => ptr::eq::<Tuple>(&**before, &*now),
        _ => false,
    };
    if !same {
        return Ok(None);
    }
    class.mro_place().set(order);
    if is_customized(thread, class) {
        // What a changed method of the metaclass says next time is unknown.
        class.forbid_caching();
    }
    class.modified(thread);
    Ok(Some(before))
}

fn is_customized(thread: &Thread, class: &TypeObject) -> bool {
    let metaclass = class.as_object().type_object();
    if ptr::eq(metaclass, TYPE.get()) {
        return false;
    }
    let ours = TYPE.get().lookup(thread, name!(thread, "mro"));
    let theirs = metaclass.lookup(thread, name!(thread, "mro"));
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => !ours.is(&theirs),
        _ => true,
    }
}

/// The order by a metaclass's own `mro` method, checked.
fn custom(thread: &Thread, class: &TypeObject) -> Fallible<Option<Owned<Tuple>>> {
    if !is_customized(thread, class) {
        return Ok(None);
    }
    let result = special::call(thread, class.as_object(), name!(thread, "mro"), &[])?;
    let order = sequence::to_tuple(thread, &result)?;
    let solid = super::layout::solid_base(class);
    for base in order.iter() {
        let Some(base) = base.downcast::<TypeObject>() else {
            let given = base.type_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "mro() returned a non-class ('{given}')"
            ));
        };
        if !solid.is_subtype_of(super::layout::solid_base(base)) {
            let name = base.display_name();
            let message = format_args!("mro() returned base with unsuitable layout ('{name}')");
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        }
    }
    Ok(Some(order))
}
