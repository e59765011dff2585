//! A row of fields out of lines.

use std::sync::atomic::{AtomicI64, Ordering};

use pycore_objects::types::float::Float;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread};
use pycore_text::{OutOfMemory, TextBuf, View};

use super::error;
use super::rules::{Quoting, Rules};

/// `field_size_limit()`
pub(super) static FIELD_LIMIT: AtomicI64 = AtomicI64::new(128 * 1024);

/// Where in a row the parser is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    StartRecord,
    StartField,
    Escaped,
    InField,
    InQuoted,
    EscapedInQuoted,
    /// Behind a quote within quotes: the end of them, or the first of two.
    QuoteInQuoted,
    /// Behind the end of a line.
    AfterEnd,
    AfterEscapedEnd,
}

/// A row that is being read.
pub(super) struct Parser<'t> {
    thread: &'t Thread,
    rules: Rules,
    pub(super) state: State,
    fields: Owned<List>,
    field: TextBuf,
    /// The field began without a quote.
    unquoted: bool,
}

/// The characters of ends of lines.
fn is_end(character: Option<u32>) -> bool {
    matches!(character, None | Some(10 | 13))
}

impl<'t> Parser<'t> {
    pub(super) fn new(thread: &'t Thread, rules: Rules) -> Fallible<Self> {
        Ok(Self {
            thread,
            rules,
            state: State::StartRecord,
            fields: List::new(thread)?,
            field: TextBuf::new(),
            unquoted: false,
        })
    }

    /// Whether something of a field has been read that is not complete.
    pub(super) fn is_in_field(&self) -> bool {
        !self.field.is_empty() || self.state == State::InQuoted
    }

    /// The text has ended within a field.
    pub(super) fn end_of_text(&mut self) -> Fallible {
        if self.rules.strict {
            return Err(error(self.thread, "unexpected end of data"));
        }
        self.save()
    }

    pub(super) fn finish(self) -> Owned<List> {
        self.fields
    }

    pub(super) fn line(&mut self, line: View<'_>) -> Fallible {
        for character in line.code_points() {
            self.character(Some(character))?;
        }
        self.character(None)
    }

    fn add(&mut self, character: u32) -> Fallible {
        let limit = FIELD_LIMIT.load(Ordering::Relaxed);
        if self.field.len() as i64 >= limit {
            let message = format!("field larger than field limit ({limit})");
            return Err(error(self.thread, &message));
        }
        self.field.push(character).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    /// The field is complete.
    fn save(&mut self) -> Fallible {
        let quoting = self.rules.quoting;
        let field = if self.unquoted && self.field.is_empty() && quoting.tells_null() {
            self.thread.none()
        } else {
            let text = Str::from_buffer(self.thread, &self.field)?.into_object();
            let is_number = matches!(quoting, Quoting::NonNumeric | Quoting::Strings);
            if self.unquoted && !self.field.is_empty() && is_number {
                self.thread.new_float(Float::from_object(self.thread, &text)?)?
            } else {
                text
            }
        };
        self.field.clear();
        self.fields.push(self.thread, field)
    }

    /// The end of the field and of the row.
    fn end_row(&mut self, character: Option<u32>) -> Fallible {
        self.save()?;
        self.state = if character.is_none() { State::StartRecord } else { State::AfterEnd };
        Ok(())
    }

    fn is_quote(&self, character: Option<u32>) -> bool {
        character.is_some() && self.rules.quoting != Quoting::None && character == self.rules.quote
    }

    fn is_escape(&self, character: Option<u32>) -> bool {
        character.is_some() && character == self.rules.escape
    }

    fn is_delimiter(&self, character: Option<u32>) -> bool {
        character == Some(self.rules.delimiter)
    }

    /// One character, or none at the end of a line.
    fn character(&mut self, character: Option<u32>) -> Fallible {
        // What is read behind the end of a line is its end.
        let or_end = character.unwrap_or(10);
        match self.state {
            State::StartRecord => match character {
                None => Ok(()),
                Some(10 | 13) => {
                    self.state = State::AfterEnd;
                    Ok(())
                }
                Some(_) => self.start_field(character),
            },
            State::StartField => self.start_field(character),
            State::Escaped => {
                self.add(or_end)?;
                self.state = match character {
                    Some(10 | 13) => State::AfterEscapedEnd,
                    _ => State::InField,
                };
                Ok(())
            }
            State::AfterEscapedEnd if character.is_none() => Ok(()),
            State::AfterEscapedEnd | State::InField => self.in_field(character, or_end),
            State::InQuoted => {
                if character.is_none() {
                    return Ok(());
                }
                if self.is_escape(character) {
                    self.state = State::EscapedInQuoted;
                } else if self.is_quote(character) {
                    self.state = match self.rules.double_quote {
                        true => State::QuoteInQuoted,
                        false => State::InField,
                    };
                } else {
                    self.add(or_end)?;
                }
                Ok(())
            }
            State::EscapedInQuoted => {
                self.add(or_end)?;
                self.state = State::InQuoted;
                Ok(())
            }
            State::QuoteInQuoted => self.after_quote(character, or_end),
            State::AfterEnd => match character {
                Some(10 | 13) => Ok(()),
                None => {
                    self.state = State::StartRecord;
                    Ok(())
                }
                Some(_) => {
                    let message = "new-line character seen in unquoted field - do you need to open the file with newline=''?";
                    Err(error(self.thread, message))
                }
            },
        }
    }

    fn start_field(&mut self, character: Option<u32>) -> Fallible {
        self.state = State::StartField;
        self.unquoted = true;
        if is_end(character) {
            return self.end_row(character);
        }
        if self.is_quote(character) {
            self.unquoted = false;
            self.state = State::InQuoted;
        } else if self.is_escape(character) {
            self.state = State::Escaped;
        } else if character == Some(u32::from(' ')) && self.rules.skip_initial_space {
            // Passed over.
        } else if self.is_delimiter(character) {
            return self.save();
        } else if let Some(character) = character {
            self.add(character)?;
            self.state = State::InField;
        }
        Ok(())
    }

    fn in_field(&mut self, character: Option<u32>, or_end: u32) -> Fallible {
        if is_end(character) {
            return self.end_row(character);
        }
        self.state = State::InField;
        if self.is_escape(character) {
            self.state = State::Escaped;
        } else if self.is_delimiter(character) {
            self.save()?;
            self.state = State::StartField;
        } else {
            self.add(or_end)?;
        }
        Ok(())
    }

    fn after_quote(&mut self, character: Option<u32>, or_end: u32) -> Fallible {
        if self.is_quote(character) {
            self.add(or_end)?;
            self.state = State::InQuoted;
            return Ok(());
        }
        if self.is_delimiter(character) {
            self.save()?;
            self.state = State::StartField;
            return Ok(());
        }
        if is_end(character) {
            return self.end_row(character);
        }
        if self.rules.strict {
            let shown =
                |character: u32| char::from_u32(character).unwrap_or(char::REPLACEMENT_CHARACTER);
            let quote = shown(self.rules.quote.unwrap_or_default());
            let delimiter = shown(self.rules.delimiter);
            let message = format!("'{delimiter}' expected after '{quote}'");
            return Err(error(self.thread, &message));
        }
        self.add(or_end)?;
        self.state = State::InField;
        Ok(())
    }
}
