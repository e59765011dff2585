//! Operations on any object: representation, hash, comparison, truth, attributes, items.

pub use super::path::file_system_path;
use super::slots;
pub use super::text::{ascii, format};
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeFlags, TypeObject};
pub use crate::declare::Comparison;
use crate::name;
use crate::types::bool_type::Bool;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::object::{OBJECT, attributes};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_type::{TYPE, attributes as type_attributes};

impl Object {
    /// The name of the object's type, as messages have it: with the module, if a native module that is not `builtins`
    /// defines it.
    pub fn type_name(&self) -> std::borrow::Cow<'_, str> {
        self.type_object().name().to_string_lossy()
    }
}

impl TypeObject {
    /// The name without the module.
    pub fn short_name(&self) -> std::borrow::Cow<'_, str> {
        let name = self.name().to_string_lossy();
        if self.flags().contains(TypeFlags::HEAP_TYPE) {
            return name;
        }
        match name.rsplit_once('.') {
            Some((_, short)) => short.to_owned().into(),
            None => name,
        }
    }
}

/// Raises `RecursionError` where the native stack is nearly used up.
#[inline(always)]
pub fn check_recursion(thread: &Thread, whence: &str) -> Fallible {
    if thread.stack_is_exhausted() {
        return Err(recursion_error(thread, whence));
    }
    Ok(())
}

#[cold]
fn recursion_error(thread: &Thread, whence: &str) -> Raised {
    let used = crate::core::threads::stack::used() / 1024;
    crate::raise!(thread, RECURSION_ERROR, "Stack overflow (used {used} kB){whence}")
}

/// `repr(object)`
pub fn repr(thread: &Thread, object: &Object) -> Fallible<Owned<Str>> {
    check_recursion(thread, " while getting the repr of an object")?;
    match slots::repr(thread, object) {
        Some(result) => text_result(thread, result?, "__repr__"),
        None => Str::new(
            thread,
            &format!("<{} object at {:p}>", object.type_object().name().to_string_lossy(), object),
        ),
    }
}

/// `str(object)`
pub fn str(thread: &Thread, object: &Object) -> Fallible<Owned<Str>> {
    if let Some(text) = object.downcast_exact::<Str>() {
        return Ok(Owned::share(text));
    }
    check_recursion(thread, " while getting the str of an object")?;
    match slots::text(thread, object) {
        Some(result) => text_result(thread, result?, "__str__"),
        None => repr(thread, object),
    }
}

fn text_result(thread: &Thread, result: Owned, method: &str) -> Fallible<Owned<Str>> {
    result.downcast().map_err(|result| {
        crate::raise!(
            thread,
            TYPE_ERROR,
            "{method} returned non-string (type {})",
            result.type_name()
        )
    })
}

/// `hash(object)`; never -1.
#[inline]
pub fn hash(thread: &Thread, object: &Object) -> Fallible<isize> {
    if let Some(text) = object.downcast_exact::<Str>() {
        return Ok(text.hash());
    }
    match slots::hash(thread, object) {
        Some(hash) => hash,
        None => Err(unhashable(thread, object)),
    }
}

/// The hash of an object that is equal to nothing but itself.
pub fn hash_identity(object: &Object) -> isize {
    // The lowest bits of addresses are all the same.
    match std::ptr::from_ref(object).addr().rotate_right(4) as isize {
        -1 => -2,
        hash => hash,
    }
}

/// `unhashable type: 'list'`
#[cold]
pub fn unhashable(thread: &Thread, object: &Object) -> Raised {
    crate::raise!(thread, TYPE_ERROR, "unhashable type: '{}'", object.type_name())
}

