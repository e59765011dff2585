//! Attributes of instances of a class made by hand.

use std::ptr::NonNull;

use proptest::prelude::*;
use pycore_abi::{PyHeapTypeObject, PyObject};

use super::super::{Dict, SharedKeys, instance};
use crate::core::{Object, Owned, Thread, TypeFlags, TypeObject, release};
use crate::testing::with_runtime;
use crate::types::str::Str;
use crate::types::toy::{ALIVE, TOY, Toy, toy};

unsafe extern "C" fn end(object: *mut PyObject) {
    // SAFETY: destructions happen within `Thread::enter`, of an object of the class below.
    unsafe {
        instance::clear(Thread::current(), &*object.cast::<Object>());
        release::dealloc::<Toy>(object);
    }
}

/// A class whose instances have inline values.
fn class(thread: &Thread) -> &'static TypeObject {
    // SAFETY: all fields may be zero; those that count here are those of `toy`.
    let raw = Box::leak(Box::new(unsafe { std::mem::zeroed::<PyHeapTypeObject>() }));
    raw.ht_type = TOY.get().read(|raw| *raw);
    let flags = TypeFlags::HEAP_TYPE
        | TypeFlags::HAVE_GC
        | TypeFlags::MANAGED_DICT
        | TypeFlags::INLINE_VALUES;
    raw.ht_type.tp_flags |= flags.bits();
    raw.ht_type.tp_dealloc = Some(end);
    raw.ht_type.tp_free = Some(release::free_gc);
    raw.ht_type.tp_dictoffset = -1;
    raw.ht_type.tp_base = std::ptr::from_ref(TOY.get()).cast_mut().cast();
    // SAFETY: it begins with a type object, and is never freed.
    let class: &'static TypeObject = unsafe { NonNull::from(raw).cast().as_ref() };
    SharedKeys::of(class).unwrap().create(thread).unwrap();
    class
}

fn new(thread: &Thread, class: &TypeObject) -> Owned {
    ALIVE.set(ALIVE.get() + 1);
    thread.new_instance(class, |object| Toy { object, number: 0, hash: 0 }).unwrap().into_object()
}

fn name(thread: &Thread, number: usize) -> Owned<Str> {
    Str::new(thread, &format!("attribute{number}")).unwrap()
}

fn number(object: &Object) -> usize {
    object.downcast_exact::<Toy>().unwrap().number
}

fn end_of_class(class: &TypeObject) {
    SharedKeys::of(class).unwrap().release();
}

#[test]
fn instances_share_the_keys_of_their_class() {
    with_runtime(|thread| {
        let class = class(thread);
        let (first, second) = (new(thread, class), new(thread, class));
        assert!(instance::is_without_attributes(&first));
        for (object, start) in [(&first, 0), (&second, 10)] {
            for attribute in 0..3 {
                let value = toy(thread, start + attribute, 0);
                assert!(
                    instance::set(thread, object, &name(thread, attribute), Some(&value)).unwrap()
                );
            }
        }
        let keys = SharedKeys::of(class).unwrap();
        let version = keys.version();
        assert!(keys.has_version(version) && version != 0);
        assert_eq!(keys.find(&name(thread, 2)), Some(2));
        assert_eq!(number(&instance::value_at(&second, 2).unwrap()), 12);
        assert!(instance::set_value_at(&second, 2, &toy(thread, 99, 0)));
        assert_eq!(number(&instance::get(&second, &name(thread, 2)).unwrap()), 99);
        assert!(instance::set(thread, &first, &name(thread, 1), None).unwrap());
        assert!(!instance::set(thread, &first, &name(thread, 1), None).unwrap());
        assert!(instance::get(&first, &name(thread, 1)).is_none() && instance::is_inline(&first));
        drop((first, second));
        end_of_class(class);
        assert_eq!(ALIVE.get(), 0);
    });
}

#[test]
fn a_dict_outlives_its_instance() {
    with_runtime(|thread| {
        let class = class(thread);
        let object = new(thread, class);
        instance::set(thread, &object, &name(thread, 1), Some(&toy(thread, 1, 0))).unwrap();
        instance::set(thread, &object, &name(thread, 0), Some(&toy(thread, 0, 0))).unwrap();
        let dict = instance::dict(thread, &object).unwrap().unwrap();
        assert!(dict.is_split() && dict.len() == 2 && instance::is_inline(&object));
        dict.insert_str(thread, &name(thread, 2), &toy(thread, 2, 0)).unwrap();
        assert_eq!(number(&instance::get(&object, &name(thread, 2)).unwrap()), 2);
        instance::set(thread, &object, &name(thread, 0), None).unwrap();
        assert_eq!(dict.len(), 2);
        drop(object);
        let mut position = 0;
        let values: Vec<usize> = std::iter::from_fn(|| dict.next_value(&mut position))
            .map(|value| number(&value))
            .collect();
        assert_eq!(values, [1, 2]);
        let copy = dict.copy(thread).unwrap();
        assert!(copy.is_split());
        drop((dict, copy));
        end_of_class(class);
        assert_eq!(ALIVE.get(), 0);
    });
}

