//! The rules as data, and the notation in which they are written.
//!
//! The files in `rules/` hold parsing expressions. A rule is a name in the first column, flags, a colon and
//! alternatives between `|`; indented lines continue it.
//!
//! ```text
//! 'word'  '+='         a keyword or punctuation            "word"      a soft keyword
//! NAME  STRING ...     a kind of token                     rule        another rule
//! x?  x*  x+           optional, repeated                  x % ','     x, separated by commas
//! &x  !x               look ahead                          !!':'       must follow, or it is an error
//! ~                    commit to this alternative          (x | y)     group
//! a:x                  name the match of x                 -> action   what the match is, see below
//! ```
//!
//! Flags: `memo` (results are kept, which is part of the language: a result that was found without the rules
//! for errors is found again with them), `left` (left recursive), `keep` (results are kept for speed, apart
//! for the two passes, which nobody can tell), `quiet` (parses without the rules for errors).
//!
//! Rules whose name begins with `invalid_` and which are a whole alternative are tried in the second pass
//! only. The order of alternatives, what is looked at, and which results are kept decide which error is
//! found in a program with several; in these CPython's grammar has to be followed exactly.
//!
//! Actions: a kind of node with the bindings that become its children; one binding; `error PLACE "message"`;
//! `since N "feature"` before another action or alone; `hook NAME bindings` for what needs code.

use std::collections::HashMap;
use std::sync::LazyLock;

use pycore_lexer::TokenKind;

use super::first::{self, FirstSet};
use super::hooks::Hook;
use super::nodes::Kind;

/// Index of a rule.
pub(super) type RuleId = u16;

/// Index of a binding in its alternative.
pub(super) type Slot = u8;

/// Number of bindings that an alternative may have.
pub(super) const SLOTS: usize = 3;

/// How a rule's results are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memory {
    /// Forgotten.
    Plain,
    /// Kept, as CPython does.
    Memo,
    /// Kept, and grown until they are longest.
    Left,
    /// Kept by us, apart for the passes.
    Keep,
    /// Forgotten; the rules for errors are off within.
    Quiet,
}

/// The rules of statements behind which errors say where they began. CPython leaves out functions.
const COMPOUND: [&str; 7] =
    ["if_stmt", "class_def_raw", "with_stmt", "for_stmt", "try_stmt", "while_stmt", "match_stmt"];

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub memory: Memory,
    /// Where a match begins is part of later errors.
    pub is_compound: bool,
    pub alternatives: Vec<Alternative>,
}

/// One way to match a rule or group.
#[derive(Debug)]
pub(super) struct Alternative {
    pub items: Vec<Item>,
    pub action: Action,
    /// Only a rule for errors: left out in the first pass.
    pub only_second_pass: bool,
    /// The item whose match is that of the alternative, if there is exactly one and no action.
    pub sole: Option<usize>,
    /// The tokens with which a match can begin.
    pub first: FirstSet,
}

/// One part of an alternative.
#[derive(Debug)]
pub(super) struct Item {
    pub binding: Option<Slot>,
    pub pattern: Pattern,
}

/// What an item matches.
#[derive(Debug)]
pub(super) enum Pattern {
    Token(TokenKind),
    SoftKeyword(&'static str),
    AnySoftKeyword,
    Rule(RuleId),
    Optional(Box<Pattern>),
    /// Zero or more.
    Repeat(Box<Pattern>),
    /// One or more.
    RepeatSome(Box<Pattern>),
    /// Item and separator.
    Separated(Box<Pattern>, TokenKind),
    Ahead(Box<Pattern>),
    NotAhead(Box<Pattern>),
    Cut,
    Group(Vec<Alternative>),
    Required(TokenKind),
}

/// Where an error points.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// A binding.
    At(Slot),
    /// From the first of a binding to the last of another.
    Range(Slot, Slot),
    /// From the last item of one binding to the end of another.
    Tail(Slot, Slot),
    /// From a binding to where the lexer stands.
    From(Slot),
    /// The last token that was read.
    Last,
    /// The next token.
    Next,
    /// The last token that was read, and the error is one of indentation.
    Indentation,
}

