//! The hash of bytes: SipHash-1-3 with a secret per process, as CPython's `hash(str)` and `hash(bytes)`.

use std::hash::Hasher;
use std::sync::OnceLock;

use siphasher::sip::SipHasher13;

static SECRET: OnceLock<(u64, u64)> = OnceLock::new();

/// Sets the secret, before anything is hashed: zeros for `PYTHONHASHSEED=0`. `false` if it is set already.
pub fn set_secret(first: u64, second: u64) -> bool {
    SECRET.set((first, second)).is_ok()
}

/// The hash of bytes; never -1, which means an error. The empty sequence hashes to zero.
pub fn hash_bytes(bytes: &[u8]) -> isize {
    if bytes.is_empty() {
        return 0;
    }
    let &(first, second) = SECRET.get_or_init(|| (0, 0));
    let mut hasher = SipHasher13::new_with_keys(first, second);
    hasher.write(bytes);
    match hasher.finish() as isize {
        -1 => -2,
        hash => hash,
    }
}
