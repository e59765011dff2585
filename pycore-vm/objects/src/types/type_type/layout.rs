//! Which bases go together: the memory of instances.
//!
//! A class whose instances have more in memory than those of its base, other than a dict or a list of weak references,
//! is *solid*. Bases can be combined if the solid ones among them lie on one line; the lowest of them is the best base,
//! after which the class's instances are laid out.

use std::ptr;

use crate::core::{Fallible, Owned, Raised, Thread, TypeFlags, TypeObject};
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// Sizes and offsets of a type's instances.
#[derive(Clone, Copy)]
struct Shape {
    basic_size: isize,
    item_size: isize,
    dict_offset: isize,
    weak_offset: isize,
    is_class: bool,
}

fn shape(class: &TypeObject) -> Shape {
    class.read(|raw| Shape {
        basic_size: raw.tp_basicsize,
        item_size: raw.tp_itemsize,
        dict_offset: raw.tp_dictoffset,
        weak_offset: raw.tp_weaklistoffset,
        is_class: raw.tp_flags & TypeFlags::HEAP_TYPE.bits() != 0,
    })
}

/// A word of an object.
const WORD: isize = size_of::<usize>() as isize;

/// Whether instances of a type have more in them than those of its base.
fn has_more_than(class: &TypeObject, base: &TypeObject) -> bool {
    let (own, base) = (shape(class), shape(base));
    if own.item_size != 0 || base.item_size != 0 {
        return own.basic_size != base.basic_size || own.item_size != base.item_size;
    }
    let mut size = own.basic_size;
    // A dict or a list of weak references at the end adds nothing.
    if own.weak_offset != 0
        && base.weak_offset == 0
        && own.weak_offset + WORD == size
        && own.is_class
    {
        size -= WORD;
    }
    if own.dict_offset != 0
        && base.dict_offset == 0
        && own.dict_offset + WORD == size
        && own.is_class
    {
        size -= WORD;
    }
    size != base.basic_size
}

/// The nearest type, from this one up, that is solid.
pub(crate) fn solid_base(class: &TypeObject) -> &TypeObject {
    let mut current = class;
    while let Some(base) = current.base() {
        if has_more_than(current, base) {
            return current;
        }
        current = base;
    }
    current
}

/// The base that the instances of a class with these bases are laid out after.
pub(crate) fn best_base(thread: &Thread, bases: &Tuple) -> Fallible<Owned<TypeObject>> {
    let mut best: Option<(&TypeObject, &TypeObject)> = None;
    for base in bases.iter() {
        let Some(base) = base.downcast::<TypeObject>() else {
            return Err(crate::raise!(thread, TYPE_ERROR, "bases must be types"));
        };
        if !base.flags().contains(TypeFlags::BASE_TYPE) {
            let name = base.display_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "type '{name}' is not an acceptable base type"
            ));
        }
        let solid = solid_base(base);
        match best {
            None => best = Some((base, solid)),
            Some((_, winner)) if winner.is_subtype_of(solid) => {}
            Some((_, winner)) if solid.is_subtype_of(winner) => best = Some((base, solid)),
            Some(_) => {
                let message = "multiple bases have instance lay-out conflict";
                return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
            }
        }
    }
    Ok(Owned::share(best.map_or(OBJECT.get(), |(base, _)| base)))
}

/// The metaclass of a class: the lowest of the one that was called and those of the bases.
pub(crate) fn best_metaclass(
    thread: &Thread,
    metaclass: &TypeObject,
    bases: &Tuple,
) -> Fallible<Owned<TypeObject>> {
    let mut winner = metaclass;
    for base in bases.iter() {
        let candidate = base.type_object();
        if winner.is_subtype_of(candidate) {
            continue;
        }
        if !candidate.is_subtype_of(winner) {
            let message = "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of \
                           the metaclasses of all its bases";
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        }
        winner = candidate;
    }
    Ok(Owned::share(winner))
}

/// Whether both classes added the same to instances of a common base.
fn added_the_same(thread: &Thread, one: &TypeObject, other: &TypeObject) -> Fallible<bool> {
    let (Some(first), Some(second)) = (one.as_class(), other.as_class()) else { return Ok(false) };
    let (Some(base), Some(other_base)) = (one.base(), other.base()) else { return Ok(false) };
    if !ptr::eq(base, other_base) {
        return Ok(false);
    }
    let Some(start) = one.base().map(|base| shape(base).basic_size) else { return Ok(false) };
    let mut size = start;
    let (left, right) = (shape(one), shape(other));
    if left.dict_offset == size && right.dict_offset == size {
        size += WORD;
    }
    if left.weak_offset == size && right.weak_offset == size {
        size += WORD;
    }
    if let (Some(first), Some(second)) = (first.slots().get(), second.slots().get()) {
        if !crate::protocol::object::equal(thread, &first, &second)? {
            return Ok(false);
        }
        size += WORD * first.downcast_ref::<Tuple>().map_or(0, |names| names.len() as isize);
    }
    Ok(size == left.basic_size && size == right.basic_size)
}

/// Whether a class adds nothing at all to the instances of its base.
fn adds_nothing(class: &TypeObject, base: &TypeObject) -> bool {
    let (own, above) = (shape(class), shape(base));
    class.has_gc() == base.has_gc()
        && own.basic_size == above.basic_size
        && own.item_size == above.item_size
        && own.dict_offset == above.dict_offset
        && own.weak_offset == above.weak_offset
}

/// Refuses to replace the class of an instance (`attribute` is `__class__`), or the base of a class, by one whose instances
/// are laid out in another way.
pub(crate) fn check_assignment(
    thread: &Thread,
    new: &TypeObject,
    old: &TypeObject,
    attribute: &str,
) -> Fallible {
    let conflict = |what: &str| -> Raised {
        let (new, old) = (new.display_name(), old.display_name());
        crate::raise!(thread, TYPE_ERROR, "{attribute} assignment: '{new}' {what} '{old}'")
    };
    let free = |class: &TypeObject| class.read(|raw| raw.tp_free).map(|free| free as usize);
    if free(new) != free(old) {
        return Err(conflict("deallocator differs from"));
    }
    let solid = |class| -> Owned<TypeObject> {
        let mut current: &TypeObject = class;
        while let Some(base) = current.base() {
            if !adds_nothing(current, base) {
                break;
            }
            current = base;
        }
        Owned::share(current)
    };
    let (new_solid, old_solid) = (solid(new), solid(old));
    let same_base = match (new_solid.base(), old_solid.base()) {
        (Some(one), Some(other)) => ptr::eq(one, other),
        _ => false,
    };
    if !ptr::eq::<TypeObject>(&*new_solid, &*old_solid)
        && (!same_base || !added_the_same(thread, &new_solid, &old_solid)?)
    {
        return Err(conflict("object layout differs from"));
    }
    // What is in front of the object and behind it has to be the same as well.
    let hidden = TypeFlags::PRE_HEADER | TypeFlags::INLINE_VALUES | TypeFlags::HAVE_GC;
    if new.flags() & hidden != old.flags() & hidden {
        return Err(conflict("object layout differs from"));
    }
    Ok(())
}
