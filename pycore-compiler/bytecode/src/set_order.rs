//! In which order CPython iterates over a set of constants.
//!
//! Output of `dis` shows it. A set is a table of slots, a power of two in number; an item goes to the slot that
//! its hash says, or if that is taken to one of the nine after it, or to the next place of a sequence that brings
//! in the higher bits of the hash. Iteration is by slots. So hashes have to be CPython's, too.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use crate::repr::HashSeed;
use crate::{Constant, Text};

/// The items in the order of iteration over a set into which they were put one after the other.
pub(crate) fn iteration_order(items: &[Constant], seed: HashSeed) -> Vec<&Constant> {
    let mut table = Table { slots: vec![None; SMALLEST], used: 0 };
    for (index, item) in items.iter().enumerate() {
        table.insert(hash(item, seed), index);
    }
    table.slots.iter().flatten().map(|&(_, index)| &items[index]).collect()
}

const SMALLEST: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

struct Table {
    /// Hash and index of the item.
    slots: Vec<Option<(u64, usize)>>,
    used: usize,
}

impl Table {
    fn insert(&mut self, hash: u64, index: usize) {
        self.place(hash, index);
        self.used += 1;
        let mask = self.slots.len() - 1;
        if self.used * 5 < mask * 3 {
            return;
        }
        let wanted = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
        let mut size = SMALLEST;
        while size <= wanted {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![None; size]);
        for (hash, index) in old.into_iter().flatten() {
            self.place(hash, index);
        }
    }

    /// Puts an item into the first free slot of its sequence. Items are distinct.
    fn place(&mut self, hash: u64, index: usize) {
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut slot = hash as usize & mask;
        loop {
            let probes = if slot + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for free in &mut self.slots[slot..=slot + probes] {
                if free.is_none() {
                    *free = Some((hash, index));
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            slot = slot.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }
}

/// The modulus of hashes of numbers: 2^61 - 1.
const MODULUS: u64 = (1 << 61) - 1;

/// CPython's `hash` of a constant. Code objects and `...` have none that is stable; theirs is 0 here.
fn hash(constant: &Constant, seed: HashSeed) -> u64 {
    match constant {
        Constant::None => 0xFCA8_6420,
        Constant::Bool(value) => u64::from(*value),
        Constant::Int(value) => {
            signed(*value < 0, u128::from(value.unsigned_abs()) % u128::from(MODULUS))
        }
        Constant::BigInt(value) => {
            let magnitude = value.digits().iter().rev().fold(0_u128, |rest, &digit| {
                (rest << 30 | u128::from(digit)) % u128::from(MODULUS)
            });
            signed(value.is_negative(), magnitude)
        }
        Constant::Float(value) => hash_float(*value),
        Constant::Complex(real, imaginary) => {
            let imaginary = hash_float(*imaginary).wrapping_mul(1_000_003);
            not_error(hash_float(*real).wrapping_add(imaginary))
        }
        Constant::Str(text) => hash_bytes(&stored_form(text), seed),
        Constant::Bytes(bytes) => hash_bytes(bytes, seed),
        Constant::Tuple(items) => {
            let sum = mix_hashes(items, seed);
            not_error_of_tuple(sum.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539)))
        }
        Constant::Slice(parts) => not_error_of_tuple(mix_hashes(&parts[..], seed)),
        Constant::FrozenSet(items) => hash_frozen_set(items, seed),
        Constant::Ellipsis | Constant::Code(_) => 0,
    }
}

/// -1 tells of an error in CPython, so no hash is.
fn not_error(hash: u64) -> u64 {
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}

fn signed(negative: bool, magnitude: u128) -> u64 {
    let magnitude = magnitude as u64;
    not_error(if negative { magnitude.wrapping_neg() } else { magnitude })
}

fn hash_float(value: f64) -> u64 {
    if value.is_infinite() {
        return if value > 0.0 { 314_159 } else { 314_159_u64.wrapping_neg() };
    }
    if value.is_nan() {
        // By address in CPython.
        return 0;
    }
    // value = mantissa * 2^exponent; 2^61 is 1 modulo the modulus, so powers of two rotate.
    let bits = value.abs().to_bits();
    let (mantissa, exponent) = match bits >> 52 {
        0 => (bits, -1074),
        biased => (bits & ((1 << 52) - 1) | 1 << 52, biased as i64 - 1075),
    };
    let rotation = exponent.rem_euclid(61) as u32;
    let product = u128::from(mantissa) << rotation;
    signed(value < 0.0, product % u128::from(MODULUS))
}

fn hash_bytes(bytes: &[u8], seed: HashSeed) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(seed.key.0, seed.key.1);
    hasher.write(bytes);
    not_error(hasher.finish())
}