#[test]
fn other_keys_and_other_dicts_end_the_inline_values() {
    with_runtime(|thread| {
        let class = class(thread);
        let object = new(thread, class);
        instance::set(thread, &object, &name(thread, 1), Some(&toy(thread, 1, 0))).unwrap();
        let dict = instance::dict(thread, &object).unwrap().unwrap();
        dict.insert(thread, &toy(thread, 5, 5), &toy(thread, 6, 0)).unwrap();
        assert!(!instance::is_inline(&object) && instance::value_at(&object, 0).is_none());
        assert_eq!(number(&instance::get(&object, &name(thread, 1)).unwrap()), 1);
        instance::set(thread, &object, &name(thread, 7), Some(&toy(thread, 7, 0))).unwrap();
        assert_eq!(dict.len(), 3);
        let other = new(thread, class);
        let replacement = Dict::new(thread).unwrap();
        instance::set(thread, &other, &name(thread, 1), Some(&toy(thread, 1, 0))).unwrap();
        instance::set_dict(thread, &other, Some(&replacement)).unwrap();
        assert!(instance::is_without_attributes(&other));
        instance::set(thread, &other, &name(thread, 1), Some(&toy(thread, 1, 0))).unwrap();
        assert_eq!(replacement.len(), 1);
        let third = new(thread, class);
        instance::set(thread, &third, &name(thread, 1), Some(&toy(thread, 1, 0))).unwrap();
        instance::detach(thread, &third).unwrap();
        assert!(!instance::is_inline(&third) && instance::get(&third, &name(thread, 1)).is_some());
        drop((object, dict, other, replacement, third));
        end_of_class(class);
        assert_eq!(ALIVE.get(), 0);
    });
}

/// Numbers of names, and of their values, in order of insertion.
type Model = Vec<(usize, usize)>;

#[derive(Clone, Debug)]
enum Operation {
    Set(usize, usize),
    Delete(usize),
    Materialize,
    ByDict(usize, usize),
    PopLast,
    ClearDict,
    NewInstance,
    Detach,
    GeneralKey,
}

fn operations() -> impl Strategy<Value = Vec<Operation>> {
    let operation = prop_oneof![
        12 => (0..40_usize, 0..99_usize).prop_map(|(name, value)| Operation::Set(name, value)),
        4 => (0..40_usize).prop_map(Operation::Delete),
        1 => Just(Operation::Materialize),
        3 => (0..40_usize, 0..99_usize).prop_map(|(name, value)| Operation::ByDict(name, value)),
        1 => Just(Operation::PopLast),
        1 => Just(Operation::ClearDict),
        2 => Just(Operation::NewInstance),
        1 => Just(Operation::Detach),
        1 => Just(Operation::GeneralKey),
    ];
    prop::collection::vec(operation, 0..if cfg!(miri) { 20 } else { 120 })
}

fn put(model: &mut Vec<(usize, usize)>, name: usize, value: usize) {
    match model.iter_mut().find(|item| item.0 == name) {
        Some(item) => item.1 = value,
        None => model.push((name, value)),
    }
}

fn compare(thread: &Thread, operations: Vec<Operation>) {
    let class = class(thread);
    let mut object = new(thread, class);
    let mut old: Vec<(Owned<Dict>, Model)> = Vec::new();
    let mut model: Model = Vec::new();
    let the_dict = |object: &Owned| instance::dict(thread, object).unwrap().unwrap();
    for operation in operations {
        match operation {
            Operation::Set(attribute, value) => {
                instance::set(
                    thread,
                    &object,
                    &name(thread, attribute),
                    Some(&toy(thread, value, 0)),
                )
                .unwrap();
                put(&mut model, attribute, value);
            }
            Operation::Delete(attribute) => {
                let existed =
                    instance::set(thread, &object, &name(thread, attribute), None).unwrap();
                assert_eq!(existed, model.iter().any(|item| item.0 == attribute));
                model.retain(|item| item.0 != attribute);
            }
            Operation::Materialize => drop(the_dict(&object)),
            Operation::ByDict(attribute, value) => {
                the_dict(&object)
                    .insert_str(thread, &name(thread, attribute), &toy(thread, value, 0))
                    .unwrap();
                put(&mut model, attribute, value);
            }
            Operation::PopLast => {
                let popped = the_dict(&object).pop_last(thread).unwrap();
                assert_eq!(popped.map(|(_, value)| number(&value)), model.pop().map(|item| item.1));
            }
            Operation::ClearDict => {
                the_dict(&object).clear_items();
                model.clear();
            }
            Operation::NewInstance => {
                if let Some(dict) = instance::existing_dict(&object) {
                    old.push((dict, model.clone()));
                }
                object = new(thread, class);
                model.clear();
            }
            Operation::Detach => instance::detach(thread, &object).unwrap(),
            Operation::GeneralKey => {
                let key = toy(thread, 7, 7);
                the_dict(&object).insert(thread, &key, &key).unwrap();
                the_dict(&object).remove(thread, &key).unwrap();
            }
        }
        for attribute in 0..40 {
            let expected = model.iter().find(|item| item.0 == attribute).map(|item| item.1);
            let found =
                instance::get(&object, &name(thread, attribute)).map(|value| number(&value));
            assert_eq!(found, expected);
        }
        if let Some(dict) = instance::existing_dict(&object) {
            check(&dict, &model);
        }
        for (dict, model) in &old {
            check(dict, model);
        }
    }
    drop((object, old));
    end_of_class(class);
    assert_eq!(ALIVE.get(), 0);
}

fn check(dict: &Dict, model: &[(usize, usize)]) {
    let mut position = 0;
    let items = std::iter::from_fn(|| dict.next_entry(&mut position));
    let items: Vec<(usize, usize)> = items
        .map(|(key, value)| {
            let key = key.downcast_exact::<Str>().unwrap().to_string_lossy();
            (key["attribute".len()..].parse().unwrap(), number(&value))
        })
        .collect();
    assert_eq!(items, model);
    assert_eq!(dict.len(), model.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(miri) { 3 } else { 200 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn attributes_are_a_list_of_pairs(operations in operations()) {
        with_runtime(|thread| compare(thread, operations));
    }
}
