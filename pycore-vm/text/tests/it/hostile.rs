//! Sizes that cannot be, handlers that replace their input, and any text where syntax is expected: errors,
//! but no panics.

use proptest::prelude::*;
use pycore_text::codec::{self, DecodeErrors, EncodeErrors, Failure, Replacement};
use pycore_text::format::{self, FieldName, FormatError, Locale, Pieces, Spec, Target};
use pycore_text::percent::{self, Directives, Event};
use pycore_text::{OutOfMemory, Spaces, TextBuf, View, compose, number};

fn parse(spec: &str, target: Target) -> Result<Spec, FormatError> {
    Spec::parse(View::ascii(spec).unwrap(), target)
}

#[test]
fn widths_beyond_memory() {
    let width = compose::LONGEST;
    let mut out = TextBuf::new();
    for spec in ["", "0", ",", "0,", "^", "x=", "0_"] {
        let (before, separator) = match spec.strip_suffix([',', '_']) {
            Some(before) => (before, &spec[before.len()..]),
            None => (spec, ""),
        };
        let spec = format!("{before}{width}{separator}");
        let int = parse(&spec, Target::Int).unwrap();
        let result = format::integer(&mut out, &int, true, b"1234", &Locale::PLAIN);
        assert_eq!(result, Err(FormatError::OutOfMemory), "{spec}");
        let float = parse(&spec, Target::Float).unwrap();
        let result = format::float(&mut out, &float, -1234.5, &Locale::PLAIN);
        assert_eq!(result, Err(FormatError::OutOfMemory), "{spec}");
    }
    let text = parse(&format!("^{width}.{width}"), Target::Str).unwrap();
    let result = format::string(&mut out, &text, View::Latin1(b"abc"));
    assert_eq!(result, Err(FormatError::OutOfMemory));
    let template = format!("%0{width}d");
    let Ok(Some(Event::Directive(mut directive))) =
        Directives::new(View::ascii(&template).unwrap()).next()
    else {
        panic!();
    };
    assert_eq!(percent::integer(&mut out, &directive, true, b"12"), Err(OutOfMemory));
    assert_eq!(percent::text(&mut out, &directive, View::Latin1(b"12")), Err(OutOfMemory));
    directive.precision = Some(usize::MAX);
    assert_eq!(percent::integer(&mut out, &directive, true, b"12"), Err(OutOfMemory));
    assert_eq!(percent::float(&mut out, &directive, 1.5), Err(OutOfMemory));
    assert!(out.is_empty());
}

/// Sets the exception's object, as a handler written in Python may.
struct Replacing(Option<Vec<u8>>);

impl DecodeErrors for Replacing {
    type Error = OutOfMemory;

    fn handle(
        &mut self,
        _failure: Failure,
        _input: &[u8],
        out: &mut TextBuf,
    ) -> Result<usize, OutOfMemory> {
        out.push('!'.into())?;
        Ok(0)
    }

    fn replaced_input(&mut self) -> Option<Vec<u8>> {
        self.0.take()
    }
}

#[test]
fn handlers_may_replace_the_input() {
    let mut out = TextBuf::new();
    let errors = &mut Replacing(Some(b"new".to_vec()));
    assert_eq!(codec::decode_utf8(b"old\xFF", true, &mut out, errors), Ok(3));
    assert_eq!(out.view().to_string_lossy(), "old!new");
}

/// Goes on wherever it likes, with replacements that do not encode.
struct Jumping(usize, usize);

impl EncodeErrors for Jumping {
    type Error = OutOfMemory;

    fn handle(
        &mut self,
        _failure: Failure,
        text: View<'_>,
    ) -> Result<(Replacement, usize), OutOfMemory> {
        self.0 = self.0.checked_sub(1).ok_or(OutOfMemory)?;
        Ok((Replacement::Bytes(vec![b'?'; 4]), self.1.min(text.len())))
    }

    fn reject(&mut self, _failure: Failure, _text: View<'_>) -> OutOfMemory {
        OutOfMemory
    }
}

impl DecodeErrors for Jumping {
    type Error = OutOfMemory;

