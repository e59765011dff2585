//! `PyArg_ParseTuple` and its relatives: arguments by a format.
//!
//! A format is a list of units: a letter with what qualifies it, or a list of units in parentheses for a nested sequence.
//! `|` begins the optional ones, `$` those that are given by name only; `:` or `;` ends the list with the function's name
//! or a whole message.

use core::ffi::{CStr, c_char, c_int};

use pycore_abi::PyObject;
use pycore_objects::protocol::sequence;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, errors, raise};

use super::convert::{self, Clean};
use super::{VaList, variadic};
use crate::api::api;
use crate::convert::bad_internal_call;

/// Why an argument does not fit.
pub(crate) enum Refusal {
    /// An exception has been raised.
    Raised(Raised),
    /// What to say of the argument: `must be str, not int`. In front of an `(` it is a mistake of the caller.
    Message(String),
}

impl From<Raised> for Refusal {
    fn from(raised: Raised) -> Self {
        Self::Raised(raised)
    }
}

/// The result for C code: 1, or 0 with an exception.
fn answer(result: Fallible) -> c_int {
    result.is_ok().into()
}

/// What a format says of its function.
#[derive(Clone, Copy)]
struct Head<'f> {
    /// The units.
    units: &'f [u8],
    /// The function's name, behind `:`.
    name: Option<&'f [u8]>,
    /// The whole message, behind `;`.
    message: Option<&'f [u8]>,
}

impl<'f> Head<'f> {
    fn of(format: &'f CStr) -> Self {
        let bytes = format.to_bytes();
        let Some(end) = bytes.iter().position(|&byte| byte == b':' || byte == b';') else {
            return Self { units: bytes, name: None, message: None };
        };
        let (units, rest) = bytes.split_at(end);
        let text = Some(&rest[1..]);
        if rest[0] == b':' {
            Self { units, name: text, message: None }
        } else {
            Self { units, name: None, message: text }
        }
    }

    /// `name()`, or `function`.
    fn callee(&self) -> String {
        match self.name {
            Some(name) => format!("{}()", String::from_utf8_lossy(name)),
            None => "function".to_owned(),
        }
    }

    /// Raises what is wrong with an argument; `levels` are the places within nested sequences.
    #[cold]
    fn refuse(&self, thread: &Thread, number: usize, levels: &[usize], refusal: Refusal) -> Raised {
        let text = match refusal {
            Refusal::Raised(raised) => return raised,
            Refusal::Message(text) => text,
        };
        if text.starts_with('(') && self.message.is_none() {
            let callee = self.name.map_or(String::new(), |_| format!("{} ", self.callee()));
            return raise!(thread, SYSTEM_ERROR, "{callee}argument {number} {text}");
        }
        if let Some(message) = self.message {
            return raise!(thread, TYPE_ERROR, "{}", String::from_utf8_lossy(message));
        }
        let mut place = self.name.map_or(String::new(), |_| format!("{} ", self.callee()));
        if number == 0 {
            place.push_str("argument");
        } else {
            place.push_str(&format!("argument {number}"));
            for level in levels {
                place.push_str(&format!(", item {}", level - 1));
            }
        }
        raise!(thread, TYPE_ERROR, "{place} {text}")
    }
}

/// The end of the unit at the beginning of a format: how many bytes it has.
fn unit_length(units: &[u8]) -> usize {
    match units.first() {
        Some(b'(') => {
            let mut depth = 0;
            for (index, &byte) in units.iter().enumerate() {
                match byte {
                    b'(' => depth += 1,
                    b')' => {
                        depth -= 1;
                        if depth == 0 {
                            return index + 1;
                        }
                    }
                    _ => {}
                }
            }
            units.len()
        }
        Some(b'e') => {
            let mut length = units.len().min(2);
            if units.get(length) == Some(&b'#') {
                length += 1;
            }
            length
        }
        Some(letter) => {
            let qualifiers: &[u8] = match letter {
                b's' | b'z' | b'y' => b"*#",
                b'w' => b"*",
                b'O' => b"!&",
                _ => b"",
            };
            1 + usize::from(units.get(1).is_some_and(|byte| qualifiers.contains(byte)))
        }
        None => 0,
    }
}

/// The units of a list.
pub(super) fn units(mut list: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let length = unit_length(list);
        (length > 0).then(|| {
            let (unit, rest) = list.split_at(length);
            list = rest;
            unit
        })
    })
}

