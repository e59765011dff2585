//! A calculator with Python's numbers: reads `LEFT OPERATOR RIGHT`, or a number alone, from each line.
//!
//! `echo '0xff ** 100' | cargo run -p pycore-numbers --example calculator`

use std::io::Read;

use pycore_numbers::{BigInt, float};

enum Number {
    Int(BigInt),
    Float(f64),
}

/// A literal with an optional minus sign.
fn parse(text: &str) -> Option<Number> {
    let (negative, magnitude) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if let Ok(number) = BigInt::parse_literal(magnitude, None) {
        return Some(Number::Int(if negative { number.as_ref().negate() } else { number }));
    }
    let number = float::parse_literal(magnitude)?;
    Some(Number::Float(if negative { -number } else { number }))
}

fn evaluate(line: &str) -> Option<String> {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let [left, operator, right] = parts[..] else {
        return match parse(line.trim())? {
            Number::Int(number) => Some(number.to_string()),
            Number::Float(number) => Some(float::repr(number)),
        };
    };
    match (parse(left)?, parse(right)?) {
        (Number::Int(left), Number::Int(right)) => {
            let (a, b) = (left.as_ref(), right.as_ref());
            let result = match operator {
                "+" => a.plus(b),
                "-" => a.minus(b),
                "*" => a.times(b),
                "//" => a.div_mod_floor(b)?.0,
                "%" => a.div_mod_floor(b)?.1,
                "**" => a.power(b.to_u64()?, 1 << 24)?,
                "<<" => a.shift_left(b.to_u64()?, 1 << 24)?,
                ">>" => a.shift_right(b.to_u64()?),
                "&" => a.and(b),
                "|" => a.or(b),
                "^" => a.xor(b),
                "/" => return a.true_divide(b).ok().map(float::repr),
                _ => return None,
            };
            Some(result.to_string())
        }
        (left, right) => {
            let (a, b) = (as_float(left)?, as_float(right)?);
            let result = match operator {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                "/" if b != 0.0 => a / b,
                "//" => float::floor_divide(a, b)?,
                "%" => float::modulo(a, b)?,
                "**" => float::power(a, b).ok()?,
                _ => return None,
            };
            Some(float::repr(result))
        }
    }
}

fn as_float(number: Number) -> Option<f64> {
    match number {
        Number::Int(number) => number.as_ref().to_f64(),
        Number::Float(number) => Some(number),
    }
}

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    for line in text.lines() {
        println!("{}", evaluate(line).as_deref().unwrap_or("error"));
    }
    Ok(())
}