/// The code points as CPython keeps them: in one, two or four bytes, what the largest one needs.
fn stored_form(text: &Text) -> Vec<u8> {
    let points = || text.as_text().code_points();
    match points().max().unwrap_or(0) {
        0..0x100 => points().map(|point| point as u8).collect(),
        0x100..0x1_0000 => points().flat_map(|point| (point as u16).to_le_bytes()).collect(),
        _ => points().flat_map(u32::to_le_bytes).collect(),
    }
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// The rounds of xxHash over the hashes of the items.
fn mix_hashes(items: &[Constant], seed: HashSeed) -> u64 {
    items.iter().fold(PRIME_5, |sum, item| {
        let sum = sum.wrapping_add(hash(item, seed).wrapping_mul(PRIME_2));
        sum.rotate_left(31).wrapping_mul(PRIME_1)
    })
}

fn not_error_of_tuple(hash: u64) -> u64 {
    if hash == u64::MAX { 1_546_275_796 } else { hash }
}

/// A hash that does not depend on the order of the items.
fn hash_frozen_set(items: &[Constant], seed: HashSeed) -> u64 {
    let mut sum = items.iter().fold(0_u64, |sum, item| {
        let hash = hash(item, seed);
        sum ^ (hash ^ 89_869_747 ^ hash << 16).wrapping_mul(3_644_798_167)
    });
    sum ^= (items.len() as u64 + 1).wrapping_mul(1_927_868_237);
    sum ^= sum >> 11 ^ sum >> 25;
    sum = sum.wrapping_mul(69_069).wrapping_add(907_133_923);
    if sum == u64::MAX { 590_923_713 } else { sum }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn tuple(items: &[Constant]) -> Constant {
        Constant::Tuple(items.into())
    }

    fn frozen_set(items: &[Constant]) -> Constant {
        Constant::FrozenSet(items.into())
    }

    /// What `hash` gives in CPython 3.14 with `PYTHONHASHSEED=0`.
    #[test]
    fn hashes_are_cpythons() {
        use Constant::{BigInt, Bool, Complex, Float, Int, None, Str};
        let big = |negative, digits: &[u32]| {
            BigInt(Arc::new(pycore_numbers::BigInt::from_digits(negative, digits.to_vec())))
        };
        let text = |text: &str| Str(text.into());
        for (constant, expected) in [
            (None, 4_238_894_112),
            (Bool(true), 1),
            (Int(-1), -2),
            (Int((1 << 61) - 1), 0),
            (Int(-1 << 61), -2),
            (big(false, &[0, 0, 0, 0, 0, 0, 1 << 20]), 131_072),
            (big(true, &[0, 0, 0, 3 << 10]), -1_649_267_441_664),
            (Float(0.5), 1_152_921_504_606_846_976),
            (Float(-1.5), -1_152_921_504_606_846_977),
            (Float(1e300), 1_224_995_262_755_759_164),
            (Float(5e-324), 16_777_216),
            (Float(f64::INFINITY), 314_159),
            (Complex(1.0, 2.0), 2_000_007),
            (text(""), 0),
            (text("a"), 4_644_417_185_603_328_019),
            (text("\u{e9}"), 6_047_309_291_227_476_195),
            (text("\u{20ac}"), -5_529_981_157_763_016_009),
            (text("\u{1f40d}"), 5_216_893_564_587_608_945),
            (text("hello world"), -5_642_461_784_034_726_774),
            (Constant::Bytes(b"abc"[..].into()), -4_594_863_902_769_663_758),
            (tuple(&[]), 5_740_354_900_026_072_187),
            (tuple(&[Int(1), Int(2), text("a")]), -1_169_865_621_294_988_841),
            (tuple(&[None, tuple(&[Int(1)])]), -4_625_487_961_695_389_025),
            (frozen_set(&[]), 133_146_708_735_736),
            (frozen_set(&[Int(1), Int(2)]), -1_826_646_154_956_904_602),
            (frozen_set(&[text("a"), tuple(&[Int(1), Int(2)])]), -3_138_234_825_583_958_797),
            (Constant::Slice(Arc::new([Int(1), None, text("x")])), 8_773_965_320_330_258_864),
        ] {
            assert_eq!(hash(&constant, HashSeed::default()) as i64, expected, "{constant:?}");
        }
    }

    #[test]
    fn tables_grow_and_probe() {
        let items: Vec<Constant> = [256, 8, 16, 3, 40, 1, 1000].map(Constant::Int).into();
        let order: Vec<String> = iteration_order(&items, HashSeed::default())
            .into_iter()
            .map(|item| format!("{item:?}"))
            .collect();
        assert_eq!(order.join(" "), "Int(256) Int(1) Int(3) Int(8) Int(40) Int(1000) Int(16)");
    }
}
