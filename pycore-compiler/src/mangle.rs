//! Private names: `__name` in class `C` is `_C__name`.

use pycore_ast::Arena;

/// The name that an identifier stands for within a class, `private` being the name of the class.
///
/// Names that end with `__`, dotted names (of modules), and any name in a class whose name is made of
/// underscores only, stay.
pub(crate) fn mangle<'a>(arena: &'a Arena, private: Option<&str>, name: &'a str) -> &'a str {
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name;
    }
    let class = private.unwrap_or_default().trim_start_matches('_');
    if class.is_empty() {
        return name;
    }
    arena.alloc_str(&format!("_{class}{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_names_are_mangled() {
        let arena = Arena::new();
        for (private, name, expected) in [
            (Some("C"), "__x", "_C__x"),
            (Some("__C"), "__x", "_C__x"),
            (Some("C"), "__x__", "__x__"),
            (Some("C"), "_x", "_x"),
            (Some("C"), "__a.b", "__a.b"),
            (Some("___"), "__x", "__x"),
            (Some("C"), "__", "__"),
            (None, "__x", "__x"),
        ] {
            assert_eq!(mangle(&arena, private, name), expected);
        }
    }
}
