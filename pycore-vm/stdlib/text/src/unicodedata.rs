//! `unicodedata`: the Unicode database, of the current version and of 3.2.

use std::ffi::CStr;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{ArgumentPlace, CodePoint, FromArgument, MemberKind, NativeMember};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::object;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{
    Fallible, Object, Owned, Place, Raised, Slot, Thread, methods, module, raise, static_type,
};
use pycore_text::{OutOfMemory, TextBuf};
use pycore_unicode::{Database, Form, character_name, character_named, sequence_named};

module! {
    /// The module `unicodedata`.
    pub static UNICODEDATA: name "unicodedata",
    doc "The Unicode Character Database, version 16.0.0.",
    functions Functions::FUNCTIONS,
    exec: fill
}

/// The functions' place.
struct Functions;

/// A version of the database as an object.
#[repr(C)]
struct Version {
    object: Object,
    number: Place,
    database: Database,
}

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"unidata_version",
    MemberKind::ObjectOrNone,
    offset_of!(Version, number),
    NativeMember::READ_ONLY,
    None,
)];

static_type! {
    /// The type of versions of the database.
    static VERSION: Version = {
        name: "unicodedata.UCD",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        methods: Version::METHODS,
        own_access: pycore_objects::core::OwnAccess::Get,
        members: MEMBERS,
    };
}

impl Trace for Version {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.number.trace(tracer);
    }
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_with_module(thread, &VERSION)?;
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    let old = Place::new(thread.new_str("3.2.0")?);
    let old =
        thread.new_object(|object| Version { object, number: old, database: Database::Old })?;
    add("unidata_version", &*thread.new_str("16.0.0")?)?;
    add("ucd_3_2_0", &old.into_object())?;
    add("UCD", VERSION.get().as_object())
}

/// A value for what has none: the one that the caller gave, or an exception.
fn or_default(
    thread: &Thread,
    value: Option<Owned>,
    default: Option<&Object>,
    message: &str,
) -> Fallible<Owned> {
    match (value, default) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(Owned::share(default)),
        (None, None) => Err(raise!(thread, VALUE_ERROR, "{message}")),
    }
}

fn name_of(database: Database, point: CodePoint) -> Option<String> {
    let character = char::from_u32(point.0)?;
    database.is_assigned(point.0).then(|| character_name(character)).flatten()
}

/// A name to look up.
enum Name<'a> {
    Text(&'a str),
    Bytes(BytesLike<'a>),
}

impl<'a> FromArgument<'a> for Name<'a> {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        let object = slot.object(thread)?;
        match object.downcast::<Str>() {
            Some(text) => Ok(Self::Text(text.to_utf8(thread)?)),
            None => BytesLike::of(thread, object).map(Self::Bytes),
        }
    }
}

/// No name is longer.
const LONGEST_NAME: usize = 256;

#[cold]
fn unknown(thread: &Thread, message: &str) -> Raised {
    match thread.new_str(message) {
        Ok(message) => thread.raise_key_error(&message),
        Err(raised) => raised,
    }
}

/// Whether the name of a character is not the one that it has. Ideographs of Tangut have none at all, but are found.
fn is_alias(name: &str, character: char) -> bool {
    match character_name(character) {
        Some(own) => !own.eq_ignore_ascii_case(name),
        None => character.is_control(),
    }
}

fn look_up(thread: &Thread, database: Database, name: Name<'_>) -> Fallible<Owned<Str>> {
    let bytes = match &name {
        Name::Text(text) => text.as_bytes(),
        Name::Bytes(bytes) => bytes,
    };
    if bytes.len() > LONGEST_NAME {
        return Err(unknown(thread, "name too long"));
    }
    if let Ok(name) = std::str::from_utf8(bytes) {
        if let Some(character) = character_named(name)
            && (database == Database::Current || !is_alias(name, character))
        {
            return Str::of_code_point(thread, character as u32);
        }
        if database == Database::Current
            && let Some(points) = sequence_named(name)
        {
            return text_of(thread, points);
        }
    }
    // The message is C's: it ends with the first zero.
    let shown = CStr::from_bytes_until_nul(bytes).map_or(bytes, CStr::to_bytes);
    let shown = String::from_utf8_lossy(shown);
    Err(unknown(thread, &format!("undefined character name '{shown}'")))
}

fn text_of(thread: &Thread, points: &[u32]) -> Fallible<Owned<Str>> {
    let buffer = TextBuf::with_capacity(points.len()).and_then(|mut buffer| {
        points.iter().try_for_each(|&point| buffer.push(point))?;
        Ok(buffer)
    });
    match buffer {
        Ok(buffer) => Str::from_buffer(thread, &buffer),
        Err(OutOfMemory) => Err(thread.raise_out_of_memory()),
    }
}

fn form_of(thread: &Thread, form: &Str) -> Fallible<Form> {
    match form.as_ascii() {
        Some("NFC") => Ok(Form::C),
        Some("NFD") => Ok(Form::D),
        Some("NFKC") => Ok(Form::KC),
        Some("NFKD") => Ok(Form::KD),
        _ => Err(raise!(thread, VALUE_ERROR, "invalid normalization form")),
    }
}

