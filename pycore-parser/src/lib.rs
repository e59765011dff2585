//! Python 3.14 tokens to syntax tree, with CPython's errors.
//!
//! [`parse`] gives the tree that CPython's `ast.parse` gives, node for node and with the same positions,
//! or the `SyntaxError` that CPython raises. There are two passes, of which most texts need one:
//!
//! 1. The text is lexed as a whole, and a hand-written descent (`grammar`) builds the tree in an arena.
//!    At the first thing that does not fit it gives up, without saying why.
//! 2. Then `invalid` reads the text again, slowly, to find what CPython says about it.
//!
//! ```
//! use pycore_ast::{Arena, Mod, Stmt};
//! use pycore_parser::{ParseOptions, parse};
//! use pycore_source::Source;
//!
//! let source = Source::from_text("answer = 6 * 7\n")?;
//! let arena = Arena::for_source(source.text().len());
//! let parsed = parse(&arena, &source, &ParseOptions::default())?;
//! let Mod::Module(module) = parsed.tree else { unreachable!("the mode is Exec") };
//! assert!(matches!(module.body, [Stmt::Assign(_)]));
//!
//! let source = Source::from_text("answer = = 42\n")?;
//! let error = parse(&arena, &source, &ParseOptions::default()).unwrap_err();
//! assert_eq!(error.to_string(), "SyntaxError: invalid syntax (line 1)");
//! # Ok::<(), Box<pycore_source::SyntaxError>>(())
//! ```

#![forbid(unsafe_code)]

mod context;
mod escapes;
mod frames;
mod future;
mod grammar;
mod invalid;
mod literals;
mod options;
mod parser;
mod scratch;

use pycore_ast::{Arena, Mod, TypeIgnore};
use pycore_lexer::{Lexer, LexerOptions, TextKind, Token, TokenKind, TokenSource};
use pycore_source::{ErrorClass, Source, SyntaxError, SyntaxWarning};

use parser::{LEXER_ERROR, Parser, PlacedWarning, Stop};

pub use future::{FutureFeatures, future_features};
pub use options::{Mode, ParseOptions};

/// Stack that a parse may use before it looks how much there is, in bytes; see `frames::GUARDED_FROM`.
const STACK: usize = 512 * 1024;
/// What is added when there is less, in bytes.
const STACK_SEGMENT: usize = 2 * 1024 * 1024;

/// A tree, and what there is to say about its text.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    /// The tree; nodes live in the arena, names mostly in the source.
    pub tree: Mod<'a>,
    /// Warnings of lexer and parser, in CPython's order.
    pub warnings: Vec<SyntaxWarning>,
}

/// Parse a source text.
pub fn parse<'a>(
    arena: &'a Arena,
    source: &'a Source,
    options: &ParseOptions,
) -> Result<Parsed<'a>, Box<SyntaxError>> {
    let mut lexer = Lexer::new(source, lexer_options(options));
    // A token is about four bytes long, with the blanks around it.
    let mut tokens = Vec::with_capacity(source.text().len() / 4 + 2);
    if lexer.lex_into(&mut tokens).is_err() {
        tokens.push(lexer_error_at(source));
    }
    let warnings = lexer.take_warnings();
    run(arena, source, options, tokens, warnings).map_err(|failure| match failure {
        Failure::Syntax | Failure::Lexer => invalid::rejection(source, options),
        Failure::TooDeep => too_deep(),
    })
}

/// Parse the tokens that someone else's lexer makes of a source text.
///
/// The lexer has to read the text as the mode of `options` wants it, and to report type comments only
/// if they are asked for. Its error is returned where the parser would have to read on; other errors are
/// those that this crate's own lexer and grammar find in the text.
pub fn parse_tokens<'a>(
    arena: &'a Arena,
    source: &'a Source,
    tokens: &mut dyn TokenSource,
    options: &ParseOptions,
) -> Result<Parsed<'a>, Box<SyntaxError>> {
    let mut list = Vec::new();
    let mut lexer_error = None;
    loop {
        match tokens.next_token() {
            Ok(token) => {
                list.push(token);
                if token.kind == TokenKind::EndMarker {
                    break;
                }
            }
            Err(error) => {
                lexer_error = Some(error);
                list.push(lexer_error_at(source));
                break;
            }
        }
    }
    let warnings = tokens.take_warnings();
    run(arena, source, options, list, warnings).map_err(|failure| match (failure, lexer_error) {
        (Failure::TooDeep, _) => too_deep(),
        (Failure::Lexer, Some(error)) => error,
        (Failure::Lexer | Failure::Syntax, _) => invalid::rejection(source, options),
    })
}

