//! `make_scanner`: the values of JSON texts.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::float::FLOAT;
use pycore_objects::types::int::INT;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, name, raise, slots, static_type,
};

use super::decode_error::Failure;
use super::number;
use super::scan_string::{scan, text_of};

/// A function that reads a value at a place of a text.
#[repr(C)]
pub struct Scanner {
    object: Object,
    object_hook: Place,
    object_pairs_hook: Place,
    parse_float: Place,
    parse_int: Place,
    parse_constant: Place,
    strict: Cell<bool>,
}

static_type! {
    /// The type `_json.Scanner`.
    pub static SCANNER: Scanner = {
        name: "_json.Scanner",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "A function that reads a value of a JSON text, with the hooks of a decoder.",
        slots: Scanner::SLOTS,
        members: MEMBERS,
    };
}

const fn member(name: &'static std::ffi::CStr, kind: MemberKind, offset: usize) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, None)
}

const MEMBERS: &[NativeMember] = &[
    member(c"strict", MemberKind::Bool, offset_of!(Scanner, strict)),
    member(c"object_hook", MemberKind::ObjectOrNone, offset_of!(Scanner, object_hook)),
    member(c"object_pairs_hook", MemberKind::ObjectOrNone, offset_of!(Scanner, object_pairs_hook)),
    member(c"parse_float", MemberKind::ObjectOrNone, offset_of!(Scanner, parse_float)),
    member(c"parse_int", MemberKind::ObjectOrNone, offset_of!(Scanner, parse_int)),
    member(c"parse_constant", MemberKind::ObjectOrNone, offset_of!(Scanner, parse_constant)),
];

impl Trace for Scanner {
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

impl Scanner {
    fn places(&self) -> [&Place; 5] {
        [
            &self.object_hook,
            &self.object_pairs_hook,
            &self.parse_float,
            &self.parse_int,
            &self.parse_constant,
        ]
    }
}

#[slots]
impl Scanner {
    /// !make_scanner(context)
    fn tp_new(class: &TypeObject, thread: &Thread, context: &Object) -> Fallible<Owned<Self>> {
        let strict = object::get_attribute(thread, context, name!(thread, "strict"))?;
        let strict = object::is_true(thread, &strict)?;
        let get = |name| object::get_attribute(thread, context, name).map(Place::new);
        let object_hook = get(name!(thread, "object_hook"))?;
        let object_pairs_hook = get(name!(thread, "object_pairs_hook"))?;
        let parse_float = get(name!(thread, "parse_float"))?;
        let parse_int = get(name!(thread, "parse_int"))?;
        let parse_constant = get(name!(thread, "parse_constant"))?;
        thread.new_instance(class, |object| Self {
            object,
            object_hook,
            object_pairs_hook,
            parse_float,
            parse_int,
            parse_constant,
            strict: Cell::new(strict),
        })
    }

    /// !scan_once(string, idx)
    fn tp_call(&self, thread: &Thread, string: &Object, idx: isize) -> Fallible<Owned<Tuple>> {
        let text = text_of(thread, string)?;
        let Ok(start) = usize::try_from(idx) else {
            return Err(raise!(thread, VALUE_ERROR, "idx cannot be negative"));
        };
        let mut scan = Scan::new(thread, self, text)?;
        scan.at = start;
        let value = scan.value().map_err(|failure| failure.raise(thread, text))?;
        Tuple::pack(thread, [value, thread.new_int(scan.at as i64)?])
    }
}

/// A text that is being read.
struct Scan<'a> {
    thread: &'a Thread,
    text: &'a Str,
    at: usize,
    strict: bool,
    /// Each key once: most objects in a text have the same ones.
    keys: Owned<Dict>,
    object_hook: Option<Owned>,
    object_pairs_hook: Option<Owned>,
    /// Nothing where `float` and `int` are to be used.
    parse_float: Option<Owned>,
    parse_int: Option<Owned>,
    parse_constant: Option<Owned>,
}

type Scanned<T> = Result<T, Failure>;

impl<'a> Scan<'a> {
    fn new(thread: &'a Thread, scanner: &Scanner, text: &'a Str) -> Fallible<Self> {
        let hook = |place: &Place| place.get().filter(|hook| !hook.is_none());
        let other_than = |place: &Place, class: &TypeObject| {
            place.get().filter(|function| !function.is(class.as_object()))
        };
        Ok(Self {
            thread,
            text,
            at: 0,
            strict: scanner.strict.get(),
            keys: Dict::new(thread)?,
            object_hook: hook(&scanner.object_hook),
            object_pairs_hook: hook(&scanner.object_pairs_hook),
            parse_float: other_than(&scanner.parse_float, FLOAT.get()),
            parse_int: other_than(&scanner.parse_int, INT.get()),
            parse_constant: scanner.parse_constant.get(),
        })
    }

    /// The character at the present place.
    #[inline]
    fn peek(&self) -> Option<char> {
        self.text.view().get(self.at).and_then(char::from_u32)
    }

