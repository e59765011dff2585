//! Displays of lists, tuples, sets and dicts, and assignments to lists of targets.
//!
//! What has many elements, or elements with `*`, is built step by step so that the stack stays small.

use pycore_ast::{Expr, ExprContext, ExprDict, ExprList, ExprSet, ExprTuple};
use pycore_bytecode::{Intrinsic1, Location, Opcode};
use pycore_source::TextRange;

use super::{Codegen, Outcome, STACK_GUIDELINE};

/// How a collection is built.
#[derive(Clone, Copy)]
pub(super) struct Display {
    /// Of so many elements on the stack.
    build: Opcode,
    /// With one more element.
    add: Opcode,
    /// With the elements of an iterable.
    extend: Opcode,
    /// It is a list until it is complete.
    is_tuple: bool,
}

impl Display {
    const LIST: Self = Self {
        build: Opcode::BUILD_LIST,
        add: Opcode::LIST_APPEND,
        extend: Opcode::LIST_EXTEND,
        is_tuple: false,
    };
    pub(super) const TUPLE: Self = Self { is_tuple: true, ..Self::LIST };
    const SET: Self = Self {
        build: Opcode::BUILD_SET,
        add: Opcode::SET_ADD,
        extend: Opcode::SET_UPDATE,
        is_tuple: false,
    };
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn list(&mut self, node: &'a ExprList<'a>) -> Outcome {
        match node.ctx {
            ExprContext::Load => self.display(Display::LIST, node.elts, None, 0, node.range),
            ExprContext::Store => self.unpack(node.elts, node.range),
            ExprContext::Del => self.exprs(node.elts),
        }
    }

    pub(super) fn tuple(&mut self, node: &'a ExprTuple<'a>) -> Outcome {
        match node.ctx {
            ExprContext::Load => self.display(Display::TUPLE, node.elts, None, 0, node.range),
            ExprContext::Store => self.unpack(node.elts, node.range),
            ExprContext::Del => self.exprs(node.elts),
        }
    }

    pub(super) fn set(&mut self, node: &'a ExprSet<'a>) -> Outcome {
        self.display(Display::SET, node.elts, None, 0, node.range)
    }

    /// Builds a collection.
    ///
    /// `pushed` elements are on the stack already, before the others; `injected` is a name that is the
    /// last element.
    pub(super) fn display(
        &mut self,
        display: Display,
        elements: &'a [Expr<'a>],
        injected: Option<&'a str>,
        pushed: usize,
        range: TextRange,
    ) -> Outcome {
        let location = self.location(range);
        let count = elements.len() + pushed + usize::from(injected.is_some());
        let is_big = count > STACK_GUIDELINE;
        let has_star = elements.iter().any(|element| matches!(element, Expr::Starred(_)));
        if !has_star && !is_big {
            self.exprs(elements)?;
            if let Some(name) = injected {
                self.load_name(name, location);
            }
            let build = if display.is_tuple { Opcode::BUILD_TUPLE } else { display.build };
            self.op_arg(build, count as u32, location);
            return Ok(());
        }
        let mut is_built = is_big;
        if is_big {
            self.op_arg(display.build, pushed as u32, location);
        }
        for (index, &element) in elements.iter().enumerate() {
            if let Expr::Starred(starred) = element {
                if !is_built {
                    self.op_arg(display.build, (index + pushed) as u32, location);
                    is_built = true;
                }
                self.expr(starred.value)?;
                self.op_arg(display.extend, 1, location);
            } else {
                self.expr(element)?;
                if is_built {
                    self.op_arg(display.add, 1, location);
                }
            }
        }
        if let Some(name) = injected {
            self.load_name(name, location);
            self.op_arg(display.add, 1, location);
        }
        if display.is_tuple {
            self.list_to_tuple(location);
        }
        Ok(())
    }

    pub(super) fn list_to_tuple(&mut self, location: Location) {
        self.op_arg(Opcode::CALL_INTRINSIC_1, Intrinsic1::ListToTuple.number(), location);
    }

    /// Assigns to targets from the iterable on top of the stack.
    fn unpack(&mut self, targets: &'a [Expr<'a>], range: TextRange) -> Outcome {
        let location = self.location(range);
        let stars = targets.iter().map(|target| matches!(target, Expr::Starred(_)));
        match self.unpack_counts(stars, targets.len(), range, "assignment")? {
            Some(counts) => self.op_arg(Opcode::UNPACK_EX, counts, location),
            None => self.op_arg(Opcode::UNPACK_SEQUENCE, targets.len() as u32, location),
        }
        targets.iter().try_for_each(|&target| match target {
            Expr::Starred(starred) => self.expr(starred.value),
            target => self.expr(target),
        })
    }

    pub(super) fn dict(&mut self, node: &'a ExprDict<'a>) -> Outcome {
        let location = self.location(node.range);
        let mut has_dict = false;
        // The items from here on are not generated yet.
        let mut first = 0;
        for (index, (&key, &value)) in node.keys.iter().zip(node.values).enumerate() {
            if key.is_none() {
                if first < index {
                    self.dict_part(node, first, index, has_dict)?;
                    has_dict = true;
                }
                if !has_dict {
                    self.op_arg(Opcode::BUILD_MAP, 0, location);
                    has_dict = true;
                }
                self.expr(value)?;
                self.op_arg(Opcode::DICT_UPDATE, 1, location);
                first = index + 1;
            } else if (index - first) * 2 > STACK_GUIDELINE {
                self.dict_part(node, first, index + 1, has_dict)?;
                has_dict = true;
                first = index + 1;
            }
        }
        if first < node.values.len() {
            self.dict_part(node, first, node.values.len(), has_dict)?;
        } else if !has_dict {
            self.op_arg(Opcode::BUILD_MAP, 0, location);
        }
        Ok(())
    }

    /// Items of a dict without `**`; with `joins` they are added to the dict on top of the stack.
    fn dict_part(
        &mut self,
        node: &'a ExprDict<'a>,
        begin: usize,
        end: usize,
        joins: bool,
    ) -> Outcome {
        let location = self.location(node.range);
        let count = end - begin;
        let is_big = count * 2 > STACK_GUIDELINE;
        if is_big {
            self.op_arg(Opcode::BUILD_MAP, 0, location);
        }
        for (&key, &value) in node.keys[begin..end].iter().zip(&node.values[begin..end]) {
            if let Some(key) = key {
                self.expr(key)?;
            }
            self.expr(value)?;
            if is_big {
                self.op_arg(Opcode::MAP_ADD, 1, location);
            }
        }
        if !is_big {
            self.op_arg(Opcode::BUILD_MAP, count as u32, location);
        }
        if joins {
            self.op_arg(Opcode::DICT_UPDATE, 1, location);
        }
        Ok(())
    }
}
