use super::StructSequence;
use crate::core::{ObjectLike, Thread};
use crate::protocol::{call, object};
use crate::struct_sequence;
use crate::testing::with_runtime;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_type::ready::ready;

struct_sequence! {
    /// A toy with a field of each kind.
    static TOY = {
        name: "toys.toy",
        doc: "A toy.",
        visible: 3,
        fields: ["first": "the first", _: "an item", "third": "the third", "hidden": "no item"],
    };
}

struct_sequence! {
    /// A toy that only native code makes.
    static NATIVE_TOY = {
        name: "toys.native",
        doc: "A toy.",
        visible: 1,
        fields: ["only": "the only one"],
        not_instantiable,
    };
}

fn text(thread: &Thread, value: &crate::Object) -> String {
    object::repr(thread, value).map(|text| text.to_string_lossy()).unwrap_or_default()
}

#[test]
fn fields_are_items_or_attributes() {
    with_runtime(|thread| {
        ready(thread, &TOY).unwrap();
        let numbers = [1, 2, 3, 4].map(|number| thread.new_int(number).unwrap());
        let toy = StructSequence::new(thread, &TOY, numbers).unwrap();
        // The item without a name is written with the next name, as CPython does.
        assert_eq!(text(thread, toy.as_object()), "toys.toy(first=1, third=2, hidden=3)");
        assert_eq!(object::length(thread, toy.as_object()).unwrap(), 3);
        for (name, value) in [("first", "1"), ("third", "3"), ("hidden", "4")] {
            let name = Str::new(thread, name).unwrap();
            let found = object::get_attribute(thread, toy.as_object(), &name).unwrap();
            assert_eq!(text(thread, &found), value);
        }
        let method = Str::new(thread, "__reduce__").unwrap();
        let parts = call::call_method(thread, toy.as_object(), &method, &[]).unwrap();
        assert_eq!(text(thread, &parts), "(<class 'toys.toy'>, ((1, 2, 3), {'hidden': 4}))");
        let class = TOY.get().as_object();
        for (name, value) in [
            ("n_fields", "4"),
            ("n_sequence_fields", "3"),
            ("n_unnamed_fields", "1"),
            ("__match_args__", "('first', 'third')"),
        ] {
            let name = Str::new(thread, name).unwrap();
            let found = object::get_attribute(thread, class, &name).unwrap();
            assert_eq!(text(thread, &found), value);
        }
    });
}

#[test]
fn constructors_check_what_they_get() {
    with_runtime(|thread| {
        ready(thread, &TOY).unwrap();
        ready(thread, &NATIVE_TOY).unwrap();
        let class = TOY.get().as_object();
        let one = thread.new_int(1).unwrap();
        let failed = |class, arguments: &[&crate::Object]| {
            let raised = call::call(thread, class, arguments).unwrap_err();
            let exception = thread.take_exception(raised).unwrap();
            object::str(thread, &exception).unwrap().to_string_lossy()
        };
        assert_eq!(failed(class, &[&one]), "constructor requires a sequence");
        let empty = Tuple::empty().into_object();
        let message = "toys.toy() takes an at least 3-sequence (0-sequence given)";
        assert_eq!(failed(class, &[&empty]), message);
        let three = Tuple::new(thread, &[&one, &one, &one]).unwrap().into_object();
        let message = "toys.toy() takes a dict as second arg, if any";
        assert_eq!(failed(class, &[&three, &one]), message);
        let made = call::call(thread, class, &[&three]).unwrap();
        assert_eq!(text(thread, &made), "toys.toy(first=1, third=1, hidden=1)");
        let message = "cannot create 'toys.native' instances";
        assert_eq!(failed(NATIVE_TOY.get().as_object(), &[&three]), message);
    });
}
