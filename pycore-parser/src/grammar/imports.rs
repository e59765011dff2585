//! `import` and `from ... import`.

use pycore_ast::{Alias, Stmt, StmtImport, StmtImportFrom};
use pycore_lexer::TokenKind;
use pycore_source::TextRange;

use crate::parser::{Parse, Parser};
use crate::scratch::take;

impl<'a> Parser<'a, '_> {
    /// `import_name`
    pub(crate) fn import_name(&mut self) -> Parse<Stmt<'a>> {
        let start = self.start();
        self.advance();
        let mark = self.scratch.aliases.len();
        loop {
            let start = self.start();
            let name = self.dotted_name()?;
            self.alias(start, name)?;
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        let names = take(self.arena, &mut self.scratch.aliases, mark);
        let range = self.range_from(start);
        Ok(Stmt::Import(self.node(StmtImport { range, names })))
    }

    /// `import_from`
    pub(crate) fn import_from(&mut self) -> Parse<Stmt<'a>> {
        let start = self.start();
        self.advance();
        let mut level = 0;
        loop {
            level += match self.kind() {
                TokenKind::Dot => 1,
                TokenKind::Ellipsis => 3,
                _ => break,
            };
            self.advance();
        }
        let mut module = None;
        if level == 0 || self.at(TokenKind::Name) {
            module = Some(self.dotted_name()?);
        }
        self.expect(TokenKind::Import)?;
        let names = self.import_from_targets()?;
        if module == Some("__future__") && level == 0 {
            self.barry_as_flufl |= names.iter().any(|alias| alias.name == "barry_as_FLUFL");
        }
        let range = self.range_from(start);
        Ok(Stmt::ImportFrom(self.node(StmtImportFrom { range, module, names, level })))
    }

    /// `import_from_targets`
    fn import_from_targets(&mut self) -> Parse<&'a [Alias<'a>]> {
        let mark = self.scratch.aliases.len();
        if self.at(TokenKind::Star) {
            let range = self.current.range();
            self.advance();
            return Ok(self.arena.alloc_slice(&[Alias { range, name: "*", asname: None }]));
        }
        let parenthesised = self.eat(TokenKind::LeftParenthesis);
        loop {
            let start = self.start();
            let name = self.identifier()?;
            self.alias(start, name)?;
            if !self.eat(TokenKind::Comma) {
                break;
            }
            if parenthesised && self.at(TokenKind::RightParenthesis) {
                break;
            }
        }
        if parenthesised {
            self.expect(TokenKind::RightParenthesis)?;
        }
        Ok(take(self.arena, &mut self.scratch.aliases, mark))
    }

    /// `['as' NAME]` after a name that started at `start`.
    fn alias(&mut self, start: u32, name: &'a str) -> Parse<()> {
        let mut asname = None;
        if self.eat(TokenKind::As) {
            asname = Some(self.identifier()?);
        }
        let range = self.range_from(start);
        self.scratch.aliases.push(Alias { range, name, asname });
        Ok(())
    }

    /// `dotted_name`: as it stands in the text where that has no blanks and only ASCII.
    fn dotted_name(&mut self) -> Parse<&'a str> {
        let start = self.start();
        let first = self.identifier()?;
        if !self.at(TokenKind::Dot) {
            return Ok(first);
        }
        let mark = self.scratch.names.len();
        self.scratch.names.push(first);
        while self.eat(TokenKind::Dot) {
            let name = self.identifier()?;
            self.scratch.names.push(name);
        }
        let names = &self.scratch.names[mark..];
        let length = names.iter().map(|name| name.len() + 1).sum::<usize>() - 1;
        let range = TextRange::new(start, self.last_end);
        let text = &self.text[range];
        let joined = if text.len() == length && text.is_ascii() {
            text
        } else {
            self.arena.alloc_str(&names.join("."))
        };
        self.scratch.names.truncate(mark);
        Ok(joined)
    }

    /// `','.NAME+` of `global` and `nonlocal`.
    pub(crate) fn name_list(&mut self) -> Parse<&'a [&'a str]> {
        let mark = self.scratch.names.len();
        loop {
            let name = self.identifier()?;
            self.scratch.names.push(name);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        Ok(take(self.arena, &mut self.scratch.names, mark))
    }
}
