//! Factorials, permutations, combinations.
//!
//! Products of many factors are split in halves, so that large numbers meet large ones.

use super::value::{BigInt, BigIntRef};

/// How many factors are multiplied one after the other.
const FEW: u64 = 8;

/// `factorial(n)`
pub fn factorial(n: u64) -> BigInt {
    falling_u64(n, n)
}

/// The number of ways to take `k` of `n` things in order: `n * (n - 1) * .. * (n - k + 1)`. `n` is not negative; if `k` is
/// greater there is no way.
pub fn permutations(n: BigIntRef<'_>, k: u64) -> BigInt {
    match n.to_u64() {
        Some(n) if k > n => BigInt::ZERO,
        Some(n) => falling_u64(n, k),
        None => falling(n, k),
    }
}

/// The number of ways to take `k` of `n` things in any order. `n` is not negative.
pub fn combinations(n: BigIntRef<'_>, k: u64) -> BigInt {
    if let Some(n) = n.to_u64() {
        if k > n {
            return BigInt::ZERO;
        }
        let k = k.min(n - k);
        if let Some(ways) = combinations_u128(n, k) {
            return BigInt::from_digits(false, super::digits::from_u128(ways));
        }
        return exact_quotient(falling_u64(n, k), factorial(k));
    }
    exact_quotient(falling(n, k), factorial(k))
}

fn exact_quotient(dividend: BigInt, divisor: BigInt) -> BigInt {
    dividend
        .as_ref()
        .div_rem_truncate(divisor.as_ref())
        .map_or(BigInt::ZERO, |(quotient, _)| quotient)
}

/// The combinations if all products on the way fit.
fn combinations_u128(n: u64, k: u64) -> Option<u128> {
    let mut ways = 1_u128;
    for index in 0..k {
        ways = ways.checked_mul(u128::from(n - index))? / u128::from(index + 1);
    }
    Some(ways)
}

/// The product of `k` numbers from `n` down.
fn falling_u64(n: u64, k: u64) -> BigInt {
    if k > FEW {
        let half = k / 2;
        return falling_u64(n, half).as_ref().times(falling_u64(n - half, k - half).as_ref());
    }
    let (mut product, mut pending) = (BigInt::from(1), 1_u128);
    for factor in (0..k).map(|index| u128::from(n - index)) {
        pending = match pending.checked_mul(factor) {
            Some(next) => next,
            None => {
                let done = BigInt::from_digits(false, super::digits::from_u128(pending));
                product = product.as_ref().times(done.as_ref());
                factor
            }
        };
    }
    let last = BigInt::from_digits(false, super::digits::from_u128(pending));
    product.as_ref().times(last.as_ref())
}

/// The same for any number, which is not less than `k`.
fn falling(n: BigIntRef<'_>, k: u64) -> BigInt {
    match k {
        0 => BigInt::from(1),
        1 => n.to_owned(),
        _ => {
            let half = k / 2;
            let rest = n.minus(BigInt::from(half).as_ref());
            falling(n, half).as_ref().times(falling(rest.as_ref(), k - half).as_ref())
        }
    }
}
