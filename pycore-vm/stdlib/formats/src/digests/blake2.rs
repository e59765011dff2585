//! `_blake2`: BLAKE2b and BLAKE2s, with their parameters.

use pycore_objects::core::{Trace, Tracer, TypeStatic};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::number;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{
    Fallible, Object, Owned, Raised, Thread, TypeObject, methods, module, raise, slots,
};

use super::add;
use super::computation::{Computation, Data, hexadecimal, initial};
use super::hash_type::{fixed_hash_type, hash_type};
use super::state::{BLAKE2B, BLAKE2S, State};

module! {
    /// The module `_blake2`.
    pub static BLAKE2_MODULE: name "_blake2",
    doc "_blake2b provides BLAKE2b for hashlib\n",
    exec: fill
}

/// The lengths that a variant allows.
struct Limits {
    name: &'static str,
    digest: usize,
    key: usize,
    salt: usize,
    person: usize,
    /// The greatest offset of a node.
    offset: u64,
}

const LIMITS_B: Limits =
    Limits { name: "Blake2b", digest: 64, key: 64, salt: 16, person: 16, offset: u64::MAX };
const LIMITS_S: Limits =
    Limits { name: "Blake2s", digest: 32, key: 32, salt: 8, person: 8, offset: (1 << 48) - 1 };

fn fill(thread: &Thread, module: &Object) -> Fallible {
    const TYPES: [(&str, &TypeStatic, Limits); 2] =
        [("BLAKE2B", &BLAKE2B_TYPE, LIMITS_B), ("BLAKE2S", &BLAKE2S_TYPE, LIMITS_S)];
    for (prefix, class, limits) in TYPES {
        ready_with_module(thread, class)?;
        let class = class.get();
        add(thread, module, &class.short_name(), class.as_object())?;
        let constants = [
            ("SALT_SIZE", limits.salt),
            ("PERSON_SIZE", limits.person),
            ("MAX_KEY_SIZE", limits.key),
            ("MAX_DIGEST_SIZE", limits.digest),
        ];
        for (name, value) in constants {
            let value = thread.new_int(value as i64)?;
            if let Some(dict) = class.dict() {
                dict.insert(thread, Str::new(thread, name)?.as_object(), &value)?;
            }
            add(thread, module, &format!("{prefix}_{name}"), &value)?;
        }
    }
    add(thread, module, "_GIL_MINSIZE", &*thread.new_int(super::GIL_MINSIZE as i64)?)
}

/// What may be said besides the data.
struct Parameters<'a> {
    digest_size: usize,
    key: Option<BytesLike<'a>>,
    salt: Option<BytesLike<'a>>,
    person: Option<BytesLike<'a>>,
    fanout: u8,
    depth: u8,
    leaf_size: u32,
    node_offset: u64,
    node_depth: u8,
    inner_size: usize,
    last_node: bool,
}

/// The parameters as they are given.
struct Given<'a> {
    digest_size: Option<i32>,
    key: Option<BytesLike<'a>>,
    salt: Option<BytesLike<'a>>,
    person: Option<BytesLike<'a>>,
    fanout: Option<i32>,
    depth: Option<i32>,
    leaf_size: Option<u64>,
    node_offset: Option<&'a Object>,
    node_depth: Option<i32>,
    inner_size: Option<i32>,
    last_node: Option<bool>,
}

#[cold]
fn value_error(thread: &Thread, message: &str) -> Raised {
    raise!(thread, VALUE_ERROR, "{message}")
}

/// A number of one byte, from `least` on.
fn small(thread: &Thread, name: &str, value: Option<i32>, default: u8, least: u8) -> Fallible<u8> {
    let Some(value) = value else { return Ok(default) };
    let value = u8::try_from(value).ok().filter(|&value| value >= least);
    let message = format!("{name} must be between {least} and 255");
    value.ok_or_else(|| value_error(thread, &message))
}

/// Bytes that are not too long.
fn short<'a>(
    thread: &Thread,
    name: &str,
    bytes: Option<BytesLike<'a>>,
    most: usize,
) -> Fallible<Option<BytesLike<'a>>> {
    if bytes.as_ref().is_some_and(|bytes| bytes.len() > most) {
        let message = format!("maximum {name} length is {most} bytes");
        return Err(value_error(thread, &message));
    }
    Ok(bytes)
}

