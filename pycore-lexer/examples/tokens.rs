//! Print the tokens of a file as the parser sees them.
//!
//!     cargo run -p pycore-lexer --example tokens -- FILE

use std::process::ExitCode;

use pycore_lexer::{Lexer, LexerOptions, TokenKind, TokenSource};
use pycore_source::Source;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: tokens FILE");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    match print_tokens(&bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn print_tokens(bytes: &[u8]) -> Result<(), Box<pycore_source::SyntaxError>> {
    let source = Source::from_bytes(bytes)?;
    let mut lexer = Lexer::new(&source, LexerOptions::default());
    loop {
        let token = lexer.next_token()?;
        let start = source.line_index().line_column(token.start);
        let end = source.line_index().line_column(token.end);
        println!(
            "{},{}-{},{}: {} {:?}",
            start.line,
            start.column,
            end.line,
            end.column,
            token.kind.name(),
            &source.text()[token.range()]
        );
        if token.kind == TokenKind::EndMarker {
            return Ok(());
        }
    }
}
