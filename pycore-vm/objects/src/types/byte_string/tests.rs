//! The methods of bytes and bytearrays called as the interpreter calls them, and a bytearray against a vector.

use proptest::prelude::*;

use crate::core::{Object, Owned, Thread};
use crate::protocol::{number, object};
use crate::testing::with_runtime;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::slice::Slice;
use crate::types::str::Str;

fn bytes(thread: &Thread, bytes: &[u8]) -> Owned {
    Bytes::new(thread, bytes).unwrap().into_object()
}

fn shown(thread: &Thread, value: &Object) -> String {
    object::repr(thread, value).unwrap().to_string_lossy()
}

#[test]
fn single_bytes_exist_once() {
    with_runtime(|thread| {
        assert!(bytes(thread, b"a").is(&bytes(thread, b"a")));
        assert!(bytes(thread, b"").is(&bytes(thread, b"")));
        let part = Bytes::new(thread, b"xay").unwrap();
        let part = object::get_item(thread, part.as_object(), &slice(thread, 1, 2, 1)).unwrap();
        assert!(part.is(&bytes(thread, b"a")));
        assert_eq!(shown(thread, &bytes(thread, b"a'\xFF\"")), r#"b'a\'\xff"'"#);
    });
}

#[test]
fn hash_is_that_of_text() {
    with_runtime(|thread| {
        let text = Str::new(thread, "some text").unwrap();
        assert_eq!(object::hash(thread, &bytes(thread, b"some text")).unwrap(), text.hash());
    });
}

#[test]
fn operators() {
    with_runtime(|thread| {
        let array = ByteArray::new(thread, b"ab'").unwrap().into_object();
        assert_eq!(shown(thread, &array), r#"bytearray(b"ab\'")"#);
        assert!(object::equal(thread, &array, &bytes(thread, b"ab'")).unwrap());
        assert!(object::equal(thread, &bytes(thread, b"ab'"), &array).unwrap());
        let joined =
            number::binary(thread, &bytes(thread, b"1"), &array, number::Operator::Add).unwrap();
        assert_eq!(shown(thread, &joined), r#"b"1ab'""#);
        assert!(object::contains(thread, &array, &thread.new_int(97).unwrap()).unwrap());
        let missing = object::contains(thread, &array, &thread.new_int(300).unwrap());
        assert!(thread.exception_matches(&missing.unwrap_err(), &crate::errors::VALUE_ERROR));
        thread.clear_exception(thread.raised().unwrap());
    });
}

#[test]
fn texts_become_bytes_and_come_back() {
    with_runtime(|thread| {
        let text = Str::new(thread, "aé€😀").unwrap();
        for encoding in ["utf-8", "UTF 16", "utf_32_be", "utf-7", "unicode_escape"] {
            let name = Str::new(thread, encoding).unwrap();
            let encoded = crate::codecs::encode(thread, &text, Some(&name), None).unwrap();
            let decoded =
                crate::codecs::decode_object(thread, encoded.as_object(), Some(&name), None);
            assert!(decoded.unwrap().downcast::<Str>().unwrap().equals(&text), "{encoding}");
        }
        let (ascii, errors) =
            (Str::new(thread, "ascii").unwrap(), Str::new(thread, "namereplace").unwrap());
        let encoded = crate::codecs::encode(thread, &text, Some(&ascii), Some(&errors)).unwrap();
        let expected = r"a\N{LATIN SMALL LETTER E WITH ACUTE}\N{EURO SIGN}\N{GRINNING FACE}";
        assert_eq!(encoded.as_slice(), expected.as_bytes());
        let strict = crate::codecs::encode(thread, &text, Some(&ascii), None);
        assert!(strict.is_err());
        let exception = thread.catch(thread.raised().unwrap()).unwrap();
        assert_eq!(
            object::str(thread, exception.as_object()).unwrap().to_string_lossy(),
            "'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)"
        );
        assert_eq!(text.to_utf8(thread).unwrap(), "aé€😀");
        let name = Str::fs_decode(thread, b"a\xFF").unwrap();
        assert_eq!(name.fs_encode(thread).unwrap(), b"a\xFF");
    });
}

fn slice(thread: &Thread, start: isize, stop: isize, step: isize) -> Owned {
    let int = |number: isize| thread.new_int(number as i64).unwrap();
    Slice::new(thread, int(start), int(stop), int(step)).unwrap().into_object()
}

/// A change of a bytearray; numbers are taken as they are, also if they are out of range.
#[derive(Clone, Debug)]
enum Change {
    Push(u8),
    Insert(isize, u8),
    Remove(isize),
    Set(isize, u8),
    Assign(isize, isize, Vec<u8>),
    Delete(isize, isize, isize),
    Extend(Vec<u8>),
    Repeat(isize),
    Resize(usize),
    Clear,
}

fn change() -> impl Strategy<Value = Change> {
    let some = || prop::collection::vec(any::<u8>(), 0..30);
    let place = || -40isize..40;
    prop_oneof![
        4 => any::<u8>().prop_map(Change::Push),
        2 => (place(), any::<u8>()).prop_map(|(at, byte)| Change::Insert(at, byte)),
        2 => place().prop_map(Change::Remove),
        1 => (place(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        3 => (place(), place(), some()).prop_map(|(a, b, new)| Change::Assign(a, b, new)),
        3 => (place(), place(), 1isize..5).prop_map(|(a, b, step)| Change::Delete(a, b, step)),
        2 => some().prop_map(Change::Extend),
        1 => (0isize..4).prop_map(Change::Repeat),
        1 => (0usize..60).prop_map(Change::Resize),
        1 => Just(Change::Clear),
    ]
}

fn within(at: isize, length: usize) -> usize {
    let at = if at < 0 { at + length as isize } else { at };
    at.clamp(0, length as isize) as usize
}

fn call(thread: &Thread, array: &ByteArray, method: &str, arguments: &[&Object]) {
    let function = ByteArray::METHODS.iter().find(|function| function.name() == method).unwrap();
    let slots = crate::core::Slot::of_objects(arguments);
    let arguments = crate::declare::Arguments::from_positional(slots);
    let bound = crate::types::builtin_function::BuiltinFunction::new(
        thread,
        function,
        Some(array.as_object()),
        None,
    );
    if bound.unwrap().call(thread, arguments).is_err() {
        thread.clear_exception(thread.raised().unwrap());
    }
}

/// Applies a change to an array and to its model.
fn apply(thread: &Thread, array: &ByteArray, model: &mut Vec<u8>, change: &Change) {
    let length = model.len();
    let int = |number: isize| thread.new_int(number as i64).unwrap();
    let index = |at: isize| {
        let at = if at < 0 { at + length as isize } else { at };
        usize::try_from(at).ok().filter(|&at| at < length)
    };
    match change {
        _ if length > 2000 => {
            array.set_length(thread, 0).unwrap();
            model.clear();
        }
        Change::Push(byte) => {
            array.push(thread, *byte).unwrap();
            model.push(*byte);
        }
        Change::Insert(at, byte) => {
            call(thread, array, "insert", &[&*int(*at), &*int((*byte).into())]);
            model.insert(within(*at, length), *byte);
        }
        Change::Remove(at) => {
            call(thread, array, "pop", &[&*int(*at)]);
            index(*at).map(|at| model.remove(at));
        }
        Change::Set(at, byte) => {
            let set = object::set_item(thread, array.as_object(), &int(*at), &int((*byte).into()));
            match index(*at) {
                Some(at) => model[at] = *byte,
                None => thread.clear_exception(set.unwrap_err()),
            }
        }
        Change::Assign(start, stop, new) => {
            let key = slice(thread, *start, *stop, 1);
            let value = Bytes::new(thread, new).unwrap();
            object::set_item(thread, array.as_object(), &key, value.as_object()).unwrap();
            let start = within(*start, length);
            let stop = within(*stop, length).max(start);
            model.splice(start..stop, new.iter().copied());
        }
        Change::Delete(start, stop, step) => {
            let key = slice(thread, *start, *stop, *step);
            object::delete_item(thread, array.as_object(), &key).unwrap();
            let (start, stop) = (within(*start, length), within(*stop, length));
            let mut index = 0;
            model.retain(|_| {
                let deleted = (start..stop).contains(&index)
                    && (index - start).is_multiple_of(*step as usize);
                index += 1;
                !deleted
            });
        }
        Change::Extend(new) => {
            call(thread, array, "extend", &[&*bytes(thread, new)]);
            model.extend(new);
        }
        Change::Repeat(count) => {
            let count = int(*count);
            let op = number::Operator::Multiply;
            drop(number::inplace(thread, array.as_object(), &count, op).unwrap());
            *model =
                model
                    .repeat(count.downcast::<crate::types::int::Int>().unwrap().to_i64().unwrap()
                        as usize);
        }
        Change::Resize(size) => {
            call(thread, array, "resize", &[&*int(*size as isize)]);
            model.resize(*size, 0);
        }
        Change::Clear => {
            call(thread, array, "clear", &[]);
            model.clear();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_bytearray_is_like_a_vector(changes in prop::collection::vec(change(), 0..60)) {
        with_runtime(|thread| {
            let array = ByteArray::new(thread, &[]).unwrap();
            let mut model = Vec::new();
            for change in &changes {
                apply(thread, &array, &mut model, change);
                assert_eq!(&*array.bytes(), &model[..], "{change:?}");
                assert!(array.allocated() > array.len() || array.allocated() == 0);
            }
        });
    }
}
