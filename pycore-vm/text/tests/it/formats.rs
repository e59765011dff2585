//! Formats against what CPython says about them (tests/data/formats.tsv).

use pycore_numbers::{BigInt, Complex};
use pycore_text::format::{
    self, Accessor, FieldName, First, FormatError, IntegerForm, Locale, Pieces, Spec, Target,
};
use pycore_text::percent::{self, Directives, Event};
use pycore_text::{TextBuf, View, repr};

use crate::escapes::text;

fn error(message: &str) -> TextBuf {
    TextBuf::copy_of(&format!("!{message}")).unwrap()
}

fn float(shown: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(shown, 16).unwrap())
}

fn digits(shown: &str, radix: u32) -> (bool, String) {
    let (negative, magnitude) = match shown.strip_prefix('-') {
        Some(magnitude) => (true, magnitude),
        None => (false, shown),
    };
    let number = BigInt::parse_radix(magnitude, 10, None).unwrap();
    (negative, number.as_ref().to_radix(radix))
}

fn formatted(class: &str, shown: &str, spec: View<'_>) -> Result<TextBuf, FormatError> {
    let target = match class {
        "int" => Target::Int,
        "float" => Target::Float,
        "complex" => Target::Complex,
        _ => Target::Str,
    };
    let parsed = Spec::parse(spec, target)?;
    let mut out = TextBuf::new();
    let locale = Locale::PLAIN;
    match target {
        Target::Int => match parsed.integer_form()? {
            IntegerForm::Digits(radix) => {
                let (negative, digits) = digits(shown, radix);
                format::integer(&mut out, &parsed, negative, digits.as_bytes(), &locale)?;
            }
            IntegerForm::Character => format::character(&mut out, &parsed, shown.parse().unwrap())?,
            IntegerForm::Float => {
                format::float(&mut out, &parsed, shown.parse().unwrap(), &locale)?
            }
        },
        Target::Float => format::float(&mut out, &parsed, float(shown), &locale)?,
        Target::Complex => {
            let (real, imag) = shown.split_once(',').unwrap();
            let value = Complex::new(float(real), float(imag));
            format::complex(&mut out, &parsed, value, &locale)?;
        }
        Target::Str => format::string(&mut out, &parsed, text(shown).view())?,
    }
    Ok(out)
}

fn percent(class: &str, shown: &str, template: View<'_>) -> TextBuf {
    let mut out = TextBuf::new();
    let mut directives = Directives::new(template);
    while let Some(event) = directives.next().unwrap() {
        let Event::Directive(directive) = event else { panic!("{event:?}") };
        match class {
            "int" => {
                let radix = match char::from_u32(directive.conversion).unwrap() {
                    'x' | 'X' => 16,
                    'o' => 8,
                    _ => 10,
                };
                let (negative, digits) = digits(shown, radix);
                percent::integer(&mut out, &directive, negative, digits.as_bytes()).unwrap();
            }
            "float" => percent::float(&mut out, &directive, float(shown)).unwrap(),
            _ => percent::text(&mut out, &directive, text(shown).view()).unwrap(),
        }
    }
    out
}