/// `left < right` and its like.
pub fn compare(
    thread: &Thread,
    left: &Object,
    right: &Object,
    comparison: Comparison,
) -> Fallible<Owned> {
    check_recursion(thread, " in comparison")?;
    let (left_type, right_type) = (left.type_object(), right.type_object());
    let reflected_first =
        !std::ptr::eq(left_type, right_type) && right_type.is_subtype_of(left_type);
    if reflected_first
        && let Some(result) = compare_by_slot(thread, right, left, comparison.mirrored())?
    {
        return Ok(result);
    }
    if let Some(result) = compare_by_slot(thread, left, right, comparison)? {
        return Ok(result);
    }
    if !reflected_first
        && let Some(result) = compare_by_slot(thread, right, left, comparison.mirrored())?
    {
        return Ok(result);
    }
    match comparison {
        Comparison::Equal => Ok(thread.bool(left.is(right))),
        Comparison::NotEqual => Ok(thread.bool(!left.is(right))),
        _ => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "'{}' not supported between instances of '{}' and '{}'",
            comparison.symbol(),
            left.type_name(),
            right.type_name()
        )),
    }
}

/// What the left object's slot says, unless it says `NotImplemented`.
pub fn compare_by_slot(
    thread: &Thread,
    left: &Object,
    right: &Object,
    comparison: Comparison,
) -> Fallible<Option<Owned>> {
    match slots::compare(thread, left, right, comparison) {
        Some(result) => Ok(Some(result?).filter(|result| !result.is_not_implemented())),
        None => Ok(None),
    }
}

/// The truth of a comparison. Identical objects are equal, whatever they say.
#[inline]
pub fn compare_bool(
    thread: &Thread,
    left: &Object,
    right: &Object,
    comparison: Comparison,
) -> Fallible<bool> {
    if left.is(right) {
        match comparison {
            Comparison::Equal => return Ok(true),
            Comparison::NotEqual => return Ok(false),
            _ => {}
        }
    }
    let result = compare(thread, left, right, comparison)?;
    is_true(thread, &result)
}

/// Whether two objects are the same or equal, as containers see it.
#[inline]
pub fn equal(thread: &Thread, left: &Object, right: &Object) -> Fallible<bool> {
    if left.is(right) {
        return Ok(true);
    }
    if std::ptr::eq(left.type_object(), right.type_object()) {
        if let (Some(left), Some(right)) =
            (left.downcast_exact::<Str>(), right.downcast_exact::<Str>())
        {
            return Ok(left.equals(right));
        }
        if let (Some(left), Some(right)) =
            (left.downcast_exact::<Int>(), right.downcast_exact::<Int>())
        {
            return Ok(left.equals(right));
        }
    }
    compare_bool(thread, left, right, Comparison::Equal)
}

/// Whether an object counts as true.
#[inline]
pub fn is_true(thread: &Thread, object: &Object) -> Fallible<bool> {
    if object.is(Bool::of(true)) {
        return Ok(true);
    }
    if object.is(Bool::of(false)) || object.is_none() {
        return Ok(false);
    }
    if let Some(truth) = slots::truth(thread, object) {
        return truth;
    }
    match slots::mapping_length(thread, object).or_else(|| slots::sequence_length(thread, object)) {
        Some(length) => Ok(length? != 0),
        None => Ok(true),
    }
}

/// Whether an object may count as false: its type has a method that says so.
pub fn has_truth(object: &Object) -> bool {
    slots::has_truth(object)
}

/// `len(object)`
pub fn length(thread: &Thread, object: &Object) -> Fallible<usize> {
    match slots::sequence_length(thread, object).or_else(|| slots::mapping_length(thread, object)) {
        Some(length) => length,
        None => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "object of type '{}' has no len()",
            object.type_name()
        )),
    }
}

/// `object.name`
#[inline]
pub fn get_attribute(thread: &Thread, object: &Object, name: &Str) -> Fallible<Owned> {
    match slots::get_attribute(thread, object, name.as_object()) {
        Some(Ok(value)) => Ok(value),
        Some(Err(raised)) => {
            crate::types::object::attributes::add_context(thread, object, name);
            Err(raised)
        }
        None => Err(crate::raise!(
            thread,
            ATTRIBUTE_ERROR,
            "'{}' object has no attribute '{}'",
            object.type_name(),
            name
        )),
    }
}

