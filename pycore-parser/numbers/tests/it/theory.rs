//! Divisors, modular powers, roots, bytes: against `num-bigint`.

use num_bigint::BigInt as Reference;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};
use proptest::prelude::*;
use pycore_numbers::{BigInt, ByteOrder, ToBytesError};

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
