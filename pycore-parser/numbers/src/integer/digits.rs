//! Magnitudes as slices of digits: the schoolbook methods, and the choice of better ones.
//!
//! Arguments are *normal*: every digit below 2^30, the last one not zero, zero is the empty slice.
//! Results are normal too.

use std::cmp::Ordering;

use super::large;

/// Bits in a digit of a big integer.
pub const DIGIT_BITS: u32 = 30;
/// The bits of a digit.
const MASK: u32 = (1 << DIGIT_BITS) - 1;

/// Number of digits of the shorter factor from which on multiplication is no longer schoolbook: there
/// the gain makes up for repacking (measured: 1.2 microseconds either way at 40 digits).
const LARGE_PRODUCT: usize = 40;
/// Number of digits of both the divisor and the quotient from which on division is no longer schoolbook
/// (measured: 4.4 microseconds at 64 digits, 4.2 at 80 by the other way).
const LARGE_QUOTIENT: usize = 64;

/// Whether a slice is a normal magnitude.
pub fn is_normal(digits: &[u32]) -> bool {
    digits.iter().all(|&digit| digit <= MASK) && digits.last() != Some(&0)
}

/// Remove zero digits from the upper end.
pub fn normalize(digits: &mut Vec<u32>) {
    while digits.last() == Some(&0) {
        digits.pop();
    }
}

/// The magnitude of a machine integer.
pub fn from_u128(mut value: u128) -> Vec<u32> {
    let mut digits = Vec::with_capacity(3);
    while value != 0 {
        digits.push(value as u32 & MASK);
        value >>= DIGIT_BITS;
    }
    digits
}

/// The value, or `None` from 2^64 on.
pub fn to_u64(digits: &[u32]) -> Option<u64> {
    if digits.len() > 3 || bit_length(digits) > 64 {
        return None;
    }
    Some(digits.iter().rev().fold(0, |value, &digit| value << DIGIT_BITS | u64::from(digit)))
}

/// Number of bits without leading zeros.
pub fn bit_length(digits: &[u32]) -> u64 {
    match digits.split_last() {
        None => 0,
        Some((last, rest)) => rest.len() as u64 * 30 + u64::from(32 - last.leading_zeros()),
    }
}

/// Number of zero bits below the lowest one bit; 0 for zero.
pub fn trailing_zeros(digits: &[u32]) -> u64 {
    match digits.iter().position(|&digit| digit != 0) {
        None => 0,
        Some(index) => index as u64 * 30 + u64::from(digits[index].trailing_zeros()),
    }
}

/// Which of two magnitudes is greater.
pub fn compare(left: &[u32], right: &[u32]) -> Ordering {
    let by_length = left.len().cmp(&right.len());
    by_length.then_with(|| left.iter().rev().cmp(right.iter().rev()))
}

/// `left + right`
pub fn add(left: &[u32], right: &[u32]) -> Vec<u32> {
    let (long, short) = if left.len() >= right.len() { (left, right) } else { (right, left) };
    let mut sum = Vec::with_capacity(long.len() + 1);
    // Two digits at a time: the carry, on which everything waits, is passed on half as often.
    let (front, rest) = long.split_at(short.len());
    let (pairs, last) = front.as_chunks::<2>();
    let (others, other_last) = short.as_chunks::<2>();
    let mut carry = 0;
    sum.extend(pairs.iter().zip(others).flat_map(|(one, other)| {
        let limb = to_limb(one) + to_limb(other) + carry;
        carry = limb >> LIMB_BITS;
        to_pair(limb)
    }));
    let mut carry = carry as u32;
    let mut push = |digits: u32| {
        carry += digits;
        sum.push(carry & MASK);
        carry >>= DIGIT_BITS;
    };
    last.iter().zip(other_last).for_each(|(&one, &other)| push(one + other));
    rest.iter().for_each(|&digit| push(digit));
    if carry != 0 {
        sum.push(carry);
    }
    sum
}

/// `left - right`, where `left` is not smaller.
pub fn subtract(left: &[u32], right: &[u32]) -> Vec<u32> {
    debug_assert!(compare(left, right) != Ordering::Less);
    let mut difference = Vec::with_capacity(left.len());
    let mut borrow = 0;
    let (front, rest) = left.split_at(right.len());
    difference.extend(front.iter().zip(right).map(|(&digit, &other)| {
        let low = digit.wrapping_sub(other).wrapping_sub(borrow);
        borrow = low >> 31;
        low & MASK
    }));
    difference.extend(rest.iter().map(|&digit| {
        let low = digit.wrapping_sub(borrow);
        borrow = low >> 31;
        low & MASK
    }));
    normalize(&mut difference);
    difference
}

