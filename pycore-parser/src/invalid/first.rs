//! With which tokens a match can begin.
//!
//! Most alternatives are not worth trying on most tokens. Passing over one that cannot match changes nothing that
//! anybody can see: the token at the mark has been read by then, as the first thing that every alternative does
//! is to look at it.

use pycore_lexer::TokenKind;

use super::grammar::{Alternative, Pattern, Rule};

/// A set of kinds of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FirstSet(u128);

const _: () = assert!(TokenKind::ALL.len() <= 128);

impl FirstSet {
    /// Every kind: for what can match nothing at all.
    const ANY: Self = Self(u128::MAX);

    fn of(kind: TokenKind) -> Self {
        Self(1 << kind as u8)
    }

    /// Whether a match can begin with a kind of token.
    pub(super) fn has(self, kind: TokenKind) -> bool {
        self.0 >> (kind as u8) & 1 == 1
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Fill in the sets of all alternatives of the rules, those in groups included.
pub(super) fn compute(rules: &mut [Rule]) {
    let mut known = vec![FirstSet::default(); rules.len()];
    loop {
        let before = known.clone();
        for (rule, first) in rules.iter_mut().zip(0..) {
            let first: usize = first;
            known[first] = of_alternatives(&mut rule.alternatives, &known);
        }
        if known == before {
            return;
        }
    }
}

fn of_alternatives(ways: &mut [Alternative], known: &[FirstSet]) -> FirstSet {
    let mut all = FirstSet::default();
    for way in ways {
        way.first = of_sequence(way, known);
        all.add(way.first);
    }
    all
}

fn of_sequence(way: &mut Alternative, known: &[FirstSet]) -> FirstSet {
    let mut all = FirstSet::default();
    let mut open = true;
    // Also the groups further on have alternatives that want their sets.
    for item in &mut way.items {
        let (first, nullable) = of_pattern(&mut item.pattern, known);
        if open {
            all.add(first);
            open = nullable;
        }
    }
    if open { FirstSet::ANY } else { all }
}

/// The tokens, and whether the pattern can match without any.
fn of_pattern(pattern: &mut Pattern, known: &[FirstSet]) -> (FirstSet, bool) {
    match pattern {
        Pattern::Token(kind) => (FirstSet::of(*kind), false),
        Pattern::SoftKeyword(_) | Pattern::AnySoftKeyword => (FirstSet::of(TokenKind::Name), false),
        Pattern::Rule(id) => (known[usize::from(*id)], false),
        Pattern::Optional(inner) | Pattern::Repeat(inner) => (of_pattern(inner, known).0, true),
        Pattern::RepeatSome(inner) | Pattern::Separated(inner, _) => of_pattern(inner, known),
        Pattern::Ahead(inner) | Pattern::NotAhead(inner) => {
            of_pattern(inner, known);
            (FirstSet::default(), true)
        }
        Pattern::Cut => (FirstSet::default(), true),
        Pattern::Group(ways) => (of_alternatives(ways, known), false),
        // A token that is missing is an error, so every token matters.
        Pattern::Required(_) => (FirstSet::ANY, false),
    }
}