fn pieces(template: View<'_>) -> Result<TextBuf, &'static str> {
    let mut out = TextBuf::new();
    let push = |out: &mut TextBuf, view: View<'_>| out.push_view(view).unwrap();
    for (number, piece) in Pieces::new(template).enumerate() {
        let piece = piece?;
        if number > 0 {
            out.push_str("&").unwrap();
        }
        push(&mut out, template.part(piece.literal));
        if let Some(field) = piece.field {
            out.push_str("<").unwrap();
            push(&mut out, template.part(field.name));
            out.push_str("|").unwrap();
            assert_eq!(
                field.nested,
                template.part(field.spec.clone()).code_points().any(|c| c == 0x7B)
            );
            push(&mut out, template.part(field.spec));
            out.push_str("|").unwrap();
            match field.conversion {
                Some(conversion) => out.push(conversion).unwrap(),
                None => out.push_str("None").unwrap(),
            }
            out.push_str(">").unwrap();
        }
    }
    Ok(out)
}

fn name(name: View<'_>) -> Result<TextBuf, &'static str> {
    let mut out = TextBuf::new();
    let (first, rest) = FieldName::new(name)?;
    let quoted = |range| repr::repr(name.part(range)).unwrap();
    let shown = match first {
        First::Automatic => "''".to_owned(),
        First::Index(index) => index.to_string(),
        First::Name(range) => quoted(range).view().to_string_lossy(),
    };
    out.push_str(&shown).unwrap();
    for accessor in rest {
        let shown = match accessor? {
            Accessor::Attribute(range) => format!(".{}", quoted(range).view().to_string_lossy()),
            Accessor::Index(index) => format!("@{index}"),
            Accessor::Key(range) => format!("@{}", quoted(range).view().to_string_lossy()),
        };
        out.push_str(&shown).unwrap();
    }
    Ok(out)
}

#[test]
fn formats_are_those_of_cpython() {
    for line in include_str!("../data/formats.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let (actual, expected) = match fields[..] {
            ["format", class, value, spec, expected] => {
                let spec = text(spec);
                let actual = formatted(class, value, spec.view()).unwrap_or_else(|wrong| {
                    let mut message = error("");
                    message.push_view(wrong.message(spec.view(), class).unwrap().view()).unwrap();
                    message
                });
                (actual, expected)
            }
            ["percent", class, value, template, expected] => {
                (percent(class, value, text(template).view()), expected)
            }
            ["pieces", template, expected] => {
                (pieces(text(template).view()).unwrap_or_else(error), expected)
            }
            ["name", field, expected] => (name(text(field).view()).unwrap_or_else(error), expected),
            _ => panic!("{line}"),
        };
        assert_eq!(actual, text(expected), "{line}");
    }
}

#[test]
fn locales() {
    let locale = Locale {
        decimal_point: View::Latin1(b","),
        grouping: format::Grouping {
            separator: View::Latin1(b". "),
            sizes: &[3, 2, format::Grouping::END],
        },
    };
    let shown = |spec: &str, value: f64| {
        let spec = Spec::parse(View::ascii(spec).unwrap(), Target::Float).unwrap();
        let mut out = TextBuf::new();
        format::float(&mut out, &spec, value, &locale).unwrap();
        out.view().to_string_lossy()
    };
    assert_eq!(shown(".12n", 123456789.5), "1234. 56. 789,5");
    assert_eq!(shown("020.12n", 123456789.5), "0000001234. 56. 789,5"[1..]);
    assert_eq!(shown(".12g", 123456789.5), "123456789.5");
}

#[test]
fn directives_tell_what_they_come_to() {
    let events = |template: &str| {
        let template = TextBuf::copy_of(template).unwrap();
        let mut directives = Directives::new(template.view());
        let mut events = Vec::new();
        loop {
            match directives.next() {
                Ok(Some(event)) => {
                    match event {
                        Event::StarWidth => directives.set_width(-7),
                        Event::StarPrecision => directives.set_precision(-1),
                        _ => (),
                    }
                    events.push(match event {
                        Event::Literal(range) => format!("literal {range:?}"),
                        Event::Key(range) => format!("key {range:?}"),
                        Event::Directive(directive) => format!(
                            "{}{} {} {:?} at {}",
                            char::from_u32(directive.conversion).unwrap(),
                            if directive.flags.left { " left" } else { "" },
                            directive.width,
                            directive.precision,
                            directive.index
                        ),
                        other => format!("{other:?}"),
                    });
                }
                Ok(None) => return events.join("; "),
                Err(error) => return events.join("; ") + "! " + error.message(false),
            }
        }
    };
    for (template, expected) in [
        ("", ""),
        ("a%%b", "literal 0..1; literal 2..3; literal 3..4"),
        ("%", "! incomplete format"),
        ("%(a", "KeyStart! incomplete format key"),
        ("%((a)s", "KeyStart! incomplete format key"),
        ("%(a(b)c)5s", "KeyStart; key 2..7; s 5 None at 9"),
        ("%(a)", "KeyStart; key 2..3! incomplete format"),
        ("%*.*d", "StarWidth; StarPrecision; d left 7 Some(0) at 4"),
        ("%*", "StarWidth! incomplete format"),
        ("%5%", "% 5 None at 2"),
        ("%.d|", "d 0 Some(0) at 2; literal 3..4"),
        ("%lld", "l 0 None at 2; literal 3..4"),
        ("%99999999999999999999d", "! width too big"),
        ("%.2147483648d", "! precision too big"),
        ("%.2147483647d", "d 0 Some(2147483647) at 12"),
    ] {
        assert_eq!(events(template), expected, "{template}");
    }
}