/// The normal form of a text; nothing if it is the text itself.
fn normalized(
    thread: &Thread,
    database: Database,
    form: &Str,
    text: &Str,
) -> Fallible<Option<Vec<u32>>> {
    if text.is_empty() {
        return Ok(None);
    }
    let form = form_of(thread, form)?;
    // Characters of Latin-1 are alone, and their compositions are in all versions.
    let unchanged = match form {
        Form::C => text.unit_size() == 1,
        _ => text.is_ascii(),
    };
    if unchanged {
        return Ok(None);
    }
    let points = pycore_unicode::normalize(database, form, text.view().code_points());
    Ok((!points.iter().copied().eq(text.view().code_points())).then_some(points))
}

fn normalize(thread: &Thread, database: Database, form: &Str, text: &Str) -> Fallible<Owned<Str>> {
    match normalized(thread, database, form, text)? {
        Some(points) => text_of(thread, &points),
        None if text.as_object().downcast_exact::<Str>().is_some() => Ok(Owned::share(text)),
        None => Str::from_view(thread, text.view()),
    }
}

/// The functions twice: those of the module, and the methods of a version.
macro_rules! functions {
    (
        $($name:ident($($parameters:tt)*) -> $result:ty,
            $signature:literal, $doc:literal, |$thread:ident, $database:ident| $body:expr;)*
    ) => {
        #[methods(module, name = FUNCTIONS)]
        impl Functions {
            $(#[doc = $signature]
            #[doc = ""]
            #[doc = $doc]
            fn $name($thread: &Thread, $($parameters)*) -> Fallible<$result> {
                let $database = Database::Current;
                $body
            })*
        }

        #[methods]
        impl Version {
            $(#[doc = $signature]
            #[doc = ""]
            #[doc = $doc]
            fn $name(&self, $thread: &Thread, $($parameters)*) -> Fallible<$result> {
                let $database = self.database;
                $body
            })*
        }
    };
}

functions! {
    decimal(chr: CodePoint, default: Option<&Object>) -> Owned,
        "decimal($self, chr, default=<unrepresentable>, /)",
        "The value of a decimal digit, or default; without one, ValueError.",
        |thread, database| {
            let value = database.decimal(chr.0).map(|value| thread.new_int(value.into()));
            or_default(thread, value.transpose()?, default, "not a decimal")
        };
    digit(chr: CodePoint, default: Option<&Object>) -> Owned,
        "digit($self, chr, default=<unrepresentable>, /)",
        "The value of a digit, or default; without one, ValueError.",
        |thread, database| {
            let value = database.digit(chr.0).map(|value| thread.new_int(value.into()));
            or_default(thread, value.transpose()?, default, "not a digit")
        };
    numeric(chr: CodePoint, default: Option<&Object>) -> Owned,
        "numeric($self, chr, default=<unrepresentable>, /)",
        "The number that a character stands for, a float, or default; without one, ValueError.",
        |thread, database| {
            let value = database.numeric(chr.0).map(|value| thread.new_float(value));
            or_default(thread, value.transpose()?, default, "not a numeric character")
        };
    category(chr: CodePoint) -> &'static str,
        "category($self, chr, /)",
        "The general category of a character.",
        |_thread, database| Ok(database.category(chr.0));
    bidirectional(chr: CodePoint) -> &'static str,
        "bidirectional($self, chr, /)",
        "The class of a character's direction; empty if there is none.",
        |_thread, database| Ok(database.direction(chr.0));
    combining(chr: CodePoint) -> i32,
        "combining($self, chr, /)",
        "The canonical combining class of a character; 0 if there is none.",
        |_thread, database| Ok(database.combining_class(chr.0).into());
    mirrored(chr: CodePoint) -> i32,
        "mirrored($self, chr, /)",
        "1 if a character is mirrored in text from right to left, else 0.",
        |_thread, database| Ok(database.is_mirrored(chr.0).into());
    east_asian_width(chr: CodePoint) -> &'static str,
        "east_asian_width($self, chr, /)",
        "The width of a character in East Asian text.",
        |_thread, database| Ok(database.width(chr.0));
    decomposition(chr: CodePoint) -> String,
        "decomposition($self, chr, /)",
        "What a character decomposes to, as code points in hexadecimal; empty if it does not.",
        |_thread, database| Ok(database.decomposition(chr.0));
    is_normalized(form: &Str, unistr: &Str) -> bool,
        "is_normalized($self, form, unistr, /)",
        "Whether a text is in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'.",
        |thread, database| Ok(normalized(thread, database, form, unistr)?.is_none());
    normalize(form: &Str, unistr: &Str) -> Owned<Str>,
        "normalize($self, form, unistr, /)",
        "A text in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'.",
        |thread, database| normalize(thread, database, form, unistr);
    name(chr: CodePoint, default: Option<&Object>) -> Owned,
        "name($self, chr, default=<unrepresentable>, /)",
        "The name of a character, or default; without one, ValueError.",
        |thread, database| {
            let name = name_of(database, chr).map(|name| thread.new_str(&name));
            or_default(thread, name.transpose()?, default, "no such name")
        };
    lookup(name: Name<'_>) -> Owned<Str>,
        "lookup($self, name, /)",
        "The character or sequence of that name or alias; without one, KeyError.",
        |thread, database| look_up(thread, database, name);
}
