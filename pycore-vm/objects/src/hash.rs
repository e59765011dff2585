//! The hash of bytes: SipHash-1-3 with a secret per process, as CPython's `hash(str)` and `hash(bytes)`.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

use siphasher::sip::SipHasher13;

static SECRET: OnceLock<(u64, u64)> = OnceLock::new();

/// Sets the secret, before anything is hashed. `false` if it is set already.
pub fn set_secret(secret: (u64, u64)) -> bool {
    SECRET.set(secret).is_ok()
}

/// The secret that a seed stands for: zeros for zero.
pub fn secret_of_seed(seed: u32) -> (u64, u64) {
    if seed == 0 {
        return (0, 0);
    }
    let mut state = seed;
    let mut word = || {
        u64::from_le_bytes(std::array::from_fn(|_| {
            state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
            (state >> 16) as u8
        }))
    };
    (word(), word())
}

/// A secret that nobody can guess.
pub fn random_secret() -> (u64, u64) {
    let word = || RandomState::new().hash_one(0);
    (word(), word())
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