    #[inline]
    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.at += 1;
        }
    }

    /// Goes past a word, if it is there.
    fn word(&mut self, word: &str) -> bool {
        let view = self.text.view();
        let is_there = word
            .bytes()
            .enumerate()
            .all(|(index, byte)| view.get(self.at + index) == Some(byte.into()));
        if is_there {
            self.at += word.len();
        }
        is_there
    }

    /// There is no value: `StopIteration` with the place, as the decoder expects it.
    #[cold]
    fn no_value(&self, place: usize) -> Failure {
        match self.thread.new_int(place as i64) {
            Ok(place) => self.thread.raise_stop_iteration(Some(&place)).into(),
            Err(raised) => raised.into(),
        }
    }

    fn value(&mut self) -> Scanned<Owned> {
        let thread = self.thread;
        match self.peek() {
            Some('"') => {
                let (string, end) = scan(thread, self.text, self.at + 1, self.strict)?;
                self.at = end;
                Ok(string.into_object())
            }
            Some('{') => {
                let whence = " while decoding a JSON object from a unicode string";
                object::check_recursion(thread, whence)?;
                self.at += 1;
                self.object()
            }
            Some('[') => {
                let whence = " while decoding a JSON array from a unicode string";
                object::check_recursion(thread, whence)?;
                self.at += 1;
                self.array()
            }
            Some('n') if self.word("null") => Ok(thread.none()),
            Some('t') if self.word("true") => Ok(thread.bool(true)),
            Some('f') if self.word("false") => Ok(thread.bool(false)),
            Some('N') if self.word("NaN") => self.constant("NaN"),
            Some('I') if self.word("Infinity") => self.constant("Infinity"),
            Some('-') if self.word("-Infinity") => self.constant("-Infinity"),
            None => Err(self.no_value(self.at)),
            Some(_) => self.number(),
        }
    }

    fn constant(&self, name: &str) -> Scanned<Owned> {
        let name = Str::new(self.thread, name)?;
        match &self.parse_constant {
            Some(parse) => Ok(call::call(self.thread, parse, &[name.as_object()])?),
            None => Ok(name.into_object()),
        }
    }

    fn number(&mut self) -> Scanned<Owned> {
        let (thread, start) = (self.thread, self.at);
        let Some(number) = number::find(self.text.view(), start) else {
            return Err(self.no_value(start));
        };
        self.at = number.end;
        let digits = self.text.view().part(start..number.end);
        let parse = if number.is_float { &self.parse_float } else { &self.parse_int };
        if parse.is_none() {
            let text = digits.to_string_lossy();
            if number.is_float
                && let Ok(value) = text.parse::<f64>()
            {
                return Ok(thread.new_float(value)?);
            }
            if !number.is_float
                && let Ok(value) = text.parse::<i64>()
            {
                return Ok(thread.new_int(value)?);
            }
        }
        let digits = Str::from_view(thread, digits)?;
        let class = if number.is_float { FLOAT.get() } else { INT.get() };
        let parse = parse.as_deref().unwrap_or(class.as_object());
        Ok(call::call(thread, parse, &[digits.as_object()])?)
    }

    /// Goes past a delimiter. If the text ends or has another character there, that is a mistake.
    fn expect(&mut self, delimiter: char, message: &'static str) -> Scanned<()> {
        if self.peek() != Some(delimiter) {
            return Err(Failure::at(message, self.at));
        }
        self.at += 1;
        Ok(())
    }

    /// An array, from behind its bracket on.
    fn array(&mut self) -> Scanned<Owned> {
        let list = List::new(self.thread)?;
        self.skip_blanks();
        if self.peek() != Some(']') {
            loop {
                let value = self.value()?;
                list.push(self.thread, value)?;
                self.skip_blanks();
                if self.peek() == Some(']') {
                    break;
                }
                let comma = self.at;
                self.expect(',', "Expecting ',' delimiter")?;
                self.skip_blanks();
                if self.peek() == Some(']') {
                    return Err(Failure::at("Illegal trailing comma before end of array", comma));
                }
            }
        }
        self.at += 1;
        Ok(list.into_object())
    }

    /// An object, from behind its brace on.
    fn object(&mut self) -> Scanned<Owned> {
        let mut items = if self.object_pairs_hook.is_some() {
            Items::Pairs(List::new(self.thread)?)
        } else {
            Items::Dict(Dict::new(self.thread)?)
        };
        self.skip_blanks();
        if self.peek() != Some('}') {
            loop {
                let (key, value) = self.item()?;
                items.add(self.thread, key, value)?;
                self.skip_blanks();
                if self.peek() == Some('}') {
                    break;
                }
                let comma = self.at;
                self.expect(',', "Expecting ',' delimiter")?;
                self.skip_blanks();
                if self.peek() == Some('}') {
                    return Err(Failure::at("Illegal trailing comma before end of object", comma));
                }
            }
        }
        self.at += 1;
        let (object, hook) = match items {
            Items::Pairs(pairs) => (pairs.into_object(), &self.object_pairs_hook),
            Items::Dict(dict) => (dict.into_object(), &self.object_hook),
        };
        match hook {
            Some(hook) => Ok(call::call(self.thread, hook, &[&object])?),
            None => Ok(object),
        }
    }

    /// A name and its value.
    fn item(&mut self) -> Scanned<(Owned, Owned)> {
        if self.peek() != Some('"') {
            let message = "Expecting property name enclosed in double quotes";
            return Err(Failure::at(message, self.at));
        }
        let (key, end) = scan(self.thread, self.text, self.at + 1, self.strict)?;
        let (key, _) = self.keys.set_default(self.thread, key.as_object(), key.as_object())?;
        self.at = end;
        self.skip_blanks();
        self.expect(':', "Expecting ':' delimiter")?;
        self.skip_blanks();
        Ok((key, self.value()?))
    }
}

/// The items of an object.
enum Items {
    Pairs(Owned<List>),
    Dict(Owned<Dict>),
}

impl Items {
    fn add(&mut self, thread: &Thread, key: Owned, value: Owned) -> Fallible {
        match self {
            Self::Pairs(pairs) => {
                pairs.push(thread, Tuple::pack(thread, [key, value])?.into_object())
            }
            Self::Dict(dict) => dict.insert_owned(thread, key, value),
        }
    }
}
