//! `__bases__` of a class, and giving it others.

use super::special_attributes::settable;
use super::{layout, mro};
use crate::core::slots::update;
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::name;
use crate::types::tuple::Tuple;

/// The resolution orders that were replaced, to be put back if something fails.
type Before = Vec<(Owned<TypeObject>, Option<Owned<Tuple>>)>;

/// `__bases__ = value`
pub(super) fn set(thread: &Thread, class: &TypeObject, value: Option<&Object>) -> Fallible {
    let value = settable(thread, class, name!(thread, "__bases__"), value)?;
    let bases = checked(thread, class, value)?;
    let new_base = layout::best_base(thread, &bases)?;
    let Some(old_base) = class.base_place().get() else { return Ok(()) };
    layout::check_assignment(thread, &new_base, &old_base, "__bases__")?;
    let Some(old_bases) = class.bases_place().replace(Some(bases.clone())) else { return Ok(()) };
    drop(class.base_place().replace(Some(new_base)));
    let mut before = Vec::new();
    if let Err(raised) = set_orders(thread, class, &mut before) {
        // A metaclass's `mro` may have given the class other bases meanwhile; those stay.
        if class.bases().is_some_and(|now| std::ptr::eq::<Tuple>(&*now, &*bases)) {
            for (class, order) in before.into_iter().rev() {
                drop(class.mro_place().replace(order));
                class.modified(thread);
            }
            drop(class.bases_place().replace(Some(old_bases)));
            drop(class.base_place().replace(Some(old_base)));
        }
        return Err(raised);
    }
    if class.bases().is_some_and(|now| std::ptr::eq::<Tuple>(&*now, &*bases)) {
        for base in types_in(&old_bases) {
            base.remove_subclass(class);
        }
        for base in types_in(&bases) {
            base.add_subclass(thread, class)?;
        }
        update_slots(thread, class);
    }
    Ok(())
}

fn types_in(bases: &Tuple) -> impl Iterator<Item = &TypeObject> {
    bases.iter().filter_map(|base| base.downcast::<TypeObject>())
}

/// The new bases, if they can be bases of the class.
fn checked(thread: &Thread, class: &TypeObject, value: &Object) -> Fallible<Owned<Tuple>> {
    let name = class.display_name();
    let wrong = |message: String| -> Raised { crate::raise!(thread, TYPE_ERROR, "{message}") };
    let Some(bases) = value.downcast::<Tuple>() else {
        let given = value.type_object().display_name();
        return Err(wrong(format!("can only assign tuple to {name}.__bases__, not {given}")));
    };
    if bases.is_empty() {
        return Err(wrong(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for base in bases.iter() {
        let Some(base) = base.downcast::<TypeObject>() else {
            let given = base.type_object().display_name();
            return Err(wrong(format!("{name}.__bases__ must be tuple of classes, not '{given}'")));
        };
        if base.is_subtype_of(class) || base.derives_from(class) {
            return Err(wrong("a __bases__ item causes an inheritance cycle".to_owned()));
        }
    }
    Ok(Owned::share(bases))
}

/// Sets the resolution orders of a class and of all below it.
fn set_orders(thread: &Thread, class: &TypeObject, before: &mut Before) -> Fallible {
    crate::protocol::object::check_recursion(thread, " in __bases__")?;
    let Some(old) = mro::set_order(thread, class)? else { return Ok(()) };
    before.push((Owned::share(class), old));
    for subclass in class.subclasses() {
        set_orders(thread, &subclass, before)?;
    }
    Ok(())
}

/// Fills the slots of a class and of all below it again.
fn update_slots(thread: &Thread, class: &TypeObject) {
    class.modified(thread);
    update::update_all(thread, class);
    for subclass in class.subclasses() {
        update_slots(thread, &subclass);
    }
}
