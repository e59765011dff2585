//! `_hmac`: message authentication by digests with a key (RFC 2104).

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::object;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_exception;
use pycore_objects::{
    Fallible, Object, Owned, Raised, Thread, errors, exception, methods, module, raise, slots,
    static_type,
};

use super::computation::{Computation, Data, hexadecimal};
use super::state::{
    Algorithm, BLAKE2B, BLAKE2S, MD5, SHA1, SHA3_224, SHA3_256, SHA3_384, SHA3_512, SHA224, SHA256,
    SHA384, SHA512, State,
};
use super::{add, add_type};

/// The functions' place.
struct Functions;

module! {
    /// The module `_hmac`.
    pub static HMAC_MODULE: name "_hmac",
    doc "",
    functions Functions::FUNCTIONS | Functions::COMPUTE,
    exec: fill
}

exception! {
    /// The type `_hmac.UnknownHashError`.
    pub UnknownHashError = UNKNOWN_HASH_ERROR "_hmac.UnknownHashError", VALUE_ERROR
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_exception(thread, &UNKNOWN_HASH_ERROR)?;
    add(thread, module, "UnknownHashError", UNKNOWN_HASH_ERROR.get().as_object())?;
    add_type(thread, module, "HMAC", &HMAC)?;
    add(thread, module, "_GIL_MINSIZE", &*thread.new_int(super::GIL_MINSIZE as i64)?)
}

/// The algorithms by their names, in whichever case.
const ALGORITHMS: [(&str, &Algorithm); 14] = [
    ("md5", &MD5),
    ("sha1", &SHA1),
    ("sha224", &SHA224),
    ("sha256", &SHA256),
    ("sha384", &SHA384),
    ("sha512", &SHA512),
    ("sha3_224", &SHA3_224),
    ("sha3_256", &SHA3_256),
    ("sha3_384", &SHA3_384),
    ("sha3_512", &SHA3_512),
    ("blake2s", &BLAKE2S),
    ("blake2s_32", &BLAKE2S),
    ("blake2b", &BLAKE2B),
    ("blake2b_32", &BLAKE2B),
];

fn algorithm(thread: &Thread, name: &Object) -> Fallible<&'static Algorithm> {
    let text = name.downcast::<Str>().and_then(Str::as_ascii);
    let found =
        text.and_then(|text| ALGORITHMS.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)));
    match found {
        Some(&(_, algorithm)) => Ok(algorithm),
        None => Err(unknown(thread, name)),
    }
}

#[cold]
fn unknown(thread: &Thread, name: &Object) -> Raised {
    match object::repr(thread, name) {
        Ok(name) => {
            let message = format_args!("unsupported hash type: {name}");
            errors::raise_message(thread, &UNKNOWN_HASH_ERROR, message)
        }
        Err(raised) => raised,
    }
}

/// A digest after a block of the key, each byte of which has been changed by a mask.
fn keyed(thread: &Thread, algorithm: &'static Algorithm, key: &Data<'_>) -> [State; 2] {
    let mut block = vec![0; algorithm.block_size];
    let given = key.bytes();
    if given.len() > block.len() {
        let mut state = (algorithm.start)();
        key.add_to(thread, &mut state);
        state.finish(&mut block[..algorithm.digest_size]);
    } else {
        block[..given.len()].copy_from_slice(given);
    }
    [0x36, 0x5c].map(|mask| {
        let mut state = (algorithm.start)();
        let masked: Vec<u8> = block.iter().map(|byte| byte ^ mask).collect();
        state.update(&masked);
        state
    })
}

/// The code of what an inner digest gives.
fn code(algorithm: &Algorithm, inner: &[u8], mut outer: State) -> Vec<u8> {
    outer.update(inner);
    let mut output = vec![0; algorithm.digest_size];
    outer.finish(&mut output);
    output
}

/// The code of a message at once.
fn compute(
    thread: &Thread,
    algorithm: &'static Algorithm,
    key: &Data<'_>,
    message: &Data<'_>,
) -> Fallible<Owned<Bytes>> {
    let [mut inner, outer] = keyed(thread, algorithm, key);
    message.add_to(thread, &mut inner);
    let mut digest = vec![0; algorithm.digest_size];
    inner.finish(&mut digest);
    Bytes::new(thread, &code(algorithm, &digest, outer))
}

/// An object that authenticates.
#[repr(C)]
pub(super) struct Hmac {
    object: Object,
    inner: Computation,
    outer: State,
}

static_type! {
    /// The type of objects that authenticate.
    pub(super) static HMAC: Hmac = {
        name: "_hmac.HMAC",
        base: OBJECT,
        flags: DISALLOW_INSTANTIATION,
        slots: Hmac::SLOTS,
        methods: Hmac::METHODS,
        getsets: Hmac::GETSETS,
    };
}

