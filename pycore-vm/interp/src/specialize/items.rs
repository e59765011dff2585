//! Forms of subscripts, containment, iteration and unpacking.

use pycore_bytecode::Opcode;
use pycore_objects::core::{Slot, Thread, TypeObject};
use pycore_objects::types::dict::DICT;
use pycore_objects::types::function::Function;
use pycore_objects::types::iterators::{LIST_ITERATOR, TUPLE_ITERATOR};
use pycore_objects::types::list::{LIST, List};
use pycore_objects::types::range::RANGE_ITERATOR;
use pycore_objects::types::set::{FROZEN_SET, SET};
use pycore_objects::types::slice::SLICE;
use pycore_objects::types::str::STR;
use pycore_objects::types::tuple::{TUPLE, Tuple};
use pycore_objects::{Object, name};

use crate::dispatch::Site;
use crate::frame::FrameRef;
use crate::generators::GENERATOR;

/// The type of what a slot holds.
pub(super) fn class_of(slot: &Slot) -> Option<&TypeObject> {
    slot.as_object().map(Object::type_object)
}

pub(super) fn is(class: Option<&TypeObject>, other: &'static TypeObject) -> bool {
    class.is_some_and(|class| std::ptr::eq(class, other))
}

/// Whether the container's class has a Python function `__getitem__` of two parameters; the cache is filled then.
pub(super) fn get_item_of_class(thread: &Thread, site: Site, container: &Slot) -> bool {
    let Some(class) = class_of(container).filter(|class| class.is_class()) else { return false };
    let found = class.lookup(thread, name!(thread, "__getitem__"));
    let Some(function) = found.as_deref().and_then(Object::downcast_exact::<Function>) else {
        return false;
    };
    let version = class.version(thread);
    if version == 0 || !super::calls::is_simple(function) || function.code().argument_count() != 2 {
        return false;
    }
    class.note_get_item(function);
    site.set_cache32(1, version);
    true
}

/// The form of `container[key]`.
pub(super) fn subscript(container: &Slot, key: &Slot) -> Option<Opcode> {
    let class = class_of(container);
    let small_index = key.small_int().is_some_and(|index| index >= 0);
    if is(class, LIST.get()) {
        if small_index {
            return Some(Opcode::BINARY_OP_SUBSCR_LIST_INT);
        }
        return is(class_of(key), SLICE.get()).then_some(Opcode::BINARY_OP_SUBSCR_LIST_SLICE);
    }
    if is(class, TUPLE.get()) {
        return small_index.then_some(Opcode::BINARY_OP_SUBSCR_TUPLE_INT);
    }
    if is(class, STR.get()) {
        return small_index.then_some(Opcode::BINARY_OP_SUBSCR_STR_INT);
    }
    is(class, DICT.get()).then_some(Opcode::BINARY_OP_SUBSCR_DICT)
}

/// The number of the extended form of `container[key]` with a key that counts from the end.
pub(super) fn from_end(container: &Slot, key: &Slot) -> Option<u16> {
    if key.small_int().is_none_or(|index| index >= 0) {
        return None;
    }
    let class = class_of(container);
    if is(class, LIST.get()) {
        return Some(13);
    }
    is(class, TUPLE.get()).then_some(14)
}

pub(super) fn store_subscr(_: &Thread, _: FrameRef, site: Site, operands: &[Slot], _: usize) {
    let [_, container, key] = operands else { return site.fail(Opcode::STORE_SUBSCR) };
    let class = class_of(container);
    if is(class, LIST.get()) {
        let length =
            container.as_object().and_then(Object::downcast_exact::<List>).map_or(0, List::len);
        let fits = key.small_int().is_some_and(|index| index >= 0 && (index as usize) < length);
        if fits {
            return site.succeed(Opcode::STORE_SUBSCR_LIST_INT);
        }
    } else if is(class, DICT.get()) {
        return site.succeed(Opcode::STORE_SUBSCR_DICT);
    }
    site.fail(Opcode::STORE_SUBSCR);
}

pub(super) fn contains_op(_: &Thread, _: FrameRef, site: Site, operands: &[Slot], _: usize) {
    let [_, container] = operands else { return site.fail(Opcode::CONTAINS_OP) };
    let class = class_of(container);
    if is(class, DICT.get()) {
        site.succeed(Opcode::CONTAINS_OP_DICT);
    } else if is(class, SET.get()) || is(class, FROZEN_SET.get()) {
        site.succeed(Opcode::CONTAINS_OP_SET);
    } else {
        site.fail(Opcode::CONTAINS_OP);
    }
}

pub(super) fn for_iter(_: &Thread, _: FrameRef, site: Site, operands: &[Slot], _: usize) {
    let [iterator] = operands else { return site.fail(Opcode::FOR_ITER) };
    let class = class_of(iterator);
    if is(class, LIST_ITERATOR.get()) {
        site.succeed(Opcode::FOR_ITER_LIST);
    } else if is(class, TUPLE_ITERATOR.get()) {
        site.succeed(Opcode::FOR_ITER_TUPLE);
    } else if is(class, RANGE_ITERATOR.get()) {
        site.succeed(Opcode::FOR_ITER_RANGE);
    } else if is(class, GENERATOR.get()) {
        site.succeed(Opcode::FOR_ITER_GEN);
    } else {
        site.fail(Opcode::FOR_ITER);
    }
}

pub(super) fn unpack_sequence(
    _: &Thread,
    _: FrameRef,
    site: Site,
    operands: &[Slot],
    oparg: usize,
) {
    let [sequence] = operands else { return site.fail(Opcode::UNPACK_SEQUENCE) };
    let object = sequence.as_object();
    let tuple = object.and_then(Object::downcast_exact::<Tuple>).map(Tuple::len);
    let list = object.and_then(Object::downcast_exact::<List>).map(List::len);
    if oparg == 0 {
        return site.fail(Opcode::UNPACK_SEQUENCE);
    }
    if tuple == Some(oparg) {
        site.succeed(if oparg == 2 {
            Opcode::UNPACK_SEQUENCE_TWO_TUPLE
        } else {
            Opcode::UNPACK_SEQUENCE_TUPLE
        });
    } else if list == Some(oparg) {
        site.succeed(Opcode::UNPACK_SEQUENCE_LIST);
    } else {
        site.fail(Opcode::UNPACK_SEQUENCE);
    }
}
