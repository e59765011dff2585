//! Documentation as definitions hold it: `name(signature)`, a line of dashes, text.

/// What ends a signature.
const END: &str = ")\n--\n\n";

/// The signature from its parenthesis on, and the text behind.
fn split<'d>(name: &str, doc: &'d str) -> Option<(&'d str, &'d str)> {
    let short = name.rsplit('.').next().unwrap_or(name);
    let rest = doc.strip_prefix(short).filter(|rest| rest.starts_with('('))?;
    let end = rest.find(END)?;
    // A blank line in between means that the text only happens to begin with the name.
    let is_prose = rest[..end].contains("\n\n");
    (!is_prose).then(|| (&rest[..=end], &rest[end + END.len()..]))
}

/// `__doc__`
pub(crate) fn documentation<'d>(name: &str, doc: &'d str) -> Option<&'d str> {
    let text = split(name, doc).map_or(doc, |(_, text)| text);
    (!text.is_empty()).then_some(text)
}

/// `__text_signature__`
pub(crate) fn text_signature<'d>(name: &str, doc: &'d str) -> Option<&'d str> {
    split(name, doc).map(|(signature, _)| signature)
}