/// `object.name`, or nothing if that raises `AttributeError`.
pub fn lookup_attribute(thread: &Thread, object: &Object, name: &Str) -> Fallible<Option<Owned>> {
    // What has no opinion of its own about attributes makes no exception for one that is missing.
    let search = |class: &TypeObject| class.read(|raw| raw.tp_getattro.map_or(0, |f| f as usize));
    let how = search(object.type_object());
    if how == search(OBJECT.get()) {
        return attributes::lookup(thread, object, name);
    }
    if how == search(TYPE.get())
        && let Some(class) = object.downcast::<TypeObject>()
    {
        return type_attributes::lookup(thread, class, name);
    }
    match get_attribute(thread, object, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => raised.suppress(thread, &crate::errors::ATTRIBUTE_ERROR).map(|()| None),
    }
}

/// `object.name = value`
pub fn set_attribute(thread: &Thread, object: &Object, name: &Str, value: &Object) -> Fallible {
    assign_attribute(thread, object, name, Some(value))
}

/// `del object.name`
pub fn delete_attribute(thread: &Thread, object: &Object, name: &Str) -> Fallible {
    assign_attribute(thread, object, name, None)
}

fn assign_attribute(
    thread: &Thread,
    object: &Object,
    name: &Str,
    value: Option<&Object>,
) -> Fallible {
    if let Some(result) = slots::set_attribute(thread, object, name.as_object(), value) {
        return result;
    }
    let readable =
        object.type_object().read(|raw| raw.tp_getattro.is_some() || raw.tp_getattr.is_some());
    let what = if readable { "only read-only" } else { "no" };
    let action = if value.is_some() { "assign to" } else { "del" };
    Err(crate::raise!(
        thread,
        TYPE_ERROR,
        "'{}' object has {what} attributes ({action} .{name})",
        object.type_name()
    ))
}

/// `dir(object)`: what `__dir__` gives, as a sorted list.
pub fn dir(thread: &Thread, object: &Object) -> Fallible<Owned<List>> {
    let Some(method) = super::special::lookup(thread, object, name!(thread, "__dir__"))? else {
        return Err(crate::raise!(thread, TYPE_ERROR, "object does not provide __dir__"));
    };
    let names = List::from_iterable(thread, &*method.call(thread, object, &[])?)?;
    names.sort(thread, None, false)?;
    Ok(names)
}

/// Whether an object has items by key, as far as its type says.
pub fn is_mapping(object: &Object) -> bool {
    slots::mapping(object, |suite| suite.mp_subscript).is_some()
}

/// `object[key]`
#[inline]
pub fn get_item(thread: &Thread, object: &Object, key: &Object) -> Fallible<Owned> {
    match slots::subscript(thread, object, key) {
        Some(result) => result,
        None => get_sequence_item(thread, object, key),
    }
}

#[cold]
fn get_sequence_item(thread: &Thread, object: &Object, key: &Object) -> Fallible<Owned> {
    let has_items = slots::sequence(object, |suite| suite.sq_item).is_some();
    if has_items {
        let index = sequence_index(thread, object, key)?;
        if let Some(result) = slots::sequence_item(thread, object, index) {
            return result;
        }
    }
    if let Some(class) = object.downcast::<TypeObject>() {
        if std::ptr::eq(class, crate::types::type_type::TYPE.get()) {
            return crate::types::generic_alias::of_class(thread, class, key);
        }
        if let Some(method) = lookup_attribute(thread, object, name!(thread, "__class_getitem__"))?
            && !method.is_none()
        {
            return super::call::call(thread, &method, &[key]);
        }
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "type '{}' is not subscriptable",
            class.short_name()
        ));
    }
    Err(crate::raise!(thread, TYPE_ERROR, "'{}' object is not subscriptable", object.type_name()))
}

