//! Programs with mistakes: pieces of real files, changed in small ways, the same for the same seed.

use pycore_lexer::{Lexer, LexerOptions, Token, TokenKind, TokenSource};
use pycore_source::Source;

/// Longest piece, in lines: most errors need little context, and short programs are quick.
const MAX_LINES: usize = 40;

/// SplitMix64.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below `limit`, which is not 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }
}

/// Top-level statements of a file that are short enough, each a text of its own, and pieces within longer
/// ones with their indentation taken away.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    for line in text.lines() {
        let begins = line.starts_with(|c: char| !c.is_whitespace() && !")]}#'\"".contains(c));
        let continues =
            ["else", "elif", "except", "finally"].iter().any(|word| line.starts_with(word));
        let decorated = current.last().is_some_and(|last| last.starts_with('@'));
        if begins && !continues && !decorated {
            finish(&mut current, &mut pieces);
        }
        current.push(line);
    }
    finish(&mut current, &mut pieces);
    pieces
}

fn finish(lines: &mut Vec<&str>, pieces: &mut Vec<String>) {
    let lines = std::mem::take(lines);
    if lines.is_empty() {
        return;
    }
    if lines.len() <= MAX_LINES {
        pieces.push(lines.join("\n") + "\n");
        return;
    }
    // The inside of a long class is as good as a file.
    let inside: Vec<&str> =
        lines[1..].iter().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    if inside.iter().any(|line| line.starts_with("def ")) && lines[0].starts_with("class ") {
        pieces.extend(self::pieces(&inside.join("\n")));
    }
}

/// What is left of a lexer's tokens at the first error is left out.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    if let Ok(source) = Source::from_text(text) {
        // The ranges belong to `text` only if decoding has changed nothing.
        if source.text() == text {
            let mut lexer = Lexer::new(&source, LexerOptions::default());
            while let Ok(token) = lexer.next_token() {
                if token.kind == TokenKind::EndMarker {
                    break;
                }
                if token.start < token.end && token.end as usize <= text.len() {
                    tokens.push(token);
                }
            }
        }
    }
    tokens
}

/// Words that make mistakes of their own.
const FOREIGN: [&str; 48] = [
    "(", ")", "[", "]", "{", "}", ":", ",", ";", "=", "==", ":=", "->", ".", "...", "*", "**", "/",
    "-", "@", "!", "<>", "?", "$", "'", "\"", "'''", "f'", "\\", "if", "else", "for", "in", "not",
    "lambda", "async", "await", "yield", "import", "from", "as", "def", "class", "pass", "True",
    "x", "1", "0x",
];

/// A changed copy of one of `pieces`.
pub(super) fn mutant(pieces: &[String], random: &mut Random) -> String {
    let mut text = random.pick(pieces).clone();
    let changes = if random.below(4) == 0 { 2 } else { 1 };
    for _ in 0..changes {
        text = change(&text, pieces, random);
    }
    text
}

