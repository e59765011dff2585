//! Divisors, modular powers, roots, bytes: against `num-bigint`.

use num_bigint::BigInt as Reference;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};
use proptest::prelude::*;
use pycore_numbers::{BigInt, ByteOrder, ToBytesError, combinations, factorial, permutations};

use crate::integers::{any_number, check, to_reference};

proptest! {
    #[test]
    fn divisors_and_roots(a in any_number(), b in any_number()) {
        let (x, y) = (to_reference(&a), to_reference(&b));
        check(a.as_ref().gcd(b.as_ref()), x.gcd(&y));
        check(a.as_ref().square_root(), x.abs().sqrt());
    }

    #[test]
    fn powers_of_remainders(a in any_number(), b in any_number(), m in any_number()) {
        let (x, y, z) = (to_reference(&a), to_reference(&b), to_reference(&m));
        prop_assume!(!z.is_zero() && y.bits() < 700);
        check(a.as_ref().power_modulo(b.as_ref().absolute().as_ref(), m.as_ref()), x.modpow(&y.abs(), &z));
        let inverse = a.as_ref().inverse_modulo(m.as_ref());
        prop_assert_eq!(inverse.is_some(), x.gcd(&z).is_one());
        if let Some(inverse) = inverse {
            let inverse = to_reference(&inverse);
            prop_assert_eq!((&inverse * &x).mod_floor(&z), Reference::one().mod_floor(&z));
            prop_assert_eq!(&inverse.mod_floor(&z), &inverse);
        }
    }

    #[test]
    fn bytes_and_back(a in any_number(), signed: bool, big: bool, more in 0_usize..9) {
        let order = if big { ByteOrder::Big } else { ByteOrder::Little };
        let x = to_reference(&a);
        let enough = if signed { x.to_signed_bytes_le().len() } else { x.magnitude().to_bytes_le().len() };
        let mut bytes = vec![0xAA; enough + more];
        let result = a.as_ref().to_bytes(&mut bytes, order, signed);
        if x.is_negative() && !signed {
            prop_assert_eq!(result, Err(ToBytesError::Negative));
            return Ok(());
        }
        prop_assert_eq!(result, Ok(()));
        prop_assert_eq!(BigInt::from_bytes(&bytes, order, signed), a.clone());
        let mut short = vec![0; enough - 1];
        let expected = if x.is_zero() { Ok(()) } else { Err(ToBytesError::TooBig) };
        prop_assert_eq!(a.as_ref().to_bytes(&mut short, order, signed), expected);
    }
}

#[test]
fn combinatorics() {
    let text = |number: BigInt| number.to_string();
    for n in 0..40_u64 {
        let product = (1..=n).fold(Reference::one(), |all, factor| all * factor);
        assert_eq!(to_reference(&factorial(n)), product);
        let mut row = Reference::one();
        for k in 0..=n + 1 {
            let big = BigInt::from(n);
            assert_eq!(to_reference(&combinations(big.as_ref(), k)), row, "{n} over {k}");
            let ways = if k > n {
                Reference::ZERO
            } else {
                &product / (1..=n - k).fold(Reference::one(), |all, f| all * f)
            };
            assert_eq!(to_reference(&permutations(big.as_ref(), k)), ways);
            row = if k >= n { Reference::ZERO } else { row * (n - k) / (k + 1) };
        }
    }
    let ten = BigInt::from(10).as_ref().power(30, u64::MAX).unwrap();
    let expected = "166666666666666666666666666666166666666666666666666666666667000000000000000000000000000000";
    let shown = text(combinations(ten.as_ref(), 3));
    assert!(shown.starts_with(&expected[..80]), "{shown}");
    let expected = "100891344545564193334812497256";
    assert_eq!(text(combinations(BigInt::from(100).as_ref(), 50)), expected);
    let expected = "2702882409454365695156146936259752754961520084465482870073928751066254287055221938986124839245023701653626060850215\
                    46104802209750050679917549894219699518475423665484263751733356162464079737887344364574161119497604571044985756287880\
                    514600994219426752366915856603136862602484428109296905863799821216320";
    assert_eq!(text(combinations(BigInt::from(1000).as_ref(), 500)), expected.replace(' ', ""));
}
