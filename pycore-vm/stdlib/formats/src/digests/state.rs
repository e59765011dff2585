//! The algorithms, and the states of their computations.

use blake2b_simd::State as Blake2b;
use blake2s_simd::State as Blake2s;
use sha3::Digest;
use shake::digest::{ExtendableOutput, Update, XofReader};

/// What is known of an algorithm.
pub(super) struct Algorithm {
    pub(super) name: &'static str,
    pub(super) block_size: usize,
    /// Bytes of the result; 0 if that is as long as the caller wants.
    pub(super) digest_size: usize,
    /// A new computation.
    pub(super) start: fn() -> State,
}

/// The algorithms of fixed length, with their Rust types; for those of a sponge the block is its rate.
macro_rules! algorithms {
    ($($(#[$doc:meta])* $Variant:ident, $NAME:ident, $name:literal, $block:literal, $size:literal, $type:ty;)*) => {
        $($(#[$doc])*
        pub(super) static $NAME: Algorithm = Algorithm {
            name: $name,
            block_size: $block,
            digest_size: $size,
            start: || State::$Variant(<$type>::default()),
        };)*

        /// A computation.
        #[derive(Clone)]
        pub(super) enum State {
            $($(#[$doc])* $Variant($type),)*
            /// BLAKE2b
            Blake2b(Blake2b),
            /// BLAKE2s
            Blake2s(Blake2s),
            /// SHAKE128
            Shake128(shake::Shake128),
            /// SHAKE256
            Shake256(shake::Shake256),
        }

        impl State {
            /// Goes on with more bytes.
            pub(super) fn update(&mut self, data: &[u8]) {
                match self {
                    $(Self::$Variant(state) => Digest::update(state, data),)*
                    Self::Blake2b(state) => {
                        state.update(data);
                    }
                    Self::Blake2s(state) => {
                        state.update(data);
                    }
                    Self::Shake128(state) => state.update(data),
                    Self::Shake256(state) => state.update(data),
                }
            }

            /// The result by now; that of a sponge is as long as the output.
            pub(super) fn finish(&self, output: &mut [u8]) {
                match self {
                    $(Self::$Variant(state) => output.copy_from_slice(&state.clone().finalize()),)*
                    Self::Blake2b(state) => output.copy_from_slice(state.finalize().as_bytes()),
                    Self::Blake2s(state) => output.copy_from_slice(state.finalize().as_bytes()),
                    Self::Shake128(state) => state.clone().finalize_xof().read(output),
                    Self::Shake256(state) => state.clone().finalize_xof().read(output),
                }
            }
        }
    };
}

algorithms! {
    /// MD5
    Md5, MD5, "md5", 64, 16, md5::Md5;
    /// SHA-1
    Sha1, SHA1, "sha1", 64, 20, sha1::Sha1;
    /// SHA-224
    Sha224, SHA224, "sha224", 64, 28, sha2::Sha224;
    /// SHA-256
    Sha256, SHA256, "sha256", 64, 32, sha2::Sha256;
    /// SHA-384
    Sha384, SHA384, "sha384", 128, 48, sha2::Sha384;
    /// SHA-512
    Sha512, SHA512, "sha512", 128, 64, sha2::Sha512;
    /// SHA3-224
    Sha3_224, SHA3_224, "sha3_224", 144, 28, sha3::Sha3_224;
    /// SHA3-256
    Sha3_256, SHA3_256, "sha3_256", 136, 32, sha3::Sha3_256;
    /// SHA3-384
    Sha3_384, SHA3_384, "sha3_384", 104, 48, sha3::Sha3_384;
    /// SHA3-512
    Sha3_512, SHA3_512, "sha3_512", 72, 64, sha3::Sha3_512;
}

/// SHAKE128
pub(super) static SHAKE128: Algorithm = Algorithm {
    name: "shake_128",
    block_size: 168,
    digest_size: 0,
    start: || State::Shake128(shake::Shake128::default()),
};
/// SHAKE256
pub(super) static SHAKE256: Algorithm = Algorithm {
    name: "shake_256",
    block_size: 136,
    digest_size: 0,
    start: || State::Shake256(shake::Shake256::default()),
};
/// BLAKE2b with its greatest length
pub(super) static BLAKE2B: Algorithm = Algorithm {
    name: "blake2b",
    block_size: 128,
    digest_size: 64,
    start: || State::Blake2b(Blake2b::new()),
};
/// BLAKE2s with its greatest length
pub(super) static BLAKE2S: Algorithm = Algorithm {
    name: "blake2s",
    block_size: 64,
    digest_size: 32,
    start: || State::Blake2s(Blake2s::new()),
};