/// What a match becomes.
#[derive(Debug)]
pub(super) enum Action {
    /// The match of the only item, or just success.
    Default,
    Binding(Slot),
    Node(Kind, Vec<Slot>),
    Error(Place, &'static str, Vec<(char, Slot)>),
    /// Only in Python 3.N and later.
    Since(u8, &'static str, Box<Action>),
    Hook(Hook, Vec<Slot>),
}

/// All rules.
#[derive(Debug)]
pub(super) struct Grammar {
    rules: Vec<Rule>,
    names: HashMap<&'static str, RuleId>,
}

impl Grammar {
    /// The grammar of Python 3.14; read at the first call.
    pub(super) fn get() -> &'static Grammar {
        static GRAMMAR: LazyLock<Grammar> = LazyLock::new(load);
        &GRAMMAR
    }

    pub(super) fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[usize::from(id)]
    }

    /// The rule with a name.
    pub(super) fn find(&self, name: &str) -> RuleId {
        *self.names.get(name).unwrap_or_else(|| panic!("no rule is called {name}"))
    }
}

/// The texts of the rules, those that are written once for two uses in both forms.
fn texts() -> [String; 10] {
    let parameters = include_str!("rules/parameters.rules");
    let fields = include_str!("rules/fields.rules");
    let variant = |prefix: &str, end: &str, kind: &str, parenthesized: &str| {
        parameters
            .replace('$', prefix)
            .replace("@END", end)
            .replace("@KIND", kind)
            .replace("@PARENTHESIZED", parenthesized)
    };
    [
        include_str!("rules/statements.rules").to_owned(),
        include_str!("rules/compound.rules").to_owned(),
        include_str!("rules/patterns.rules").to_owned(),
        include_str!("rules/expressions.rules").to_owned(),
        include_str!("rules/targets.rules").to_owned(),
        include_str!("rules/strings.rules").to_owned(),
        include_str!("rules/parameters_apart.rules").to_owned(),
        variant("", "')'", "Function", "param_no_default+")
            + &variant("lambda_", "':'", "Lambda expression", "lambda_param % ','"),
        fields.replace('$', "f"),
        fields.replace('$', "t"),
    ]
}

fn load() -> Grammar {
    let words: Vec<Word> = texts().into_iter().flat_map(|text| words(text.leak())).collect();
    let mut names = HashMap::new();
    for word in &words {
        if let Word::Rule(name) = word {
            let id = names.len() as RuleId;
            assert!(names.insert(*name, id).is_none(), "two rules are called {name}");
        }
    }
    let mut reader = Reader { words: &words, at: 0, names: &names };
    let mut rules = Vec::with_capacity(names.len());
    while reader.at < words.len() {
        rules.push(reader.rule());
    }
    first::compute(&mut rules);
    Grammar { rules, names }
}

