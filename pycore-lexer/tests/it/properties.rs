//! What holds for every text.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use pycore_lexer::{
    Lexer, LexerOptions, Names, TextKind, Token, TokenKind, TokenSource, dump_tokens, tokenize,
};
use pycore_source::{LineSource, Source};

/// Pieces of programs, whole and broken.
fn python_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("if x:\n"),
        Just("\n"),
        Just("    "),
        Just("\t"),
        Just(" "),
        Just("\x0c"),
        Just("\\\n"),
        Just("\\"),
        Just("\r"),
        Just("\r\n"),
        Just("# c"),
        Just("# type: ignore"),
        Just("# type: int\n"),
        Just("("),
        Just(")"),
        Just("["),
        Just("]"),
        Just("{"),
        Just("}"),
        Just("'"),
        Just("\""),
        Just("'''"),
        Just("f'"),
        Just("rf\"\"\""),
        Just("t'"),
        Just("{{"),
        Just("}}"),
        Just("\\N{"),
        Just("!r"),
        Just(":"),
        Just(":="),
        Just("="),
        Just("0x1"),
        Just("1_"),
        Just("1e"),
        Just("1if "),
        Just("."),
        Just("name"),
        Just("é"),
        Just("€"),
        Just("\u{301}"),
        Just("𝔘"),
        Just("class "),
        Just("$"),
        Just("\u{1}"),
    ];
    prop_oneof![
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

fn options() -> impl Strategy<Value = LexerOptions> {
    let kind =
        prop_oneof![Just(TextKind::File), Just(TextKind::Expression), Just(TextKind::Interactive)];
    (any::<bool>(), kind).prop_map(|(type_comments, kind)| LexerOptions {
        type_comments,
        kind,
        ..LexerOptions::default()
    })
}

/// The tokens, and whether the end was reached.
fn lex(source: &Source, options: LexerOptions) -> (Vec<Token>, bool) {
    let mut tokens = Vec::new();
    let ended = Lexer::new(source, options).lex_into(&mut tokens).is_ok();
    (tokens, ended)
}

/// Whether nothing but white space, comments and joined lines is in `text`.
fn is_between(text: &str) -> bool {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            ' ' | '\t' | '\x0c' | '\n' => &rest[1..],
            '\\' if rest[1..].is_empty() || rest.starts_with("\\\n") => rest.get(2..).unwrap_or(""),
            '#' => &rest[rest.find('\n').unwrap_or(rest.len())..],
            _ => return false,
        };
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn ranges_cover_the_text(text in python_text(), options in options()) {
        let Ok(source) = Source::from_text(&text) else { return Ok(()) };
        let text = source.text();
        let (tokens, ended) = lex(&source, options);
        let mut end = 0;
        let mut in_literal = 0;
        for token in &tokens {
            let range = token.range();
            prop_assert!(end <= range.start && range.start <= range.end, "{tokens:?}");
            let between = text.get(end as usize..range.start as usize);
            prop_assert!(between.is_some() && text.get(std::ops::Range::from(range)).is_some());
            // In a literal with fields, the second of two braces is in no token.
            let between = between.unwrap_or("");
            let brace = in_literal > 0 && matches!(between, "{" | "}");
            let type_comment = matches!(token.kind, TokenKind::TypeComment | TokenKind::TypeIgnore);
            prop_assert!(brace || type_comment || is_between(between), "{between:?} in {tokens:?}");
            match token.kind {
                TokenKind::FStringStart | TokenKind::TStringStart => in_literal += 1,
                TokenKind::FStringEnd | TokenKind::TStringEnd => in_literal -= 1,
                _ => {}
            }
            end = range.end;
        }
        if ended {
            prop_assert!(is_between(&text[end as usize..]));
            prop_assert_eq!(in_literal, 0);
            let count = |kind| tokens.iter().filter(|token| token.kind == kind).count();
            // White space at the end of an expression's text indents nothing, and so is not ended either.
            if options.kind == TextKind::File {
                prop_assert_eq!(count(TokenKind::Indent), count(TokenKind::Dedent));
            }
            prop_assert_eq!(tokens.last().map(|token| token.kind), Some(TokenKind::EndMarker));
        }
        // No text has more tokens than this, so that reading it takes a bounded number of steps per byte.
        prop_assert!(tokens.len() <= 3 * text.len() + 4);
    }

    #[test]
    fn punctuation_and_keywords_are_spelled_as_the_table_says(text in python_text()) {
        let Ok(source) = Source::from_text(&text) else { return Ok(()) };
        for token in lex(&source, LexerOptions::default()).0 {
            if let Some(spelling) = token.kind.spelling() {
                let text = &source.text()[token.range()];
                prop_assert!(text == spelling || (text, spelling) == ("<>", "!="));
            }
        }
    }

    #[test]
    fn the_tokenize_view_takes_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (Ok(shown) | Err(shown)) = dump_tokens(&bytes, "x.py", Names::Exact);
        prop_assert!(shown.ends_with('\n'));
    }

    #[test]
    fn places_ascend_in_the_tokenize_view(text in python_text()) {
        let Ok(source) = LineSource::from_bytes(text.as_bytes(), None) else { return Ok(()) };
        let (tokens, _) = tokenize(&source);
        for pair in tokens.windows(2) {
            prop_assert!(pair[0].start <= pair[0].end && pair[0].start <= pair[1].start, "{tokens:?}");
        }
    }

    #[test]
    fn errors_point_into_the_text(text in python_text(), options in options()) {
        let Ok(source) = Source::from_text(&text) else { return Ok(()) };
        if let Err(error) = Lexer::new(&source, options).lex_into(&mut Vec::new()) {
            let lines = source.text().split('\n').count() as i32;
            let line = error.lineno.unwrap_or(0);
            prop_assert!((1..=lines).contains(&line), "{error:?}");
            let shown = error.text.clone().unwrap_or_default();
            prop_assert!(error.offset.unwrap_or(0) <= shown.chars().count() as i32 + 2, "{error:?}");
        }
    }
}

/// Texts that would be slow if any part were quadratic: half a megabyte of each.
#[test]
fn time_is_linear() {
    let pieces = [
        "(",
        "[)",
        "\\\n",
        "x\\\n",
        "'",
        "'a'",
        "\"\"\"a\"\"\" ",
        "f'{",
        "f'{x}' ",
        "{{",
        "f'{{'",
        "1if ",
        "# c\n",
        "\n",
        " ",
        "\t",
        "a\n b\n",
        "\r",
        "\r\\\n",
        "é",
        "1_",
        "..",
        "f'''{{}}''' ",
        "f'\\N{a}' ",
        "x;",
        "# type: ignore\n",
        "f'''\n",
        "t\"\"\"{a:{b}}\"\"\"\n",
        "'''\n",
        "0",
        "\x0c",
    ];
    for piece in pieces {
        for head in ["", "(", "f'''", "'''"] {
            let text = head.to_owned() + &piece.repeat(500_000 / piece.len());
            let start = Instant::now();
            if let Ok(source) = Source::from_text(&text) {
                let mut lexer = Lexer::new(&source, LexerOptions::default());
                let _ = lexer.lex_into(&mut Vec::new());
                let _ = lexer.take_warnings();
            }
            let _ = dump_tokens(text.as_bytes(), "x.py", Names::Exact);
            let taken = start.elapsed();
            assert!(taken < Duration::from_secs(10), "{head:?} and {piece:?} take {taken:?}");
        }
    }
}
