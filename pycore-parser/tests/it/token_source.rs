//! Tokens from someone else.

use pycore_ast::{Arena, DumpOptions, dump};
use pycore_lexer::{Token, TokenKind, TokenSource};
use pycore_parser::{ParseOptions, parse_tokens};
use pycore_source::{ErrorClass, Source, SyntaxError};

/// A lexer of words, plus signs and line ends.
struct Words<'s> {
    text: &'s str,
    at: usize,
}

impl TokenSource for Words<'_> {
    fn next_token(&mut self) -> Result<Token, Box<SyntaxError>> {
        let rest = self.text[self.at..].trim_start_matches(' ');
        let start = self.text.len() - rest.len();
        let (kind, length) = match rest.as_bytes().first() {
            None => (TokenKind::EndMarker, 0),
            Some(b'\n') => (TokenKind::Newline, 1),
            Some(b'+') => (TokenKind::Plus, 1),
            Some(b'a'..=b'z') => {
                let word = rest.find(|char: char| !char.is_ascii_lowercase());
                (TokenKind::Name, word.unwrap_or(rest.len()))
            }
            Some(_) => {
                return Err(Box::new(SyntaxError {
                    class: ErrorClass::Syntax,
                    message: "no word".into(),
                    lineno: None,
                    offset: None,
                    end_lineno: None,
                    end_offset: None,
                    text: None,
                    statement: None,
                }));
            }
        };
        self.at = start + length;
        Ok(Token { kind, start: start as u32, end: self.at as u32 })
    }
}

fn parse_words(text: &str) -> Result<String, Box<SyntaxError>> {
    let source = Source::from_text(text)?;
    let arena = Arena::new();
    let mut words = Words { text, at: 0 };
    let parsed = parse_tokens(&arena, &source, &mut words, &ParseOptions::default())?;
    Ok(dump(parsed.tree, &DumpOptions::default()).unwrap())
}

#[test]
fn a_parser_takes_tokens_from_any_source() {
    assert_eq!(
        parse_words("a + for\n").unwrap(),
        "Module(body=[Expr(value=BinOp(left=Name(id='a', ctx=Load()), op=Add(), \
         right=Name(id='for', ctx=Load())))])",
        "this lexer knows no keywords"
    );
}

#[test]
fn the_error_of_a_source_counts_where_the_parser_gets_to_it() {
    assert_eq!(parse_words("a + %\n").unwrap_err().message, "no word");
    assert_eq!(parse_words("a b %\n").unwrap_err().message, "invalid syntax");
}
