//! The declaration of a type of struct sequences: a table of fields.

use std::ffi::CStr;
use std::mem::size_of;
use std::ptr;

use super::value::StructSequence;
use crate::core::{TypeContents, TypeFlags, TypeObject};
use crate::declare::{MemberKind, NativeMember};
use crate::types::tuple::{TUPLE, Tuple};

/// A field of a struct sequence.
pub struct Field {
    /// Nothing for a field that is reached by its index alone.
    name: Option<&'static CStr>,
    doc: Option<&'static CStr>,
}

impl Field {
    /// A field with a name.
    pub const fn named(name: &'static CStr, doc: &'static CStr) -> Self {
        Self { name: Some(name), doc: Some(doc) }
    }

    /// A field without a name.
    pub const fn unnamed(doc: &'static CStr) -> Self {
        Self { name: None, doc: Some(doc) }
    }

    /// The name.
    pub fn name(&self) -> Option<&'static str> {
        self.name.and_then(|name| name.to_str().ok())
    }
}

/// The fields of a type of struct sequences.
pub struct Fields {
    /// In the order in which they lie in memory.
    pub all: &'static [Field],
    /// How many are items of the tuple.
    pub visible: usize,
    /// Instances are made of their fields, not of a sequence.
    pub made_of_fields: bool,
}

impl Fields {
    /// The fields of a type, if it is one of struct sequences.
    ///
    /// They are where `tp_cache` points to, which is empty in all other types.
    #[inline]
    pub fn of(class: &TypeObject) -> Option<&'static Self> {
        super::value::fields(class)
    }

    /// How many fields are no items.
    pub const fn hidden(&self) -> usize {
        self.all.len() - self.visible
    }

    /// The number of the field with a name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|field| field.name() == Some(name))
    }
}

/// How many fields have a name.
pub const fn named(fields: &[Field]) -> usize {
    let (mut count, mut index) = (0, 0);
    while index < fields.len() {
        count += fields[index].name.is_some() as usize;
        index += 1;
    }
    count
}

/// The attributes of the fields that have a name.
pub const fn members<const COUNT: usize>(fields: &[Field]) -> [NativeMember; COUNT] {
    let mut members = [const { member(c"", 0, None) }; COUNT];
    let (mut filled, mut index) = (0, 0);
    while index < fields.len() {
        if let Some(name) = fields[index].name {
            members[filled] = member(name, index, fields[index].doc);
            filled += 1;
        }
        index += 1;
    }
    members
}

const fn member(name: &'static CStr, index: usize, doc: Option<&'static CStr>) -> NativeMember {
    let offset = size_of::<Tuple>() + index * size_of::<usize>();
    NativeMember::new(name, MemberKind::ObjectOrNone, offset, NativeMember::READ_ONLY, doc)
}

/// What a type of struct sequences is made of.
pub const fn contents(
    name: &'static CStr,
    doc: &'static CStr,
    fields: &'static Fields,
    members: &'static [NativeMember],
    instantiable: bool,
) -> TypeContents {
    assert!(fields.visible <= fields.all.len());
    let flags = TypeFlags::SEQUENCE.union(TypeFlags::TUPLE_SUBCLASS).union(TypeFlags::HAVE_GC);
    let mut contents = TypeContents::of::<StructSequence>(
        name,
        if instantiable { flags } else { flags.union(TypeFlags::DISALLOW_INSTANTIATION) },
    );
    contents.base = Some(&TUPLE);
    contents.doc = Some(doc);
    // Only visible fields count as items: subtracting them from the size tells how many there are behind.
    contents.basic_size = size_of::<Tuple>() + fields.hidden() * size_of::<usize>();
    contents.item_size = size_of::<usize>();
    contents.slots = if instantiable {
        StructSequence::SLOTS.merge(StructSequence::CONSTRUCTOR)
    } else {
        StructSequence::SLOTS
    };
    contents.slots.type_object.tp_cache = ptr::from_ref(fields).cast_mut().cast();
    contents.methods = StructSequence::METHODS;
    contents.members = members;
    contents
}

/// Declares a type of struct sequences.
///
/// ```ignore
/// struct_sequence! {
///     /// `os.terminal_size`
///     pub static TERMINAL_SIZE = {
///         name: "os.terminal_size",
///         doc: "Columns and lines of a terminal.",
///         visible: 2,
///         fields: ["columns": "width of the terminal in characters", "lines": "height of the terminal in characters"],
///     };
/// }
/// ```
///
/// `constructor:` in front of the fields is a table with the slot `tp_new` of a type that is not made of a sequence.
/// A field that is reached by its index alone is `_: "doc"`. With `not_instantiable` behind the fields, a program cannot
/// make instances. The type is made ready as others are.
#[macro_export]
macro_rules! struct_sequence {
    (
        $(#[$attribute:meta])*
        $visibility:vis static $NAME:ident = {
            name: $name:literal,
            doc: $doc:literal,
            visible: $visible:expr,
            $(constructor: $constructor:expr,)?
            fields: [$($field:tt: $field_doc:literal),* $(,)?]
            $(, $option:ident)? $(,)?
        };
    ) => {
        $(#[$attribute])*
        $visibility static $NAME: $crate::core::TypeStatic = {
            use $crate::types::structseq::{Field, Fields, contents, members, named};
            const FIELDS: &[Field] = &[$($crate::struct_sequence!(@field $field $field_doc)),*];
            static ALL: Fields = Fields {
                all: FIELDS,
                visible: $visible,
                made_of_fields: $crate::struct_sequence!(@made $($constructor)?),
            };
            static MEMBERS: [$crate::declare::NativeMember; named(FIELDS)] = members(FIELDS);
            $crate::core::TypeStatic::new(
                &$NAME,
                &const {
                    #[allow(unused_mut, reason = "not every use of the macro changes it")]
                    let mut contents = contents(
                        $crate::struct_sequence!(@text $name),
                        $crate::struct_sequence!(@text $doc),
                        &ALL,
                        &MEMBERS,
                        $crate::struct_sequence!(@instantiable $($option)?),
                    );
                    $(contents.slots.type_object.tp_new = $constructor.type_object.tp_new;)?
                    contents
                },
            )
        };
    };
    (@field _ $doc:literal) => { Field::unnamed($crate::struct_sequence!(@text $doc)) };
    (@field $name:literal $doc:literal) => {
        Field::named($crate::struct_sequence!(@text $name), $crate::struct_sequence!(@text $doc))
    };
    (@text $text:literal) => {
        match ::std::ffi::CStr::from_bytes_with_nul(concat!($text, "\0").as_bytes()) {
            Ok(text) => text,
            Err(_) => panic!("a text contains NUL"),
        }
    };
    (@made) => { false };
    (@made $constructor:expr) => { true };
    (@instantiable) => { true };
    (@instantiable not_instantiable) => { false };
}