impl Trace for Hmac {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Hmac {
    fn result(&self, thread: &Thread) -> Fallible<Vec<u8>> {
        let inner = self.inner.digest(thread)?;
        Ok(code(self.inner.algorithm, &inner, self.outer.clone()))
    }
}

#[slots]
impl Hmac {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let (name, address) = (self.inner.algorithm.name, self.object.address());
        thread.format_str(format_args!("<{name} HMAC object @ {address:#x}>"))
    }
}

#[methods]
impl Hmac {
    /// copy($self, /)
    ///
    /// Another object in the same state.
    fn copy(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        let (inner, outer) = (self.inner.copy(thread), self.outer.clone());
        thread.new_object(|object| Self { object, inner, outer })
    }

    /// update($self, /, msg)
    ///
    /// Goes on with more of the message.
    fn update(&self, thread: &Thread, msg: Data<'_>) {
        self.inner.update(thread, &msg);
    }

    /// digest($self, /)
    ///
    /// The code by now, as bytes.
    fn digest(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &self.result(thread)?)
    }

    /// hexdigest($self, /)
    ///
    /// The code by now, in hexadecimal.
    fn hexdigest(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        hexadecimal(thread, &self.result(thread)?)
    }

    // The name, with that of the digest.
    #[getter]
    fn name(&self) -> String {
        format!("hmac-{}", self.inner.algorithm.name)
    }

    // Bytes of a block of the digest.
    #[getter]
    fn block_size(&self) -> usize {
        self.inner.algorithm.block_size
    }

    // Bytes of the code.
    #[getter]
    fn digest_size(&self) -> usize {
        self.inner.digest_size
    }
}

#[methods(module, name = FUNCTIONS)]
impl Functions {
    /// new($module, /, key, msg=None, digestmod=None)
    ///
    /// An object that authenticates by the digest of that name, after a first part of the message.
    fn start(
        thread: &Thread,
        key: Data<'_>,
        msg: Option<Data<'_>>,
        digestmod: Option<&Object>,
    ) -> Fallible<Owned<Hmac>> {
        let Some(digestmod) = digestmod else {
            let message = "new() missing 1 required argument 'digestmod'";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let algorithm = algorithm(thread, digestmod)?;
        let [mut inner, outer] = keyed(thread, algorithm, &key);
        if let Some(message) = msg {
            message.add_to(thread, &mut inner);
        }
        let inner = Computation::new(algorithm, algorithm.digest_size, inner);
        thread.new_object(|object| Hmac { object, inner, outer })
    }

    /// compute_digest($module, /, key, msg, digest)
    // The code of a message by the digest of that name.
    fn compute_digest(
        thread: &Thread,
        key: Data<'_>,
        msg: Data<'_>,
        digest: &Object,
    ) -> Fallible<Owned<Bytes>> {
        compute(thread, algorithm(thread, digest)?, &key, &msg)
    }
}

macro_rules! functions {
    ($($name:ident $signature:literal $ALGORITHM:ident;)*) => {
        #[methods(module, name = COMPUTE)]
        impl Functions {
            $(#[doc = $signature]
            #[doc = ""]
            #[doc = "The code of a message."]
            fn $name(thread: &Thread, key: Data<'_>, msg: Data<'_>) -> Fallible<Owned<Bytes>> {
                compute(thread, &$ALGORITHM, &key, &msg)
            })*
        }
    };
}

functions! {
    compute_md5 "compute_md5($module, key, msg, /)" MD5;
    compute_sha1 "compute_sha1($module, key, msg, /)" SHA1;
    compute_sha224 "compute_sha224($module, key, msg, /)" SHA224;
    compute_sha256 "compute_sha256($module, key, msg, /)" SHA256;
    compute_sha384 "compute_sha384($module, key, msg, /)" SHA384;
    compute_sha512 "compute_sha512($module, key, msg, /)" SHA512;
    compute_sha3_224 "compute_sha3_224($module, key, msg, /)" SHA3_224;
    compute_sha3_256 "compute_sha3_256($module, key, msg, /)" SHA3_256;
    compute_sha3_384 "compute_sha3_384($module, key, msg, /)" SHA3_384;
    compute_sha3_512 "compute_sha3_512($module, key, msg, /)" SHA3_512;
    compute_blake2s_32 "compute_blake2s_32($module, key, msg, /)" BLAKE2S;
    compute_blake2b_32 "compute_blake2b_32($module, key, msg, /)" BLAKE2B;
}