/// What CPython says about a text that is no program: the exception of `compile(..., ast.PyCF_ONLY_AST)`, or
/// `None` for a program.
///
/// [`parse`] calls it when it has failed. By itself it is a recogniser that follows CPython's parsing
/// expressions rule by rule, slower and without a tree; the two accept the same texts.
pub fn diagnose(source: &Source, options: &ParseOptions) -> Option<Box<SyntaxError>> {
    invalid::diagnose(source, options)
}

/// How a lexer has to read a text for these options.
fn lexer_options(options: &ParseOptions) -> LexerOptions {
    LexerOptions {
        type_comments: options.type_comments,
        open_blocks: options.open_blocks,
        kind: match options.mode {
            Mode::Exec => TextKind::File,
            Mode::Eval | Mode::FuncType => TextKind::Expression,
            Mode::Single => TextKind::Interactive,
        },
    }
}

/// The token that stands for an error of the lexer.
fn lexer_error_at(source: &Source) -> Token {
    let end = source.text().len() as u32;
    Token { kind: LEXER_ERROR, start: end, end }
}

/// Why a parse failed.
enum Failure {
    /// The tokens do not follow the grammar.
    Syntax,
    /// The parser reached the error of the lexer.
    Lexer,
    /// CPython's parser would exceed its stack.
    TooDeep,
}

/// Parse tokens, the last of which is the end marker or stands for an error.
fn run<'a>(
    arena: &'a Arena,
    source: &'a Source,
    options: &ParseOptions,
    mut tokens: Vec<Token>,
    lexer_warnings: Vec<SyntaxWarning>,
) -> Result<Parsed<'a>, Failure> {
    let type_ignores =
        if options.type_comments { take_type_ignores(arena, source, &mut tokens) } else { &[] };
    let mut parser = Parser::new(arena, source, *options, &tokens);
    let result = stacker::maybe_grow(STACK, STACK_SEGMENT, || parser.module(type_ignores));
    match result {
        Ok(tree) => {
            let warnings = in_order(lexer_warnings, parser.warnings);
            Ok(Parsed { tree, warnings })
        }
        Err(_) if parser.stop == Some(Stop::TooDeep) => Err(Failure::TooDeep),
        Err(_) if parser.at_lexer_error() => Err(Failure::Lexer),
        Err(_) => Err(Failure::Syntax),
    }
}

/// Remove `# type: ignore` comments from the tokens; they may stand anywhere.
fn take_type_ignores<'a>(
    arena: &'a Arena,
    source: &'a Source,
    tokens: &mut Vec<Token>,
) -> &'a [TypeIgnore<'a>] {
    let mut found = Vec::new();
    tokens.retain(|token| {
        let is_ignore = token.kind == TokenKind::TypeIgnore;
        if is_ignore {
            found.push(type_ignore(arena, source, *token));
        }
        !is_ignore
    });
    arena.alloc_slice(&found)
}

/// The node of a `# type: ignore` comment. If it has a line of its own, CPython adds the line end.
fn type_ignore<'a>(arena: &'a Arena, source: &'a Source, token: Token) -> TypeIgnore<'a> {
    let place = source.line_index().line_column(token.start);
    let line_start = (token.start - place.column) as usize;
    let indentation = source.text()[line_start..].trim_start_matches([' ', '\t', '\x0C']);
    let mut tag = &source.text()[token.range()];
    if indentation.starts_with('#') {
        tag = arena.alloc_str(&format!("{tag}\n"));
    }
    TypeIgnore { lineno: place.line as i32, tag }
}

/// Warnings of lexer and parser in the order in which CPython gives them: its lexer runs just ahead of
/// its parser.
fn in_order(lexer: Vec<SyntaxWarning>, parser: Vec<PlacedWarning>) -> Vec<SyntaxWarning> {
    if parser.is_empty() {
        return lexer;
    }
    let mut warnings = Vec::with_capacity(lexer.len() + parser.len());
    let mut lexer = lexer.into_iter().peekable();
    for PlacedWarning { read_to, warning } in parser {
        while let Some(earlier) = lexer.next_if(|other| other.range.start < read_to) {
            warnings.push(earlier);
        }
        warnings.push(warning);
    }
    warnings.extend(lexer);
    warnings
}

/// CPython's error when its parser runs out of stack.
#[cold]
fn too_deep() -> Box<SyntaxError> {
    Box::new(SyntaxError {
        class: ErrorClass::Memory,
        message: "Parser stack overflowed - Python source too complex to parse".into(),
        lineno: None,
        offset: None,
        end_lineno: None,
        end_offset: None,
        text: None,
        statement: None,
    })
}