/// Parses one argument by its unit.
///
/// # Safety
///
/// 1. As for [`parse_tuple`].
unsafe fn item(
    thread: &Thread,
    unit: &[u8],
    argument: &Object,
    targets: &mut VaList,
    levels: &mut Vec<usize>,
    clean: &mut Clean,
) -> Result<(), Refusal> {
    if unit.first() != Some(&b'(') {
        // SAFETY: condition 1.
        return unsafe { convert::one(thread, unit, argument, targets, clean) };
    }
    let inner = unit.get(1..unit.len() - 1).unwrap_or(&[]);
    let count = units(inner).count();
    let is_text = argument.downcast::<pycore_objects::types::bytes::Bytes>().is_some()
        || argument.downcast::<Str>().is_some();
    let is_tuple = argument.downcast::<Tuple>().is_some();
    if !is_tuple {
        let given = convert::name_of(argument);
        if !pycore_objects::protocol::iterate::is_sequence(argument) || is_text {
            return Err(Refusal::Message(format!("must be {count}-item tuple, not {given}")));
        }
        let message = format!("argument must be {count}-item tuple, not {given}");
        errors::warn(thread, &errors::DEPRECATION_WARNING, &message, 1)?;
    }
    let length = pycore_objects::protocol::object::length(thread, argument)?;
    if length != count {
        let kind = if is_tuple { "tuple" } else { "sequence" };
        return Err(Refusal::Message(format!("must be {kind} of length {count}, not {length}")));
    }
    for (index, unit) in units(inner).enumerate() {
        let element = sequence::get_item(thread, argument, index as isize)?;
        let depth = levels.len();
        levels.push(index + 1);
        // SAFETY: condition 1.
        unsafe { item(thread, unit, &element, targets, levels, clean)? };
        levels.truncate(depth);
        // What was stored is borrowed from the sequence.
    }
    Ok(())
}

/// Parses positional arguments.
///
/// # Safety
///
/// 1. The targets are what the format names: places for the values.
pub(crate) unsafe fn positional(
    thread: &Thread,
    arguments: &[&Object],
    format: &CStr,
    targets: &mut VaList,
) -> Fallible {
    let head = Head::of(format);
    let (mut least, mut most) = (None, 0);
    for unit in units(head.units) {
        match unit {
            b"|" => least = Some(most),
            _ if is_unit(unit) => most += 1,
            _ => {}
        }
    }
    let least = least.unwrap_or(most);
    let given = arguments.len();
    if given < least || most < given {
        if let Some(message) = head.message {
            return Err(raise!(thread, TYPE_ERROR, "{}", String::from_utf8_lossy(message)));
        }
        let callee = head.callee();
        let how = match () {
            () if least == most => "exactly",
            () if given < least => "at least",
            () => "at most",
        };
        let limit = if given < least { least } else { most };
        let plural = if limit == 1 { "" } else { "s" };
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{callee} takes {how} {limit} argument{plural} ({given} given)"
        ));
    }
    let mut clean = Clean::default();
    let mut levels = Vec::new();
    let list = units(head.units).filter(|unit| is_unit(unit));
    for (index, (unit, argument)) in list.zip(arguments).enumerate() {
        // SAFETY: condition 1.
        let result = unsafe { item(thread, unit, argument, targets, &mut levels, &mut clean) };
        if let Err(refusal) = result {
            // What was stored is taken back while the exception is up.
            let raised = head.refuse(thread, index + 1, &levels, refusal);
            clean.take_back();
            return Err(raised);
        }
        levels.clear();
    }
    if units(head.units).any(|unit| unit != b"|" && !is_unit(unit)) {
        clean.take_back();
        let format = format.to_string_lossy();
        return Err(raise!(thread, SYSTEM_ERROR, "bad format string: {format}"));
    }
    clean.forget();
    Ok(())
}

/// Whether a part of a format stands for an argument.
fn is_unit(unit: &[u8]) -> bool {
    unit.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'(')
}

/// The parameters' names that C passes.
///
/// # Safety
///
/// 1. The array ends with NULL, and its texts stay for `'a`.
unsafe fn names_of<'a>(names: *const *const c_char) -> Vec<&'a CStr> {
    let mut list = Vec::new();
    // SAFETY: condition 1.
    unsafe {
        let mut next = names;
        while !(*next).is_null() {
            list.push(CStr::from_ptr(*next));
            next = next.add(1);
        }
    }
    list
}

