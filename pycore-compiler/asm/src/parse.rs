//! Text to code objects.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use pest::error::{Error, ErrorVariant, InputLocation, LineColLocation};
use pest::iterators::Pair;
use pest::{Parser, Span};
use pycore_bytecode::{Code, CodeFlags, Constant, LocalKind, Location, Opcode, SharedBytes, Text};

use crate::assemble::{Handler, Instruction, Label, Listing, Operand, Problem};
use crate::literal::{read_float, read_integer, unquote, unquote_bytes};
use crate::operand::Scope;
use crate::write::{KIND_NAMES, first_indices, last_component};

mod grammar {
    /// The parser that pest makes of the grammar.
    #[derive(pest_derive::Parser)]
    #[grammar = "pyasm.pest"]
    pub(super) struct Grammar;
}

use grammar::{Grammar, Rule};

/// The version of bytecode that the language describes.
const VERSION: &str = "3.14";

/// How deep constants may be nested.
const MAX_NESTING: usize = 200;

/// The largest text that is read, in bytes.
const MAX_SIZE: usize = 1 << 30;

/// Why a text is no code object, and where. The display shows the line with a caret below.
#[derive(Clone, Debug, PartialEq)]
pub struct AsmError {
    error: Box<Error<Rule>>,
}

impl AsmError {
    /// Line from 1 and column from 1, in characters.
    pub fn line_column(&self) -> (usize, usize) {
        match self.error.line_col {
            LineColLocation::Pos(start) | LineColLocation::Span(start, _) => start,
        }
    }

    /// Where it is, in bytes from the start of the text.
    pub fn offset(&self) -> usize {
        match self.error.location {
            InputLocation::Pos(start) | InputLocation::Span((start, _)) => start,
        }
    }

    /// What is wrong, in a few words.
    pub fn message(&self) -> String {
        self.error.variant.message().into_owned()
    }

    fn at(span: Span<'_>, message: impl Into<String>) -> Self {
        let variant = ErrorVariant::CustomError { message: message.into() };
        Self { error: Box::new(Error::new_from_span(variant, span)) }
    }
}

impl fmt::Display for AsmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl std::error::Error for AsmError {}

type Result<T> = std::result::Result<T, AsmError>;

/// Reads the text of a code object, the first in it; the others are those within it.
///
/// ```
/// let error = pycore_asm::parse("\
/// .pyasm 3.14
/// .code 'f'
///     .instructions
///         LOAD_FAST x
/// .end
/// ").unwrap_err();
/// assert_eq!(error.to_string().lines().collect::<Vec<_>>(), [
///     " --> 4:19",
///     "  |",
///     "4 |         LOAD_FAST x",
///     "  |                   ^",
///     "  |",
///     "  = LOAD_FAST has no argument `x`",
/// ]);
/// ```
pub fn parse(text: &str) -> Result<Arc<Code>> {
    check_nesting(text)?;
    let mut file = Grammar::parse(Rule::file, text)
        .map_err(|error| AsmError { error: Box::new(error.renamed_rules(rule_name)) })?;
    let mut blocks = Vec::new();
    for pair in file.next().into_iter().flat_map(Pair::into_inner) {
        match pair.as_rule() {
            Rule::header => {
                let version = only(pair);
                if version.as_str() != VERSION {
                    let message = format!("only version {VERSION} is known");
                    return Err(AsmError::at(version.as_span(), message));
                }
            }
            Rule::block => blocks.push(pair),
            _ => {}
        }
    }
    // References lead to later blocks, so the last one is complete first.
    let mut codes = Codes::default();
    let mut spans = Vec::new();
    let mut root = None;
    for block in blocks.into_iter().rev() {
        let head = first_line(block.as_span());
        let mut pairs = block.into_inner();
        let id = code_id(&mut pairs)?;
        let code = Arc::new(Block::new(&mut codes, &id).read(pairs, head)?);
        if codes.by_id.insert(id.clone(), (Arc::clone(&code), false)).is_some() {
            return Err(AsmError::at(head, "there is another code object of this name and number"));
        }
        spans.push((id, head));
        root = Some(code);
    }
    // The root is the last one here; nobody refers to it.
    spans.pop();
    if let Some((_, head)) =
        spans.iter().find(|(id, _)| codes.by_id.get(id).is_some_and(|of| !of.1))
    {
        return Err(AsmError::at(*head, "no code object refers to this one"));
    }
    root.ok_or_else(|| {
        AsmError::at(Span::new(text, 0, 0).unwrap_or_else(|| whole(text)), "no code")
    })
}