/// A word of the notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// A name in the first column.
    Rule(&'static str),
    /// Another name, or a number.
    Name(&'static str),
    /// In single quotes.
    Token(&'static str),
    /// In double quotes.
    Text(&'static str),
    Sign(&'static str),
}

fn words(text: &'static str) -> Vec<Word> {
    let mut words = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut rest = line;
        while let Some(first) = rest.trim_start().chars().next() {
            let indented = rest.len() != line.len() || rest.starts_with(' ');
            rest = rest.trim_start();
            let length = match first {
                '\'' => 2 + rest[1..].find('\'').expect("a closing quote"),
                '"' => {
                    let mut end = 1;
                    while !rest[end..].starts_with('"') {
                        end += if rest[end..].starts_with('\\') { 2 } else { 1 };
                    }
                    end + 1
                }
                '-' | '!' if rest.starts_with("->") || rest.starts_with("!!") => 2,
                _ if first.is_ascii_alphanumeric() || first == '_' => rest
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .unwrap_or(rest.len()),
                _ => 1,
            };
            let (word, after) = rest.split_at(length);
            words.push(match first {
                '\'' => Word::Token(&word[1..length - 1]),
                '"' => Word::Text(String::leak(word[1..length - 1].replace('\\', ""))),
                _ if !first.is_ascii_alphanumeric() && first != '_' => Word::Sign(word),
                _ if !indented => Word::Rule(word),
                _ => Word::Name(word),
            });
            rest = after;
        }
    }
    words
}

struct Reader<'w> {
    words: &'w [Word],
    at: usize,
    names: &'w HashMap<&'static str, RuleId>,
}

/// The bindings of an alternative in order of appearance.
type Bindings = Vec<&'static str>;

impl Reader<'_> {
    fn peek(&self) -> Option<Word> {
        self.words.get(self.at).copied()
    }

    fn next(&mut self) -> Word {
        let word = self.words[self.at];
        self.at += 1;
        word
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Word::Sign(s)) if s == sign);
        self.at += usize::from(found);
        found
    }

    fn rule(&mut self) -> Rule {
        let Word::Rule(name) = self.next() else { panic!("a rule begins in the first column") };
        let memory = match self.next() {
            Word::Sign(":") => None,
            Word::Name(flag) => Some(flag),
            other => panic!("{other:?} in the head of {name}"),
        };
        let memory = match memory {
            None => Memory::Plain,
            Some(flag) => {
                assert!(self.sign(":"), "the head of {name} has no colon");
                match flag {
                    "memo" => Memory::Memo,
                    "left" => Memory::Left,
                    "keep" => Memory::Keep,
                    "quiet" => Memory::Quiet,
                    _ => panic!("no flag is called {flag}"),
                }
            }
        };
        let is_compound = COMPOUND.contains(&name);
        Rule { memory, is_compound, alternatives: self.alternatives() }
    }

    fn alternatives(&mut self) -> Vec<Alternative> {
        self.sign("|");
        let mut alternatives = vec![self.alternative()];
        while self.sign("|") {
            alternatives.push(self.alternative());
        }
        alternatives
    }

    fn alternative(&mut self) -> Alternative {
        let mut items = Vec::new();
        let mut bindings = Bindings::new();
        let mut only_second_pass = false;
        let mut action = Action::Default;
        loop {
            match self.peek() {
                None | Some(Word::Rule(_) | Word::Sign("|" | ")")) => break,
                Some(Word::Sign("->")) => {
                    self.at += 1;
                    action = self.action(&bindings);
                    break;
                }
                Some(Word::Name(name)) if items.is_empty() && name.starts_with("invalid_") => {
                    only_second_pass = true;
                }
                _ => {}
            }
            items.push(self.item(&mut bindings));
        }
        only_second_pass &= items.len() == 1;
        assert!(bindings.len() <= SLOTS);
        let mut values = (0..items.len()).filter(|&index| {
            !matches!(items[index].pattern, Pattern::Ahead(_) | Pattern::NotAhead(_) | Pattern::Cut)
        });
        let sole = values.next().filter(|_| values.next().is_none());
        drop(values);
        Alternative { items, action, only_second_pass, sole, first: FirstSet::default() }
    }

    fn item(&mut self, bindings: &mut Bindings) -> Item {
        let mut binding = None;
        if let (Some(Word::Name(name)), Some(Word::Sign(":"))) =
            (self.peek(), self.words.get(self.at + 1).copied())
        {
            self.at += 2;
            binding = Some(bindings.len() as Slot);
            bindings.push(name);
        }
        let mut pattern = self.prefixed();
        loop {
            pattern = match self.peek() {
                Some(Word::Sign("?")) => Pattern::Optional(Box::new(pattern)),
                Some(Word::Sign("*")) => Pattern::Repeat(Box::new(pattern)),
                Some(Word::Sign("+")) => Pattern::RepeatSome(Box::new(pattern)),
                Some(Word::Sign("%")) => {
                    self.at += 1;
                    let Some(Word::Token(separator)) = self.peek() else {
                        panic!("a separator is a token")
                    };
                    Pattern::Separated(Box::new(pattern), token_kind(separator))
                }
                _ => return Item { binding, pattern },
            };
            self.at += 1;
        }
    }

    fn prefixed(&mut self) -> Pattern {
        match self.next() {
            Word::Sign("&") => Pattern::Ahead(Box::new(self.prefixed())),
            Word::Sign("!") => Pattern::NotAhead(Box::new(self.prefixed())),
            Word::Sign("!!") => match self.next() {
                Word::Token(spelling) => Pattern::Required(token_kind(spelling)),
                other => panic!("{other:?} cannot be required"),
            },
            Word::Sign("~") => Pattern::Cut,
            Word::Sign("(") => {
                let group = Pattern::Group(self.alternatives());
                assert!(self.sign(")"), "a group is not closed");
                group
            }
            Word::Token(spelling) => Pattern::Token(token_kind(spelling)),
            Word::Text(word) => Pattern::SoftKeyword(word),
            Word::Name("SOFT_KEYWORD") => Pattern::AnySoftKeyword,
            Word::Name(name) if name.starts_with(|c: char| c.is_ascii_uppercase()) => {
                Pattern::Token(named_kind(name))
            }
            Word::Name(name) => match self.names.get(name) {
                Some(&id) => Pattern::Rule(id),
                None => panic!("no rule is called {name}"),
            },
            other => panic!("{other:?} begins no item"),
        }
    }

    fn name(&mut self) -> &'static str {
        match self.next() {
            Word::Name(name) => name,
            other => panic!("{other:?} is no name"),
        }
    }

    fn text(&mut self) -> &'static str {
        match self.next() {
            Word::Text(text) => text,
            other => panic!("{other:?} is no text"),
        }
    }

    fn slot(&mut self, bindings: &Bindings) -> Slot {
        let name = self.name();
        let slot = bindings.iter().position(|binding| *binding == name);
        slot.unwrap_or_else(|| panic!("nothing is bound to {name}")) as Slot
    }

    fn slots(&mut self, bindings: &Bindings) -> Vec<Slot> {
        let mut slots = Vec::new();
        while matches!(self.peek(), Some(Word::Name(_))) {
            slots.push(self.slot(bindings));
        }
        slots
    }

    fn action(&mut self, bindings: &Bindings) -> Action {
        let Some(Word::Name(first)) = self.peek() else { return Action::Default };
        if bindings.contains(&first) {
            return Action::Binding(self.slot(bindings));
        }
        self.at += 1;
        match first {
            "since" => {
                let version = self.name().parse().expect("a minor version");
                let feature = self.text();
                Action::Since(version, feature, Box::new(self.action(bindings)))
            }
            "error" => {
                let place = match self.name() {
                    "at" => Place::At(self.slot(bindings)),
                    "range" => Place::Range(self.slot(bindings), self.slot(bindings)),
                    "tail" => Place::Tail(self.slot(bindings), self.slot(bindings)),
                    "from" => Place::From(self.slot(bindings)),
                    "last" => Place::Last,
                    "next" => Place::Next,
                    "indentation" => Place::Indentation,
                    other => panic!("no place is called {other}"),
                };
                let named = bindings.iter().enumerate();
                let named =
                    named.map(|(slot, name)| (name.chars().next().unwrap_or('?'), slot as Slot));
                Action::Error(place, self.text(), named.collect())
            }
            "hook" => {
                let name = self.name();
                let hook = Hook::find(name);
                let hook = hook.unwrap_or_else(|| panic!("no hook is called {name}"));
                Action::Hook(hook, self.slots(bindings))
            }
            _ => {
                let kind = Kind::find(first);
                let kind = kind.unwrap_or_else(|| panic!("no node is called {first}"));
                Action::Node(kind, self.slots(bindings))
            }
        }
    }
}