/// `left * right`
pub fn multiply(left: &[u32], right: &[u32]) -> Vec<u32> {
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    if left.len().min(right.len()) >= LARGE_PRODUCT {
        return large::multiply(left, right);
    }
    match (left, right) {
        (_, [factor]) => return multiply_by_limb(left, (*factor).into()),
        (_, [low, high]) => return multiply_by_limb(left, to_limb(&[*low, *high])),
        ([_] | [_, _], _) => return multiply(right, left),
        _ => {}
    }
    let (left, right) = (to_limbs(left), to_limbs(right));
    let mut product = vec![0_u64; left.len() + right.len()];
    for (index, &limb) in left.iter().enumerate() {
        let row = &mut product[index..];
        let mut carry = 0;
        for (place, &other) in row.iter_mut().zip(&right) {
            carry += u128::from(limb) * u128::from(other) + u128::from(*place);
            *place = carry as u64 & LIMB_MASK;
            carry >>= LIMB_BITS;
        }
        row[right.len()] = carry as u64;
    }
    from_limbs(&product)
}

/// Bits of a limb: two digits, so that products are half as many as those of digits would be.
const LIMB_BITS: u32 = 2 * DIGIT_BITS;
const LIMB_MASK: u64 = (1 << LIMB_BITS) - 1;

/// Two digits as a limb.
#[inline(always)]
fn to_limb(&[low, high]: &[u32; 2]) -> u64 {
    u64::from(low) | u64::from(high) << DIGIT_BITS
}

/// The digits of a limb, and no more bits than it has.
#[inline(always)]
fn to_pair(limb: u64) -> [u32; 2] {
    [limb as u32 & MASK, (limb >> DIGIT_BITS) as u32 & MASK]
}

/// `left * limb`, neither of them zero.
fn multiply_by_limb(left: &[u32], limb: u64) -> Vec<u32> {
    let (pairs, rest) = left.as_chunks::<2>();
    let mut product = Vec::with_capacity(left.len() + 2);
    let mut carry = 0_u128;
    product.extend(pairs.iter().flat_map(|pair| {
        carry += u128::from(to_limb(pair)) * u128::from(limb);
        let digits = to_pair(carry as u64);
        carry >>= LIMB_BITS;
        digits
    }));
    for &digit in rest {
        carry += u128::from(digit) * u128::from(limb);
        product.push(carry as u32 & MASK);
        carry >>= DIGIT_BITS;
    }
    while carry != 0 {
        product.push(carry as u32 & MASK);
        carry >>= DIGIT_BITS;
    }
    product
}

/// Digits in pairs.
fn to_limbs(digits: &[u32]) -> Vec<u64> {
    let (pairs, rest) = digits.as_chunks::<2>();
    let mut limbs = Vec::with_capacity(pairs.len() + 1);
    limbs.extend(pairs.iter().map(to_limb));
    limbs.extend(rest.iter().map(|&digit| u64::from(digit)));
    limbs
}

/// Limbs as digits, without leading zeros.
fn from_limbs(limbs: &[u64]) -> Vec<u32> {
    let mut digits = Vec::with_capacity(limbs.len() * 2);
    for &limb in limbs {
        digits.extend([limb as u32 & MASK, (limb >> DIGIT_BITS) as u32]);
    }
    normalize(&mut digits);
    digits
}

/// Multiply by `factor` and add `term` (both below 2^30), in place.
pub fn multiply_add_small(digits: &mut Vec<u32>, factor: u32, term: u32) {
    debug_assert!(factor <= MASK && term <= MASK);
    let mut carry = u64::from(term);
    for digit in digits.iter_mut() {
        carry += u64::from(*digit) * u64::from(factor);
        *digit = carry as u32 & MASK;
        carry >>= DIGIT_BITS;
    }
    if carry != 0 {
        digits.push(carry as u32);
    }
}

/// Divide by `divisor` (not zero, below 2^30) in place, and return the remainder.
pub fn divide_small(digits: &mut Vec<u32>, divisor: u32) -> u32 {
    debug_assert!(divisor != 0 && divisor <= MASK);
    let mut remainder = 0;
    for digit in digits.iter_mut().rev() {
        let current = u64::from(remainder) << DIGIT_BITS | u64::from(*digit);
        *digit = (current / u64::from(divisor)) as u32;
        remainder = (current % u64::from(divisor)) as u32;
    }
    normalize(digits);
    remainder
}

/// Quotient, rounded down, and remainder; the divisor is not zero.
pub fn divide(dividend: &[u32], divisor: &[u32]) -> (Vec<u32>, Vec<u32>) {
    debug_assert!(!divisor.is_empty());
    if compare(dividend, divisor) == Ordering::Less {
        return (Vec::new(), dividend.to_vec());
    }
    if let [divisor] = *divisor {
        let mut quotient = dividend.to_vec();
        let remainder = divide_small(&mut quotient, divisor);
        return (quotient, from_u128(remainder.into()));
    }
    if let Some(result) = divide_similar(dividend, divisor) {
        return result;
    }
    if divisor.len().min(dividend.len() - divisor.len()) >= LARGE_QUOTIENT {
        return large::divide(dividend, divisor);
    }
    divide_schoolbook(dividend, divisor)
}

