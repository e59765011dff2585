//! Methods of `str` and `bytes` against what CPython says about them (tests/data/methods.tsv).

use std::ops::Range;

use pycore_text::strip::{Ends, strip_set, strip_spaces};
use pycore_text::{
    Cased, Change, Compose, Padded, Replaced, Spaces, TabsExpanded, TextBuf, Units, View, ascii,
    classify, compare, repr, search, split,
};

/// An argument or a result.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Word(String),
    Text(TextBuf),
    List(Vec<TextBuf>),
}

fn text(shown: &str) -> TextBuf {
    crate::escapes::text(shown.strip_prefix('"').expect("a text"))
}

fn value(shown: &str) -> Value {
    match shown.strip_prefix('[') {
        Some("") => Value::List(vec![]),
        Some(items) => Value::List(items.split('|').map(text).collect()),
        None if shown.starts_with('"') => Value::Text(text(shown)),
        None => Value::Word(shown.to_owned()),
    }
}

fn composed(value: &impl Compose) -> Value {
    let text = TextBuf::composed(value).unwrap();
    assert_eq!(text.len(), value.len());
    assert_eq!(text.bits().unit_size(), value.bits().unit_size());
    assert_eq!(text.bits().is_ascii(), value.bits().is_ascii());
    Value::Text(text)
}

fn or_same(view: View<'_>, value: Option<impl Compose>) -> Value {
    value.map_or_else(|| composed(&view), |value| composed(&value))
}

fn parts(view: View<'_>, ranges: impl IntoIterator<Item = Range<usize>>) -> Value {
    Value::List(
        ranges.into_iter().map(|range| TextBuf::composed(&view.part(range)).unwrap()).collect(),
    )
}

fn number(value: &Value) -> isize {
    match value {
        Value::Word(word) => word.parse().unwrap(),
        other => panic!("{other:?} is not a number"),
    }
}

fn most(value: &Value) -> usize {
    usize::try_from(number(value)).unwrap_or(usize::MAX)
}

fn word(word: impl ToString) -> Value {
    let word = word.to_string();
    Value::Word(match &*word {
        "true" => "True".to_owned(),
        "false" => "False".to_owned(),
        _ => word,
    })
}

fn index(found: Option<usize>) -> Value {
    word(found.map_or(-1, |found| found as isize))
}