impl<'a> Given<'a> {
    /// The parameters, if they are allowed.
    fn checked(self, thread: &Thread, limits: &Limits) -> Fallible<Parameters<'a>> {
        let most = limits.digest;
        let digest_size = self.digest_size.map_or(Ok(most), usize::try_from);
        let Some(digest_size) = digest_size.ok().filter(|&size| (1..=most).contains(&size)) else {
            let (name, given) = (limits.name, self.digest_size.unwrap_or_default());
            let message = format!(
                "digest_size for {name} must be between 1 and {most} bytes, here it is {given}"
            );
            return Err(value_error(thread, &message));
        };
        let salt = short(thread, "salt", self.salt, limits.salt)?;
        let person = short(thread, "person", self.person, limits.person)?;
        let fanout = small(thread, "fanout", self.fanout, 1, 0)?;
        let depth = small(thread, "depth", self.depth, 1, 1)?;
        let Ok(leaf_size) = u32::try_from(self.leaf_size.unwrap_or(0)) else {
            return Err(raise!(thread, OVERFLOW_ERROR, "leaf_size is too large"));
        };
        let node_offset = match self.node_offset {
            Some(offset) => offset_of(thread, offset)?,
            None => 0,
        };
        if node_offset > limits.offset {
            return Err(raise!(thread, OVERFLOW_ERROR, "node_offset is too large"));
        }
        let node_depth = small(thread, "node_depth", self.node_depth, 0, 0)?;
        let inner_size = usize::try_from(self.inner_size.unwrap_or(0));
        let Some(inner_size) = inner_size.ok().filter(|&size| size <= most) else {
            let message = format!("inner_size must be between 0 and is {most}");
            return Err(value_error(thread, &message));
        };
        let key = short(thread, "key", self.key, limits.key)?;
        Ok(Parameters {
            digest_size,
            key,
            salt,
            person,
            fanout,
            depth,
            leaf_size,
            node_offset,
            node_depth,
            inner_size,
            last_node: self.last_node.unwrap_or(false),
        })
    }
}

fn offset_of(thread: &Thread, offset: &Object) -> Fallible<u64> {
    let offset = number::index(thread, offset)?;
    if offset.is_negative() {
        return Err(value_error(thread, "Cannot convert negative int"));
    }
    offset.to_u64().ok_or_else(|| {
        let message = "Python int too large for C unsigned long long";
        raise!(thread, OVERFLOW_ERROR, "{message}")
    })
}

/// Declares a variant, from the crate of that name.
macro_rules! variant {
    (
        $(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal, $Variant:ident, $library:ident, $LIMITS:ident,
        $ALGORITHM:ident, $constructor:literal, $summary:literal
    ) => {
        fixed_hash_type! {
            $(#[$doc])* $Struct = $STATIC $name, flags: HAVE_GC,
            update: "update($self, data, /)", slots: $Struct::SLOTS, items: {}
        }

        #[slots]
        impl $Struct {
            #[doc = $constructor]
            #[doc = ""]
            #[doc = $summary]
            #[allow(clippy::too_many_arguments, reason = "the parameters of the algorithm")]
            fn tp_new(
                class: &TypeObject,
                thread: &Thread,
                data: Option<&Object>,
                digest_size: Option<i32>,
                key: Option<BytesLike<'_>>,
                salt: Option<BytesLike<'_>>,
                person: Option<BytesLike<'_>>,
                fanout: Option<i32>,
                depth: Option<i32>,
                leaf_size: Option<u64>,
                node_offset: Option<&Object>,
                node_depth: Option<i32>,
                inner_size: Option<i32>,
                last_node: Option<bool>,
                usedforsecurity: Option<bool>,
                string: Option<&Object>,
            ) -> Fallible<Owned<Self>> {
                let _ = (class, usedforsecurity);
                let data = initial(thread, data, string)?;
                let given = Given {
                    digest_size,
                    key,
                    salt,
                    person,
                    fanout,
                    depth,
                    leaf_size,
                    node_offset,
                    node_depth,
                    inner_size,
                    last_node,
                };
                let parameters = given.checked(thread, &$LIMITS)?;
                let bytes = |bytes: &Option<BytesLike<'_>>| {
                    bytes.as_ref().map_or(Vec::new(), |bytes| bytes.to_vec())
                };
                let state = $library::Params::new()
                    .hash_length(parameters.digest_size)
                    .key(&bytes(&parameters.key))
                    .salt(&bytes(&parameters.salt))
                    .personal(&bytes(&parameters.person))
                    .fanout(parameters.fanout)
                    .max_depth(parameters.depth)
                    .max_leaf_length(parameters.leaf_size)
                    .node_offset(parameters.node_offset)
                    .node_depth(parameters.node_depth)
                    .inner_hash_length(parameters.inner_size)
                    .last_node(parameters.last_node)
                    .to_state();
                let mut state = State::$Variant(state);
                if let Some(data) = &data {
                    data.add_to(thread, &mut state);
                }
                Self::of(thread, Computation::new(&$ALGORITHM, parameters.digest_size, state))
            }
        }
    };
}

variant! {
    /// The type of BLAKE2b objects.
    Blake2b = BLAKE2B_TYPE "_blake2.blake2b", Blake2b, blake2b_simd, LIMITS_B, BLAKE2B,
    "blake2b(data=b'', *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,
         key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
         node_offset=0, node_depth=0, inner_size=0, last_node=False,
         usedforsecurity=True, string=None)",
    "An object that digests by BLAKE2b, after some data."
}

variant! {
    /// The type of BLAKE2s objects.
    Blake2s = BLAKE2S_TYPE "_blake2.blake2s", Blake2s, blake2s_simd, LIMITS_S, BLAKE2S,
    "blake2s(data=b'', *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,
         key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
         node_offset=0, node_depth=0, inner_size=0, last_node=False,
         usedforsecurity=True, string=None)",
    "An object that digests by BLAKE2s, after some data."
}
