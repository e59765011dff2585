//! Objects of marshal data.

use std::vec::Drain;

use pycore_marshal::{
    Builder, CodeParts, Container, ReadError, ReadErrorKind, Reader, Scanner, Singleton, TextData,
};
use pycore_numbers::complex::Complex as ComplexValue;
use pycore_objects::core::TypeStatic;
use pycore_objects::declare::CompiledCode;
use pycore_objects::errors::{self, STOP_ITERATION};
use pycore_objects::protocol::{call, number};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::{Code, Parts};
use pycore_objects::types::complex::Complex;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::memoryview::MemoryView;
use pycore_objects::types::set::{FrozenSet, Set};
use pycore_objects::types::slice::Slice;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Raised, Thread, name, raise};
use pycore_text::codec::{self, Handler, Standard};
use pycore_text::{TextBuf, View};

/// The value that data begin with.
pub(super) fn load(thread: &Thread, data: &[u8], allow_code: bool) -> Fallible<Owned> {
    let code = if allow_code { CodeObjects::Verified } else { CodeObjects::Refused };
    read(thread, data, code)
}

/// The code object of code that is part of the program.
pub(crate) fn compiled_code(thread: &Thread, code: CompiledCode) -> Fallible<Owned> {
    read(thread, code.bytes(), CodeObjects::Trusted)
}

fn read(thread: &Thread, data: &[u8], code: CodeObjects) -> Fallible<Owned> {
    let mut reader = Reader::new(data, Objects { thread, code });
    reader.read().map_err(|failure| match failure {
        Failure::Raised(raised) => raised,
        Failure::Data(error) => raise_read_error(thread, &error),
    })
}

#[cold]
fn raise_read_error(thread: &Thread, error: &ReadError) -> Raised {
    let class: &'static TypeStatic = match error.kind.exception() {
        "EOFError" => &errors::EOF_ERROR,
        "TypeError" => &errors::TYPE_ERROR,
        _ => &errors::VALUE_ERROR,
    };
    errors::raise_message(thread, class, format_args!("{error}"))
}

/// Why a value could not be read.
enum Failure {
    /// An exception has been raised.
    Raised(Raised),
    /// The data are wrong.
    Data(ReadError),
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Data(error)
    }
}

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Self {
        Self::Raised(raised)
    }
}

/// What is done with code objects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CodeObjects {
    Refused,
    Verified,
    /// The data are those of a [`CompiledCode`].
    Trusted,
}

/// Makes objects.
struct Objects<'t> {
    thread: &'t Thread,
    code: CodeObjects,
}

impl Objects<'_> {
    fn malformed(&self, part: &'static str) -> Failure {
        ReadError { kind: ReadErrorKind::MalformedCode(part), offset: 0 }.into()
    }

    fn tuple<'a>(&self, object: &'a Object, part: &'static str) -> Result<&'a Tuple, Failure> {
        object.downcast_exact::<Tuple>().ok_or_else(|| self.malformed(part))
    }

    fn contents<'a>(&self, object: &'a Object, part: &'static str) -> Result<&'a Bytes, Failure> {
        object.downcast_exact::<Bytes>().ok_or_else(|| self.malformed(part))
    }
}

