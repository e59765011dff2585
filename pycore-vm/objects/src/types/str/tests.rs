use pycore_text::View;

use super::Str;
use crate::testing::with_runtime;

#[test]
fn text_is_stored_in_the_narrowest_width() {
    with_runtime(|thread| {
        for (text, unit, ascii) in [
            ("", 1, true),
            ("abc", 1, true),
            ("né", 1, false),
            ("日本", 2, false),
            ("a😀", 4, false),
        ] {
            let string = Str::new(thread, text).unwrap();
            assert_eq!((string.unit_size(), string.is_ascii()), (unit, ascii), "{text}");
            assert_eq!(string.to_string_lossy(), text);
            assert_eq!(string.len(), text.chars().count());
        }
        let wide = Str::from_view(thread, View::Ucs4(&[0x61, 0x62])).unwrap();
        assert!(wide.equals(&Str::new(thread, "ab").unwrap()) && wide.equals_ascii("ab"));
    });
}

#[test]
fn names_are_interned_once() {
    with_runtime(|thread| {
        let name = crate::name!(thread, "__a_name__");
        assert!(name.is_interned());
        let other = Str::new(thread, "__a_name__").unwrap();
        assert!(!other.is_interned());
        let other = thread.interpreter().interned.intern(thread, other);
        assert!(other.as_object().is(name.as_object()));
        let mortal =
            thread.interpreter().interned.intern(thread, Str::new(thread, "mortal").unwrap());
        assert!(thread.interpreter().interned.find(&mortal).is_some());
        drop(mortal);
        assert!(thread.interpreter().interned.find(&Str::new(thread, "mortal").unwrap()).is_none());
    });
}

#[test]
fn messages_become_exceptions() {
    with_runtime(|thread| {
        let raised = crate::raise!(thread, INDEX_ERROR, "index {} out of range", 7);
        assert!(thread.exception_matches(&raised, &crate::errors::LOOKUP_ERROR));
        let exception = thread.catch(raised).unwrap();
        let arguments = exception.args.get().unwrap();
        let arguments = arguments.downcast_exact::<crate::types::tuple::Tuple>().unwrap();
        let message = arguments.get(0).unwrap().downcast_exact::<Str>().unwrap();
        assert!(message.equals_ascii("index 7 out of range"));
    });
}
