//! Texts of floats against what CPython says about them (tests/data/floats.tsv).

use pycore_numbers::float::{self, FloatFormat, Notation};

fn formatted(value: f64, spec: &str) -> String {
    let mut format = FloatFormat::from(Notation::Shortest);
    let mut rest = spec;
    let mut flag = |flag: char| match rest.strip_prefix(flag) {
        Some(after) => {
            rest = after;
            true
        }
        None => false,
    };
    format.no_negative_zero = flag('z');
    format.alternate = flag('#');
    let dotted = flag('.');
    let letter = rest.chars().last().filter(char::is_ascii_alphabetic);
    let digits = rest.trim_end_matches(char::is_alphabetic);
    let precision = if dotted { digits.parse().unwrap() } else { 6 };
    format.upper_case = letter.is_some_and(|letter| letter.is_ascii_uppercase());
    format.notation = match letter.map(|letter| letter.to_ascii_lowercase()) {
        Some('e') => Notation::Exponent(precision),
        Some('f') => Notation::Fixed(precision),
        Some('g') => Notation::General(precision),
        _ => {
            format.dot_zero = true;
            if dotted { Notation::General(precision) } else { Notation::Shortest }
        }
    };
    float::format(value, format)
}

fn shown(value: Option<f64>) -> String {
    match value {
        Some(value) => float::hex(value),
        None => "OverflowError: rounded value too large to represent".to_owned(),
    }
}

#[test]
fn texts_are_those_of_cpython() {
    for line in include_str!("../data/floats.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[question, bits, argument, expected] = &fields[..] else { panic!("{line}") };
        let value = f64::from_bits(u64::from_str_radix(bits, 16).unwrap());
        let actual = match question {
            "format" => formatted(value, argument),
            "round" => shown(float::round(value, argument.parse().unwrap())),
            "hex" => float::hex(value),
            "ratio" => match float::integer_ratio(value) {
                Some((numerator, denominator)) => format!("{numerator}/{denominator}"),
                None if value.is_nan() => {
                    "ValueError: cannot convert NaN to integer ratio".to_owned()
                }
                None => "OverflowError: cannot convert Infinity to integer ratio".to_owned(),
            },
            "fromhex" => match float::from_hex(argument.as_bytes()) {
                Ok(value) => float::hex(value),
                Err(error @ float::FromHexError::Overflow) => format!("OverflowError: {error}"),
                Err(error) => format!("ValueError: {error}"),
            },
            other => panic!("{other}"),
        };
        assert_eq!(actual, expected, "{line}");
    }
}

#[test]
fn zeros_are_counted_not_written() {
    let text = float::FloatText::new(0.5, Notation::Fixed(2_000_000_000).into());
    assert_eq!((text.fraction.as_str(), text.trailing_zeros), ("5", 1_999_999_999));
    let text = float::FloatText::new(0.5, Notation::Exponent(usize::MAX).into());
    assert_eq!(text.trailing_zeros, usize::MAX);
}
