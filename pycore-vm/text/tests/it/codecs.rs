//! Codecs against what CPython says about them (tests/data/codecs.tsv).

use proptest::prelude::*;
use pycore_text::codec::{self, ByteOrder, CodecError, EncodingMap, Handler, Standard};
use pycore_text::{TextBuf, View};

use crate::escapes::text;

/// The table of code page 1252.
fn table() -> TextBuf {
    let mut table = TextBuf::new();
    const HIGH: [u32; 32] = [
        0x20AC, 0xFFFE, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
        0x2039, 0x152, 0xFFFE, 0x17D, 0xFFFE, 0xFFFE, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0xFFFE, 0x17E, 0x178,
    ];
    for byte in 0..0x100 {
        table
            .push(if (0x80..0xA0).contains(&byte) { HIGH[byte as usize - 0x80] } else { byte })
            .unwrap();
    }
    table
}

fn order(codec: &str) -> Option<ByteOrder> {
    match &codec[codec.len() - 2..] {
        "le" => Some(ByteOrder::Little),
        "be" => Some(ByteOrder::Big),
        _ => None,
    }
}

fn decode(
    codec: &str,
    handler: Handler,
    last: bool,
    input: &[u8],
) -> Result<(TextBuf, usize), CodecError> {
    let mut out = TextBuf::new();
    let errors = &mut Standard(handler);
    let consumed = match codec {
        "utf_8" => codec::decode_utf8(input, last, &mut out, errors)?,
        "utf_16" | "utf_16_le" | "utf_16_be" => {
            codec::decode_utf16(input, order(codec), last, &mut out, errors)?.0
        }
        "utf_32" | "utf_32_le" | "utf_32_be" => {
            codec::decode_utf32(input, order(codec), last, &mut out, errors)?.0
        }
        "utf_7" => codec::decode_utf7(input, last, &mut out, errors)?,
        "unicode_escape" => codec::decode_unicode_escape(input, last, &mut out, errors)?.consumed,
        "raw_unicode_escape" => codec::decode_raw_unicode_escape(input, last, &mut out, errors)?,
        "ascii" => codec::decode_ascii(input, &mut out, errors).map(|()| input.len())?,
        "latin_1" => codec::decode_latin1(input, &mut out).map(|()| input.len())?,
        "charmap" => {
            codec::decode_charmap(input, table().view(), &mut out, errors).map(|()| input.len())?
        }
        _ => panic!("{codec}"),
    };
    Ok((out, consumed))
}

fn encode(codec: &str, handler: Handler, text: View<'_>) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::new();
    let errors = &mut Standard(handler);
    match codec {
        "utf_8" => codec::encode_utf8(text, &mut out, errors)?,
        "utf_16" | "utf_16_le" | "utf_16_be" => {
            codec::encode_utf16(text, order(codec), &mut out, errors)?
        }
        "utf_32" | "utf_32_le" | "utf_32_be" => {
            codec::encode_utf32(text, order(codec), &mut out, errors)?
        }
        "utf_7" => codec::encode_utf7(text, &mut out)?,
        "unicode_escape" => codec::encode_unicode_escape(text, &mut out)?,
        "raw_unicode_escape" => codec::encode_raw_unicode_escape(text, &mut out)?,
        "ascii" => codec::encode_ascii(text, &mut out, errors)?,
        "latin_1" => codec::encode_latin1(text, &mut out, errors)?,
        "charmap" => {
            let map = EncodingMap::new(table().view()).unwrap();
            codec::encode_charmap(text, &map, &mut out, errors)?;
        }
        _ => panic!("{codec}"),
    }
    Ok(out)
}

