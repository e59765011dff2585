//! Errors: what CPython's parser raises for a program, and what ours says.

mod mutants;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use pycore_parser::{Mode, ParseOptions};
use pycore_source::{Source, SyntaxError};
use serde::Deserialize;

use super::oracle::Oracle;
use super::python_files;
use crate::files::Outcome;

const SCRIPT: &str = include_str!("verdicts.py");

const HELP: &str = "\
cargo xtask conformance errors --oracle PYTHON [OPTION]... [PATH]...

  Compares accepting, exception class, message, positions and text for mutants of
  the files: pieces of them with tokens lost, doubled, swapped or replaced, brackets
  and quotes broken, lines indented otherwise.

  --seed N        which mutants (default 1)
  --count N       how many (default 20000)
  --whole         no mutants: the files themselves, each a program
  --programs      no mutants: the files are lists of programs, as JSON strings
  --second-pass   ask the second pass first, not only when the parser has failed
  --compile       errors that are raised after parsing, too
  --mode MODE     exec, eval, single or func_type (default exec)
  --type-comments
  --feature-version N    as Python 3.N
  --show N        differences to print (default 20)
  --save FOLDER   write the programs that differ there
";

struct Options {
    oracle: PathBuf,
    seed: u64,
    count: usize,
    whole: bool,
    programs: bool,
    second_pass: bool,
    compile: bool,
    parse: ParseOptions,
    show: usize,
    save: Option<PathBuf>,
    paths: Vec<PathBuf>,
}

fn options(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options {
        oracle: PathBuf::new(),
        seed: 1,
        count: 20_000,
        whole: false,
        programs: false,
        second_pass: false,
        compile: false,
        parse: ParseOptions::default(),
        show: 20,
        save: None,
        paths: Vec::new(),
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--oracle" => options.oracle = PathBuf::from(value()?),
            "--seed" => options.seed = value()?.parse()?,
            "--count" => options.count = value()?.parse()?,
            "--whole" => options.whole = true,
            "--programs" => options.programs = true,
            "--second-pass" => options.second_pass = true,
            "--compile" => options.compile = true,
            "--mode" => options.parse.mode = mode(value()?)?,
            "--type-comments" => options.parse.type_comments = true,
            "--feature-version" => options.parse.feature_version = value()?.parse()?,
            "--show" => options.show = value()?.parse()?,
            "--save" => options.save = Some(PathBuf::from(value()?)),
            _ if word.starts_with('-') => return Err(format!("no option {word}\n\n{HELP}").into()),
            path => options.paths.push(PathBuf::from(path)),
        }
    }
    if options.oracle.as_os_str().is_empty() {
        return Err(format!("--oracle PYTHON is missing\n\n{HELP}").into());
    }
    if options.paths.is_empty() {
        return Err("no file or folder is given".into());
    }
    Ok(options)
}

const MODES: [(&str, Mode); 4] = [
    ("exec", Mode::Exec),
    ("eval", Mode::Eval),
    ("single", Mode::Single),
    ("func_type", Mode::FuncType),
];

fn mode(name: &str) -> Outcome<Mode> {
    let found = MODES.iter().find(|(known, _)| *known == name);
    found.map(|(_, mode)| *mode).ok_or_else(|| format!("no mode is called {name}").into())
}

/// What someone says about a program that is none.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Verdict {
    class: String,
    message: String,
    lineno: Option<i32>,
    offset: Option<i32>,
    end_lineno: Option<i32>,
    end_offset: Option<i32>,
    text: Option<String>,
}

impl Verdict {
    fn positions(&self) -> [Option<i32>; 4] {
        [self.lineno, self.offset, self.end_lineno, self.end_offset]
    }
}

impl From<SyntaxError> for Verdict {
    fn from(error: SyntaxError) -> Self {
        Self {
            class: error.class.name().to_owned(),
            message: error.message.into_owned(),
            lineno: error.lineno,
            offset: error.offset,
            end_lineno: error.end_lineno,
            end_offset: error.end_offset,
            text: error.text,
        }
    }
}

