//! Numbers in text against what CPython says about them (tests/data/numbers.tsv).

use pycore_numbers::{DEFAULT_MAX_STR_DIGITS, float};
use pycore_text::number::{self, ComplexError, FloatError, IntError};
use pycore_text::{Spaces, TextBuf, repr};

use crate::escapes::text;

fn message(prefix: &str, repr: &TextBuf) -> TextBuf {
    let mut message = TextBuf::copy_of(prefix).unwrap();
    message.push_view(repr.view()).unwrap();
    message
}

#[test]
fn numbers_are_those_of_cpython() {
    for line in include_str!("../data/numbers.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [question, shown, base, expected] = fields[..] else { panic!("{line}") };
        let numeral = text(shown);
        let view = numeral.view();
        let repr = repr::repr(view).unwrap();
        let plain = |text: &str| TextBuf::copy_of(text).unwrap();
        let actual = match question {
            "int" => {
                let base = base.parse().unwrap();
                match number::int(view, Spaces::Unicode, base, Some(DEFAULT_MAX_STR_DIGITS)) {
                    Ok(number) => {
                        let mut text = number.to_string();
                        if let (10, Some(small)) = (base, number::small_int(view)) {
                            assert_eq!(text, small.to_string());
                        }
                        text.truncate(50);
                        plain(&text)
                    }
                    Err(IntError::Limit(limit)) => plain(&format!("!{limit}")),
                    Err(IntError::Form) => {
                        message("!", &number::invalid_int(repr.view(), base).unwrap())
                    }
                    Err(IntError::OutOfMemory) => panic!(),
                }
            }
            "float" => match number::float(view, Spaces::Unicode) {
                Ok(value) => plain(&float::hex(value)),
                Err(FloatError::Form) => message("!could not convert string to float: ", &repr),
                Err(FloatError::OutOfMemory) => panic!(),
            },
            _ => match number::complex(view) {
                Ok(value) => {
                    plain(&format!("{} {}", float::hex(value.real), float::hex(value.imag)))
                }
                Err(ComplexError::Form) => plain("!complex() arg is a malformed string"),
                Err(ComplexError::Underscore) => {
                    message("!could not convert string to complex: ", &repr)
                }
                Err(ComplexError::OutOfMemory) => panic!(),
            },
        };
        assert_eq!(actual, text(expected), "{line}");
    }
}