/// The index of an item in a sequence, counted from the front.
fn sequence_index(thread: &Thread, object: &Object, key: &Object) -> Fallible<isize> {
    if slots::number(key, |suite| suite.nb_index).is_none() {
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "sequence index must be integer, not '{}'",
            key.type_name()
        ));
    }
    let index = super::number::to_isize(thread, key, &crate::errors::INDEX_ERROR)?;
    if index < 0
        && let Some(length) = slots::sequence_length(thread, object)
    {
        return Ok(index + length? as isize);
    }
    Ok(index)
}

/// `object[key] = value`
#[inline]
pub fn set_item(thread: &Thread, object: &Object, key: &Object, value: &Object) -> Fallible {
    assign_item(thread, object, key, Some(value))
}

/// `del object[key]`
pub fn delete_item(thread: &Thread, object: &Object, key: &Object) -> Fallible {
    assign_item(thread, object, key, None)
}

fn assign_item(thread: &Thread, object: &Object, key: &Object, value: Option<&Object>) -> Fallible {
    if let Some(result) = slots::assign_subscript(thread, object, key, value) {
        return result;
    }
    if slots::sequence(object, |suite| suite.sq_ass_item).is_some() {
        let index = sequence_index(thread, object, key)?;
        if let Some(result) = slots::assign_sequence_item(thread, object, index, value) {
            return result;
        }
    }
    let action = if value.is_some() { "assignment" } else { "deletion" };
    // Sequences say it in another way.
    let by_number = value.is_none()
        && object.type_object().read(|raw| !raw.tp_as_sequence.is_null())
        && slots::number(key, |suite| suite.nb_index).is_some();
    let refusal = if by_number { "doesn't support" } else { "does not support" };
    let class = object.type_name();
    Err(crate::raise!(thread, TYPE_ERROR, "'{class}' object {refusal} item {action}"))
}

/// `item in object`
pub fn contains(thread: &Thread, object: &Object, item: &Object) -> Fallible<bool> {
    match slots::contains(thread, object, item) {
        Some(answer) => answer,
        None => super::iterate::contains(thread, object, item),
    }
}

/// `iter(object)`
pub fn iterate(thread: &Thread, object: &Object) -> Fallible<Owned> {
    super::iterate::iterator(thread, object)
}

/// `next(iterator)`; nothing at the end.
#[inline]
pub fn next(thread: &Thread, iterator: &Object) -> Fallible<Option<Owned>> {
    // Iterators over iterators, as those of itertools, may be nested as deep as a program likes.
    check_recursion(thread, " while getting the next item of an iterator")?;
    match slots::next(thread, iterator) {
        Some(item) => item,
        None => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "'{}' object is not an iterator",
            iterator.type_name()
        )),
    }
}

/// Keeps a container's `repr` from running in circles: `None` if it is being made already.
///
/// The guard ends the protection when it is dropped.
pub fn repr_guard<'a>(thread: &'a Thread, object: &'a Object) -> Option<ReprGuard<'a>> {
    let mut active = thread.in_repr.borrow_mut();
    if active.contains(&std::ptr::from_ref(object)) {
        return None;
    }
    active.push(object);
    Some(ReprGuard { thread, object })
}

/// See [`repr_guard`].
pub struct ReprGuard<'a> {
    thread: &'a Thread,
    object: &'a Object,
}

impl Drop for ReprGuard<'_> {
    fn drop(&mut self) {
        let mut active = self.thread.in_repr.borrow_mut();
        if let Some(position) = active.iter().rposition(|&other| std::ptr::eq(other, self.object)) {
            active.swap_remove(position);
        }
    }
}

/// The items of a tuple or of nothing, as arguments.
pub fn items_of(tuple: Option<&Tuple>) -> &[&Object] {
    tuple.map_or(&[], Tuple::as_slice)
}
