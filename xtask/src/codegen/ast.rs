//! Python.asdl to Rust: nodes, reflection, visitor, transformer.

use std::fmt::Write;

use super::asdl::{Constructor, Count, Field, Shape, Type};

/// The files of `pycore-ast/src/generated`, by name.
pub(crate) fn files(types: &[Type]) -> Vec<(&'static str, String)> {
    let model = Model { types };
    vec![
        ("mod.rs", MODULES.to_owned()),
        ("nodes.rs", model.nodes()),
        ("classes.rs", model.classes()),
        ("build.rs", model.build()),
        ("fields.rs", model.fields()),
        ("visit.rs", model.visitor()),
        ("transform.rs", model.transformer()),
    ]
}

const MODULES: &str = "pub(crate) mod build; pub(crate) mod classes; pub(crate) mod fields; pub mod nodes; pub mod transform; pub mod visit;";

/// How values of a type are represented.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A two-word handle, `Expr<'a>`.
    Sum,
    /// A struct, held by reference or in a slice.
    Product,
    /// A plain enum.
    Choice,
    /// `identifier`, `int` and so on.
    Builtin,
}

/// A struct that represents a node.
struct Node<'t> {
    /// Rust name of the struct.
    name: String,
    /// Name in the `ast` module.
    python: &'t str,
    docs: &'t [String],
    fields: &'t [Field],
    attributes: bool,
}

struct Model<'t> {
    types: &'t [Type],
}

impl<'t> Model<'t> {
    fn kind(&self, name: &str) -> Kind {
        match self.types.iter().find(|kind| kind.name == name).map(|kind| &kind.shape) {
            Some(Shape::Sum(_)) => Kind::Sum,
            Some(Shape::Product(..)) => Kind::Product,
            Some(Shape::Choice(_)) => Kind::Choice,
            None => Kind::Builtin,
        }
    }

