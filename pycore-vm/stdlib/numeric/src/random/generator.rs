//! `Random`: a generator as an object.

use std::cell::RefCell;
use std::time::{SystemTime, UNIX_EPOCH};

use pycore_numbers::{BigInt, ByteOrder};
use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{number, object};
use pycore_objects::types::int::Int;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, methods, raise, slots, static_type,
};

use super::twister::{Twister, WORDS};

/// A generator of random numbers.
#[repr(C)]
pub struct Random {
    object: Object,
    twister: RefCell<Twister>,
}

static_type! {
    /// The type of generators.
    pub static RANDOM: Random = {
        name: "_random.Random",
        base: OBJECT,
        flags: BASE_TYPE,
        doc: "Random() -> create a random number generator with its own internal state.",
        slots: Random::SLOTS,
        methods: Random::METHODS,
    };
}

/// The words of an integer's magnitude, the lowest first; at least one.
fn words_of(int: &Int) -> Vec<u32> {
    let (mut words, mut waiting, mut bits) = (Vec::new(), 0_u64, 0);
    for &digit in int.digits() {
        waiting |= u64::from(digit) << bits;
        bits += 30;
        if bits >= 32 {
            words.push(waiting as u32);
            waiting >>= 32;
            bits -= 32;
        }
    }
    words.push(waiting as u32);
    while words.len() > 1 && words.last() == Some(&0) {
        words.pop();
    }
    words
}

/// Words that nobody can guess.
fn entropy() -> Vec<u32> {
    let mut bytes = [0; 4 * WORDS];
    let read = std::fs::File::open("/dev/urandom")
        .and_then(|mut file| std::io::Read::read_exact(&mut file, &mut bytes));
    if read.is_ok() {
        let word = |part: &[u8]| part.iter().fold(0, |word, &byte| word << 8 | u32::from(byte));
        return bytes.chunks_exact(4).map(word).collect();
    }
    // Without a source in the system: the time, and the process.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    vec![now as u32, (now >> 32) as u32, std::process::id()]
}

impl Random {
    fn seed_with(&self, thread: &Thread, seed: Option<&Object>) -> Fallible {
        let Some(seed) = seed.filter(|seed| !seed.is_none()) else {
            self.twister.borrow_mut().seed(&entropy());
            return Ok(());
        };
        let words = match seed.downcast::<Int>() {
            Some(int) => words_of(int),
            None => {
                // The hash as an unsigned number.
                let hash = object::hash(thread, seed)? as u64;
                let high = (hash >> 32) as u32;
                if high == 0 { vec![hash as u32] } else { vec![hash as u32, high] }
            }
        };
        self.twister.borrow_mut().seed(&words);
        Ok(())
    }
}

/// The seed among positional arguments.
fn seed_of<'a>(
    thread: &Thread,
    function: &str,
    arguments: Arguments<'a>,
) -> Fallible<Option<&'a Object>> {
    if arguments.len() > 1 {
        let given = arguments.len();
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{function} expected at most 1 argument, got {given}"
        ));
    }
    arguments.object(thread, 0)
}

#[slots]
impl Random {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let _ = arguments;
        thread.new_instance(class, |object| Self { object, twister: RefCell::new(Twister::new()) })
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "Random() takes no keyword arguments"));
        }
        self.seed_with(thread, seed_of(thread, "Random", arguments)?)
    }
}

#[methods]
impl Random {
    /// seed($self, n=None, /)
    ///
    /// Begins anew from a number or the hash of an object; without one, from what nobody can guess.
    fn seed(&self, thread: &Thread, n: Option<&Object>) -> Fallible {
        self.seed_with(thread, n)
    }

    /// random($self, /)
    ///
    /// A number from 0 to 1, 1 excluded.
    fn random(&self) -> f64 {
        self.twister.borrow_mut().float()
    }

    /// getrandbits($self, k, /)
    ///
    /// An integer of k random bits.
    fn getrandbits(&self, thread: &Thread, k: &Object) -> Fallible<Owned> {
        let bits = number::index(thread, k)?;
        if bits.is_negative() {
            return Err(raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
        }
        let Some(bits) = bits.to_u64() else {
            return Err(raise!(thread, OVERFLOW_ERROR, "Python int too large for C uint64_t"));
        };
        let mut twister = self.twister.borrow_mut();
        if bits <= 32 {
            let word = if bits == 0 { 0 } else { twister.word() >> (32 - bits) };
            return thread.new_int(word.into());
        }
        let count = usize::try_from(bits.div_ceil(32)).unwrap_or(usize::MAX);
        let mut bytes = thread.vector(count.saturating_mul(4))?;
        for number in 0..count {
            let mut word = twister.word();
            if number + 1 == count && bits % 32 != 0 {
                word >>= 32 - bits % 32;
            }
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        let value = BigInt::from_bytes(&bytes, ByteOrder::Little, false);
        Ok(Int::from_big(thread, &value)?.into_object())
    }

    /// getstate($self, /)
    ///
    /// The state as a tuple of integers.
    fn getstate(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let twister = self.twister.borrow();
        let mut state = thread.vector(WORDS + 1)?;
        for &word in &twister.words {
            state.push(thread.new_int(word.into())?);
        }
        state.push(thread.new_int(twister.next as i64)?);
        Tuple::from_owned(thread, state)
    }

    /// setstate($self, state, /)
    ///
    /// Goes on from a state that getstate() gave.
    fn setstate(&self, thread: &Thread, state: &Object) -> Fallible {
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(raise!(thread, TYPE_ERROR, "state vector must be a tuple"));
        };
        if state.len() != WORDS + 1 {
            return Err(raise!(thread, VALUE_ERROR, "state vector is the wrong size"));
        }
        let mut twister = Twister::new();
        let items = state.as_slice();
        for (word, item) in twister.words.iter_mut().zip(items) {
            let Some(int) = item.downcast::<Int>() else {
                return Err(raise!(thread, TYPE_ERROR, "an integer is required"));
            };
            if int.is_negative() {
                let message = "can't convert negative value to unsigned int";
                return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
            }
            // C's conversion to the words cuts what is above them.
            *word =
                int.to_u64().ok_or_else(|| number::too_large(thread, "C unsigned long"))? as u32;
        }
        let next = number::to_c_long(thread, items[WORDS])?;
        twister.next = usize::try_from(next)
            .ok()
            .filter(|&next| next <= WORDS)
            .ok_or_else(|| raise!(thread, VALUE_ERROR, "invalid state"))?;
        self.twister.replace(twister);
        Ok(())
    }
}

impl Trace for Random {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}