/// A code object's qualified name and its number among those of the same name.
type CodeId = (Text, u32);

/// Code objects that are complete, and whether anything refers to them.
#[derive(Default)]
struct Codes {
    by_id: HashMap<CodeId, (Arc<Code>, bool)>,
}

fn whole(text: &str) -> Span<'_> {
    Span::new(text, 0, text.len()).expect("a whole text is a span of itself")
}

fn first_line(span: Span<'_>) -> Span<'_> {
    let line = span.as_str().lines().next().unwrap_or_default();
    span.get(..line.len()).unwrap_or(span)
}

/// How the rules of the grammar are called in errors.
fn rule_name(rule: &Rule) -> String {
    match rule {
        Rule::EOI => "end of text".to_owned(),
        Rule::code_id | Rule::string => "a string".to_owned(),
        Rule::header => "`.pyasm 3.14`".to_owned(),
        Rule::block => "`.code`".to_owned(),
        Rule::true_ => "True".to_owned(),
        Rule::false_ => "False".to_owned(),
        Rule::lines => "end of line".to_owned(),
        Rule::names | Rule::variables | Rule::consts | Rule::instructions | Rule::handlers => {
            format!("`.{rule:?}`")
        }
        Rule::text_key => "`.filename` or `.name`".to_owned(),
        rule => format!("{rule:?}").replace('_', " "),
    }
}

/// The parser recurses into constants; depth is limited before it starts.
fn check_nesting(text: &str) -> Result<()> {
    let error = |at: usize, message: &str| {
        let span = Span::new(text, at, at).unwrap_or_else(|| whole(text));
        Err(AsmError::at(span, message))
    };
    if text.len() > MAX_SIZE {
        return error(0, "the text is too large");
    }
    let mut depth = 0_usize;
    let mut quote = None;
    let mut escaped = false;
    let mut comment = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // Neither strings nor constants go over several lines.
            b'\n' => (depth, quote, escaped, comment) = (0, None, false, false),
            _ if comment => {}
            _ if escaped => escaped = false,
            b'\\' if quote.is_some() => escaped = true,
            _ if quote == Some(byte) => quote = None,
            _ if quote.is_some() => {}
            b'\'' | b'"' => quote = Some(byte),
            b'#' => comment = true,
            b'(' => {
                depth += 1;
                if depth > MAX_NESTING {
                    return error(at, "constants are nested too deeply");
                }
            }
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

fn only(pair: Pair<'_, Rule>) -> Pair<'_, Rule> {
    pair.into_inner().next().expect("the grammar gives this rule one part")
}

/// A number that fits its field.
fn number<T: std::str::FromStr>(pair: &Pair<'_, Rule>) -> Result<T> {
    pair.as_str().parse().map_err(|_| AsmError::at(pair.as_span(), "the number is out of range"))
}

fn bits(pair: &Pair<'_, Rule>) -> Result<u64> {
    let digits = pair.as_str().trim_start_matches("0x");
    u64::from_str_radix(digits, 16)
        .map_err(|_| AsmError::at(pair.as_span(), "the number is out of range"))
}

fn string(pair: &Pair<'_, Rule>) -> Result<Text> {
    unquote(pair.as_str()).ok_or_else(|| AsmError::at(pair.as_span(), "an escape is no code point"))
}

/// A bare word or a string.
fn name(pair: &Pair<'_, Rule>) -> Result<Text> {
    match pair.as_rule() {
        Rule::string => string(pair),
        _ => Ok(pair.as_str().into()),
    }
}

fn hex(pair: &Pair<'_, Rule>) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0) as u8;
    let digits = pair.as_str().as_bytes();
    digits.chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

/// The first pair is a `code_id`.
fn code_id<'a>(pairs: &mut impl Iterator<Item = Pair<'a, Rule>>) -> Result<CodeId> {
    let id = pairs.next().expect("the grammar starts with a name");
    let mut parts = id.into_inner();
    let qualname = string(&parts.next().expect("the grammar starts with a string"))?;
    let ordinal = parts.next().map_or(Ok(1), |ordinal| number(&ordinal))?;
    Ok((qualname, ordinal))
}

/// A code object that is being read.
struct Block<'c, 'a> {
    codes: &'c mut Codes,
    code: Code,
    /// Tables given as bytes, which go before what follows from the instructions.
    linetable: Option<SharedBytes>,
    exceptiontable: Option<SharedBytes>,
    names: Vec<Text>,
    variables: Vec<Text>,
    kinds: Vec<u8>,
    consts: Vec<Constant>,
    instructions: Vec<Pair<'a, Rule>>,
    listing: Listing,
    /// Where instructions and handlers are, for errors.
    instruction_spans: Vec<Span<'a>>,
    handler_spans: Vec<Span<'a>>,
}

impl<'c, 'a> Block<'c, 'a> {
    fn new(codes: &'c mut Codes, (qualname, _): &CodeId) -> Self {
        let name = Text::from_bytes(last_component(qualname).into()).unwrap_or_default();
        let code = Code { qualname: qualname.clone(), name, ..Code::default() };
        Self {
            codes,
            code,
            linetable: None,
            exceptiontable: None,
            names: Vec::new(),
            variables: Vec::new(),
            kinds: Vec::new(),
            consts: Vec::new(),
            instructions: Vec::new(),
            listing: Listing::default(),
            instruction_spans: Vec::new(),
            handler_spans: Vec::new(),
        }
    }

    fn read(
        mut self,
        sections: impl Iterator<Item = Pair<'a, Rule>>,
        head: Span<'a>,
    ) -> Result<Code> {
        for section in sections {
            self.section(section)?;
        }
        let lines = std::mem::take(&mut self.instructions);
        let (names, variables) =
            (std::mem::take(&mut self.names), std::mem::take(&mut self.variables));
        let consts = std::mem::take(&mut self.consts);
        let symbols =
            Symbols { scope: Scope::new(&names, &variables), consts: first_indices(&consts) };
        let mut location = Location::NONE;
        for line in lines {
            self.instruction(line, &symbols, &mut location)?;
        }
        let first_line = self.code.firstlineno;
        let assembled = self.listing.assemble(first_line).map_err(|problem| match problem {
            Problem::UnknownLabel(index, label) => {
                AsmError::at(self.instruction_spans[index], format!("no label L{}", label.0))
            }
            Problem::Direction(index) => {
                AsmError::at(self.instruction_spans[index], "the label is in the other direction")
            }
            Problem::HandlerLabel(index, label) => {
                AsmError::at(self.handler_spans[index], format!("no label L{}", label.0))
            }
            Problem::HandlerRange(index) => {
                AsmError::at(self.handler_spans[index], "the range ends before it starts")
            }
        })?;
        if !assembled.code.is_empty() {
            if !self.code.code.is_empty() {
                return Err(AsmError::at(head, "both .bytes and .instructions"));
            }
            self.code.code = assembled.code.into();
        }
        drop(symbols);
        Ok(Code {
            names: names.into(),
            localsplusnames: variables.into(),
            localspluskinds: self.kinds.into(),
            consts: consts.into(),
            linetable: self.linetable.unwrap_or_else(|| assembled.linetable.into()),
            exceptiontable: self.exceptiontable.unwrap_or_else(|| assembled.exceptiontable.into()),
            ..self.code
        })
    }

    fn section(&mut self, section: Pair<'a, Rule>) -> Result<()> {
        let rule = section.as_rule();
        let mut parts = section.into_inner();
        match rule {
            Rule::text_field => {
                if let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                    let value = string(&value)?;
                    match key.as_str() {
                        ".filename" => self.code.filename = value,
                        _ => self.code.name = value,
                    }
                }
            }
            Rule::number_field => {
                if let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                    match key.as_str() {
                        ".argcount" => self.code.argcount = number(&value)?,
                        ".posonlyargcount" => self.code.posonlyargcount = number(&value)?,
                        ".kwonlyargcount" => self.code.kwonlyargcount = number(&value)?,
                        ".stacksize" => self.code.stacksize = number(&value)?,
                        _ => self.code.firstlineno = number(&value)?,
                    }
                }
            }
            Rule::hex_field => {
                if let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                    let value = hex(&value);
                    match key.as_str() {
                        ".bytes" => self.code.code = value.into(),
                        ".kinds" => self.kinds = value,
                        ".linetable" => self.linetable = Some(value.into()),
                        _ => self.exceptiontable = Some(value.into()),
                    }
                }
            }
            Rule::flags => {
                for flag in parts {
                    self.code.flags |= code_flag(&flag)?;
                }
            }
            Rule::names => {
                for part in parts {
                    self.names.push(name(&part)?);
                }
            }
            Rule::variables => {
                for variable in parts {
                    self.variable(variable)?;
                }
            }
            Rule::consts => {
                for part in parts {
                    let constant = self.constant(part)?;
                    self.consts.push(constant);
                }
            }
            Rule::handlers => {
                for part in parts {
                    self.handler(part)?;
                }
            }
            // They need the names, which may come later.
            Rule::instructions => self.instructions.extend(parts),
            _ => {}
        }
        Ok(())
    }

    fn variable(&mut self, variable: Pair<'a, Rule>) -> Result<()> {
        let with_kind = variable.as_str().contains(':');
        let mut parts = variable.into_inner();
        let Some(first) = parts.next() else { return Ok(()) };
        self.variables.push(name(&first)?);
        let mut kind = LocalKind::empty();
        for part in parts {
            kind |= local_kind(&part)?;
        }
        // A name may hold a colon in its quotes; then it has a kind of no bits, as without one.
        if with_kind {
            self.kinds.push(kind.bits());
        }
        Ok(())
    }

    fn handler(&mut self, handler: Pair<'a, Rule>) -> Result<()> {
        let span = handler.as_span();
        let mut labels = Vec::new();
        let (mut depth, mut push_lasti) = (0, false);
        for part in handler.into_inner() {
            match part.as_rule() {
                Rule::label => labels.push(label(&part)?),
                Rule::number => depth = number(&part)?,
                _ => push_lasti = true,
            }
        }
        if let [start, end, target] = labels[..] {
            self.listing.handlers.push(Handler { start, end, target, depth, push_lasti });
            self.handler_spans.push(span);
        }
        Ok(())
    }

    fn instruction(
        &mut self,
        line: Pair<'a, Rule>,
        symbols: &Symbols<'_>,
        location: &mut Location,
    ) -> Result<()> {
        let span = line.as_span();
        let rule = line.as_rule();
        let mut parts = line.into_inner();
        match rule {
            Rule::label_line => {
                if let Some(part) = parts.next() {
                    let at = self.listing.instructions.len();
                    if self.listing.labels.insert(label(&part)?, at).is_some() {
                        return Err(AsmError::at(part.as_span(), "the label is there already"));
                    }
                }
                return Ok(());
            }
            Rule::cache_line => {
                let cache = parts.next().map_or_else(Vec::new, |part| hex(&part));
                let units = match self.listing.instructions.last() {
                    Some(of) => Opcode::from_byte(of.byte).map_or(0, Opcode::cache_units),
                    None => 0,
                };
                if cache.len() != units * 2 || units == 0 {
                    let message = format!("the instruction has a cache of {units} units");
                    return Err(AsmError::at(first_line(span), message));
                }
                if let Some(of) = self.listing.instructions.last_mut() {
                    of.cache = Some(cache);
                }
                return Ok(());
            }
            _ => {}
        }
        let (byte, operand) = if rule == Rule::unknown_line {
            let mut unit = || parts.next().map_or(Ok(0), |part| number(&part));
            let byte = unit()?;
            (byte, Operand::Raw(unit()?))
        } else {
            let opcode = parts.next().expect("the grammar starts with an opcode");
            let known = Opcode::from_name(opcode.as_str());
            let Some((known, byte)) = known.and_then(|of| Some((of, of.byte()?))) else {
                return Err(AsmError::at(opcode.as_span(), "unknown instruction"));
            };
            let operand = match parts.next_if_not_location() {
                Some(operand) => self.operand(known, operand, symbols)?,
                None if known.has_arg() => {
                    return Err(AsmError::at(
                        opcode.as_span(),
                        format!("{known} needs an argument"),
                    ));
                }
                None => Operand::Value(0),
            };
            (byte, operand)
        };
        if let Some(part) = parts.next() {
            *location = read_location(&part)?;
        }
        let location = *location;
        self.listing.instructions.push(Instruction { byte, operand, cache: None, location });
        self.instruction_spans.push(first_line(span));
        Ok(())
    }

    fn operand(
        &mut self,
        opcode: Opcode,
        operand: Pair<'a, Rule>,
        symbols: &Symbols<'_>,
    ) -> Result<Operand> {
        let span = operand.as_span();
        match operand.as_rule() {
            Rule::raw => Ok(Operand::Raw(number(&only(operand))?)),
            Rule::const_index => Ok(Operand::Value(number(&only(operand))?)),
            Rule::constant => {
                let wanted = self.constant(operand)?;
                match symbols.consts.get(&wanted) {
                    Some(&index) => Ok(Operand::Value(index)),
                    None => Err(AsmError::at(span, "no such constant under .consts")),
                }
            }
            _ => {
                let text = operand.as_str().trim();
                if !opcode.has_arg() {
                    return Err(AsmError::at(span, format!("{opcode} has no argument")));
                }
                if opcode.is_jump()
                    && let Some(label) = text.strip_prefix('L').and_then(|text| text.parse().ok())
                {
                    return Ok(Operand::Jump(Label(label)));
                }
                match symbols.scope.read(opcode, text) {
                    Some(value) if opcode == Opcode::EXTENDED_ARG && value > 0xFF => {
                        Err(AsmError::at(span, "EXTENDED_ARG takes a byte"))
                    }
                    Some(value) => Ok(Operand::Value(value)),
                    None => Err(AsmError::at(span, format!("{opcode} has no argument `{text}`"))),
                }
            }
        }
    }

    fn constant(&mut self, pair: Pair<'a, Rule>) -> Result<Constant> {
        let pair = if pair.as_rule() == Rule::constant { only(pair) } else { pair };
        let span = pair.as_span();
        let error = |message: &str| AsmError::at(span, message);
        Ok(match pair.as_rule() {
            Rule::none => Constant::None,
            Rule::true_ => Constant::Bool(true),
            Rule::false_ => Constant::Bool(false),
            Rule::ellipsis => Constant::Ellipsis,
            Rule::integer => {
                read_integer(pair.as_str()).ok_or_else(|| error("the number is too long"))?
            }
            Rule::float | Rule::float_bits => Constant::Float(float(&pair)?),
            Rule::complex => {
                let mut parts = pair.into_inner();
                let mut part = || parts.next().map_or(Ok(0.0), |part| float(&part));
                Constant::Complex(part()?, part()?)
            }
            Rule::string => Constant::Str(string(&pair)?),
            Rule::bytes => {
                let bytes = unquote_bytes(pair.as_str());
                Constant::Bytes(bytes.ok_or_else(|| error("a byte is above 255"))?.into())
            }
            Rule::tuple => Constant::Tuple(self.constants(pair)?.into()),
            Rule::frozenset => Constant::FrozenSet(self.constants(pair)?.into()),
            Rule::slice => {
                let parts = <[Constant; 3]>::try_from(self.constants(pair)?);
                Constant::Slice(Arc::new(parts.map_err(|_| error("a slice has three parts"))?))
            }
            _ => {
                let id = code_id(&mut pair.into_inner())?;
                let Some((code, used)) = self.codes.by_id.get_mut(&id) else {
                    return Err(error("no such code object below"));
                };
                *used = true;
                Constant::Code(Arc::clone(code))
            }
        })
    }

    fn constants(&mut self, pair: Pair<'a, Rule>) -> Result<Vec<Constant>> {
        pair.into_inner().map(|part| self.constant(part)).collect()
    }
}

