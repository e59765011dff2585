//! `_suggestions`: the name that was probably meant.

use pycore_objects::suggestions::closest;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module, raise};

/// The functions' place.
pub struct Suggestions;

module! {
    /// The module `_suggestions`.
    pub static SUGGESTIONS: name "_suggestions",
    doc "",
    functions Suggestions::FUNCTIONS
}

#[methods(module, name = FUNCTIONS)]
impl Suggestions {
    /// _generate_suggestions($module, candidates, item, /)
    ///
    /// The one of the candidates that is most like item; None if none is like it.
    fn _generate_suggestions(
        thread: &Thread,
        candidates: &Object,
        item: &Object,
    ) -> Fallible<Option<Owned>> {
        let Some(item) = item.downcast::<Str>() else {
            let class = if item.is_none() { "None".into() } else { item.type_name() };
            let message = format!("_generate_suggestions() argument 2 must be str, not {class}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let Some(candidates) = candidates.downcast_exact::<List>() else {
            return Err(raise!(thread, TYPE_ERROR, "candidates must be a list"));
        };
        let candidates = candidates.snapshot(thread)?;
        let mut names = Vec::with_capacity(candidates.len());
        for candidate in &candidates {
            let Some(name) = (**candidate).downcast::<Str>() else {
                let message = "all elements in 'candidates' must be strings";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            };
            names.push(name.to_string_lossy());
        }
        let item = item.to_string_lossy();
        let Some(found) = closest(&item, names.iter().map(String::as_str)) else {
            return Ok(None);
        };
        let position = names.iter().position(|name| name == found);
        Ok(position.and_then(|position| candidates.into_iter().nth(position)))
    }
}