fn token_kind(spelling: &str) -> TokenKind {
    let found = TokenKind::ALL.iter().find(|kind| kind.spelling() == Some(spelling));
    *found.unwrap_or_else(|| panic!("no token is spelled {spelling}"))
}

fn named_kind(name: &str) -> TokenKind {
    let found = TokenKind::ALL.iter().find(|kind| kind.name() == name && kind.spelling().is_none());
    *found.unwrap_or_else(|| panic!("no kind of token is called {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The loader checks names, bindings and tokens; what it cannot see is a rule that nobody uses.
    #[test]
    fn every_rule_is_used() {
        let grammar = Grammar::get();
        let mut used = vec![false; grammar.rules.len()];
        let mut waiting: Vec<RuleId> =
            ["file", "interactive", "eval", "func_type"].map(|name| grammar.find(name)).into();
        while let Some(id) = waiting.pop() {
            if !std::mem::replace(&mut used[usize::from(id)], true) {
                grammar.rule(id).alternatives.iter().for_each(|way| uses(way, &mut waiting));
            }
        }
        let unused: Vec<_> =
            grammar.names.iter().filter(|(_, id)| !used[usize::from(**id)]).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }

    fn uses(alternative: &Alternative, waiting: &mut Vec<RuleId>) {
        alternative.items.iter().for_each(|item| pattern_uses(&item.pattern, waiting));
    }

    fn pattern_uses(pattern: &Pattern, waiting: &mut Vec<RuleId>) {
        match pattern {
            Pattern::Rule(id) => waiting.push(*id),
            Pattern::Optional(inner)
            | Pattern::Repeat(inner)
            | Pattern::RepeatSome(inner)
            | Pattern::Separated(inner, _)
            | Pattern::Ahead(inner)
            | Pattern::NotAhead(inner) => pattern_uses(inner, waiting),
            Pattern::Group(ways) => ways.iter().for_each(|way| uses(way, waiting)),
            _ => {}
        }
    }
}
