//! Python signatures as text: `insert($self, index, object, /)`.

/// A signature line, read.
pub(crate) struct TextSignature {
    /// The function's Python name.
    pub(crate) name: String,
    /// What is between the parentheses, as written: the text signature is made of it.
    pub(crate) inside: String,
    /// `$self`, `$type` or `$module`, if it is there.
    pub(crate) receiver: Option<String>,
    /// The parameters, in order, stars included.
    pub(crate) parameters: Vec<Parameter>,
    /// Whether Python sees the signature; a `!` in front of the name hides it.
    pub(crate) visible: bool,
}

/// A parameter.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// The default, as written.
    pub(crate) default: Option<String>,
}

/// How a parameter is passed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    PositionalOnly,
    PositionalOrKeyword,
    KeywordOnly,
    /// `*args`
    Rest,
    /// `**kwargs`
    Keywords,
}

impl TextSignature {
    /// Whether a line begins like a signature: `None` if not, else whether it can be nothing but one.
    pub(crate) fn begins(line: &str) -> Option<bool> {
        let bare = line.strip_prefix('!').unwrap_or(line);
        let end = bare.find('(')?;
        let is_name = is_identifier(&bare[..end]);
        // "len(x) gives the length" is a sentence, and "print(value, ..., sep=' ')" is none that can be read.
        is_name.then(|| bare.contains('$') || bare.contains("/)") || line.starts_with('!'))
    }

    /// Whether the parentheses of a text are closed.
    pub(crate) fn is_complete(text: &str) -> bool {
        Scan::new(text).last().is_some_and(|(.., depth)| depth == 0)
    }

    /// Reads a signature line.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let visible = !text.starts_with('!');
        let text = text.trim_start_matches('!');
        let wrong = |what: &str| Err(format!("`{text}` is not a signature: {what}"));
        let Some((name, rest)) = text.split_once('(') else { return wrong("no parenthesis") };
        let Some(inside) = rest.strip_suffix(')') else { return wrong("it does not end with `)`") };
        let mut receiver = None;
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut kind = Kind::PositionalOrKeyword;
        let plain = without_groups(inside);
        for (index, part) in split(&plain).into_iter().enumerate() {
            let (part, default) = match part.split_once('=') {
                Some((name, default)) => (name.trim(), Some(default.trim().to_string())),
                None => (part, None),
            };
            if let Some(name) = part.strip_prefix('$') {
                if index > 0 || !matches!(name, "self" | "type" | "cls" | "module") {
                    return wrong("only the first parameter may be $self, $type or $module");
                }
                receiver = Some(name.to_string());
            } else if part == "/" {
                if parameters.iter().any(|earlier| earlier.kind != Kind::PositionalOrKeyword) {
                    return wrong("`/` is too late");
                }
                parameters.iter_mut().for_each(|earlier| earlier.kind = Kind::PositionalOnly);
            } else if part == "*" {
                kind = Kind::KeywordOnly;
            } else {
                let (name, kind) = if let Some(name) = part.strip_prefix("**") {
                    (name, Kind::Keywords)
                } else if let Some(name) = part.strip_prefix('*') {
                    kind = Kind::KeywordOnly;
                    (name, Kind::Rest)
                } else {
                    (part, kind)
                };
                if !is_identifier(name) {
                    return wrong(&format!("`{name}` is no name"));
                }
                if parameters.last().is_some_and(|last| last.kind == Kind::Keywords) {
                    return wrong("nothing can follow `**`");
                }
                let needs_default =
                    matches!(kind, Kind::PositionalOnly | Kind::PositionalOrKeyword)
                        && default.is_none()
                        && parameters.iter().any(|earlier| earlier.default.is_some());
                if needs_default {
                    return wrong(&format!(
                        "`{name}` needs a default, since one before it has one"
                    ));
                }
                parameters.push(Parameter { name: name.to_string(), kind, default });
            }
        }
        let name = name.to_string();
        Ok(Self { name, inside: inside.to_string(), receiver, parameters, visible })
    }

    /// What `ml_doc` and `tp_doc` hold: signature, a line of dashes, documentation.
    pub(crate) fn internal_doc(&self, text: &str) -> String {
        if self.visible {
            format!("{}({})\n--\n\n{text}", self.name, self.inside)
        } else {
            text.to_string()
        }
    }
}

/// Writes optional groups as defaults: `sub[, start[, end]]` as `sub, start=<absent>, end=<absent>`.
///
/// The groups of `sub, [start, [end]]` are of parameters that have no names for callers, without a `/` behind them.
fn without_groups(inside: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0;
    let mut rest = inside;
    let mut unnamed = false;
    // Brackets within a default are no groups.
    let mut nested = 0_usize;
    let mut quote = None;
    while let Some(character) = rest.chars().next() {
        let group = if nested > 0 || quote.is_some() {
            None
        } else {
            rest.strip_prefix("[,").or_else(|| {
                let group = rest.strip_prefix(", [");
                unnamed |= group.is_some();
                group
            })
        };
        if let Some(group) = group {
            let group = group.trim_start();
            let end = group.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(group.len());
            plain += &format!(", {}=<absent>", &group[..end]);
            rest = &group[end..];
            depth += 1;
            continue;
        }
        let within = nested > 0 || quote.is_some();
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '(' | '[' | '{') => nested += 1,
            (None, ')' | ']' | '}') if nested > 0 => nested -= 1,
            _ => {}
        }
        if character == ']' && depth > 0 && !within {
            depth -= 1;
        } else {
            plain.push(character);
        }
        rest = &rest[character.len_utf8()..];
    }
    if unnamed {
        plain += ", /";
    }
    plain
}

fn is_identifier(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c == '_' || c.is_alphanumeric())
}

/// Splits at the commas outside of brackets and quotes.
fn split(inside: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (index, character, depth) in Scan::new(inside) {
        if character == ',' && depth == 0 {
            parts.push(inside[start..index].trim());
            start = index + 1;
        }
    }
    let last = inside[start..].trim();
    if !last.is_empty() {
        parts.push(last);
    }
    parts
}

/// Characters outside of quotes, with the depth of brackets after each.
struct Scan<'t> {
    characters: std::str::CharIndices<'t>,
    depth: usize,
    quote: Option<char>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Self { characters: text.char_indices(), depth: 0, quote: None }
    }
}

impl Iterator for Scan<'_> {
    type Item = (usize, char, usize);

    fn next(&mut self) -> Option<Self::Item> {
        for (index, character) in self.characters.by_ref() {
            match (self.quote, character) {
                (Some(quote), _) => {
                    if quote == character {
                        self.quote = None;
                    }
                    continue;
                }
                (None, '\'' | '"') => {
                    self.quote = Some(character);
                    continue;
                }
                (None, '(' | '[' | '{') => self.depth += 1,
                (None, ')' | ']' | '}') => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            return Some((index, character, self.depth));
        }
        None
    }
}
