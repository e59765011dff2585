//! `import` and `from ... import`.

use pycore_ast::{Alias, StmtImport, StmtImportFrom};
use pycore_bytecode::{Intrinsic1, Location, Opcode};

use super::Codegen;

impl<'a> Codegen<'a, '_> {
    pub(super) fn import(&mut self, node: &'a StmtImport<'a>) {
        let location = self.location(node.range);
        for alias in node.names {
            self.load_int(0, location);
            self.load_none(location);
            self.op_name(Opcode::IMPORT_NAME, alias.name, location);
            match alias.asname {
                Some(asname) => self.import_as(alias, asname, location),
                None => {
                    let package = alias.name.split_once('.').map_or(alias.name, |(first, _)| first);
                    self.store_name(package, location);
                }
            }
        }
    }

    /// Goes from the package, which `IMPORT_NAME` gives, to the module in it.
    fn import_as(&mut self, alias: &'a Alias<'a>, asname: &'a str, location: Location) {
        let mut parts = alias.name.split('.').skip(1).peekable();
        let is_dotted = parts.peek().is_some();
        while let Some(part) = parts.next() {
            self.op_plain_name(Opcode::IMPORT_FROM, part, location);
            if parts.peek().is_some() {
                self.op_arg(Opcode::SWAP, 2, location);
                self.op(Opcode::POP_TOP, location);
            }
        }
        self.store_name(asname, location);
        if is_dotted {
            self.op(Opcode::POP_TOP, location);
        }
    }

    pub(super) fn import_from(&mut self, node: &'a StmtImportFrom<'a>) {
        let location = self.location(node.range);
        self.load_int(i64::from(node.level), location);
        let names = self.names_constant(node.names.iter().map(|alias| alias.name));
        self.load_constant(names, location);
        self.op_name(Opcode::IMPORT_NAME, node.module.unwrap_or(""), location);
        for (index, alias) in node.names.iter().enumerate() {
            if index == 0 && alias.name == "*" {
                let star = Intrinsic1::ImportStar.number();
                self.op_arg(Opcode::CALL_INTRINSIC_1, star, location);
                self.op(Opcode::POP_TOP, Location::NONE);
                return;
            }
            self.op_name(Opcode::IMPORT_FROM, alias.name, location);
            self.store_name(alias.asname.unwrap_or(alias.name), location);
        }
        self.op(Opcode::POP_TOP, location);
    }
}