/// Parses positional and named arguments.
///
/// # Safety
///
/// 1. As for [`positional`].
unsafe fn with_names(
    thread: &Thread,
    arguments: &Tuple,
    named: Option<&Dict>,
    format: &CStr,
    names: &[&CStr],
    targets: &mut VaList,
) -> Fallible {
    let head = Head::of(format);
    let callee = head.callee();
    let named = named.filter(|named| !named.is_empty());
    let (given, given_named) = (arguments.len(), named.map_or(0, Dict::len));
    let without_name = names.iter().take_while(|name| name.is_empty()).count();
    if names.iter().skip(without_name).any(|name| name.is_empty()) {
        return Err(raise!(thread, SYSTEM_ERROR, "Empty keyword parameter name"));
    }
    if given + given_named > names.len() {
        let what = if given == 0 { "keyword " } else { "" };
        let (most, plural) = (names.len(), if names.len() == 1 { "" } else { "s" });
        let total = given + given_named;
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{callee} takes at most {most} {what}argument{plural} ({total} given)"
        ));
    }
    let mut list = units(head.units).peekable();
    let (mut least, mut most) = (usize::MAX, usize::MAX);
    let mut clean = Clean::default();
    let mut levels = Vec::new();
    let mut used = 0;
    for (index, name) in names.iter().enumerate() {
        while let Some(&mark) = list.peek() {
            match mark {
                b"|" if least != usize::MAX => {
                    return Err(raise!(
                        thread,
                        SYSTEM_ERROR,
                        "Invalid format string (| specified twice)"
                    ));
                }
                b"|" if most != usize::MAX => {
                    return Err(raise!(thread, SYSTEM_ERROR, "Invalid format string ($ before |)"));
                }
                b"|" => least = index,
                b"$" if most != usize::MAX => {
                    return Err(raise!(
                        thread,
                        SYSTEM_ERROR,
                        "Invalid format string ($ specified twice)"
                    ));
                }
                b"$" => {
                    most = index;
                    if most < without_name {
                        return Err(raise!(thread, SYSTEM_ERROR, "Empty parameter name after $"));
                    }
                }
                _ => break,
            }
            list.next();
            if most != usize::MAX && most < given {
                clean.take_back();
                let how = if least == usize::MAX { "exactly" } else { "at most" };
                let plural = if most == 1 { "" } else { "s" };
                return Err(if most == 0 {
                    raise!(thread, TYPE_ERROR, "{callee} takes no positional arguments")
                } else {
                    raise!(
                        thread,
                        TYPE_ERROR,
                        "{callee} takes {how} {most} positional argument{plural} ({given} given)"
                    )
                });
            }
        }
        let Some(unit) = list.next() else {
            clean.take_back();
            let count = names.len();
            return Err(raise!(
                thread,
                SYSTEM_ERROR,
                "More keyword list entries ({count}) than format specifiers ({index})"
            ));
        };
        let found = if let Some(argument) = arguments.get(index) {
            Some(Owned::share(argument))
        } else if used < given_named && index >= without_name {
            let key = crate::convert::text(thread, name)?;
            let found = named.and_then(|named| named.get_str(&key));
            used += usize::from(found.is_some());
            found
        } else {
            None
        };
        if let Some(argument) = found {
            // SAFETY: condition 1.
            let result = unsafe { item(thread, unit, &argument, targets, &mut levels, &mut clean) };
            if let Err(refusal) = result {
                let raised = head.refuse(thread, index + 1, &levels, refusal);
                clean.take_back();
                return Err(raised);
            }
            levels.clear();
            continue;
        }
        if index < least {
            if index < without_name {
                clean.take_back();
                // The count of what must be there is in the rest of the format.
                let rest = least_of(head.units).min(without_name);
                let how = if rest < names.len() { "at least" } else { "exactly" };
                let plural = if rest == 1 { "" } else { "s" };
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "{callee} takes {how} {rest} positional argument{plural} ({given} given)"
                ));
            }
            clean.take_back();
            let (name, position) = (name.to_string_lossy(), index + 1);
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{callee} missing required argument '{name}' (pos {position})"
            ));
        }
        // SAFETY: condition 1.
        unsafe { convert::skip(unit, targets) };
    }
    if list.any(|unit| unit != b"|" && unit != b"$") {
        clean.take_back();
        let message = "more argument specifiers than keyword list entries";
        return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
    }
    if used < given_named
        && let Some(named) = named
    {
        clean.take_back();
        return Err(wrong_name(thread, &callee, given, named, names, without_name));
    }
    clean.forget();
    Ok(())
}

