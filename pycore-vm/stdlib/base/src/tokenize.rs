//! `_tokenize`: the tokens of lines, by the front end's hook.
//!
//! All lines are read before the first token is given.

use std::cell::Cell;

use pycore_objects::core::interpreter::PlainToken;
use pycore_objects::core::{Place, Trace, Tracer};
use pycore_objects::errors::STOP_ITERATION;
use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, module, name, raise, slots, static_type,
};

use crate::sys::add;

module! {
    /// The module `_tokenize`.
    pub static TOKENIZE: name "_tokenize",
    doc "",
    exec: fill
}

/// Gives tokens one by one.
#[repr(C)]
pub struct TokenizerIter {
    object: Object,
    tokens: Place<List>,
    next: Cell<usize>,
    /// What is raised behind the last token.
    error: Place,
}

static_type! {
    /// The type `_tokenize.TokenizerIter`.
    pub static TOKENIZER_ITER: TokenizerIter = {
        name: "_tokenize.TokenizerIter",
        base: OBJECT,
        flags: HAVE_GC,
        slots: TokenizerIter::SLOTS,
        own_access: pycore_objects::core::OwnAccess::Get,
    };
}

impl Trace for TokenizerIter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.tokens.trace(tracer);
        self.error.trace(tracer);
    }

    fn clear(&self) {
        drop(self.tokens.take());
        drop(self.error.take());
    }
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_with_module(thread, &TOKENIZER_ITER)?;
    add(thread, module, "TokenizerIter", TOKENIZER_ITER.get().as_object())
}

/// All lines that a function gives, as one text.
fn read_all(thread: &Thread, readline: &Object, encoding: Option<&Object>) -> Fallible<String> {
    let mut text = String::new();
    loop {
        let line = match call::call(thread, readline, &[]) {
            Ok(line) => line,
            Err(raised) => {
                raised.suppress(thread, &STOP_ITERATION)?;
                return Ok(text);
            }
        };
        let line = match encoding {
            None => line,
            Some(encoding) => {
                if (*line).downcast::<Bytes>().is_none() {
                    let message = "readline() returned a non-bytes object";
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                }
                let errors = thread.new_str("replace")?;
                call::call_method(thread, &line, name!(thread, "decode"), &[encoding, &errors])?
            }
        };
        let Some(line) = (*line).downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "readline() returned a non-string object"));
        };
        if line.is_empty() {
            return Ok(text);
        }
        text += &line.to_string_lossy();
    }
}

fn token_object(thread: &Thread, token: &PlainToken) -> Fallible<Owned> {
    let place = |(line, column): (i64, i64)| {
        let place = [thread.new_int(line)?, thread.new_int(column)?];
        Ok(Tuple::pack(thread, place)?.into_object())
    };
    let parts = [
        thread.new_int(token.kind)?,
        thread.new_str(&token.text)?,
        place(token.place[0])?,
        place(token.place[1])?,
        thread.new_str(&token.line)?,
    ];
    Tuple::pack(thread, parts).map(Owned::into_object)
}

#[slots]
impl TokenizerIter {
    /// !tokenizeriter(readline, /, *, encoding=None, extra_tokens=False)
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        readline: &Object,
        encoding: Option<&Object>,
        extra_tokens: Option<bool>,
    ) -> Fallible<Owned<Self>> {
        let Some(tokenize) = thread.interpreter().hooks.tokenize.get() else {
            return Err(raise!(thread, RUNTIME_ERROR, "this interpreter has no front end"));
        };
        let text = read_all(thread, readline, encoding)?;
        let (tokens, error) = tokenize(thread, text, extra_tokens.unwrap_or(false));
        let tokens = tokens.iter().map(|token| token_object(thread, token));
        let tokens = List::from_owned(thread, tokens.collect::<Fallible<Vec<Owned>>>()?)?;
        let iterator = thread.new_object(|object| Self {
            object,
            tokens: Place::new(tokens),
            next: Cell::new(0),
            error: Place::empty(),
        })?;
        drop(iterator.error.replace(error));
        Ok(iterator)
    }

    fn tp_iter(&self) -> &Object {
        &self.object
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let token = List::item_of(&self.tokens, self.next.get());
        if token.is_some() {
            self.next.set(self.next.get() + 1);
            return Ok(token);
        }
        match self.error.take() {
            Some(error) => Err(thread.raise(error)),
            None => Ok(None),
        }
    }
}