fn change(text: &str, pieces: &[String], random: &mut Random) -> String {
    let tokens = tokens(text);
    if tokens.is_empty() {
        return text.to_owned();
    }
    let token = *random.pick(&tokens);
    let (start, end) = (token.start as usize, token.end as usize);
    let of_kind = |random: &mut Random, wanted: fn(&Token) -> bool| {
        let found: Vec<&Token> = tokens.iter().filter(|token| wanted(token)).collect();
        if found.is_empty() { token } else { **random.pick(&found) }
    };
    match random.below(15) {
        0 | 1 => replaced(text, start, end, ""),
        2 => replaced(text, end, end, &format!(" {}", &text[start..end])),
        3 => {
            let other = *random.pick(&tokens);
            let (first, second) =
                if token.start <= other.start { (token, other) } else { (other, token) };
            if first.end > second.start {
                return text.to_owned();
            }
            let swapped =
                replaced(text, second.start as usize, second.end as usize, &text[first.range()]);
            replaced(&swapped, first.start as usize, first.end as usize, &text[second.range()])
        }
        4 => {
            // Neighbours swapped.
            let at = random.below(tokens.len());
            let Some(next) = tokens.get(at + 1) else { return text.to_owned() };
            let here = tokens[at];
            let swapped =
                replaced(text, next.start as usize, next.end as usize, &text[here.range()]);
            replaced(&swapped, here.start as usize, here.end as usize, &text[next.range()])
        }
        5 => {
            let elsewhere = random.pick(pieces).clone();
            let others = self::tokens(&elsewhere);
            if others.is_empty() {
                return text.to_owned();
            }
            let other = *random.pick(&others);
            replaced(text, start, end, &elsewhere.as_str()[other.range()])
        }
        6 => {
            let word = *random.pick(&FOREIGN);
            replaced(text, start, end, word)
        }
        7 => {
            let word = format!(" {} ", random.pick(&FOREIGN[..]));
            replaced(text, end, end, &word)
        }
        8 => {
            let bracket = of_kind(random, |token| is_bracket(token.kind));
            let new = random.pick(&["", "(", ")", "[", "]", "{", "}"]);
            replaced(text, bracket.start as usize, bracket.end as usize, new)
        }
        9 => {
            // A quote lost, or one too many.
            let literal = of_kind(random, |token| {
                matches!(
                    token.kind,
                    TokenKind::String | TokenKind::FStringStart | TokenKind::FStringEnd
                )
            });
            let quotes: Vec<usize> = text[literal.range()]
                .char_indices()
                .filter(|(_, c)| matches!(c, '\'' | '"'))
                .map(|(at, _)| literal.start as usize + at)
                .collect();
            if quotes.is_empty() {
                return text.to_owned();
            }
            let at = *random.pick(&quotes);
            let new = random.pick(&["", "\"", "'", "''"]);
            replaced(text, at, at + 1, new)
        }
        10 => {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let at = random.below(lines.len());
            let line = lines[at].clone();
            lines[at] = match random.below(6) {
                0 => format!(" {line}"),
                1 => format!("    {line}"),
                2 => line.strip_prefix(' ').unwrap_or(&line).to_owned(),
                3 => line.strip_prefix("    ").unwrap_or(&line).to_owned(),
                4 => format!("\t{line}"),
                _ => line.trim_start().to_owned(),
            };
            lines.join("\n") + "\n"
        }
        11 => {
            let mark =
                of_kind(random, |token| matches!(token.kind, TokenKind::Colon | TokenKind::Comma));
            replaced(text, mark.start as usize, mark.end as usize, "")
        }
        12 => {
            let word = of_kind(random, |token| token.kind.is_keyword());
            let new = if random.below(2) == 0 { "" } else { random.pick(&FOREIGN[..]) };
            replaced(text, word.start as usize, word.end as usize, new)
        }
        13 => {
            let literal = of_kind(random, |token| {
                matches!(
                    token.kind,
                    TokenKind::String | TokenKind::FStringMiddle | TokenKind::FStringEnd
                )
            });
            let places: Vec<usize> =
                text[literal.range()].char_indices().map(|(at, _)| at).collect();
            let at = literal.start as usize + *random.pick(&places);
            let inserted = random.pick(&[
                "\\x", "\\N{a}", "\\", "{", "}", "{x!", "{x:", "{", "\n", "é", "'", "\u{0}",
            ]);
            replaced(text, at, at, inserted)
        }
        _ => {
            // Cut short.
            text[..end].to_owned()
        }
    }
}

fn is_bracket(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::LeftParenthesis
            | TokenKind::RightParenthesis
            | TokenKind::LeftBracket
            | TokenKind::RightBracket
            | TokenKind::LeftBrace
            | TokenKind::RightBrace
    )
}

fn replaced(text: &str, start: usize, end: usize, new: &str) -> String {
    [&text[..start], new, &text[end..]].concat()
}
