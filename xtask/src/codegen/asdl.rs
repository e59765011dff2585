//! Reads the ASDL table of the syntax tree.

use crate::files::Outcome;

/// One definition: a sum of constructors, or a product (one nameless constructor).
pub(crate) struct Type {
    /// Name in the table, such as `expr`.
    pub(crate) name: String,
    /// What it is, one line an item.
    pub(crate) docs: Vec<String>,
    /// What it can be.
    pub(crate) shape: Shape,
    /// Whether its nodes have a place in the source.
    pub(crate) attributes: bool,
}

/// What the values of a type look like.
pub(crate) enum Shape {
    /// Several node types.
    Sum(Vec<Constructor>),
    /// Several constructors without any field.
    Choice(Vec<Constructor>),
    /// One node type; its name in the `ast` module.
    Product(String, Vec<Field>),
}

/// An alternative of a sum.
pub(crate) struct Constructor {
    /// Name, such as `BinOp`.
    pub(crate) name: String,
    /// What it is, one line an item.
    pub(crate) docs: Vec<String>,
    /// Its fields in order.
    pub(crate) fields: Vec<Field>,
}

/// How often a field's type occurs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// `type`
    One,
    /// `type?`
    Optional,
    /// `type*`
    Many,
    /// `type?*`
    ManyOptional,
}

/// A field of a node.
pub(crate) struct Field {
    /// Name in the `ast` module.
    pub(crate) name: String,
    /// Name of its type.
    pub(crate) type_name: String,
    /// How many.
    pub(crate) count: Count,
}

/// Parse the table.
pub(crate) fn parse(text: &str) -> Outcome<Vec<Type>> {
    let mut reader = Reader { words: words(text), at: 0 };
    reader.expect("module")?;
    reader.next()?;
    reader.expect("{")?;
    let mut types = Vec::new();
    while reader.peek() != Some("}") {
        types.push(reader.definition()?);
    }
    Ok(types)
}

/// Words, signs, and documentation lines (which keep their `--|`).
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for line in text.lines() {
        let (code, doc) = match line.split_once("--") {
            Some((code, comment)) if comment.starts_with('|') => (code, Some(comment)),
            Some((code, _)) => (code, None),
            None => (line, None),
        };
        let mut word = String::new();
        for char in code.chars() {
            if char.is_alphanumeric() || char == '_' {
                word.push(char);
                continue;
            }
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if !char.is_whitespace() {
                words.push(char.to_string());
            }
        }
        if !word.is_empty() {
            words.push(word);
        }
        if let Some(doc) = doc {
            words.push(format!("--{doc}"));
        }
    }
    words
}

struct Reader {
    words: Vec<String>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<&str> {
        self.words.get(self.at).map(String::as_str)
    }

    fn next(&mut self) -> Outcome<String> {
        let word = self.words.get(self.at).ok_or("Python.asdl ends too early")?;
        self.at += 1;
        Ok(word.clone())
    }

    fn accept(&mut self, word: &str) -> bool {
        let found = self.peek() == Some(word);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, word: &str) -> Outcome {
        let found = self.next()?;
        if found == word {
            return Ok(());
        }
        Err(format!("Python.asdl: `{word}` expected, `{found}` found").into())
    }

    fn docs(&mut self) -> Vec<String> {
        let mut docs = Vec::new();
        while let Some(line) = self.peek().and_then(|word| word.strip_prefix("--|")) {
            docs.push(line.trim().to_owned());
            self.at += 1;
        }
        docs
    }

    fn definition(&mut self) -> Outcome<Type> {
        let docs = self.docs();
        let name = self.next()?;
        self.expect("=")?;
        let shape = if self.peek() == Some("(") {
            Shape::Product(name.clone(), self.fields()?)
        } else {
            self.sum()?
        };
        let attributes = self.accept("attributes");
        Ok(Type { name, docs, shape, attributes })
    }

    fn sum(&mut self) -> Outcome<Shape> {
        let mut constructors = Vec::new();
        loop {
            let docs = self.docs();
            let name = self.next()?;
            let fields = if self.peek() == Some("(") { self.fields()? } else { Vec::new() };
            constructors.push(Constructor { name, docs, fields });
            if !self.accept("|") {
                break;
            }
        }
        if constructors.len() == 1 {
            let only = constructors.remove(0);
            return Ok(Shape::Product(only.name, only.fields));
        }
        if constructors.iter().all(|constructor| constructor.fields.is_empty()) {
            return Ok(Shape::Choice(constructors));
        }
        Ok(Shape::Sum(constructors))
    }

    fn fields(&mut self) -> Outcome<Vec<Field>> {
        self.expect("(")?;
        let mut fields = Vec::new();
        loop {
            let type_name = self.next()?;
            let optional = self.accept("?");
            let many = self.accept("*");
            let count = match (optional, many) {
                (false, false) => Count::One,
                (true, false) => Count::Optional,
                (false, true) => Count::Many,
                (true, true) => Count::ManyOptional,
            };
            fields.push(Field { name: self.next()?, type_name, count });
            if !self.accept(",") {
                break;
            }
        }
        self.expect(")")?;
        Ok(fields)
    }
}
