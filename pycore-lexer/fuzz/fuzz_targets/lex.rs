//! Arbitrary bytes as a program: both views, all kinds of text.
//!
//!     cargo +nightly fuzz run lex -- -max_total_time=600

#![no_main]

use libfuzzer_sys::fuzz_target;
use pycore_lexer::{Lexer, LexerOptions, Names, TextKind, dump_tokens};
use pycore_source::Source;

fuzz_target!(|bytes: &[u8]| {
    let _ = dump_tokens(bytes, "fuzz.py", Names::Exact);
    let Ok(source) = Source::from_bytes(bytes) else { return };
    for kind in [TextKind::File, TextKind::Expression, TextKind::Interactive] {
        for type_comments in [false, true] {
            let mut tokens = Vec::new();
            let options = LexerOptions { kind, type_comments, ..LexerOptions::default() };
            let mut lexer = Lexer::new(&source, options);
            if let Err(error) = lexer.lex_into(&mut tokens) {
                assert!(error.lineno.is_some());
                assert!(lexer.failure().is_some());
            }
            let state = lexer.state();
            assert!(state.line_start <= state.position && state.line_start <= state.line_end);
            let mut end = 0;
            for token in tokens {
                assert!(end <= token.start && token.start <= token.end);
                assert!(source.text().is_char_boundary(token.start as usize));
                end = token.end;
            }
            assert!(end as usize <= source.text().len());
        }
    }
});