    /// Every struct, in the order of the table.
    fn all_nodes(&self) -> Vec<Node<'t>> {
        let mut nodes = Vec::new();
        for kind in self.types {
            match &kind.shape {
                Shape::Sum(constructors) => nodes.extend(constructors.iter().map(|item| Node {
                    name: struct_name(kind, item),
                    python: &item.name,
                    docs: &item.docs,
                    fields: &item.fields,
                    attributes: kind.attributes,
                })),
                Shape::Product(python, fields) => nodes.push(Node {
                    name: rust_name(&kind.name),
                    python,
                    docs: &kind.docs,
                    fields,
                    attributes: kind.attributes,
                }),
                Shape::Choice(_) => {}
            }
        }
        nodes
    }

    /// Types whose values the visitor and the transformer have a method for.
    fn visited(&self) -> impl Iterator<Item = &'t Type> {
        self.types.iter().filter(|kind| !matches!(kind.shape, Shape::Choice(_)))
    }

    fn field_type(&self, field: &Field) -> String {
        let base = match field.type_name.as_str() {
            "identifier" | "string" => "&'a str".to_owned(),
            "constant" => "Constant<'a>".to_owned(),
            "int" | "level" => "i32".to_owned(),
            "flag" => "bool".to_owned(),
            name if self.kind(name) == Kind::Choice => rust_name(name),
            name => format!("{}<'a>", rust_name(name)),
        };
        let by_reference = self.kind(&field.type_name) == Kind::Product;
        match field.count {
            Count::One if by_reference => format!("&'a {base}"),
            Count::Optional if by_reference => format!("Option<&'a {base}>"),
            Count::One => base,
            Count::Optional => format!("Option<{base}>"),
            Count::Many => format!("&'a [{base}]"),
            Count::ManyOptional => format!("&'a [Option<{base}>]"),
        }
    }

    fn nodes(&self) -> String {
        let mut out = String::from(
            "//!\n//! The node types: a handle for every sum, a struct for every node.\n\n\
             use pycore_source::TextRange;\n\nuse crate::Constant;\n\n",
        );
        for kind in self.types {
            let name = rust_name(&kind.name);
            match &kind.shape {
                Shape::Sum(items) => self.sum(&mut out, kind, &name, items),
                Shape::Choice(items) => choice(&mut out, kind, &name, items),
                Shape::Product(..) => {}
            }
        }
        for node in self.all_nodes() {
            docs(&mut out, node.docs);
            let lifetime = if node.needs_lifetime() { "<'a>" } else { "" };
            let _ = writeln!(
                out,
                "#[derive(Clone, Copy, Debug, PartialEq)]\n#[repr(C)]\npub struct {}{lifetime} {{",
                node.name
            );
            if node.attributes {
                out.push_str("/// Where it stands.\npub range: TextRange,\n");
            }
            for field in node.fields {
                let _ = writeln!(
                    out,
                    "/// `{}`\npub {}: {},",
                    field.name,
                    rust_field(&field.name),
                    self.field_type(field)
                );
            }
            out.push_str("}\n\n");
        }
        out
    }

    fn sum(&self, out: &mut String, kind: &Type, name: &str, items: &[Constructor]) {
        docs(out, &kind.docs);
        let _ = writeln!(out, "#[derive(Clone, Copy, Debug, PartialEq)]\npub enum {name}<'a> {{");
        for item in items {
            docs(out, &item.docs);
            let lifetime = if item.fields.is_empty() { "" } else { "<'a>" };
            let _ = writeln!(out, "{}(&'a {}{lifetime}),", item.name, struct_name(kind, item));
        }
        out.push_str("}\n\n");
        if kind.attributes {
            let _ = writeln!(
                out,
                "impl {name}<'_> {{\n/// Where it stands.\npub fn range(self) -> TextRange {{\nmatch self {{"
            );
            for item in items {
                let _ = writeln!(out, "Self::{}(node) => node.range,", item.name);
            }
            out.push_str("}\n}\n}\n\n");
        }
        for item in items {
            let node = struct_name(kind, item);
            let lifetime = if item.fields.is_empty() { "" } else { "<'a>" };
            let _ = writeln!(
                out,
                "impl<'a> From<&'a {node}{lifetime}> for {name}<'a> {{\n\
                 fn from(node: &'a {node}{lifetime}) -> Self {{ Self::{}(node) }}\n}}\n",
                item.name
            );
        }
    }

    fn fields(&self) -> String {
        let nodes = self.all_nodes();
        let mut out = String::from(
            "//!\n//! Reflection: any node with its class name and its fields in order.\n\n\
             use pycore_source::TextRange;\n\nuse crate::nodes::*;\nuse crate::reflect::Value;\n\n\
             /// A reference to a node of any type.\n\
             #[derive(Clone, Copy, Debug, PartialEq)]\npub enum AnyNode<'a> {\n",
        );
        for node in &nodes {
            let _ = writeln!(
                out,
                "#[doc = \"`ast.{}`\"]\n{}(&'a {}),",
                node.python,
                node.name,
                node.reference()
            );
        }
        out.push_str("}\n\nimpl<'a> AnyNode<'a> {\n/// The name of its class in the `ast` module.\npub const fn name(self) -> &'static str {\nmatch self {\n");
        for node in &nodes {
            let _ = writeln!(out, "Self::{}(_) => \"{}\",", node.name, node.python);
        }
        out.push_str("}\n}\n\n/// Where it stands, if its type has a place.\npub const fn range(self) -> Option<TextRange> {\nmatch self {\n");
        for node in &nodes {
            if node.attributes {
                let _ = writeln!(out, "Self::{}(node) => Some(node.range),", node.name);
            }
        }
        out.push_str("_ => None,\n}\n}\n\n/// Its fields in the order of `_fields`, with their names.\npub fn fields(self) -> Vec<(&'static str, Value<'a>)> {\nmatch self {\n");
        for node in &nodes {
            if node.fields.is_empty() {
                let _ = writeln!(out, "Self::{}(_) => vec![],", node.name);
                continue;
            }
            let _ = writeln!(out, "Self::{}(node) => vec![", node.name);
            for field in node.fields {
                let _ = writeln!(out, "(\"{}\", {}),", field.name, self.reflected(field));
            }
            out.push_str("],\n");
        }
        out.push_str("}\n}\n}\n\n");
        for kind in self.types {
            let name = rust_name(&kind.name);
            match &kind.shape {
                Shape::Sum(items) => {
                    let _ = writeln!(
                        out,
                        "impl<'a> From<{name}<'a>> for AnyNode<'a> {{\nfn from(node: {name}<'a>) -> Self {{\nmatch node {{"
                    );
                    for item in items {
                        let _ = writeln!(
                            out,
                            "{name}::{}(node) => Self::{}(node),",
                            item.name,
                            struct_name(kind, item)
                        );
                    }
                    out.push_str("}\n}\n}\n\n");
                    let _ = writeln!(
                        out,
                        "/// The other way; a node of another type comes back as the error.\n\
                         impl<'a> TryFrom<AnyNode<'a>> for {name}<'a> {{\ntype Error = AnyNode<'a>;\n\
                         fn try_from(node: AnyNode<'a>) -> Result<Self, AnyNode<'a>> {{\nmatch node {{"
                    );
                    for item in items {
                        let _ = writeln!(
                            out,
                            "AnyNode::{}(node) => Ok(Self::{}(node)),",
                            struct_name(kind, item),
                            item.name
                        );
                    }
                    out.push_str("_ => Err(node),\n}\n}\n}\n\n");
                }
                Shape::Product(..) => {
                    let _ = writeln!(
                        out,
                        "impl<'a> From<&'a {name}<'a>> for AnyNode<'a> {{\n\
                         fn from(node: &'a {name}<'a>) -> Self {{ Self::{name}(node) }}\n}}\n"
                    );
                }
                Shape::Choice(_) => {}
            }
        }
        out
    }

    /// An expression that turns a field of `node` into a `Value`.
    fn reflected(&self, field: &Field) -> String {
        let place = format!("node.{}", rust_field(&field.name));
        let one = |value: &str| match field.type_name.as_str() {
            "identifier" => format!("Value::Identifier({value})"),
            "string" => format!("Value::String({value})"),
            "constant" => format!("Value::Constant({value})"),
            "int" | "level" => format!("Value::Int({value})"),
            "flag" => format!("Value::Int(i32::from({value}))"),
            name if self.kind(name) == Kind::Choice => {
                format!("Value::Choice(\"{name}\", {value}.name())")
            }
            _ => format!("Value::Node({value}.into())"),
        };
        match field.count {
            Count::One => one(&place),
            Count::Optional => {
                format!("{place}.map_or(Value::Absent, {})", closure(&one("item")))
            }
            Count::Many => {
                let value = one(match self.kind(&field.type_name) {
                    Kind::Sum => "*item",
                    _ => "item",
                });
                format!("Value::List({place}.iter().map(|item| {}).collect())", fix(&value))
            }
            Count::ManyOptional => format!(
                "Value::List({place}.iter().map(|item| item.map_or(Value::Absent, {})).collect())",
                closure(&one("item"))
            ),
        }
    }

    /// The table of the classes of the `ast` module.
    fn classes(&self) -> String {
        let mut out = String::from(
            "//!\n//! The classes of the `ast` module.\n\n\
             use crate::reflect::{Class, ClassField, Count};\n\n\
             /// Every class, each behind its base.\npub static CLASSES: &[Class] = &[\n",
        );
        for kind in self.types {
            let (members, is_choice): (Vec<(&str, &[Field])>, bool) = match &kind.shape {
                Shape::Sum(items) => {
                    (items.iter().map(|item| (&*item.name, &*item.fields)).collect(), false)
                }
                Shape::Choice(items) => {
                    (items.iter().map(|item| (&*item.name, &*item.fields)).collect(), true)
                }
                Shape::Product(python, fields) => (vec![(python, fields)], false),
            };
            let is_sum = members[0].0 != kind.name;
            let mut class = |name: &str, base: &str, names: &[&str], fields: &[Field]| {
                let own = base.is_empty() && kind.attributes;
                let _ = write!(
                    out,
                    "Class {{ name: \"{name}\", base: {}, members: &{names:?}, has_place: {own}, \
                     is_choice: {}, fields: &[",
                    if base.is_empty() { "None".to_owned() } else { format!("Some(\"{base}\")") },
                    is_choice && !base.is_empty(),
                );
                for field in fields {
                    let count = match field.count {
                        Count::One => "One",
                        Count::Optional => "Optional",
                        Count::Many => "Many",
                        Count::ManyOptional => "ManyOptional",
                    };
                    let _ = write!(
                        out,
                        "ClassField {{ name: \"{}\", type_name: \"{}\", count: Count::{count} }},",
                        field.name, field.type_name
                    );
                }
                out.push_str("] },\n");
            };
            if is_sum {
                let names: Vec<&str> = members.iter().map(|member| member.0).collect();
                class(&kind.name, "", &names, &[]);
            }
            for (name, fields) in members {
                class(name, if is_sum { &kind.name } else { "" }, &[], fields);
            }
        }
        out.push_str("];\n");
        out
    }

    /// The way back from reflection to nodes.
    fn build(&self) -> String {
        let mut out = String::from(
            "//!\n//! Nodes from the values of their fields.\n\n\
             use pycore_source::TextRange;\n\nuse crate::build::{FromValue, choices, nodes};\n\
             use crate::generated::fields::AnyNode;\nuse crate::nodes::*;\nuse crate::reflect::Value;\nuse crate::Arena;\n\n",
        );
        for kind in self.types {
            let name = rust_name(&kind.name);
            let _ = match &kind.shape {
                Shape::Sum(_) => writeln!(out, "nodes!(sum {name});"),
                Shape::Product(..) => writeln!(out, "nodes!(product {name});"),
                Shape::Choice(_) => writeln!(out, "choices!({name});"),
            };
        }
        out.push_str(
            "\n/// The node of a class of the `ast` module with these values of its fields, in order; `None` if there is no such\n\
             /// class, or the values do not fit its fields. A class without a place ignores the range.\n\
             pub fn build<'a>(arena: &'a Arena, class: &str, range: TextRange, fields: &[Value<'a>]) -> Option<AnyNode<'a>> {\n\
             Some(match class {\n",
        );
        for node in self.all_nodes() {
            let names: Vec<&str> =
                node.fields.iter().map(|field| rust_field(&field.name)).collect();
            let range = if node.attributes { "range, " } else { "" };
            let values: String = names
                .iter()
                .map(|name| format!("{name}: FromValue::from_value(arena, {name})?, "))
                .collect();
            let _ = writeln!(
                out,
                "\"{}\" => {{ let [{}] = fields else {{ return None }}; \
                 AnyNode::{name}(arena.alloc({name} {{ {range}{values} }})) }}",
                node.python,
                names.join(", "),
                name = node.name,
            );
        }
        out.push_str("_ => return None,\n})\n}\n");
        out
    }

    fn visitor(&self) -> String {
        let mut out = String::from(
            "//!\n//! The visitor: one method a type, each of which walks on by default.\n\n\
             use crate::depth::with_stack;\nuse crate::nodes::*;\n\n\
             /// Walks over a tree. Override a method to see the nodes of its type, and call the `walk_*` function of\n\
             /// the same name from there to go on below; order is that of the fields.\n\
             pub trait Visitor<'a> {\n",
        );
        for kind in self.visited() {
            let name = rust_name(&kind.name);
            let method = method_name(&name);
            let _ = writeln!(
                out,
                "/// Sees `{}`.\nfn visit_{method}(&mut self, node: {}) {{ walk_{method}(self, node); }}",
                kind.name,
                self.handle(kind)
            );
        }
        out.push_str("}\n\n");
        for kind in self.visited() {
            let name = rust_name(&kind.name);
            let method = method_name(&name);
            let body = match &kind.shape {
                Shape::Sum(items) => {
                    let mut arms = String::new();
                    for item in items {
                        let calls: String =
                            item.fields.iter().map(|field| self.visit_field(field)).collect();
                        let binding = if calls.is_empty() { "_" } else { "node" };
                        let _ = writeln!(arms, "{name}::{}({binding}) => {{ {calls} }}", item.name);
                    }
                    format!("match node {{ {arms} }}")
                }
                Shape::Product(_, fields) => {
                    fields.iter().map(|field| self.visit_field(field)).collect()
                }
                Shape::Choice(_) => continue,
            };
            let (visitor, node) =
                if body.is_empty() { ("_visitor", "_node") } else { ("visitor", "node") };
            let body = if is_recursive(kind) { format!("with_stack(|| {body})") } else { body };
            let _ = writeln!(
                out,
                "/// Sees what lies below `{}`.\n\
                 pub fn walk_{method}<'a, V: Visitor<'a> + ?Sized>({visitor}: &mut V, {node}: {}) {{ {body} }}\n",
                kind.name,
                self.handle(kind)
            );
        }
        out
    }

    fn handle(&self, kind: &Type) -> String {
        let name = rust_name(&kind.name);
        match kind.shape {
            Shape::Product(..) => format!("&'a {name}<'a>"),
            _ => format!("{name}<'a>"),
        }
    }

    fn visit_field(&self, field: &Field) -> String {
        let kind = self.kind(&field.type_name);
        if !matches!(kind, Kind::Sum | Kind::Product) {
            return String::new();
        }
        let place = format!("node.{}", rust_field(&field.name));
        let method = method_name(&rust_name(&field.type_name));
        let item = if kind == Kind::Product { "item" } else { "*item" };
        match field.count {
            Count::One => format!("visitor.visit_{method}({place});\n"),
            Count::Optional => {
                format!("if let Some(item) = {place} {{ visitor.visit_{method}(item); }}\n")
            }
            Count::Many => format!("for item in {place} {{ visitor.visit_{method}({item}); }}\n"),
            Count::ManyOptional => {
                format!(
                    "for item in {place}.iter().flatten() {{ visitor.visit_{method}({item}); }}\n"
                )
            }
        }
    }

    fn transformer(&self) -> String {
        let mut out = String::from(
            "//!\n//! The transformer: one method a type, each of which rebuilds what lies below by default.\n\n\
             use crate::Arena;\nuse crate::depth::with_stack;\nuse crate::nodes::*;\nuse crate::rebuild::{Same, map_nodes, map_reference};\n\n\
             /// Makes a tree from a tree. Override a method to replace the nodes of its type, and call the\n\
             /// `rebuild_*` function of the same name from there to transform what lies below first. Parts in\n\
             /// which nothing changes are shared with the old tree.\n\
             pub trait Transformer<'a> {\n/// Where new nodes are put.\nfn arena(&self) -> &'a Arena;\n\n\
             /// Transforms the statements of a block; here some can be removed or added.\n\
             fn transform_body(&mut self, body: &'a [Stmt<'a>]) -> &'a [Stmt<'a>] {\n\
             map_nodes(self.arena(), body, |item| self.transform_stmt(item))\n}\n",
        );
        for kind in self.visited() {
            let name = rust_name(&kind.name);
            let method = method_name(&name);
            let handle = format!("{name}<'a>");
            let _ = writeln!(
                out,
                "/// Transforms `{}`.\nfn transform_{method}(&mut self, node: {handle}) -> {handle} {{ rebuild_{method}(self, node) }}",
                kind.name,
            );
        }
        out.push_str("}\n\n");
        for kind in self.visited() {
            let name = rust_name(&kind.name);
            let method = method_name(&name);
            let body = match &kind.shape {
                Shape::Sum(items) => {
                    let mut arms = String::new();
                    for item in items {
                        let Some(rebuilt) = self.rebuilt(&item.fields) else {
                            let _ = writeln!(arms, "{name}::{}(_) => node,", item.name);
                            continue;
                        };
                        let range = if kind.attributes { "range: old.range, " } else { "" };
                        let _ = writeln!(
                            arms,
                            "{name}::{0}(old) => {{ {1} if {2} {{ node }} else {{ \
                             {name}::{0}(transformer.arena().alloc({3} {{ {range}{4} }})) }} }}",
                            item.name,
                            rebuilt.bindings,
                            rebuilt.unchanged,
                            struct_name(kind, item),
                            rebuilt.fields,
                        );
                    }
                    format!("match node {{ {arms} }}")
                }
                Shape::Product(_, fields) => {
                    let range = if kind.attributes { "range: old.range, " } else { "" };
                    match self.rebuilt(fields) {
                        None => "node".to_owned(),
                        Some(rebuilt) => format!(
                            "let old = &node; {} {name} {{ {range}{} }}",
                            rebuilt.bindings, rebuilt.fields
                        ),
                    }
                }
                Shape::Choice(_) => continue,
            };
            let transformer = if body == "node" { "_transformer" } else { "transformer" };
            let body = if is_recursive(kind) { format!("with_stack(|| {body})") } else { body };
            let _ = writeln!(
                out,
                "/// Transforms what lies below `{}`.\n\
                 pub fn rebuild_{method}<'a, T: Transformer<'a> + ?Sized>({transformer}: &mut T, node: {name}<'a>) -> {name}<'a> {{ {body} }}\n",
                kind.name,
            );
        }
        self.sameness(&mut out);
        out
    }

    /// Code that transforms the nodes in `fields` of a node `old`; `None` if there are none.
    fn rebuilt(&self, fields: &[Field]) -> Option<Rebuilt> {
        let mut rebuilt = Rebuilt::default();
        let mut unchanged = Vec::new();
        for field in fields {
            let name = rust_field(&field.name);
            let kind = self.kind(&field.type_name);
            if !matches!(kind, Kind::Sum | Kind::Product) {
                let _ = write!(rebuilt.fields, "{name}: old.{name}, ");
                continue;
            }
            let method = method_name(&rust_name(&field.type_name));
            let one = |place: &str| match kind {
                Kind::Sum => format!("transformer.transform_{method}({place})"),
                _ => format!(
                    "map_reference(transformer.arena(), {place}, |item| transformer.transform_{method}(item))"
                ),
            };
            let new = match field.count {
                Count::One => one(&format!("old.{name}")),
                Count::Optional => format!("old.{name}.map(|item| {})", one("item")),
                Count::Many if field.type_name == "stmt" => {
                    format!("transformer.transform_body(old.{name})")
                }
                Count::Many => format!(
                    "map_nodes(transformer.arena(), old.{name}, |item| transformer.transform_{method}(item))"
                ),
                Count::ManyOptional => format!(
                    "map_nodes(transformer.arena(), old.{name}, |item| item.map(|item| transformer.transform_{method}(item)))"
                ),
            };
            let _ = write!(rebuilt.bindings, "let {name} = {new}; ");
            unchanged.push(if kind == Kind::Product && field.count == Count::One {
                format!("std::ptr::eq({name}, old.{name})")
            } else {
                format!("{name}.same(&old.{name})")
            });
            let _ = write!(rebuilt.fields, "{name}, ");
        }
        rebuilt.unchanged = unchanged.join(" && ");
        (!rebuilt.bindings.is_empty()).then_some(rebuilt)
    }

    /// `Same` for handles (the node itself) and for structs that stand in lists (their fields).
    fn sameness(&self, out: &mut String) {
        for kind in self.visited() {
            let name = rust_name(&kind.name);
            let test = match &kind.shape {
                Shape::Sum(items) => {
                    let mut arms = String::new();
                    for item in items {
                        let _ = writeln!(
                            arms,
                            "({name}::{0}(old), {name}::{0}(new)) => std::ptr::eq(*old, *new),",
                            item.name
                        );
                    }
                    let rest = if items.len() > 1 { "_ => false," } else { "" };
                    format!("match (self, other) {{ {arms} {rest} }}")
                }
                Shape::Product(_, fields) => fields
                    .iter()
                    .map(|field| format!("self.{0}.same(&other.{0})", rust_field(&field.name)))
                    .collect::<Vec<_>>()
                    .join(" && "),
                Shape::Choice(_) => continue,
            };
            let _ = writeln!(
                out,
                "impl Same for {name}<'_> {{\nfn same(&self, other: &Self) -> bool {{ {test} }}\n}}\n"
            );
        }
    }
}