/// The number of units before the optional ones.
fn least_of(list: &[u8]) -> usize {
    units(list).take_while(|unit| *unit != b"|").filter(|unit| *unit != b"$").count()
}

/// Raises which name is one too many.
#[cold]
fn wrong_name(
    thread: &Thread,
    callee: &str,
    given: usize,
    named: &Dict,
    names: &[&CStr],
    without_name: usize,
) -> Raised {
    for (index, name) in names.iter().enumerate().take(given).skip(without_name) {
        let Ok(key) = crate::convert::text(thread, name) else { continue };
        if named.contains_str(&key) {
            let position = index + 1;
            return raise!(
                thread,
                TYPE_ERROR,
                "argument for {callee} given by name ('{key}') and position ({position})"
            );
        }
    }
    let mut position = 0;
    while let Some(key) = named.next_key(&mut position) {
        let Some(key) = key.downcast_ref::<Str>() else {
            return raise!(thread, TYPE_ERROR, "keywords must be strings");
        };
        let text = key.to_string_lossy();
        if !names.iter().skip(without_name).any(|name| name.to_bytes() == text.as_bytes()) {
            let callee = if callee == "function" { "this function" } else { callee };
            return raise!(
                thread,
                TYPE_ERROR,
                "{callee} got an unexpected keyword argument '{text}'"
            );
        }
    }
    bad_internal_call(thread)
}

api! {
    fn PyArg_VaParse(thread, arguments: &Object, format: &CStr, targets: *mut VaList) -> c_int {
        let mut targets = *targets;
        answer(parse_tuple(thread, arguments, format, &mut targets))
    }

    fn _PyArg_VaParse_SizeT(thread, arguments: &Object, format: &CStr, targets: *mut VaList) -> c_int {
        let mut targets = *targets;
        answer(parse_tuple(thread, arguments, format, &mut targets))
    }

    fn PyArg_VaParseTupleAndKeywords(thread, arguments: &Object, named: Option<&Object>, format: &CStr, names: *const *const c_char, targets: *mut VaList) -> c_int {
        let mut targets = *targets;
        answer(parse_with_names(thread, arguments, named, format, names, &mut targets))
    }

    fn _PyArg_VaParseTupleAndKeywords_SizeT(thread, arguments: &Object, named: Option<&Object>, format: &CStr, names: *const *const c_char, targets: *mut VaList) -> c_int {
        let mut targets = *targets;
        answer(parse_with_names(thread, arguments, named, format, names, &mut targets))
    }

    fn PyArg_ValidateKeywordArguments(thread, named: &Object) -> c_int {
        let Some(named) = named.downcast::<Dict>() else {
            let _ = bad_internal_call(thread);
            return 0;
        };
        let mut position = 0;
        while let Some(key) = named.next_key(&mut position) {
            if key.downcast_ref::<Str>().is_none() {
                let _ = raise!(thread, TYPE_ERROR, "keywords must be strings");
                return 0;
            }
        }
        1
    }
}

/// # Safety
///
/// 1. As for [`positional`].
unsafe fn parse_tuple(
    thread: &Thread,
    arguments: &Object,
    format: &CStr,
    targets: &mut VaList,
) -> Fallible {
    let Some(arguments) = arguments.downcast::<Tuple>() else {
        let message = "new style getargs format but argument is not a tuple";
        return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
    };
    // SAFETY: condition 1.
    unsafe { positional(thread, arguments.as_slice(), format, targets) }
}

/// # Safety
///
/// 1. As for [`positional`]; the names are as for [`names_of`].
unsafe fn parse_with_names(
    thread: &Thread,
    arguments: &Object,
    named: Option<&Object>,
    format: &CStr,
    names: *const *const c_char,
    targets: &mut VaList,
) -> Fallible {
    let Some(arguments) = arguments.downcast::<Tuple>() else {
        return Err(bad_internal_call(thread));
    };
    let named = match named {
        None => None,
        Some(named) => match named.downcast::<Dict>() {
            Some(named) => Some(named),
            None => return Err(bad_internal_call(thread)),
        },
    };
    // SAFETY: the conditions.
    unsafe { with_names(thread, arguments, named, format, &names_of(names), targets) }
}

