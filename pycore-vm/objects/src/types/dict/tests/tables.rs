use super::super::{Dict, Merged, Overlap};
use crate::core::{Owned, Thread};
use crate::testing::with_runtime;
use crate::types::str::Str;
use crate::types::toy::{ALIVE, toy};

fn text(thread: &Thread, text: &str) -> Owned {
    Str::new(thread, text).unwrap().into_object()
}

/// Bytes that CPython's `sys.getsizeof` gives, less the collector's head and the object.
fn size(thread: &Thread, items: usize, texts: bool) -> usize {
    let dict = Dict::new(thread).unwrap();
    for number in 0..items {
        let key = if texts {
            text(thread, &format!("{number}"))
        } else {
            toy(thread, number, number as isize)
        };
        dict.insert(thread, &key, &key).unwrap();
    }
    dict.memory_beside()
}

#[test]
fn sizes_are_those_of_cpython() {
    with_runtime(|thread| {
        let counts = [1, 5, 6, 10, 11, 21, 22, 100];
        let general = counts.map(|count| size(thread, count, false) + 64);
        assert_eq!(general, [224, 224, 352, 352, 632, 632, 1168, 4688].map(|size| size));
        let texts = counts.map(|count| size(thread, count, true) + 64);
        assert_eq!(texts, [184, 184, 272, 272, 464, 464, 832, 3328]);
    });
}

#[test]
fn an_index_of_each_width_works() {
    with_runtime(|thread| {
        let count = if cfg!(miri) { 200 } else { 50_000 };
        let dict = Dict::new(thread).unwrap();
        for number in 0..count {
            let key = toy(thread, number, (number as isize).wrapping_mul(0x1_0001));
            dict.insert(thread, &key, &key).unwrap();
        }
        for number in (0..count).step_by(3) {
            let key = toy(thread, number, (number as isize).wrapping_mul(0x1_0001));
            assert!(dict.remove(thread, &key).unwrap().is_some());
        }
        for number in 0..count {
            let key = toy(thread, number, (number as isize).wrapping_mul(0x1_0001));
            assert_eq!(dict.get(thread, &key).unwrap().is_some(), number % 3 != 0);
        }
        let copy = dict.copy(thread).unwrap();
        assert_eq!(copy.len(), dict.len());
        drop((dict, copy));
        assert_eq!(ALIVE.get(), 0);
    });
}

#[test]
fn other_keys_make_a_table_of_texts_general() {
    with_runtime(|thread| {
        let dict = Dict::with_capacity(thread, 3, true).unwrap();
        let value = text(thread, "value");
        for name in ["b", "a", "c"] {
            dict.insert(thread, &text(thread, name), &value).unwrap();
        }
        assert!(dict.has_text_keys_only());
        let version = dict.keys_version();
        assert!(version > 1 && dict.has_keys_version(version));
        dict.insert(thread, &text(thread, "a"), &text(thread, "other")).unwrap();
        assert_eq!(dict.keys_version(), version);
        dict.insert(thread, &toy(thread, 1, 1), &value).unwrap();
        assert!(!dict.has_text_keys_only() && dict.keys_version() == 0);
        let name = Str::new(thread, "c").unwrap();
        assert!(dict.get_str(&name).is_some() && dict.contains_str(&name));
        let mut position = 0;
        let first = dict.next_key(&mut position).unwrap();
        assert!(first.downcast_exact::<Str>().unwrap().equals_ascii("b"));
    });
}

#[test]
fn overlapping_keys_are_kept_replaced_or_refused() {
    with_runtime(|thread| {
        let (first, second) = (Dict::new(thread).unwrap(), Dict::new(thread).unwrap());
        let (a, b, c) = (text(thread, "a"), text(thread, "b"), text(thread, "c"));
        first.insert(thread, &a, &a).unwrap();
        first.insert(thread, &b, &a).unwrap();
        second.insert(thread, &b, &b).unwrap();
        second.insert(thread, &c, &b).unwrap();
        assert!(matches!(first.merge(thread, &second, Overlap::Keep).unwrap(), Merged::Complete));
        assert!(first.get(thread, &b).unwrap().unwrap().is(&a) && first.len() == 3);
        assert!(matches!(
            first.merge(thread, &second, Overlap::Replace).unwrap(),
            Merged::Complete
        ));
        assert!(first.get(thread, &b).unwrap().unwrap().is(&b));
        let merged = first.merge(thread, &second, Overlap::Refuse).unwrap();
        assert!(matches!(merged, Merged::Duplicate(key) if key.is(&b)));
    });
}