/// How far two verdicts agree; later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Nothing,
    Accepting,
    Class,
    Message,
    Positions,
    Everything,
}

const AGREEMENTS: [(Agreement, &str); 5] = [
    (Agreement::Accepting, "accepted or rejected alike"),
    (Agreement::Class, "and the same class"),
    (Agreement::Message, "and the same message"),
    (Agreement::Positions, "and the same four positions"),
    (Agreement::Everything, "and the same text"),
];

fn agreement(ours: Option<&Verdict>, theirs: Option<&Verdict>) -> Agreement {
    match (ours, theirs) {
        (None, None) => Agreement::Everything,
        (Some(ours), Some(theirs)) => {
            if ours.class != theirs.class {
                Agreement::Accepting
            } else if ours.message != theirs.message {
                Agreement::Class
            } else if ours.positions() != theirs.positions() {
                Agreement::Message
            } else if ours.text != theirs.text {
                Agreement::Positions
            } else {
                Agreement::Everything
            }
        }
        _ => Agreement::Nothing,
    }
}

/// A program about which the two differ.
struct Difference {
    program: Vec<u8>,
    name: String,
    agreement: Agreement,
    ours: Option<Verdict>,
    theirs: Option<Verdict>,
}

/// Compare, print counts and differences; an error if accepting differs anywhere.
pub(super) fn run(arguments: &[String]) -> Outcome {
    if arguments.iter().any(|word| word == "--help" || word == "-h") {
        print!("{HELP}");
        return Ok(());
    }
    let options = options(arguments)?;
    let mode =
        MODES.iter().find(|(_, mode)| *mode == options.parse.mode).map_or("", |found| found.0);
    let version = options.parse.feature_version.to_string();
    let comments = if options.parse.type_comments { "1" } else { "" };
    let compiled = if options.compile { "1" } else { "" };
    let arguments = [mode, comments, &version, compiled];
    let mut oracle = Oracle::start(&options.oracle, SCRIPT, &arguments)?;
    let mut total = 0;
    let mut rejected = 0;
    let mut reached = BTreeMap::new();
    let mut differences = Vec::new();
    let mut longest = (Duration::ZERO, String::new());
    for_each_program(&options, &mut |name, program| {
        let theirs: Option<Verdict> = serde_json::from_slice(&oracle.ask(program)?)?;
        let start = Instant::now();
        let ours = verdict(program, &options);
        if start.elapsed() > longest.0 {
            longest = (start.elapsed(), name.clone());
        }
        let agreement = agreement(ours.as_ref(), theirs.as_ref());
        total += 1;
        rejected += usize::from(theirs.is_some());
        *reached.entry(agreement_rank(agreement)).or_insert(0usize) += 1;
        if agreement != Agreement::Everything {
            let program = program.to_vec();
            differences.push(Difference { program, name, agreement, ours, theirs });
        }
        Ok(())
    })?;
    println!("{total} programs, of which CPython rejects {rejected}");
    for (agreement, words) in AGREEMENTS {
        let count: usize = reached.range(agreement_rank(agreement)..).map(|(_, count)| count).sum();
        println!("{count:8}  {:8.3} %  {words}", 100.0 * count as f64 / total.max(1) as f64);
    }
    println!("{:6} ms at most to find an error ({})", longest.0.as_millis(), longest.1);
    show(&differences, options.show);
    if let Some(folder) = &options.save {
        save(&differences, folder)?;
    }
    let disagreements = differences.iter().filter(|d| d.agreement == Agreement::Nothing).count();
    if disagreements > 0 {
        return Err(format!(
            "{disagreements} programs are accepted by one and rejected by the other"
        )
        .into());
    }
    Ok(())
}

