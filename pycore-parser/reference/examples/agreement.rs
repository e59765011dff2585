//! Compares the grammar with the fast parser over whole folders: `agreement [--mutants N] PATH...`
//!
//! Prints how many files both accept with the same nesting, or both reject; and the first that they
//! disagree about. With `--mutants`, each file is also tried N times with a token deleted, doubled, swapped
//! with the next, or replaced by another of the file.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pycore_ast::Arena;
use pycore_lexer::{Lexer, LexerOptions, Token};
use pycore_parser::{ParseOptions, parse};
use pycore_reference::{Nesting, Rejection, check};
use pycore_source::Source;

#[derive(Default)]
struct Totals {
    identical: usize,
    accepted: usize,
    total: usize,
    shown: usize,
    bytes: usize,
    time: Duration,
}

fn main() -> std::io::Result<()> {
    let mut mutants = 0;
    let mut files = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--mutants" => mutants = words.next().and_then(|n| n.parse().ok()).unwrap_or(1),
            path => collect(Path::new(path), &mut files)?,
        }
    }
    let mut totals = Totals::default();
    let mut state = 1;
    for file in &files {
        let Ok(source) = Source::from_bytes(&std::fs::read(file)?) else { continue };
        if mutants == 0 {
            compare(&source, &file.display().to_string(), &mut totals);
        }
        for _ in 0..mutants {
            if let Some(mutant) = mutate(source.text(), &mut state) {
                compare(&mutant, &format!("mutant of {}", file.display()), &mut totals);
            }
        }
    }
    println!("identical: {}/{} ({} accepted)", totals.identical, totals.total, totals.accepted);
    let megabytes = totals.bytes as f64 / 1e6;
    println!("grammar: {:.2} MB/s", megabytes / totals.time.as_secs_f64());
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        let mut entries = std::fs::read_dir(path)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<Vec<_>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| collect(entry, files));
    }
    if path.extension().is_some_and(|extension| extension == "py") {
        files.push(path.to_owned());
    }
    Ok(())
}

fn compare(source: &Source, name: &str, totals: &mut Totals) {
    let start = Instant::now();
    let grammar = check(source);
    totals.time += start.elapsed();
    totals.bytes += source.text().len();
    totals.total += 1;
    let arena = Arena::new();
    let parsed = parse(&arena, source, &ParseOptions::default());
    let disagreement = match (grammar, parsed) {
        (Ok(nesting), Ok(parsed)) => {
            totals.accepted += 1;
            let tree = Nesting::of_tree(parsed.tree);
            nesting.first_difference(&tree).map(|difference| {
                let shown = |part: Option<pycore_reference::Part>| {
                    part.map(|part| (part.kind, part.range, source.text()[part.range].to_owned()))
                };
                format!("grammar {:?}, tree {:?}", shown(difference.0), shown(difference.1))
            })
        }
        (Err(_), Err(_)) => None,
        (Err(Rejection::Grammar(offset)), Ok(_)) => Some(format!(
            "only the grammar rejects, from {:?} on",
            source.text()[offset as usize..].chars().take(60).collect::<String>()
        )),
        (Err(Rejection::Lexer(error)), Ok(_)) => Some(format!("only the grammar rejects: {error}")),
        (Ok(_), Err(error)) => Some(format!("only the parser rejects: {error}")),
    };
    match disagreement {
        None => totals.identical += 1,
        Some(text) if totals.shown < 20 => {
            totals.shown += 1;
            println!("{name}\n  {}", text.chars().take(600).collect::<String>());
        }
        Some(_) => {}
    }
}

/// A number below `count`, from Knuth's MMIX generator.
fn random(state: &mut u64, count: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % count
}

/// The text with one token changed.
fn mutate(text: &str, state: &mut u64) -> Option<Source> {
    let source = Source::from_text(text).ok()?;
    let mut tokens: Vec<Token> = Vec::new();
    Lexer::new(&source, LexerOptions::default()).lex_into(&mut tokens).ok()?;
    tokens.retain(|token| token.start < token.end);
    if tokens.len() < 2 {
        return None;
    }
    let index = random(state, tokens.len() - 1);
    let (token, next) = (tokens[index], tokens[index + 1]);
    let other = tokens[random(state, tokens.len())];
    let (before, after) = (&text[..token.start as usize], &text[token.end as usize..]);
    let spelled = &text[token.range()];
    let mutant = match random(state, 4) {
        0 => format!("{before}{after}"),
        1 => format!("{before}{spelled} {spelled}{after}"),
        2 => {
            let (between, after) =
                (&text[token.end as usize..next.start as usize], &text[next.end as usize..]);
            format!("{before}{}{between}{spelled}{after}", &text[next.range()])
        }
        _ => format!("{before}{}{after}", &text[other.range()]),
    };
    Source::from_text(&mutant).ok()
}
