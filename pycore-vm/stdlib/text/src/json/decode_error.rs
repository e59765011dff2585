//! What is wrong with a JSON text.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Raised, Thread, name, raise};

/// A mistake at a place of the text.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) message: &'static str,
    pub(super) place: usize,
}

/// Why a part of the text has no value.
pub(super) enum Failure {
    Raised(Raised),
    Mistake(Mistake),
}

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Self {
        Self::Raised(raised)
    }
}

impl Failure {
    pub(super) fn at(message: &'static str, place: usize) -> Self {
        Self::Mistake(Mistake { message, place })
    }

    /// The exception: a `json.decoder.JSONDecodeError` for a mistake.
    #[cold]
    pub(super) fn raise(self, thread: &Thread, text: &Str) -> Raised {
        match self {
            Self::Raised(raised) => raised,
            Self::Mistake(mistake) => match exception(thread, &mistake, text) {
                Ok(exception) => thread.raise(exception),
                Err(raised) => raised,
            },
        }
    }
}

fn exception(thread: &Thread, mistake: &Mistake, text: &Str) -> Fallible<Owned> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else {
        return Err(raise!(thread, VALUE_ERROR, "{}", mistake.message));
    };
    let module = import(thread, name!(thread, "json.decoder").as_object())?;
    let class = object::get_attribute(thread, &module, name!(thread, "JSONDecodeError"))?;
    let message = Str::new(thread, mistake.message)?;
    let place = thread.new_int(mistake.place as i64)?;
    call::call(thread, &class, &[message.as_object(), text.as_object(), &place])
}
