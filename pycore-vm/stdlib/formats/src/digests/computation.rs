//! What all objects that digest have: a state that threads may share, and data for it.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use pycore_objects::core::Slot;
use pycore_objects::declare::{ArgumentPlace, FromArgument};
use pycore_objects::protocol::buffer::{BytesLike, has_buffer};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};

use super::state::{Algorithm, State};

/// From how many bytes on other threads may run meanwhile.
pub(super) const GIL_MINSIZE: usize = 2048;

/// The longest result that may be asked for.
const LONGEST: u64 = 1 << 29;

/// Bytes to digest, as an argument.
pub(super) struct Data<'a>(BytesLike<'a>);

impl<'a> Data<'a> {
    pub(super) fn of(thread: &Thread, object: &'a Object) -> Fallible<Self> {
        if object.downcast::<Str>().is_some() {
            return Err(raise!(thread, TYPE_ERROR, "Strings must be encoded before hashing"));
        }
        if !has_buffer(object) {
            return Err(raise!(thread, TYPE_ERROR, "object supporting the buffer API required"));
        }
        BytesLike::of(thread, object).map(Self)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Adds the bytes to a state. Others may change what is not `bytes` while they run.
    pub(super) fn add_to(&self, thread: &Thread, state: &mut State) {
        match &self.0 {
            BytesLike::Bytes(bytes) if bytes.len() >= GIL_MINSIZE => {
                let bytes = bytes.as_slice();
                thread.without_lock(|| state.update(bytes));
            }
            data => state.update(data),
        }
    }
}

impl<'a> FromArgument<'a> for Data<'a> {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Self::of(thread, slot.object(thread)?)
    }
}

/// The one of the arguments `data` and `string` that is there.
pub(super) fn initial<'a>(
    thread: &Thread,
    data: Option<&'a Object>,
    string: Option<&'a Object>,
) -> Fallible<Option<Data<'a>>> {
    if data.is_some() && string.is_some() {
        let message = "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for \
                       removal in a future version.";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    data.or(string).map(|data| Data::of(thread, data)).transpose()
}

/// A computation that threads may share.
pub(super) struct Computation {
    pub(super) algorithm: &'static Algorithm,
    pub(super) digest_size: usize,
    state: Mutex<State>,
}

impl Computation {
    pub(super) fn new(algorithm: &'static Algorithm, digest_size: usize, state: State) -> Self {
        Self { algorithm, digest_size, state: Mutex::new(state) }
    }

    /// A computation that begins with some data.
    pub(super) fn start(
        thread: &Thread,
        algorithm: &'static Algorithm,
        data: Option<&Data<'_>>,
    ) -> Self {
        let mut state = (algorithm.start)();
        if let Some(data) = data {
            data.add_to(thread, &mut state);
        }
        Self::new(algorithm, algorithm.digest_size, state)
    }

    /// The state, for which to wait without the interpreter's lock, as whoever has it may want that.
    fn lock(&self, thread: &Thread) -> MutexGuard<'_, State> {
        loop {
            match self.state.try_lock() {
                Ok(state) => return state,
                Err(TryLockError::Poisoned(state)) => return state.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
            thread.without_lock(|| {
                drop(self.state.lock().unwrap_or_else(PoisonError::into_inner));
            });
        }
    }

    pub(super) fn update(&self, thread: &Thread, data: &Data<'_>) {
        data.add_to(thread, &mut self.lock(thread));
    }

    pub(super) fn copy(&self, thread: &Thread) -> Self {
        Self::new(self.algorithm, self.digest_size, self.lock(thread).clone())
    }

    /// The result by now.
    pub(super) fn digest(&self, thread: &Thread) -> Fallible<Vec<u8>> {
        self.digest_of(thread, self.digest_size)
    }

    fn digest_of(&self, thread: &Thread, length: usize) -> Fallible<Vec<u8>> {
        let mut output = thread.vector(length)?;
        output.resize(length, 0);
        self.lock(thread).finish(&mut output);
        Ok(output)
    }

    /// The first bytes of an endless result.
    pub(super) fn digest_of_length(&self, thread: &Thread, length: u64) -> Fallible<Vec<u8>> {
        if length >= LONGEST {
            return Err(raise!(thread, VALUE_ERROR, "length is too large"));
        }
        self.digest_of(thread, length as usize)
    }
}

/// Bytes in hexadecimal.
pub(super) fn hexadecimal(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Str>> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::new();
    if text.try_reserve_exact(2 * bytes.len()).is_err() {
        return Err(thread.raise_out_of_memory());
    }
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)].into());
        text.push(DIGITS[usize::from(byte & 15)].into());
    }
    Str::new(thread, &text)
}