    fn handle(
        &mut self,
        _failure: Failure,
        input: &[u8],
        out: &mut TextBuf,
    ) -> Result<usize, OutOfMemory> {
        self.0 = self.0.checked_sub(1).ok_or(OutOfMemory)?;
        out.push(0xFFFD)?;
        Ok(self.1.min(input.len()))
    }
}

fn any_text() -> impl Strategy<Value = TextBuf> {
    let syntax = prop::sample::select(
        "{}[]().:!%*<>=^+- #013,_ndfegsxXcboaAjJinft\\uN٣"
            .chars()
            .map(u32::from)
            .collect::<Vec<_>>(),
    );
    let point = prop_oneof![8 => syntax, 1 => 0_u32..0x11_0000];
    prop::collection::vec(point, 0..10)
        .prop_map(|points| TextBuf::composed(&View::Ucs4(&points)).unwrap())
}

proptest! {
    #[test]
    fn any_text_where_syntax_is_expected(text in any_text(), class in "[a-z]{1,5}") {
        let view = text.view();
        for target in [Target::Int, Target::Float, Target::Complex, Target::Str] {
            match Spec::parse(view, target) {
                Ok(spec) if spec.width.unwrap_or(0) < 10_000 && spec.precision.unwrap_or(0) < 10_000 => {
                    let out = &mut TextBuf::new();
                    let complex = pycore_numbers::Complex::new(1.5, f64::NAN);
                    let locale = &Locale::PLAIN;
                    let _ = format::integer(out, &spec, false, b"12345", locale);
                    let _ = format::float(out, &spec, 12345.678, locale);
                    let _ = format::complex(out, &spec, complex, locale);
                    let _ = format::string(out, &spec, View::Ucs2(&[0x20AC]));
                }
                Ok(_) => (),
                Err(error) => prop_assert!(!error.message(view, &class).unwrap().is_empty()),
            }
        }
        let pieces: Vec<_> = Pieces::new(view).collect();
        prop_assert!(pieces.iter().rev().skip(1).all(Result::is_ok));
        if let Ok((_, parts)) = FieldName::new(view) {
            prop_assert!(parts.count() <= view.len());
        }
        let mut directives = Directives::new(view);
        while let Ok(Some(_)) = directives.next() {}
        let _ = number::float(view, Spaces::Unicode);
        let _ = number::complex(view);
        for base in [0, 2, 10, 36] {
            let _ = number::int(view, Spaces::Unicode, base, None);
        }
    }

    #[test]
    fn handlers_that_jump(
        bytes in prop::collection::vec(any::<u8>(), 0..12),
        points in prop::collection::vec(prop_oneof![0x60_u32..0x70, 0xD7F0..0xD810_u32, 0x1_0000..0x1_0010_u32], 0..8),
        to in 0_usize..14,
    ) {
        let out = &mut TextBuf::new();
        let jump = || Jumping(5, to);
        for last in [true, false] {
            let _ = codec::decode_utf8(&bytes, last, out, &mut jump());
            let _ = codec::decode_utf16(&bytes, None, last, out, &mut jump());
            let _ = codec::decode_utf32(&bytes, None, last, out, &mut jump());
            let _ = codec::decode_utf7(&bytes, last, out, &mut jump());
            let _ = codec::decode_unicode_escape(&bytes, last, out, &mut jump());
            let _ = codec::decode_raw_unicode_escape(&bytes, last, out, &mut jump());
        }
        let _ = codec::decode_ascii(&bytes, out, &mut jump());
        let _ = codec::decode_charmap(&bytes, View::Latin1(b"abc"), out, &mut jump());
        let text = TextBuf::composed(&View::Ucs4(&points)).unwrap();
        let out = &mut Vec::new();
        let _ = codec::encode_utf8(text.view(), out, &mut jump());
        let _ = codec::encode_utf16(text.view(), None, out, &mut jump());
        let _ = codec::encode_utf32(text.view(), None, out, &mut jump());
        let _ = codec::encode_ascii(text.view(), out, &mut jump());
        let _ = codec::encode_latin1(text.view(), out, &mut jump());
        let map = codec::EncodingMap::new(View::Latin1(b"abcdefgh")).unwrap();
        let _ = codec::encode_charmap(text.view(), &map, out, &mut jump());
    }
}
