//! Construction, `repr`, copies of struct sequences.

use super::declare::{Field, Fields};
use super::value::{OfFields, StructSequence};
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject};
use crate::declare::Arguments;
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::protocol::sequence;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{errors, methods, raise, slots};

/// The fields of a type whose functions these are.
fn fields(thread: &Thread, class: &TypeObject) -> Fallible<&'static Fields> {
    Fields::of(class).ok_or_else(|| {
        let class = class.display_name();
        raise!(thread, SYSTEM_ERROR, "{class} is no type of struct sequences")
    })
}

#[slots]
impl OfFields {
    /// A struct sequence whose fields are arguments, by position or name.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<StructSequence>> {
        let (fields, name) = (fields(thread, class)?, class.short_name());
        let given = arguments.len() + arguments.names().len();
        let most = fields.all.len();
        if given > most {
            let plural = if most == 1 { "" } else { "s" };
            let message = format!("{name}() takes at most {most} argument{plural} ({given} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let mut values = Vec::with_capacity(most);
        for (index, field) in fields.all.iter().enumerate() {
            let field = field.name().unwrap_or_default();
            let by_name = || arguments.keyword(field).map(|value| value.object(thread));
            match arguments.object(thread, index)? {
                Some(value) => values.push(Owned::share(value)),
                None => match by_name().transpose()? {
                    Some(value) => values.push(Owned::share(value)),
                    None => {
                        let message = format!("missing required argument '{field}'");
                        let number = index + 1;
                        let message = format!("{name}() {message} (pos {number})");
                        return Err(raise!(thread, TYPE_ERROR, "{message}"));
                    }
                },
            }
        }
        StructSequence::of_class(thread, class, values)
    }
}

#[slots(name = CONSTRUCTOR)]
impl StructSequence {
    /// !structseq(sequence, dict=<unrepresentable>)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        sequence: &Object,
        dict: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let fields = fields(thread, class)?;
        let name = class.display_name();
        let items = sequence::to_tuple(thread, sequence).map_err(|raised| {
            if !thread.exception_matches(&raised, &errors::TYPE_ERROR) {
                return raised;
            }
            thread.clear_exception(raised);
            raise!(thread, TYPE_ERROR, "constructor requires a sequence")
        })?;
        let dict = match dict {
            None => None,
            Some(dict) => Some(dict.downcast::<Dict>().ok_or_else(|| {
                raise!(thread, TYPE_ERROR, "{name}() takes a dict as second arg, if any")
            })?),
        };
        check_length(thread, name, fields, items.len())?;
        let mut found = 0;
        let mut values: Vec<Owned> = items.iter().map(Owned::share).collect();
        for field in &fields.all[values.len()..] {
            let value = match (dict, field.name()) {
                (Some(dict), Some(name)) => {
                    dict.get(thread, Str::new(thread, name)?.as_object())?
                }
                _ => None,
            };
            found += usize::from(value.is_some());
            values.push(value.unwrap_or_else(|| thread.none()));
        }
        if dict.is_some_and(|dict| dict.len() > found) {
            let message = "got duplicate or unexpected field name(s)";
            return Err(raise!(thread, TYPE_ERROR, "{name}() {message}"));
        }
        Self::of_class(thread, class, values)
    }
}

/// Refuses sequences with too few or too many items.
fn check_length(thread: &Thread, name: &str, fields: &Fields, given: usize) -> Fallible {
    let (least, most) = (fields.visible, fields.all.len());
    let expected = if given < least && least != most {
        format!("an at least {least}")
    } else if given > most && least != most {
        format!("an at most {most}")
    } else if given != least && least == most {
        format!("a {least}")
    } else {
        return Ok(());
    };
    Err(raise!(thread, TYPE_ERROR, "{name}() takes {expected}-sequence ({given}-sequence given)"))
}

#[slots]
impl StructSequence {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let class = self.as_object().type_object();
        let fields = fields(thread, class)?;
        let mut text = Text::new(thread);
        text.push(class.display_name())?;
        text.push("(")?;
        // Items without a name are written with the names that come next.
        let names = fields.all.iter().filter_map(Field::name);
        for (index, (item, name)) in self.as_tuple().iter().zip(names).enumerate() {
            if index > 0 {
                text.push(", ")?;
            }
            text.push(name)?;
            text.push("=")?;
            text.push_repr(item)?;
        }
        text.push(")")?;
        text.finish()
    }
}

#[methods]
impl StructSequence {
    /// __reduce__($self, /)
    // The type and the arguments that make an equal one.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned> {
        let class = self.as_object().type_object();
        let fields = fields(thread, class)?;
        let items = Tuple::new(thread, self.as_tuple().as_slice())?;
        if fields.made_of_fields {
            let class = Owned::share(class.as_object());
            return Ok(Tuple::pack(thread, [class, items.into_object()])?.into_object());
        }
        let others = Dict::new(thread)?;
        for (index, field) in fields.all.iter().enumerate().skip(fields.visible) {
            if let (Some(name), Some(value)) = (field.name(), self.field(index)) {
                others.insert(thread, Str::new(thread, name)?.as_object(), &value)?;
            }
        }
        let arguments = Tuple::pack(thread, [items.into_object(), others.into_object()])?;
        let class = Owned::share(class.as_object());
        Ok(Tuple::pack(thread, [class, arguments.into_object()])?.into_object())
    }

    /// __replace__($self, /, **changes)
    ///
    /// A copy with other values for some of the fields.
    fn __replace__(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Self>> {
        if !arguments.positional().is_empty() {
            let message = "__replace__() takes no positional arguments";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let class = self.as_object().type_object();
        let fields = fields(thread, class)?;
        if fields.all.iter().any(|field| field.name().is_none()) {
            let class = class.display_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "__replace__() is not supported for {class} because it has unnamed field(s)"
            ));
        }
        let mut values: Vec<Owned> =
            (0..fields.all.len()).filter_map(|index| self.field(index)).collect();
        let unknown = List::new(thread)?;
        for (name, value) in arguments.keywords() {
            let text = name.downcast::<Str>().map(Str::to_string_lossy).unwrap_or_default();
            match fields.position(&text).and_then(|position| values.get_mut(position)) {
                Some(place) => *place = value.to_owned(thread)?,
                None => unknown.push(thread, Owned::share(name))?,
            }
        }
        if !unknown.is_empty() {
            return Err(unexpected(thread, &unknown));
        }
        Self::of_class(thread, class, values)
    }
}

fn unexpected(thread: &Thread, names: &List) -> Raised {
    match object::repr(thread, names.as_object()) {
        Ok(names) => raise!(thread, TYPE_ERROR, "Got unexpected field name(s): {names}"),
        Err(raised) => raised,
    }
}
