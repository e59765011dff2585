//! `make_encoder`: values as JSON text.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_numbers::float;
use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::names;
use pycore_objects::{
    Fallible, Object, Owned, Place, Raised, Thread, TypeObject, name, raise, slots, static_type,
};
use pycore_text::{OutOfMemory, TextBuf, View};

use super::encode_string::{Charset, push_encoded};

/// A function that gives the text of a value.
#[repr(C)]
pub struct Encoder {
    object: Object,
    markers: Place,
    default: Place,
    encoder: Place,
    indent: Place,
    key_separator: Place,
    item_separator: Place,
    sort_keys: Cell<bool>,
    skipkeys: Cell<bool>,
    allow_nan: Cell<bool>,
}

static_type! {
    /// The type `_json.Encoder`.
    pub static ENCODER: Encoder = {
        name: "_json.Encoder",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
        slots: Encoder::SLOTS,
        members: MEMBERS,
    };
}

macro_rules! members {
    ($($field:ident $name:literal $kind:ident,)*) => {
        const MEMBERS: &[NativeMember] = &[$(NativeMember::new(
            $name,
            MemberKind::$kind,
            offset_of!(Encoder, $field),
            NativeMember::READ_ONLY,
            None,
        ),)*];
    };
}

members! {
    markers c"markers" ObjectOrNone,
    default c"default" ObjectOrNone,
    encoder c"encoder" ObjectOrNone,
    indent c"indent" ObjectOrNone,
    key_separator c"key_separator" ObjectOrNone,
    item_separator c"item_separator" ObjectOrNone,
    sort_keys c"sort_keys" Bool,
    skipkeys c"skipkeys" Bool,
}

impl Encoder {
    fn places(&self) -> [&Place; 6] {
        [
            &self.markers,
            &self.default,
            &self.encoder,
            &self.indent,
            &self.key_separator,
            &self.item_separator,
        ]
    }
}

impl Trace for Encoder {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for place in self.places() {
            place.trace(tracer);
        }
    }

    fn clear(&self) {
        for place in self.places() {
            drop(place.take());
        }
    }
}

#[slots]
impl Encoder {
    /// !make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)
    #[expect(clippy::too_many_arguments, reason = "as many as the constructor has in Python")]
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        markers: &Object,
        default: Owned,
        encoder: Owned,
        indent: &Object,
        key_separator: &Object,
        item_separator: &Object,
        sort_keys: bool,
        skipkeys: bool,
        allow_nan: bool,
    ) -> Fallible<Owned<Self>> {
        let refuse = |number: usize, expected: &str, given: &Object| {
            let given = given.type_name();
            let message =
                format!("make_encoder() argument {number} must be {expected}, not {given}");
            Err(raise!(thread, TYPE_ERROR, "{message}"))
        };
        let is_text = |value: &Object| value.downcast::<Str>().is_some();
        for (number, separator) in [(5, key_separator), (6, item_separator)] {
            if !is_text(separator) {
                return refuse(number, "str", separator);
            }
        }
        if !markers.is_none() && markers.downcast::<Dict>().is_none() {
            return refuse(1, "dict or None", markers);
        }
        let place = |value: &Object| Place::new(Owned::share(value));
        thread.new_instance(class, |object| Self {
            object,
            markers: place(markers),
            default: Place::new(default),
            encoder: Place::new(encoder),
            indent: place(indent),
            key_separator: place(key_separator),
            item_separator: place(item_separator),
            sort_keys: Cell::new(sort_keys),
            skipkeys: Cell::new(skipkeys),
            allow_nan: Cell::new(allow_nan),
        })
    }

    /// !_iterencode(obj, _current_indent_level)
    fn tp_call(&self, thread: &Thread, obj: &Object, level: isize) -> Fallible<Owned<Tuple>> {
        let mut writer = Writer::new(thread, self);
        if let Some(indent) = &writer.indent
            && indent.downcast_ref::<Str>().is_none()
        {
            let kind = indent.type_name();
            let message = format!("can only concatenate str (not \"{kind}\") to str");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        writer.value(obj, level.max(0) as usize)?;
        let text = Str::from_buffer(thread, &writer.text)?;
        Tuple::pack(thread, [text.into_object()])
    }
}

/// A text that is being written.
struct Writer<'a> {
    thread: &'a Thread,
    text: TextBuf,
    markers: Option<Owned>,
    default: Owned,
    encoder: Owned,
    /// What the encoding function leaves as it is, if it is one of this module.
    charset: Option<Charset>,
    indent: Option<Owned>,
    key_separator: Owned,
    item_separator: Owned,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
}