/// Parts of the code that rebuilds a node.
#[derive(Default)]
struct Rebuilt {
    /// `let field = ...;` for each field that holds nodes.
    bindings: String,
    /// Whether all of them are what they were.
    unchanged: String,
    /// The fields of the new struct, without its range.
    fields: String,
}

impl Node<'_> {
    fn needs_lifetime(&self) -> bool {
        !self.fields.is_empty()
    }

    fn reference(&self) -> String {
        format!("{}{}", self.name, if self.needs_lifetime() { "<'a>" } else { "" })
    }
}

/// Types that can contain themselves, so that a tree may be deep in them.
fn is_recursive(kind: &Type) -> bool {
    matches!(kind.name.as_str(), "stmt" | "expr" | "pattern")
}

/// `|item| value`, shorter where the value is one function of `item`.
fn closure(value: &str) -> String {
    match value.strip_suffix("(item)") {
        Some(function) => function.to_owned(),
        None => format!("|item| {value}"),
    }
}

/// `*item.into()` binds wrongly; items of slices are dereferenced first.
fn fix(value: &str) -> String {
    value.replace("*item.into()", "(*item).into()")
}

fn choice(out: &mut String, kind: &Type, name: &str, items: &[Constructor]) {
    docs(out, &kind.docs);
    let _ = writeln!(out, "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\npub enum {name} {{");
    for item in items {
        docs(out, &item.docs);
        let _ = writeln!(out, "{},", item.name);
    }
    let _ = writeln!(
        out,
        "}}\n\nimpl {name} {{\n/// Every value, in the order of the table.\npub const ALL: &'static [Self] = &["
    );
    for item in items {
        let _ = writeln!(out, "Self::{},", item.name);
    }
    out.push_str("];\n\n/// The name of its class in the `ast` module.\npub const fn name(self) -> &'static str {\nmatch self {\n");
    for item in items {
        let _ = writeln!(out, "Self::{0} => \"{0}\",", item.name);
    }
    out.push_str("}\n}\n}\n\n");
}

fn docs(out: &mut String, lines: &[String]) {
    for line in lines {
        let _ = writeln!(out, "/// {line}");
    }
}

fn struct_name(kind: &Type, item: &Constructor) -> String {
    format!("{}{}", rust_name(&kind.name), item.name)
}

/// `match_case` to `MatchCase`; words that ASDL runs together are listed.
fn rust_name(name: &str) -> String {
    let known = match name {
        "boolop" => "BoolOp",
        "unaryop" => "UnaryOp",
        "cmpop" => "CmpOp",
        "withitem" => "WithItem",
        "excepthandler" => "ExceptHandler",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let mut out = String::new();
    for word in name.split('_') {
        let mut chars = word.chars();
        out.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(chars.as_str());
    }
    out
}

/// `MatchCase` to `match_case`.
fn method_name(name: &str) -> String {
    let mut out = String::new();
    for (index, char) in name.char_indices() {
        if char.is_ascii_uppercase() && index > 0 {
            out.push('_');
        }
        out.push(char.to_ascii_lowercase());
    }
    out
}

fn rust_field(name: &str) -> &str {
    if name == "type" { "type_" } else { name }
}
