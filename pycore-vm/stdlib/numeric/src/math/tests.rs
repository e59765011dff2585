//! Results against CPython 3.14's, to the last bit: `facts.tsv` has function, arguments, and the bits of the result.

use super::{functions, gamma, sums};

fn float(text: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(text, 16).unwrap())
}

#[test]
fn computed_functions_are_those_of_cpython() {
    let mut failures = String::new();
    for line in include_str!("facts.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [function, arguments @ .., expected] = columns.as_slice() else { panic!("{line}") };
        let arguments: Vec<f64> = arguments.iter().map(|text| float(text)).collect();
        let result = match *function {
            "gamma" => gamma::gamma(arguments[0]).map_err(|error| format!("{error:?}")),
            "lgamma" => gamma::log_gamma(arguments[0]).map_err(|error| format!("{error:?}")),
            "hypot" => Ok(sums::norm(&mut arguments.clone())),
            "fsum" => {
                let mut sum = sums::ExactSum::default();
                let added = arguments.iter().try_for_each(|&number| sum.add(number));
                added.and_then(|()| sum.total()).map_err(|error| format!("{error:?}"))
            }
            "sumprod" => {
                let pairs = arguments.chunks(2);
                let sum =
                    pairs.fold(sums::ProductSum::default(), |sum, pair| sum.add(pair[0], pair[1]));
                Ok(sum.total())
            }
            "nextafter" => {
                Ok(functions::after_steps(arguments[0], arguments[1], arguments[2] as u64))
            }
            _ => panic!("{line}"),
        };
        let result = match result {
            Ok(value) if value.is_nan() => "nan".to_owned(),
            Ok(value) => format!("{:016x}", value.to_bits()),
            Err(error) => error,
        };
        if result != *expected {
            failures += &format!("{line}\n    but {result}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn mantissas() {
    assert_eq!(functions::mantissa_and_exponent(3.5), (0.875, 2));
    assert_eq!(functions::mantissa_and_exponent(-5e-324), (-0.5, -1073));
    assert_eq!(functions::mantissa_and_exponent(0.0), (0.0, 0));
}