/// What arguments are written by.
struct Symbols<'a> {
    scope: Scope<'a>,
    /// The first index of each constant.
    consts: HashMap<&'a Constant, u32>,
}

/// Taking the operand of an instruction, if there is one.
trait NextIfNotLocation<'a> {
    fn next_if_not_location(&mut self) -> Option<Pair<'a, Rule>>;
}

impl<'a> NextIfNotLocation<'a> for pest::iterators::Pairs<'a, Rule> {
    fn next_if_not_location(&mut self) -> Option<Pair<'a, Rule>> {
        match self.peek() {
            Some(pair) if pair.as_rule() != Rule::location => self.next(),
            _ => None,
        }
    }
}

fn label(pair: &Pair<'_, Rule>) -> Result<Label> {
    let digits = pair.as_str().trim_start_matches('L');
    let number =
        digits.parse().map_err(|_| AsmError::at(pair.as_span(), "the number is out of range"));
    number.map(Label)
}

fn code_flag(pair: &Pair<'_, Rule>) -> Result<CodeFlags> {
    if pair.as_rule() == Rule::bits {
        let bits = u32::try_from(bits(pair)?);
        let bits = bits.map_err(|_| AsmError::at(pair.as_span(), "the number is out of range"))?;
        return Ok(CodeFlags::from_bits_retain(bits));
    }
    CodeFlags::from_name(pair.as_str()).ok_or_else(|| AsmError::at(pair.as_span(), "unknown flag"))
}

