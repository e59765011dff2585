//! First pass: patterns of `match`.

use pycore_ast::{ExprContext, Pattern, with_stack};
use pycore_source::TextRange;

use super::SymbolFlags;
use super::builder::{Builder, Outcome};

impl<'a> Builder<'a, '_> {
    pub(super) fn visit_pattern(&mut self, pattern: Pattern<'a>) -> Outcome {
        with_stack(|| match pattern {
            Pattern::MatchValue(node) => self.visit_expr(node.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(node) => self.visit_patterns(node.patterns),
            Pattern::MatchStar(node) => self.bind_capture(node.name, node.range),
            Pattern::MatchMapping(node) => {
                self.visit_exprs(node.keys)?;
                self.visit_patterns(node.patterns)?;
                self.bind_capture(node.rest, node.range)
            }
            Pattern::MatchClass(node) => {
                self.visit_expr(node.cls)?;
                self.visit_patterns(node.patterns)?;
                for (name, pattern) in node.kwd_attrs.iter().zip(node.kwd_patterns) {
                    let location = self.location(pattern.range());
                    self.check_name(name, location, ExprContext::Store)?;
                }
                self.visit_patterns(node.kwd_patterns)
            }
            Pattern::MatchAs(node) => {
                if let Some(inner) = node.pattern {
                    self.visit_pattern(inner)?;
                }
                self.bind_capture(node.name, node.range)
            }
            Pattern::MatchOr(node) => self.visit_patterns(node.patterns),
        })
    }

    fn visit_patterns(&mut self, patterns: &'a [Pattern<'a>]) -> Outcome {
        patterns.iter().try_for_each(|&pattern| self.visit_pattern(pattern))
    }

    fn bind_capture(&mut self, name: Option<&'a str>, range: TextRange) -> Outcome {
        let Some(name) = name else {
            return Ok(());
        };
        let location = self.location(range);
        self.add(name, SymbolFlags::LOCAL, location)
    }
}