fn agreement_rank(agreement: Agreement) -> u8 {
    agreement as u8
}

fn for_each_program(
    options: &Options,
    program: &mut dyn FnMut(String, &[u8]) -> Outcome,
) -> Outcome {
    let files = python_files(&options.paths)?;
    if options.programs {
        for file in &files {
            let programs: Vec<String> = serde_json::from_slice(&std::fs::read(file)?)?;
            for (index, text) in programs.iter().enumerate() {
                program(format!("{} {index}", file.display()), text.as_bytes())?;
            }
        }
        return Ok(());
    }
    if options.whole {
        for file in &files {
            program(file.display().to_string(), &std::fs::read(file)?)?;
        }
        return Ok(());
    }
    let mut pieces = Vec::new();
    for file in &files {
        if let Ok(text) = std::fs::read_to_string(file) {
            pieces.extend(mutants::pieces(&text));
        }
    }
    if pieces.is_empty() {
        return Err("the files hold no statement to change".into());
    }
    let mut random = mutants::Random::new(options.seed);
    for index in 0..options.count {
        let mutant = mutants::mutant(&pieces, &mut random);
        program(format!("mutant {index}"), mutant.as_bytes())?;
    }
    Ok(())
}

fn verdict(program: &[u8], asked: &Options) -> Option<Verdict> {
    let source = match Source::from_bytes(program) {
        Ok(source) => source,
        Err(error) => return Some(Verdict::from(*error)),
    };
    if asked.second_pass
        && let Some(error) = pycore_parser::diagnose(&source, &asked.parse)
    {
        return Some(Verdict::from(*error));
    }
    let arena = pycore_ast::Arena::new();
    let result = pycore_parser::parse(&arena, &source, &asked.parse).and_then(|parsed| {
        if !asked.compile {
            return pycore_parser::future_features(&parsed.tree, &source).map(|_| ());
        }
        let lines = source.line_index();
        let compiled = pycore_compiler::compile(parsed.tree, lines, &Default::default());
        compiled.map(|_| ()).map_err(|failed| failed.error)
    });
    result.err().map(|error| Verdict::from(*error))
}

/// The differences by what CPython says, the most frequent first.
fn show(differences: &[Difference], limit: usize) {
    let mut groups: BTreeMap<(Agreement, &str), Vec<&Difference>> = BTreeMap::new();
    for difference in differences {
        let message = difference.theirs.as_ref().map_or("(accepted)", |theirs| &theirs.message);
        groups.entry((difference.agreement, message)).or_default().push(difference);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((agreement, _), group)| (*agreement, usize::MAX - group.len()));
    for ((agreement, message), group) in groups.iter().take(limit) {
        println!("\n{} times, agreement in {agreement:?}, CPython: {message}", group.len());
        if let Some(shortest) = group.iter().min_by_key(|difference| difference.program.len()) {
            println!("  {}", shortest.name);
            println!("  CPython: {}", described(shortest.theirs.as_ref()));
            println!("  Pycore:  {}", described(shortest.ours.as_ref()));
            for line in String::from_utf8_lossy(&shortest.program).lines().take(30) {
                println!("    |{line}");
            }
        }
    }
}

fn described(verdict: Option<&Verdict>) -> String {
    match verdict {
        None => "accepted".to_owned(),
        Some(verdict) => {
            let positions =
                verdict.positions().map(|p| p.map_or("None".to_owned(), |p| p.to_string()));
            format!(
                "{}: {} {} {:?}",
                verdict.class,
                verdict.message,
                positions.join(" "),
                verdict.text
            )
        }
    }
}

fn save(differences: &[Difference], folder: &std::path::Path) -> Outcome {
    std::fs::create_dir_all(folder)?;
    for (index, difference) in differences.iter().enumerate() {
        let path = folder.join(format!("{index:05}.py"));
        std::fs::write(path, &difference.program)?;
    }
    Ok(())
}
