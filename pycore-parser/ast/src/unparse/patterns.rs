//! Patterns of `match`.

use super::precedence::Precedence;
use super::{Unparser, Written};
use crate::{Pattern, with_stack};

impl<'a> Unparser<'a> {
    /// Write a pattern where `demanded` is the loosest level that needs no parentheses.
    pub(super) fn pattern(&mut self, node: Pattern<'a>, demanded: Precedence) -> Written {
        with_stack(|| self.pattern_here(node, demanded))
    }

    fn patterns(&mut self, nodes: &'a [Pattern<'a>]) -> Written {
        self.separated(nodes, |this, node| this.pattern(*node, Precedence::Test))
    }

    fn pattern_here(&mut self, node: Pattern<'a>, demanded: Precedence) -> Written {
        match node {
            Pattern::MatchValue(node) => self.expression(node.value, Precedence::Test),
            Pattern::MatchSingleton(node) => self.constant(&node.value),
            Pattern::MatchSequence(node) => {
                self.write("[");
                self.patterns(node.patterns)?;
                self.write("]");
                Ok(())
            }
            Pattern::MatchMapping(node) => {
                self.write("{");
                self.separated(node.keys.iter().zip(node.patterns), |this, (key, pattern)| {
                    this.expression(*key, Precedence::Test)?;
                    this.write(": ");
                    this.pattern(*pattern, Precedence::Test)
                })?;
                if let Some(rest) = node.rest {
                    self.write(if node.keys.is_empty() { "**" } else { ", **" });
                    self.write(rest);
                }
                self.write("}");
                Ok(())
            }
            Pattern::MatchClass(node) => {
                self.expression(node.cls, Precedence::Atom)?;
                self.write("(");
                self.patterns(node.patterns)?;
                if !node.patterns.is_empty() && !node.kwd_attrs.is_empty() {
                    self.write(", ");
                }
                self.separated(
                    node.kwd_attrs.iter().zip(node.kwd_patterns),
                    |this, (name, node)| {
                        this.write(name);
                        this.write("=");
                        this.pattern(*node, Precedence::Test)
                    },
                )?;
                self.write(")");
                Ok(())
            }
            Pattern::MatchStar(node) => {
                self.write("*");
                self.write(node.name.unwrap_or("_"));
                Ok(())
            }
            Pattern::MatchAs(node) => match (node.pattern, node.name) {
                (_, None) => {
                    self.write("_");
                    Ok(())
                }
                (None, Some(name)) => {
                    self.write(name);
                    Ok(())
                }
                (Some(pattern), Some(name)) => {
                    self.parenthesized_if(demanded > Precedence::Test, |this| {
                        this.pattern(pattern, Precedence::BitOr)?;
                        this.write(" as ");
                        this.write(name);
                        Ok(())
                    })
                }
            },
            Pattern::MatchOr(node) => self.parenthesized_if(demanded > Precedence::BitOr, |this| {
                let mut separator = "";
                node.patterns.iter().try_for_each(|&pattern| {
                    this.write(separator);
                    separator = " | ";
                    this.pattern(pattern, Precedence::BitXor)
                })
            }),
        }
    }
}
