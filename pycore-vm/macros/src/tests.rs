//! What is generated, as text; and what is refused, with the message.

use proc_macro2::TokenStream;

use crate::signature::{Kind, TextSignature};
use crate::{methods, slots};

fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap()
}

/// The message for a block that `#[methods]` refuses.
fn refused(options: &str, function: &str) -> String {
    let block = tokens(&format!("impl List {{ {function} }}"));
    let result = methods::expand(tokens(options), block).unwrap().to_string();
    // The errors stand behind the block, which passes through.
    let start = result.find("compile_error").unwrap_or_else(|| panic!("no error in {result}"));
    result[start..].split('"').nth(1).unwrap_or_default().to_string()
}

fn refused_slot(function: &str) -> String {
    let block = tokens(&format!("impl List {{ {function} }}"));
    let result = slots::expand(TokenStream::new(), block).unwrap().to_string();
    let start = result.find("compile_error").unwrap_or_else(|| panic!("no error in {result}"));
    result[start..].split('"').nth(1).unwrap_or_default().to_string()
}

#[test]
fn signatures_are_read() {
    let text = "f($self, a, b=(1, [2]), /, c=', ', *args, d, e='x=y', **kwargs)";
    let signature = TextSignature::parse(text).unwrap();
    assert_eq!((signature.name.as_str(), signature.receiver.as_deref()), ("f", Some("self")));
    let kinds: Vec<_> =
        signature.parameters.iter().map(|one| (one.name.as_str(), one.kind)).collect();
    let expected = [
        ("a", Kind::PositionalOnly),
        ("b", Kind::PositionalOnly),
        ("c", Kind::PositionalOrKeyword),
        ("args", Kind::Rest),
        ("d", Kind::KeywordOnly),
        ("e", Kind::KeywordOnly),
        ("kwargs", Kind::Keywords),
    ];
    assert!(kinds == expected);
    let defaults: Vec<_> = signature.parameters.iter().map(|one| one.default.as_deref()).collect();
    assert_eq!(defaults, [None, Some("(1, [2])"), Some("', '"), None, None, Some("'x=y'"), None]);
}

#[test]
fn wrong_signatures_are_refused() {
    let error = |text| TextSignature::parse(text).err().unwrap();
    assert!(error("f(a=1, b)").contains("`b` needs a default"));
    assert!(error("f(a, $self)").contains("only the first parameter"));
    assert!(error("f(*, a, /)").contains("`/` is too late"));
    assert!(error("f(**k, a)").contains("nothing can follow"));
    assert!(error("f(a) -> int").contains("does not end with"));
}

#[test]
fn parameters_are_held_against_the_signature() {
    assert_eq!(
        refused("", "/// f($self, a, b, /)\n fn f(&self, thread: &Thread, a: isize) {}"),
        "`f` has 2 parameters in its signature (a, b) and 1 in Rust"
    );
    assert_eq!(
        refused("", "/// f($self, a=1, /)\n fn f(&self, a: isize) {}"),
        "`a` has a default: its type is `Option<..>`, None when absent"
    );
    assert_eq!(
        refused("", "/// f($self, a, /)\n fn f(&self, a: Option<isize>) {}"),
        "`a` has no default in the signature, so it cannot be absent"
    );
    assert!(
        refused("", "/// Some text.\n fn f(&self, a: isize) {}")
            .starts_with("the first line of the doc")
    );
    assert!(refused("", "/// f(a, /)\n fn f(a: isize) {}").starts_with("a method takes `&self`"));
    assert!(
        refused("module", "/// f($type, a, /)\n fn f(a: isize) {}")
            .starts_with("`$self` is for methods")
    );
    assert!(
        refused("", "/// f($type)\n #[classmethod] fn f(&self) {}")
            .starts_with("the first parameter of a class")
    );
    assert!(refused("", "/// f($self)\n fn f(&mut self) {}").starts_with("objects are shared"));
    assert!(
        refused("", "#[getter] fn f(&self, a: isize) {}").starts_with("a getter takes no values")
    );
}

#[test]
fn slots_are_held_against_their_shape() {
    assert!(refused_slot("fn tp_rper(&self) {}").starts_with("no slot of CPython's"));
    assert!(
        refused_slot("fn nb_add(&self, other: &Object) {}")
            .starts_with("either operand may be of the type")
    );
    assert_eq!(
        refused_slot("fn tp_hash(&self, a: isize) {}"),
        "this slot takes 0 values, here are 1"
    );
    assert!(
        refused_slot("fn tp_new(thread: &Thread) {}")
            .starts_with("the first parameter of this slot is")
    );
    assert!(
        refused_slot("fn tp_init(&self, a: isize) {}")
            .starts_with("the first line of the documentation")
    );
}

/// Twenty methods of two parameters: the tables are small, and bodies pass through.
#[test]
fn what_is_generated_is_small() {
    let method = "/// m($self, index, object=None, /)\n ///\n /// Text.\n fn m(&self, thread: &Thread, index: isize, \
                  object: Option<&Object>) -> Fallible<()> { body() }";
    let source = format!("impl List {{ {} }}", method.repeat(20));
    let written = tokens(&source).to_string().len();
    let expanded = methods::expand(TokenStream::new(), tokens(&source)).unwrap().to_string().len();
    let per_method = (expanded - written) / 20;
    assert!(per_method < 1000, "{per_method} characters per method");
}
