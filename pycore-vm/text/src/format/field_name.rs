//! The name of a field of `str.format`: an argument, then attributes and items.

use std::ops::Range;

use super::decimal;
use crate::View;

/// The argument that a field name begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// Nothing: the next argument by position.
    Automatic,
    /// An argument by position.
    Index(usize),
    /// An argument by name.
    Name(Range<usize>),
}

/// What follows in a field name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accessor {
    /// `.name`
    Attribute(Range<usize>),
    /// `[number]`
    Index(usize),
    /// `[text]`
    Key(Range<usize>),
}

/// Iterator of what follows the first part; an error is the message of a `ValueError`.
#[derive(Clone, Debug)]
pub struct FieldName<'a> {
    name: View<'a>,
    at: usize,
}

/// An attribute or an item, or what is wrong.
pub type Part = Result<Accessor, &'static str>;

impl<'a> FieldName<'a> {
    /// Begin with a name: its first part and an iterator of the others.
    pub fn new(name: View<'a>) -> Result<(First, Self), &'static str> {
        let end = find(name, 0, &['.', '[']).unwrap_or(name.len());
        let first = match number(name.first(end))? {
            Some(index) => First::Index(index),
            None if end == 0 => First::Automatic,
            None => First::Name(0..end),
        };
        Ok((first, Self { name, at: end }))
    }

    /// The parts from a place on, which is that of the end of one.
    pub fn resume(name: View<'a>, at: usize) -> Self {
        Self { name, at }
    }

    /// Where the next part begins.
    pub fn position(&self) -> usize {
        self.at
    }

    fn part(&mut self, kind: u32) -> Part {
        let start = self.at + 1;
        let attribute = match char::from_u32(kind) {
            Some('.') => true,
            Some('[') => false,
            _ => return Err("Only '.' or '[' may follow ']' in format field specifier"),
        };
        let end = if attribute {
            let end = find(self.name, start, &['.', '[']).unwrap_or(self.name.len());
            self.at = end;
            end
        } else {
            let end = find(self.name, start, &[']']).ok_or("Missing ']' in format string")?;
            self.at = end + 1;
            end
        };
        if start == end {
            return Err("Empty attribute in format string");
        }
        if attribute {
            return Ok(Accessor::Attribute(start..end));
        }
        Ok(match number(self.name.part(start..end))? {
            Some(index) => Accessor::Index(index),
            None => Accessor::Key(start..end),
        })
    }
}

impl Iterator for FieldName<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let kind = self.name.get(self.at)?;
        let part = self.part(kind);
        if part.is_err() {
            self.at = self.name.len();
        }
        Some(part)
    }
}

fn find(name: View<'_>, from: usize, ends: &[char]) -> Option<usize> {
    let mut points = name.skip(from).code_points();
    points.position(|point| ends.iter().any(|&end| u32::from(end) == point)).map(|at| from + at)
}

/// The number that a text is, if it is all digits.
fn number(text: View<'_>) -> Result<Option<usize>, &'static str> {
    match decimal(text) {
        // Too great a number is an error even if other characters follow.
        Some((_, None)) => Err("Too many decimal digits in format string"),
        Some((length, number)) if length == text.len() => Ok(number),
        _ => Ok(None),
    }
}

/// Fields are numbered by the template or by themselves, but not both.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbering {
    state: Option<Automatic>,
}

#[derive(Clone, Copy, Debug)]
enum Automatic {
    Next(usize),
    Manual,
}

impl Numbering {
    /// The number of the argument for a first part that is empty or a number; an error is the message of a
    /// `ValueError`.
    pub fn index(&mut self, given: Option<usize>) -> Result<usize, &'static str> {
        match (self.state, given) {
            (Some(Automatic::Next(_)), Some(_)) => {
                Err("cannot switch from automatic field numbering to manual field specification")
            }
            (Some(Automatic::Manual), None) => {
                Err("cannot switch from manual field specification to automatic field numbering")
            }
            (_, Some(index)) => {
                self.state = Some(Automatic::Manual);
                Ok(index)
            }
            (Some(Automatic::Next(next)), None) => {
                self.state = Some(Automatic::Next(next + 1));
                Ok(next)
            }
            (None, None) => {
                self.state = Some(Automatic::Next(1));
                Ok(0)
            }
        }
    }
}