/// `PyArg_ParseTuple`
unsafe extern "C" fn tuple(
    arguments: *mut PyObject,
    format: *const c_char,
    targets: *mut VaList,
) -> c_int {
    // SAFETY: C code calls this with the lock, and arguments as the C API demands.
    unsafe {
        let thread = Thread::current();
        answer(parse_tuple(thread, &*arguments.cast(), CStr::from_ptr(format), &mut *targets))
    }
}

/// `PyArg_ParseTupleAndKeywords`
unsafe extern "C" fn tuple_and_keywords(
    arguments: *mut PyObject,
    named: *mut PyObject,
    format: *const c_char,
    names: *const *const c_char,
    targets: *mut VaList,
) -> c_int {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let (arguments, named) = (&*arguments.cast::<Object>(), named.cast::<Object>().as_ref());
        let format = CStr::from_ptr(format);
        answer(parse_with_names(thread, arguments, named, format, names, &mut *targets))
    }
}

/// `PyArg_Parse`: the argument itself, without a tuple.
unsafe extern "C" fn single(
    argument: *mut PyObject,
    format: *const c_char,
    targets: *mut VaList,
) -> c_int {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let format = CStr::from_ptr(format);
        let head = Head::of(format);
        let list: Vec<&[u8]> = units(head.units).collect();
        let [unit] = list[..] else {
            let message = "old style getargs format uses new features";
            let _ = raise!(thread, SYSTEM_ERROR, "{message}");
            return 0;
        };
        let (mut clean, mut levels) = (Clean::default(), Vec::new());
        let argument = &*argument.cast::<Object>();
        match item(thread, unit, argument, &mut *targets, &mut levels, &mut clean) {
            Ok(()) => {
                clean.forget();
                1
            }
            Err(refusal) => {
                let _ = head.refuse(thread, 0, &levels, refusal);
                clean.take_back();
                0
            }
        }
    }
}

/// `PyArg_UnpackTuple`
unsafe extern "C" fn unpack(
    arguments: *mut PyObject,
    name: *const c_char,
    least: isize,
    most: isize,
    targets: *mut VaList,
) -> c_int {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let arguments: &Object = &*arguments.cast();
        let Some(arguments) = arguments.downcast::<Tuple>() else {
            let message = "PyArg_UnpackTuple() argument list is not a tuple";
            let _ = raise!(thread, SYSTEM_ERROR, "{message}");
            return 0;
        };
        let name = (!name.is_null()).then(|| CStr::from_ptr(name).to_string_lossy());
        if !check_count(thread, name.as_deref(), arguments.len() as isize, least, most) {
            return 0;
        }
        for argument in arguments.iter() {
            *(*targets).next::<*mut *mut PyObject>() = crate::convert::raw(argument);
        }
        1
    }
}

/// Whether the number of arguments is right; raises if not.
pub(crate) fn check_count(
    thread: &Thread,
    name: Option<&str>,
    given: isize,
    least: isize,
    most: isize,
) -> bool {
    if given >= least && given <= most {
        return true;
    }
    let (limit, how) = if given < least { (least, "at least ") } else { (most, "at most ") };
    let how = if least == most { "" } else { how };
    let plural = if limit == 1 { "" } else { "s" };
    let _ = match name {
        Some(name) => {
            raise!(thread, TYPE_ERROR, "{name} expected {how}{limit} argument{plural}, got {given}")
        }
        None => raise!(
            thread,
            TYPE_ERROR,
            "unpacked tuple should have {how}{limit} element{plural}, but has {given}"
        ),
    };
    false
}

variadic! {
    PyArg_ParseTuple(2, ...) = tuple;
    _PyArg_ParseTuple_SizeT(2, ...) = tuple;
    PyArg_ParseTupleAndKeywords(4, ...) = tuple_and_keywords;
    _PyArg_ParseTupleAndKeywords_SizeT(4, ...) = tuple_and_keywords;
    PyArg_Parse(2, ...) = single;
    _PyArg_Parse_SizeT(2, ...) = single;
    PyArg_UnpackTuple(4, ...) = unpack;
}