/// Division of magnitudes that are so similar that the quotient has one digit; `None` if they are not. The divisor has two
/// digits or more, and is not greater.
fn divide_similar(dividend: &[u32], divisor: &[u32]) -> Option<(Vec<u32>, Vec<u32>)> {
    let below = divisor.len() - 2;
    let (_, top @ ([_, _] | [_, _, _])) = dividend.split_at(below) else { return None };
    let join = |digits: &[u32]| {
        digits.iter().rev().fold(0_u128, |value, &digit| value << DIGIT_BITS | u128::from(digit))
    };
    // Never too small, and since the divisor is at least a digit's range, at most two too great.
    let mut quotient = u32::try_from(join(top) / join(&divisor[below..])).ok()?;
    if quotient > MASK {
        return None;
    }
    let mut rest = dividend.to_vec();
    let mut carry = 0_i64;
    for (digit, &other) in rest.iter_mut().zip(divisor) {
        carry += i64::from(*digit) - (u64::from(quotient) * u64::from(other)) as i64;
        *digit = carry as u32 & MASK;
        carry >>= DIGIT_BITS;
    }
    carry += rest.get(divisor.len()).copied().map_or(0, i64::from);
    while carry < 0 {
        quotient -= 1;
        let mut over = 0;
        for (digit, &other) in rest.iter_mut().zip(divisor) {
            over += *digit + other;
            *digit = over & MASK;
            over >>= DIGIT_BITS;
        }
        carry += i64::from(over);
    }
    rest.truncate(divisor.len());
    normalize(&mut rest);
    Some((from_u128(quotient.into()), rest))
}

/// Long division (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D) by two or more
/// digits.
fn divide_schoolbook(dividend: &[u32], divisor: &[u32]) -> (Vec<u32>, Vec<u32>) {
    // With the divisor's upper bit set, an estimate from the leading digits is at most two too big.
    let shift = u64::from(divisor[divisor.len() - 1].leading_zeros()) - 2;
    let divisor = shift_left(divisor, shift);
    let mut rest = shift_left(dividend, shift);
    rest.resize(dividend.len() + 1, 0);
    let length = divisor.len();
    let (top, second) = (u64::from(divisor[length - 1]), u64::from(divisor[length - 2]));
    let mut quotient = vec![0; rest.len() - length];
    for index in (0..quotient.len()).rev() {
        let window = &mut rest[index..=index + length];
        let leading = u64::from(window[length]) << DIGIT_BITS | u64::from(window[length - 1]);
        let mut estimate = leading / top;
        let mut excess = leading % top;
        while excess <= u64::from(MASK)
            && (estimate > u64::from(MASK)
                || estimate * second > (excess << DIGIT_BITS | u64::from(window[length - 2])))
        {
            estimate -= 1;
            excess += top;
        }
        // window -= estimate * divisor; the running value stays above -2^32.
        let mut carry = 0_i64;
        for (digit, &other) in window.iter_mut().zip(&divisor) {
            carry += i64::from(*digit) - (estimate * u64::from(other)) as i64;
            *digit = carry as u32 & MASK;
            carry >>= DIGIT_BITS;
        }
        if carry + i64::from(window[length]) < 0 {
            estimate -= 1;
            let mut carry = 0;
            for (digit, &other) in window.iter_mut().zip(&divisor) {
                carry += *digit + other;
                *digit = carry & MASK;
                carry >>= DIGIT_BITS;
            }
        }
        window[length] = 0;
        quotient[index] = estimate as u32;
    }
    normalize(&mut quotient);
    normalize(&mut rest);
    (quotient, shift_right(&rest, shift))
}

/// `digits * 2**shift`
pub fn shift_left(digits: &[u32], shift: u64) -> Vec<u32> {
    if digits.is_empty() {
        return Vec::new();
    }
    let (whole, part) = ((shift / 30) as usize, (shift % 30) as u32);
    let mut shifted = Vec::with_capacity(digits.len() + whole + 1);
    shifted.resize(whole, 0);
    let mut carry = 0;
    for &digit in digits {
        shifted.push(digit << part & MASK | carry);
        carry = (u64::from(digit) << part >> DIGIT_BITS) as u32;
    }
    if carry != 0 {
        shifted.push(carry);
    }
    shifted
}

/// `digits // 2**shift`
pub fn shift_right(digits: &[u32], shift: u64) -> Vec<u32> {
    let (whole, part) = (shift / 30, (shift % 30) as u32);
    if whole >= digits.len() as u64 {
        return Vec::new();
    }
    let digits = &digits[whole as usize..];
    let mut shifted: Vec<u32> = Vec::with_capacity(digits.len());
    for (index, &digit) in digits.iter().enumerate() {
        let next = u64::from(digits.get(index + 1).copied().unwrap_or(0));
        shifted.push(((next << DIGIT_BITS | u64::from(digit)) >> part) as u32 & MASK);
    }
    normalize(&mut shifted);
    shifted
}

/// Whether any of the lowest `count` bits is one.
pub fn any_bit_below(digits: &[u32], count: u64) -> bool {
    trailing_zeros(digits) < count && !digits.is_empty()
}