impl<'a> Writer<'a> {
    fn new(thread: &'a Thread, encoder: &Encoder) -> Self {
        let get = |place: &Place| place.get().unwrap_or_else(|| thread.none());
        let some = |place: &Place| place.get().filter(|value| !value.is_none());
        let function = get(&encoder.encoder);
        Self {
            thread,
            text: TextBuf::with_capacity(256).unwrap_or_default(),
            markers: some(&encoder.markers),
            default: get(&encoder.default),
            charset: Charset::of_function(&function),
            encoder: function,
            indent: some(&encoder.indent),
            key_separator: get(&encoder.key_separator),
            item_separator: get(&encoder.item_separator),
            sort_keys: encoder.sort_keys.get(),
            skip_keys: encoder.skipkeys.get(),
            allow_nan: encoder.allow_nan.get(),
        }
    }

    fn push_view(&mut self, text: View<'_>) -> Fallible {
        self.text.push_view(text).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    fn push(&mut self, text: &str) -> Fallible {
        self.text.push_str(text).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    fn push_object(&mut self, text: &Object) -> Fallible {
        match text.downcast::<Str>() {
            Some(text) => self.push_view(text.view()),
            None => Ok(()),
        }
    }

    /// Begins a line, if there is an indentation.
    fn line(&mut self, level: usize) -> Fallible {
        let Some(indent) = self.indent.clone() else { return Ok(()) };
        self.push("\n")?;
        for _ in 0..level {
            self.push_object(&indent)?;
        }
        Ok(())
    }

    fn separator(&mut self, level: usize) -> Fallible {
        let separator = self.item_separator.clone();
        self.push_object(&separator)?;
        self.line(level)
    }

    fn value(&mut self, value: &Object, level: usize) -> Fallible {
        let thread = self.thread;
        if let Some(text) = value.downcast_exact::<Str>() {
            return self.string(text);
        }
        if let Some(text) = constant(value) {
            return self.push(text);
        }
        if let Some(text) = value.downcast::<Str>() {
            return self.string(text);
        }
        if let Some(number) = value.downcast_exact::<Int>().and_then(Int::as_compact) {
            return self.number(number);
        }
        if let Some(int) = value.downcast::<Int>() {
            let text = int.to_decimal(thread)?;
            return self.push_object(&text);
        }
        if let Some(float) = value.downcast::<Float>() {
            let text = self.float_text(value, float.value())?;
            return self.push(&text);
        }
        let whence = " while encoding a JSON object";
        if let Some(items) = Items::of(value) {
            object::check_recursion(thread, whence)?;
            return self.list(value, items, level);
        }
        if let Some(dict) = value.downcast::<Dict>() {
            object::check_recursion(thread, whence)?;
            return self.dict(value, dict, level);
        }
        let marker = self.mark(value)?;
        let replacement = call::call(thread, &self.default.clone(), &[value])?;
        object::check_recursion(thread, whence)?;
        self.value(&replacement, level).map_err(|raised| {
            self.note(raised, value, |kind| Ok(format!("when serializing {kind} object")))
        })?;
        self.unmark(marker)
    }

    fn number(&mut self, number: i64) -> Fallible {
        // As many digits as the greatest have.
        let mut digits = [0; 20];
        let mut first = digits.len();
        let mut rest = number.unsigned_abs();
        loop {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            self.push("-")?;
        }
        let pushed = self.text.push_ascii(&digits[first..]);
        pushed.map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    fn string(&mut self, text: &Str) -> Fallible {
        let thread = self.thread;
        if let Some(charset) = self.charset {
            return push_encoded(&mut self.text, text.view(), charset)
                .map_err(|OutOfMemory| thread.raise_out_of_memory());
        }
        let encoded = call::call(thread, &self.encoder.clone(), &[text.as_object()])?;
        if encoded.downcast_ref::<Str>().is_none() {
            let given = encoded.type_name();
            let message = format!("encoder() must return a string, not {given}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        self.push_object(&encoded)
    }

    fn float_text(&self, object: &Object, value: f64) -> Fallible<String> {
        if value.is_finite() {
            return Ok(float::repr(value));
        }
        if !self.allow_nan {
            let shown = object::repr(self.thread, object)?;
            let message = format!("Out of range float values are not JSON compliant: {shown}");
            return Err(raise!(self.thread, VALUE_ERROR, "{message}"));
        }
        let text = if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        Ok(text.to_owned())
    }

    /// Notes that a container is being written, if that is wanted; a container within itself is an error.
    fn mark(&self, container: &Object) -> Fallible<Option<Owned>> {
        let Some(markers) = self.markers.as_ref().and_then(Owned::downcast_ref::<Dict>) else {
            return Ok(None);
        };
        let marker = thread_int(self.thread, container.address())?;
        if markers.contains(self.thread, &marker)? {
            return Err(raise!(self.thread, VALUE_ERROR, "Circular reference detected"));
        }
        markers.insert(self.thread, &marker, container)?;
        Ok(Some(marker))
    }

    fn unmark(&self, marker: Option<Owned>) -> Fallible {
        if let (Some(marker), Some(markers)) = (marker, &self.markers)
            && let Some(markers) = markers.downcast_ref::<Dict>()
            && markers.remove(self.thread, &marker)?.is_none()
        {
            return Err(self.thread.raise_key_error(&marker));
        }
        Ok(())
    }

    /// Adds to an exception where it happened.
    #[cold]
    fn note(
        &self,
        raised: Raised,
        container: &Object,
        text: impl FnOnce(&str) -> Fallible<String>,
    ) -> Raised {
        let thread = self.thread;
        let Some(exception) = thread.take_exception(raised) else {
            return thread.raise_out_of_memory();
        };
        let added = names::full_name(thread, container.type_object())
            .and_then(|kind| text(&kind.to_string_lossy()))
            .and_then(|text| Str::new(thread, &text))
            .and_then(|text| {
                let name = name!(thread, "add_note");
                call::call_method(thread, &exception, name, &[text.as_object()])
            });
        match added {
            Ok(_) => thread.restore_exception(exception),
            Err(raised) => raised,
        }
    }

    fn list(&mut self, value: &Object, items: Items<'_>, level: usize) -> Fallible {
        if items.get(0).is_none() {
            return self.push("[]");
        }
        let marker = self.mark(value)?;
        self.push("[")?;
        self.line(level + 1)?;
        let mut index = 0;
        while let Some(item) = items.get(index) {
            if index > 0 {
                self.separator(level + 1)?;
            }
            self.value(&item, level + 1).map_err(|raised| {
                self.note(raised, value, |kind| Ok(format!("when serializing {kind} item {index}")))
            })?;
            index += 1;
        }
        self.unmark(marker)?;
        self.line(level)?;
        self.push("]")
    }

    fn dict(&mut self, value: &Object, dict: &Dict, level: usize) -> Fallible {
        let thread = self.thread;
        if dict.is_empty() {
            return self.push("{}");
        }
        let marker = self.mark(value)?;
        self.push("{")?;
        let mut is_first = true;
        if self.sort_keys || value.downcast_exact::<Dict>().is_none() {
            let items = call::call_method(thread, value, name!(thread, "items"), &[])?;
            let items = List::from_iterable(thread, &items)?;
            if self.sort_keys {
                items.sort(thread, None, false)?;
            }
            let mut index = 0;
            while let Some(item) = items.get(index) {
                let pair = item.downcast_ref::<Tuple>().map(Tuple::as_slice);
                let Some(&[key, item]) = pair else {
                    return Err(raise!(thread, VALUE_ERROR, "items must return 2-tuples"));
                };
                self.item(value, key, item, level + 1, &mut is_first)?;
                index += 1;
            }
        } else {
            let mut position = 0;
            while let Some((key, item)) = dict.next_entry(&mut position) {
                self.item(value, &key, &item, level + 1, &mut is_first)?;
            }
        }
        self.unmark(marker)?;
        // An object all of whose keys were skipped stays on its line.
        if !is_first {
            self.line(level)?;
        }
        self.push("}")
    }

    fn item(
        &mut self,
        dict: &Object,
        key: &Object,
        value: &Object,
        level: usize,
        is_first: &mut bool,
    ) -> Fallible {
        let thread = self.thread;
        let text = if key.downcast::<Str>().is_some() {
            Owned::share(key)
        } else if let Some(float) = key.downcast::<Float>() {
            thread.new_str(&self.float_text(key, float.value())?)?
        } else if let Some(text) = constant(key) {
            thread.new_str(text)?
        } else if let Some(int) = key.downcast::<Int>() {
            int.to_decimal(thread)?
        } else if self.skip_keys {
            return Ok(());
        } else {
            let kind = key.type_name();
            let message = format!("keys must be str, int, float, bool or None, not {kind}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        match std::mem::take(is_first) {
            true => self.line(level)?,
            false => self.separator(level)?,
        }
        if let Some(text) = text.downcast_ref::<Str>() {
            self.string(text)?;
        }
        let separator = self.key_separator.clone();
        self.push_object(&separator)?;
        self.value(value, level).map_err(|raised| {
            self.note(raised, dict, |kind| {
                let key = object::repr(thread, key)?;
                Ok(format!("when serializing {kind} item {key}"))
            })
        })
    }
}

/// A number for an address.
fn thread_int(thread: &Thread, address: usize) -> Fallible<Owned> {
    Ok(Int::from_usize(thread, address)?.into_object())
}

/// The text of `None`, `True` and `False`.
fn constant(value: &Object) -> Option<&'static str> {
    if value.is_none() {
        Some("null")
    } else if value.is(Bool::of(true)) {
        Some("true")
    } else {
        value.is(Bool::of(false)).then_some("false")
    }
}

/// A list or a tuple.
enum Items<'a> {
    List(&'a List),
    Tuple(&'a Tuple),
}

impl<'a> Items<'a> {
    fn of(value: &'a Object) -> Option<Self> {
        match value.downcast::<List>() {
            Some(list) => Some(Self::List(list)),
            None => value.downcast::<Tuple>().map(Self::Tuple),
        }
    }

    fn get(&self, index: usize) -> Option<Owned> {
        match self {
            Self::List(list) => list.get(index),
            Self::Tuple(tuple) => tuple.get(index).map(Owned::share),
        }
    }
}