impl<'data> Builder<'data> for Objects<'_> {
    type Object = Owned;
    type Error = Failure;

    #[inline]
    fn share(&mut self, object: &Owned) -> Owned {
        object.clone()
    }

    fn singleton(&mut self, which: Singleton) -> Result<Owned, Failure> {
        Ok(match which {
            Singleton::None => self.thread.none(),
            Singleton::False => self.thread.bool(false),
            Singleton::True => self.thread.bool(true),
            Singleton::Ellipsis => self.thread.ellipsis(),
            Singleton::StopIteration => Owned::share(STOP_ITERATION.get().as_object()),
        })
    }

    fn int(&mut self, value: i64) -> Result<Owned, Failure> {
        Ok(self.thread.new_int(value)?)
    }

    fn long(&mut self, negative: bool, digits: Vec<u32>) -> Result<Owned, Failure> {
        Ok(Int::from_digits(self.thread, negative, &digits)?.into_object())
    }

    fn float(&mut self, value: f64) -> Result<Owned, Failure> {
        Ok(self.thread.new_float(value)?)
    }

    fn complex(&mut self, real: f64, imaginary: f64) -> Result<Owned, Failure> {
        let value = ComplexValue { real, imag: imaginary };
        Ok(Complex::new(self.thread, value)?.into_object())
    }

    fn bytes(&mut self, data: &'data [u8], _offset: usize) -> Result<Owned, Failure> {
        Ok(Bytes::new(self.thread, data)?.into_object())
    }

    fn text(&mut self, text: TextData<'data>) -> Result<Owned, Failure> {
        let thread = self.thread;
        let string = if text.one_byte || text.bytes.is_ascii() {
            Str::from_view(thread, View::Latin1(text.bytes))?
        } else {
            let mut decoded = TextBuf::new();
            let mut errors = Standard(Handler::SurrogatePass);
            match codec::decode_utf8(text.bytes, true, &mut decoded, &mut errors) {
                Ok(_) => Str::from_buffer(thread, &decoded)?,
                Err(_) => {
                    let kind = ReadErrorKind::MalformedText;
                    return Err(malformed_text(thread, &text, kind));
                }
            }
        };
        if text.interned {
            return Ok(thread.interpreter().interned.intern(thread, string).into_object());
        }
        Ok(string.into_object())
    }

    fn start(&mut self, container: Container) -> Result<Option<Owned>, Failure> {
        Ok(match container {
            Container::List => Some(List::new(self.thread)?.into_object()),
            Container::Dict => Some(Dict::new(self.thread)?.into_object()),
            Container::Set => Some(Set::new(self.thread)?.into_object()),
            Container::Tuple(_) | Container::FrozenSet | Container::Slice => None,
        })
    }

    fn finish(
        &mut self,
        container: Container,
        started: Option<Owned>,
        mut items: Drain<'_, Owned>,
    ) -> Result<Owned, Failure> {
        let thread = self.thread;
        if let Some(started) = started {
            if let Some(list) = started.downcast_ref::<List>() {
                for item in items {
                    list.push(thread, item)?;
                }
            } else if let Some(dict) = started.downcast_ref::<Dict>() {
                while let (Some(key), Some(value)) = (items.next(), items.next()) {
                    dict.insert_owned(thread, key, value)?;
                }
            } else if let Some(set) = started.downcast_ref::<Set>() {
                for item in items {
                    set.elements().add(thread, &item)?;
                }
            }
            return Ok(started);
        }
        Ok(match container {
            Container::FrozenSet => {
                let set = FrozenSet::new(thread)?;
                for item in items {
                    set.elements().add(thread, &item)?;
                }
                set.into_object()
            }
            Container::Slice => {
                let mut part = || items.next().unwrap_or_else(|| thread.none());
                let (start, stop, step) = (part(), part(), part());
                Slice::new(thread, start, stop, step)?.into_object()
            }
            _ => Tuple::from_owned(thread, items.collect())?.into_object(),
        })
    }

    fn code(&mut self, head: &CodeParts, parts: Drain<'_, Owned>) -> Result<Owned, Failure> {
        let thread = self.thread;
        if self.code == CodeObjects::Refused {
            let message = "unmarshalling code objects is disallowed";
            return Err(raise!(thread, VALUE_ERROR, "{message}").into());
        }
        let parts: Vec<Owned> = parts.collect();
        let [code, consts, names, variables, kinds, file, name, qualified, lines, exceptions] =
            parts.as_slice()
        else {
            return Err(self.malformed("part"));
        };
        for (text, part) in [(file, "filename"), (name, "name"), (qualified, "qualname")] {
            if text.downcast_ref::<Str>().is_none() {
                return Err(self.malformed(part));
            }
        }
        let parts = Parts {
            argument_count: head.argcount,
            positional_only_count: head.posonlyargcount,
            keyword_only_count: head.kwonlyargcount,
            stack_size: head.stacksize,
            flags: head.flags,
            first_line: head.firstlineno,
            code: self.contents(code, "code")?,
            constants: Owned::share(self.tuple(consts, "consts")?),
            names: self.tuple(names, "names")?,
            variable_names: self.tuple(variables, "localsplusnames")?,
            variable_kinds: self.contents(kinds, "localspluskinds")?,
            file_name: file,
            name,
            qualified_name: qualified,
            line_table: self.contents(lines, "linetable")?,
            exception_table: self.contents(exceptions, "exceptiontable")?,
        };
        #[expect(unsafe_code, reason = "the code was verified")]
        let code = match self.code {
            // SAFETY: `CompiledCode` promises that the verifier accepts the code, and so what is within it.
            CodeObjects::Trusted => unsafe { Code::from_verified_parts(thread, parts) },
            _ => Code::from_parts(thread, parts),
        }?;
        Ok(code.into_object())
    }
}

/// Text that is no UTF-8: the exception of its codec.
#[cold]
fn malformed_text(thread: &Thread, text: &TextData<'_>, kind: ReadErrorKind) -> Failure {
    let decode = || -> Fallible<Owned> {
        let bytes = Bytes::new(thread, text.bytes)?;
        let arguments = [thread.new_str("utf-8")?, thread.new_str("surrogatepass")?];
        let decode = name!(thread, "decode");
        call::call_method(thread, bytes.as_object(), decode, &[&arguments[0], &arguments[1]])
    };
    match decode() {
        Ok(_) => ReadError { kind, offset: text.offset }.into(),
        Err(raised) => raised.into(),
    }
}

/// The bytes of the next value of a file, and no more.
pub(super) fn from_file(thread: &Thread, file: &Object) -> Fallible<Vec<u8>> {
    // What can be read is bytes, which an empty read shows.
    let none = thread.new_int(0)?;
    let empty = call::call_method(thread, file, name!(thread, "read"), &[&none])?;
    if (*empty).downcast::<Bytes>().is_none() {
        return Err(super::not_bytes(thread, &empty));
    }
    let mut data = Vec::new();
    let mut scanner = Scanner::new();
    while let Some(needed) = scanner.needed(&data) {
        let (part, given) = read_into(thread, file, needed)?;
        if given != needed {
            if given > needed {
                return Err(raise!(
                    thread,
                    VALUE_ERROR,
                    "read() returned too much data: {needed} bytes requested, {given} returned"
                ));
            }
            if data.is_empty() {
                return Err(raise!(thread, EOF_ERROR, "EOF read where object expected"));
            }
            return Err(raise!(thread, EOF_ERROR, "EOF read where not expected"));
        }
        if data.try_reserve(needed).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        data.extend_from_slice(&part.bytes());
    }
    Ok(data)
}

/// As many bytes as a file gives at once, and how many it says that they are.
fn read_into(thread: &Thread, file: &Object, count: usize) -> Fallible<(Owned<ByteArray>, usize)> {
    let bytes = ByteArray::new(thread, &[])?;
    bytes.set_length(thread, count)?;
    let view = MemoryView::of_object(thread, bytes.as_object())?;
    let given = call::call_method(thread, file, name!(thread, "readinto"), &[view.as_object()])?;
    let given = number::to_isize(thread, &given, &errors::VALUE_ERROR)?;
    Ok((bytes, usize::try_from(given).unwrap_or(0)))
}