fn shown_error(error: CodecError) -> String {
    match error {
        CodecError::Failure(failure) => {
            format!("!{} {} {} {}", failure.encoding, failure.start, failure.end, failure.reason)
        }
        CodecError::OnlyEncodes => "!!".to_owned(),
        CodecError::OutOfMemory => panic!(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect()
}

#[test]
fn codecs_are_those_of_cpython() {
    for line in include_str!("../data/codecs.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["decode", codec, handler, last, input, ref expected @ ..] => {
                let handler = Handler::named(handler).unwrap();
                match (decode(codec, handler, last == "last", &bytes(input)), expected) {
                    (Ok(actual), &[expected, consumed]) => {
                        assert_eq!(actual, (text(expected), consumed.parse().unwrap()), "{line}");
                    }
                    (Err(error), &[expected]) => assert_eq!(shown_error(error), expected, "{line}"),
                    (actual, _) => panic!("{line}: {actual:?}"),
                }
            }
            ["encode", codec, handler, input, expected] => {
                let actual = encode(codec, Handler::named(handler).unwrap(), text(input).view());
                assert_eq!(
                    actual.map_or_else(shown_error, |bytes| hex(&bytes)),
                    expected,
                    "{line}"
                );
            }
            _ => panic!("{line}"),
        }
    }
}

/// At the end those with marks, which are the caller's to remember between parts.
const CODECS: [&str; 10] = [
    "utf_8",
    "utf_7",
    "utf_16_le",
    "utf_16_be",
    "utf_32_le",
    "utf_32_be",
    "unicode_escape",
    "raw_unicode_escape",
    "utf_16",
    "utf_32",
];
const MARKED: usize = 2;

proptest! {
    #[test]
    fn what_is_encoded_decodes(
        points in prop::collection::vec(prop_oneof![0_u32..0x80, 0x80_u32..0xD800, 0xE000..0x11_0000_u32], 0..30),
        codec in prop::sample::select(&CODECS[..]),
    ) {
        // A backslash before `u` is nothing that raw escapes can say.
        prop_assume!(codec != "raw_unicode_escape" || !points.contains(&0x5C));
        let text = TextBuf::composed(&View::Ucs4(&points)).unwrap();
        let encoded = encode(codec, Handler::Strict, text.view()).unwrap();
        let consumed = encoded.len();
        prop_assert_eq!(decode(codec, Handler::Strict, true, &encoded), Ok((text, consumed)));
    }

    #[test]
    fn surrogates_pass_and_bytes_escape(
        points in prop::collection::vec(prop_oneof![0x61_u32..0x63, 0xD7FE..0xE002_u32, 0x1_0000..0x1_0002_u32], 0..12),
        codec in prop::sample::select(&["utf_8", "utf_32_le", "utf_32_be"][..]),
        bytes in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let text = TextBuf::composed(&View::Ucs4(&points)).unwrap();
        let encoded = encode(codec, Handler::SurrogatePass, text.view()).unwrap();
        let decoded = decode(codec, Handler::SurrogatePass, true, &encoded).unwrap().0;
        prop_assert_eq!(decoded, text);
        for codec in ["utf_8", "ascii"] {
            let escaped = decode(codec, Handler::SurrogateEscape, true, &bytes).unwrap().0;
            let back = encode(codec, Handler::SurrogateEscape, escaped.view());
            prop_assert_eq!(back, Ok(bytes.clone()));
        }
    }

    /// However the input is cut, the parts give the same text.
    #[test]
    fn parts_are_the_whole(
        bytes in prop::collection::vec(
            prop_oneof![any::<u8>(), prop::sample::select(&b"+-\\uN{}x0aA\xE2\x82\xAC\xF0\x9F\xED\xA0\xD8\xDC\0"[..])], 0..24),
        cuts in prop::collection::vec(0_usize..8, 0..8),
        codec in prop::sample::select(&CODECS[..CODECS.len() - MARKED]),
        handler in prop::sample::select(vec![Handler::Replace, Handler::Ignore]),
    ) {
        let whole = decode(codec, handler, true, &bytes).unwrap().0;
        let mut joined = TextBuf::new();
        let (mut start, mut end) = (0, 0);
        for cut in cuts {
            end = (end + cut).min(bytes.len());
            let (part, consumed) = decode(codec, handler, false, &bytes[start..end]).unwrap();
            prop_assert!(consumed <= end - start);
            joined.push_view(part.view()).unwrap();
            start += consumed;
        }
        let (part, consumed) = decode(codec, handler, true, &bytes[start..]).unwrap();
        prop_assert_eq!(consumed, bytes.len() - start);
        joined.push_view(part.view()).unwrap();
        prop_assert_eq!(joined, whole);
    }
}
