//! Classes: making them, and asking about them.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, class, object};
use pycore_objects::types::cell::Cell;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::TYPE;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, TypeObject, methods, name, raise,
};

use super::{Functions, installed};

#[methods(module, name = CLASSES)]
impl Functions {
    /// What a class statement calls: `__build_class__(function, name, /, *bases, [metaclass], **keywords)`. The function
    /// runs the body.
    fn __build_class__(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let (Some(function), Some(name)) =
            (arguments.object(thread, 0)?, arguments.object(thread, 1)?)
        else {
            return Err(raise!(thread, TYPE_ERROR, "__build_class__: not enough arguments"));
        };
        if function.downcast_exact::<Function>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "__build_class__: func must be a function"));
        }
        let Some(name) = name.downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "__build_class__: name is not a string"));
        };
        let bases = arguments.without_first().without_first().positional_tuple(thread)?;
        let mut definition = Definition::new(thread, name, bases)?;
        for (name, value) in arguments.keywords() {
            let value = value.object(thread)?;
            match name.downcast::<Str>() {
                Some(name) if name.equals_ascii("metaclass") => {
                    definition.metaclass = Some(Owned::share(value));
                }
                _ => definition.keyword(thread, name, value)?,
            }
        }
        definition.build(thread, function)
    }

    /// isinstance($module, obj, class_or_tuple, /)
    ///
    /// Whether the object is an instance of a class, of one of several in a tuple, or of a class derived from one.
    fn isinstance(thread: &Thread, obj: &Object, class_or_tuple: &Object) -> Fallible<bool> {
        class::is_instance(thread, obj, class_or_tuple)
    }

    /// issubclass($module, cls, class_or_tuple, /)
    ///
    /// Whether a class is another class, or derived from it, or from one of several in a tuple.
    fn issubclass(thread: &Thread, cls: &Object, class_or_tuple: &Object) -> Fallible<bool> {
        class::is_subclass(thread, cls, class_or_tuple)
    }

    /// callable($module, obj, /)
    ///
    /// Whether the object can be called, as classes can and what has a method `__call__`.
    fn callable(obj: &Object) -> bool {
        call::is_callable(obj)
    }
}

/// A class that is being made.
struct Definition<'a> {
    name: &'a Str,
    /// The bases as they are written.
    written: Owned<Tuple>,
    /// The bases that are classes.
    bases: Owned<Tuple>,
    metaclass: Option<Owned>,
    keywords: Option<Owned<Dict>>,
}

impl<'a> Definition<'a> {
    fn new(thread: &Thread, name: &'a Str, written: Owned<Tuple>) -> Fallible<Self> {
        let bases = class::resolve_bases(thread, &written)?;
        Ok(Self { name, written, bases, metaclass: None, keywords: None })
    }

    fn keyword(&mut self, thread: &Thread, name: &Object, value: &Object) -> Fallible {
        let keywords = match &self.keywords {
            Some(keywords) => keywords,
            None => self.keywords.insert(Dict::new(thread)?),
        };
        keywords.insert(thread, name, value)
    }

    /// What makes the class, and whether it is a class itself.
    fn metaclass(&self, thread: &Thread) -> Fallible<Owned> {
        let candidate = match (&self.metaclass, self.bases.get(0)) {
            (Some(metaclass), _) => metaclass.clone(),
            (None, Some(base)) => Owned::share(base.type_object().as_object()),
            (None, None) => Owned::share(TYPE.get().as_object()),
        };
        match candidate.downcast_ref::<TypeObject>() {
            Some(class) => Ok(class::best_metaclass(thread, class, &self.bases)?.into_object()),
            None => Ok(candidate),
        }
    }

    /// The mapping in which the body runs.
    fn namespace(&self, thread: &Thread, metaclass: &Object) -> Fallible<Owned> {
        let prepare = name!(thread, "__prepare__");
        let Some(prepare) = object::lookup_attribute(thread, metaclass, prepare)? else {
            return Ok(Dict::new(thread)?.into_object());
        };
        let arguments = [self.name.as_object(), self.bases.as_object()];
        let arguments = Tuple::new(thread, &arguments)?;
        let keywords = self.keywords.as_deref();
        let namespace = call::call_with_dict(thread, &prepare, None, &arguments, keywords)?;
        if object::is_mapping(&namespace) {
            return Ok(namespace);
        }
        let given = namespace.type_name();
        let metaclass = match metaclass.downcast::<TypeObject>() {
            Some(class) => class.short_name(),
            None => "<metaclass>".into(),
        };
        let message = "__prepare__() must return a mapping, not";
        Err(raise!(thread, TYPE_ERROR, "{metaclass}.{message} {given}"))
    }

    /// Runs the body and calls the metaclass.
    fn build(&self, thread: &Thread, function: &Object) -> Fallible<Owned> {
        let metaclass = self.metaclass(thread)?;
        let namespace = self.namespace(thread, &metaclass)?;
        let run =
            installed(thread, thread.interpreter().hooks.run_class_body.get(), "an evaluator")?;
        let cell = run(thread, function, &namespace)?;
        if !self.bases.as_object().is(self.written.as_object()) {
            let name = name!(thread, "__orig_bases__");
            object::set_item(thread, &namespace, name.as_object(), self.written.as_object())?;
        }
        let arguments = [self.name.as_object(), self.bases.as_object(), &*namespace];
        let arguments = Tuple::new(thread, &arguments)?;
        let keywords = self.keywords.as_deref();
        let class = call::call_with_dict(thread, &metaclass, None, &arguments, keywords)?;
        if let (Some(_), Some(cell)) =
            (class.downcast_ref::<TypeObject>(), cell.downcast_ref::<Cell>())
        {
            self.check_class_cell(thread, &class, cell)?;
        }
        Ok(class)
    }

    /// The variable `__class__` of the body's functions must be the class.
    fn check_class_cell(&self, thread: &Thread, class: &Object, cell: &Cell) -> Fallible {
        let content = cell.get();
        if content.as_ref().is_some_and(|content| content.is(class)) {
            return Ok(());
        }
        let name = object::repr(thread, self.name.as_object())?;
        let class = object::repr(thread, class)?;
        match content {
            None => {
                let question = "Was __classcell__ propagated to type.__new__?";
                let message = format!("__class__ not set defining {name} as {class}. {question}");
                Err(raise!(thread, RUNTIME_ERROR, "{message}"))
            }
            Some(content) => {
                let content = object::repr(thread, &content)?;
                let message = format!("__class__ set to {content} defining {name} as {class}");
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }
    }
}