fn local_kind(pair: &Pair<'_, Rule>) -> Result<LocalKind> {
    if pair.as_rule() == Rule::bits {
        let bits = u8::try_from(bits(pair)?);
        let bits = bits.map_err(|_| AsmError::at(pair.as_span(), "the number is out of range"))?;
        return Ok(LocalKind::from_bits_retain(bits));
    }
    let known = KIND_NAMES.iter().find(|(_, name)| *name == pair.as_str());
    known.map(|&(kind, _)| kind).ok_or_else(|| AsmError::at(pair.as_span(), "unknown kind"))
}

fn float(pair: &Pair<'_, Rule>) -> Result<f64> {
    if pair.as_rule() == Rule::float_bits {
        return Ok(f64::from_bits(bits(&only(pair.clone()))?));
    }
    read_float(pair.as_str()).ok_or_else(|| AsmError::at(pair.as_span(), "no float"))
}

/// `@line`, `@line:column-column`, `@line:column-line:column` or `@none`.
fn read_location(pair: &Pair<'_, Rule>) -> Result<Location> {
    let error = || AsmError::at(pair.as_span(), "the number is out of range");
    let text = pair.as_str().trim_start_matches('@');
    if text == "none" {
        return Ok(Location::NONE);
    }
    let number = |text: &str| match text {
        "?" => Ok(-1),
        text => text.parse().map_err(|_| error()),
    };
    let Some((line, columns)) = text.split_once(':') else {
        return Ok(Location::of_line(number(text)?));
    };
    let line = number(line)?;
    let (column, end) = columns.split_once('-').ok_or_else(error)?;
    let (end_line, end_column) = match end.split_once(':') {
        Some((end_line, end_column)) => (number(end_line)?, end_column),
        None => (line, end),
    };
    Ok(Location::new(line, end_line, number(column)?, number(end_column)?))
}