fn result(method: &str, bytes: bool, view: View<'_>, arguments: &[Value]) -> Value {
    let spaces = if bytes { Spaces::Ascii } else { Spaces::Unicode };
    let latin1 = match view {
        View::Latin1(units) => units,
        _ => &[],
    };
    let argument = |number: usize| match arguments.get(number) {
        Some(Value::Text(text)) => text.view(),
        _ => View::EMPTY,
    };
    let fill = |number: usize| argument(number).get(0).unwrap_or(0x20);
    let cased = |change| composed(&Cased::new(view, change).unwrap());
    let flip = |mut ranges: Vec<Range<usize>>| {
        ranges.reverse();
        ranges
    };
    let strip = |ends| {
        let range = match arguments.first() {
            None => strip_spaces(view, ends, spaces),
            Some(_) => strip_set(view, ends, argument(0)),
        };
        composed(&view.part(range))
    };
    match method {
        "upper" if bytes => composed(&ascii::upper(latin1)),
        "lower" if bytes => composed(&ascii::lower(latin1)),
        "title" if bytes => composed(&ascii::title(latin1)),
        "capitalize" if bytes => composed(&ascii::capitalize(latin1)),
        "swapcase" if bytes => composed(&ascii::swap_case(latin1)),
        "isalpha" if bytes => word(ascii::is_alpha(latin1)),
        "isalnum" if bytes => word(ascii::is_alnum(latin1)),
        "isdigit" if bytes => word(ascii::is_digit(latin1)),
        "islower" if bytes => word(ascii::is_lower(latin1)),
        "isupper" if bytes => word(ascii::is_upper(latin1)),
        "istitle" if bytes => word(ascii::is_title(latin1)),
        "isspace" if bytes => word(ascii::is_space(latin1)),
        "repr" | "ascii" if bytes => Value::Text(repr::repr_bytes(latin1).unwrap()),
        "upper" => cased(Change::Upper),
        "lower" => cased(Change::Lower),
        "title" => cased(Change::Title),
        "capitalize" => cased(Change::Capitalize),
        "swapcase" => cased(Change::Swap),
        "casefold" => cased(Change::Fold),
        "isalpha" => word(classify::is_alpha(view)),
        "isalnum" => word(classify::is_alnum(view)),
        "isdigit" => word(classify::is_digit(view)),
        "isdecimal" => word(classify::is_decimal(view)),
        "isnumeric" => word(classify::is_numeric(view)),
        "islower" => word(classify::is_lower(view)),
        "isupper" => word(classify::is_upper(view)),
        "istitle" => word(classify::is_title(view)),
        "isspace" => word(classify::is_space(view)),
        "isidentifier" => word(classify::is_identifier(view)),
        "isprintable" => word(classify::is_printable(view)),
        "isascii" => word(view.is_ascii()),
        "repr" => Value::Text(repr::repr(view).unwrap()),
        "ascii" => Value::Text(repr::ascii(view).unwrap()),
        "splitlines" => parts(view, split::lines(view, spaces, arguments[0] == word(true))),
        "expandtabs" => {
            let size = usize::try_from(number(&arguments[0])).unwrap_or(0);
            or_same(view, TabsExpanded::new(view, size).unwrap())
        }
        "zfill" => or_same(view, Padded::zero_filled(view, most(&arguments[0]))),
        "center" => or_same(view, Padded::centered(view, most(&arguments[0]), fill(1))),
        "ljust" => or_same(view, Padded::left_justified(view, most(&arguments[0]), fill(1))),
        "rjust" => or_same(view, Padded::right_justified(view, most(&arguments[0]), fill(1))),
        "strip" => strip(Ends::Both),
        "lstrip" => strip(Ends::Left),
        "rstrip" => strip(Ends::Right),
        "split" if arguments[0] == word("None") => {
            parts(view, split::words(view, spaces, most(&arguments[1])))
        }
        "rsplit" if arguments[0] == word("None") => {
            parts(view, flip(split::rwords(view, spaces, most(&arguments[1])).collect()))
        }
        "split" => parts(view, split::split(view, argument(0), most(&arguments[1]))),
        "rsplit" => {
            parts(view, flip(split::rsplit(view, argument(0), most(&arguments[1])).collect()))
        }
        "partition" => {
            let found = split::partition(view, argument(0)).unwrap_or(view.len()..view.len());
            parts(view, [0..found.start, found.clone(), found.end..view.len()])
        }
        "rpartition" => {
            let found = split::rpartition(view, argument(0)).unwrap_or(0..0);
            parts(view, [0..found.start, found.clone(), found.end..view.len()])
        }
        "find" => index(search::find(view, argument(0))),
        "rfind" => index(search::rfind(view, argument(0))),
        "count" => word(search::count(view, argument(0), usize::MAX)),
        "startswith" => word(compare::starts_with(view, argument(0))),
        "endswith" => word(compare::ends_with(view, argument(0))),
        "replace" => {
            let replaced =
                Replaced::new(view, argument(0), argument(1), most(&arguments[2])).unwrap();
            or_same(view, replaced)
        }
        other => panic!("no method {other}"),
    }
}

#[test]
fn methods_are_those_of_cpython() {
    for line in include_str!("../data/methods.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [method, kind, receiver, arguments @ .., expected] = &fields[..] else {
            panic!("{line}");
        };
        let receiver = text(receiver);
        let arguments: Vec<Value> = arguments.iter().map(|shown| value(shown)).collect();
        let actual = result(method, *kind == "b", receiver.view(), &arguments);
        let expected = value(expected);
        assert_eq!(actual, expected, "{line}");
        // The same with wider units than needed.
        let wide: Vec<u32> = receiver.view().code_points().collect();
        if *kind == "s" {
            assert_eq!(result(method, false, View::Ucs4(&wide), &arguments), expected, "{line}");
            if !matches!(receiver.clone().into_units(), Units::Ucs4(_)) {
                let wide: Vec<u16> = wide.iter().map(|&point| point as u16).collect();
                assert_eq!(
                    result(method, false, View::Ucs2(&wide), &arguments),
                    expected,
                    "{line}"
                );
            }
        }
    }
}
