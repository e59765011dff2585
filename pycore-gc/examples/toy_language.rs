//! A language of its own on this crate: a Lisp with pairs, closures and assignment, whose environments and closures make
//! cycles by themselves. It brings its own objects and object model; the crate gives memory and collects the cycles.
//!
//! What a runtime has to write is in `mod objects`: the layout, reference counting, and `impl Graph`. The rest is the
//! language.
//!
//! `cargo run -p pycore-gc --example toy_language`

use std::fmt;

use objects::{Heap, Value};
use pycore_gc::blocks::Pools;
use pycore_gc::collect::Generational;
use pycore_gc::{Generation, Reason};

const PROGRAM: &str = "
    (define count (lambda (n) (if (= n 0) 0 (+ 1 (count (- n 1))))))
    (count 10)
    (define make-counter (lambda (n) (lambda () (begin (set n (+ n 1)) n))))
    (define tick (make-counter 40))
    (tick)
    (tick)
    (define waste (lambda (n)
      (if (= n 0) 0
        (begin (define self (lambda () self)) (waste (- n 1))))))
    (waste 100)
    (cons 1 (cons 2 (cons 3 nil)))
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pools = Pools::new();
    let collector = Generational::new(objects::Objects);
    let heap = Heap::new(&pools, &collector);
    let global = heap.environment(Value::Nil)?;
    let mut source = PROGRAM;
    while let Some(expression) = read(&heap, &mut source)? {
        println!("{}", evaluate(&heap, &expression, &global)?);
    }
    println!("objects at the end of the program: {}", heap.live());
    let found = heap.young().collect(Generation::Old, Reason::Requested)?;
    println!("unreachable, and collected: {}", found.collected);
    println!("objects now: {}", heap.live());
    drop(global);
    let found = heap.young().collect(Generation::Old, Reason::Shutdown)?;
    println!(
        "without the global environment, whose functions refer to it: {} more",
        found.collected
    );
    println!("objects now: {}", heap.live());
    Ok(())
}

/// What can go wrong. Running out of memory is an error like any other.
#[derive(Debug)]
enum Error {
    OutOfMemory,
    Syntax,
    Unbound(String),
    Type,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfMemory => f.write_str("out of memory"),
            Self::Syntax => f.write_str("the expression is not well formed"),
            Self::Unbound(name) => write!(f, "{name} is not defined"),
            Self::Type => f.write_str("an operand has the wrong type"),
        }
    }
}

impl std::error::Error for Error {}

impl From<pycore_gc::OutOfMemory> for Error {
    fn from(_: pycore_gc::OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nil => f.write_str("nil"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Symbol(symbol) => write!(f, "{}", objects::name(*symbol)),
            Self::Object(object) if object.is_pair() => {
                write!(f, "({} . {})", object.first(), object.second())
            }
            Self::Object(_) => f.write_str("<function>"),
        }
    }
}

/// Reads one expression off the front of the source.
fn read<'h>(heap: &'h Heap<'_>, source: &mut &str) -> Result<Option<Value<'h>>, Error> {
    *source = source.trim_start();
    let Some(first) = source.chars().next() else { return Ok(None) };
    if first == '(' {
        *source = &source[1..];
        return Ok(Some(read_list(heap, source)?));
    }
    let end = source.find([' ', '\n', '(', ')']).unwrap_or(source.len());
    let (word, rest) = source.split_at(end);
    *source = rest;
    Ok(Some(match word {
        "" => return Err(Error::Syntax),
        "nil" => Value::Nil,
        _ => match word.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Symbol(objects::intern(word)),
        },
    }))
}

fn read_list<'h>(heap: &'h Heap<'_>, source: &mut &str) -> Result<Value<'h>, Error> {
    *source = source.trim_start();
    if let Some(rest) = source.strip_prefix(')') {
        *source = rest;
        return Ok(Value::Nil);
    }
    let first = read(heap, source)?.ok_or(Error::Syntax)?;
    let rest = read_list(heap, source)?;
    Ok(heap.pair(first, rest)?)
}

/// The items of a list.
fn items<'h>(mut list: Value<'h>) -> Result<Vec<Value<'h>>, Error> {
    let mut items = Vec::new();
    loop {
        match list {
            Value::Nil => return Ok(items),
            Value::Object(pair) if pair.is_pair() => {
                items.push(pair.first());
                list = pair.second();
            }
            _ => return Err(Error::Syntax),
        }
    }
}

fn evaluate<'h>(
    heap: &'h Heap<'_>,
    expression: &Value<'h>,
    environment: &Value<'h>,
) -> Result<Value<'h>, Error> {
    let Value::Object(_) = expression else {
        return match expression {
            Value::Symbol(symbol) => heap
                .look_up(environment, *symbol)
                .ok_or_else(|| Error::Unbound(objects::name(*symbol))),
            other => Ok(other.clone()),
        };
    };
    let form = items(expression.clone())?;
    let keyword = match &form[0] {
        Value::Symbol(symbol) => objects::name(*symbol),
        _ => String::new(),
    };
    let evaluate_at =
        |index: usize| evaluate(heap, form.get(index).ok_or(Error::Syntax)?, environment);
    let numbers = || match (evaluate_at(1)?, evaluate_at(2)?) {
        (Value::Number(one), Value::Number(other)) => Ok((one, other)),
        _ => Err(Error::Type),
    };
    match (keyword.as_str(), form.get(1)) {
        ("define", Some(Value::Symbol(symbol))) => {
            let value = evaluate_at(2)?;
            heap.define(environment, *symbol, value.clone())?;
            Ok(value)
        }
        ("set", Some(Value::Symbol(symbol))) => {
            let value = evaluate_at(2)?;
            match heap.assign(environment, *symbol, value.clone()) {
                true => Ok(value),
                false => Err(Error::Unbound(objects::name(*symbol))),
            }
        }
        ("lambda", Some(parameters)) => {
            let body = form.get(2).ok_or(Error::Syntax)?.clone();
            Ok(heap.function(heap.pair(parameters.clone(), body)?, environment.clone())?)
        }
        ("if", _) => match evaluate_at(1)? {
            Value::Nil => evaluate_at(3),
            _ => evaluate_at(2),
        },
        ("begin", _) => {
            let mut last = Value::Nil;
            for index in 1..form.len() {
                last = evaluate_at(index)?;
            }
            Ok(last)
        }
        ("cons", _) => Ok(heap.pair(evaluate_at(1)?, evaluate_at(2)?)?),
        ("+", _) => numbers().map(|(one, other)| Value::Number(one.wrapping_add(other))),
        ("-", _) => numbers().map(|(one, other)| Value::Number(one.wrapping_sub(other))),
        ("=", _) => {
            numbers().map(|(one, other)| if one == other { Value::Number(1) } else { Value::Nil })
        }
        _ => {
            let Value::Object(function) = evaluate_at(0)? else { return Err(Error::Type) };
            let (Value::Object(code), false) = (function.first(), function.is_pair()) else {
                return Err(Error::Type);
            };
            let local = heap.environment(function.second())?;
            for (index, parameter) in items(code.first())?.iter().enumerate() {
                let Value::Symbol(symbol) = parameter else { return Err(Error::Syntax) };
                heap.define(&local, *symbol, evaluate_at(index + 1)?)?;
            }
            evaluate(heap, &code.second(), &local)
        }
    }
}

/// The objects of the language. All of them are two values behind a count: pairs; functions (code, environment);
/// environments (list of bindings, outer environment).
mod objects {
    use std::cell::{Cell, RefCell};

    use pycore_gc::{
        BlockAllocator, Collector, Graph, HEAD_SIZE, Head, LocalHeap, Node, OutOfMemory, Visitor,
        Young,
    };

    /// A value of the language: an object, or something that fits into the word.
    #[derive(PartialEq)]
    pub(crate) enum Value<'h> {
        Nil,
        Number(i64),
        Symbol(u32),
        Object(Owned<'h>),
    }

    impl Clone for Value<'_> {
        fn clone(&self) -> Self {
            match self {
                Self::Nil => Self::Nil,
                Self::Number(number) => Self::Number(*number),
                Self::Symbol(symbol) => Self::Symbol(*symbol),
                Self::Object(object) => Self::Object(object.clone()),
            }
        }
    }

    /// A value inside of an object, which owns it.
    #[derive(Clone, Copy)]
    enum Stored {
        Nil,
        Number(i64),
        Symbol(u32),
        Object(Node),
    }

    #[derive(Clone, Copy, PartialEq)]
    enum Kind {
        Pair,
        Function,
        Environment,
    }

    /// The layout, behind the collector's header.
    #[repr(C)]
    struct Object {
        references: Cell<usize>,
        kind: Kind,
        heap: *const Heap<'static>,
        values: [Cell<Stored>; 2],
    }

    const SIZE: usize = HEAD_SIZE + size_of::<Object>();

    /// The state of the runtime: free lists, tables of tracked objects.
    pub(crate) struct Heap<'a> {
        blocks: LocalHeap<'a>,
        young: Young<'a>,
        live: Cell<usize>,
    }

    /// A reference that counts.
    pub(crate) struct Owned<'h> {
        heap: &'h Heap<'h>,
        node: Node,
    }

    fn object<'o>(node: Node) -> &'o Object {
        // SAFETY: nodes are passed around only with a reference that counts, which keeps the object alive.
        unsafe { node.as_ptr().cast().as_ref() }
    }

    fn retain(node: Node) {
        let references = &object(node).references;
        references.set(references.get() + 1);
    }

    impl<'a> Heap<'a> {
        /// In a box, since objects point to it.
        pub(crate) fn new(
            blocks: &'a dyn BlockAllocator,
            collector: &'a dyn Collector,
        ) -> Box<Self> {
            Box::new(Self {
                blocks: LocalHeap::new(blocks),
                young: Young::new(blocks, collector),
                live: Cell::new(0),
            })
        }

        pub(crate) fn young(&self) -> &Young<'a> {
            &self.young
        }

        pub(crate) fn live(&self) -> usize {
            self.live.get()
        }

        pub(crate) fn pair<'h>(
            &'h self,
            first: Value<'h>,
            second: Value<'h>,
        ) -> Result<Value<'h>, OutOfMemory> {
            self.make(Kind::Pair, first, second)
        }

        pub(crate) fn function<'h>(
            &'h self,
            code: Value<'h>,
            environment: Value<'h>,
        ) -> Result<Value<'h>, OutOfMemory> {
            self.make(Kind::Function, code, environment)
        }

        pub(crate) fn environment<'h>(
            &'h self,
            outer: Value<'h>,
        ) -> Result<Value<'h>, OutOfMemory> {
            self.make(Kind::Environment, Value::Nil, outer)
        }

        fn make<'h>(
            &'h self,
            kind: Kind,
            first: Value<'h>,
            second: Value<'h>,
        ) -> Result<Value<'h>, OutOfMemory> {
            if self.young.created() {
                self.young.collect_due()?;
            }
            let block = self.blocks.allocate(SIZE)?;
            let values = [Cell::new(store(first)), Cell::new(store(second))];
            // SAFETY: the block is new and has room for header and object; the object is tracked with a header, and
            // `release` untracks it. If it cannot be tracked it is as good as any other, but cannot be part of a cycle
            // that is collected; this language would rather go on.
            unsafe {
                block.cast().write(Head::new());
                let node = Node::behind_head(block);
                node.as_ptr().cast().write(Object {
                    references: Cell::new(1),
                    kind,
                    heap: std::ptr::from_ref(self).cast(),
                    values,
                });
                self.live.set(self.live.get() + 1);
                let _ = self.young.track(node);
                Ok(Value::Object(Owned { heap: self, node }))
            }
        }

        /// Drops a reference. A long list would need a deep stack here; see the crate's toy objects for how to avoid that.
        fn release(&self, node: Node) {
            let references = &object(node).references;
            references.set(references.get() - 1);
            if references.get() > 0 {
                return;
            }
            // SAFETY: the object is tracked by these tables, if at all; its block has this size and nobody refers to it.
            unsafe {
                self.young.untrack(node);
                self.clear(node);
                self.blocks.release_sized(node.as_ptr().sub(HEAD_SIZE), SIZE);
            }
            self.young.destroyed();
            self.live.set(self.live.get() - 1);
        }

        fn clear(&self, node: Node) {
            for value in &object(node).values {
                if let Stored::Object(old) = value.replace(Stored::Nil) {
                    self.release(old);
                }
            }
        }

        fn load(&self, stored: Stored) -> Value<'_> {
            match stored {
                Stored::Nil => Value::Nil,
                Stored::Number(number) => Value::Number(number),
                Stored::Symbol(symbol) => Value::Symbol(symbol),
                Stored::Object(node) => {
                    retain(node);
                    Value::Object(Owned { heap: self, node })
                }
            }
        }

        /// The pair of symbol and value in the innermost environment that has one.
        fn binding<'h>(&'h self, environment: &Value<'h>, symbol: u32) -> Option<Owned<'h>> {
            let mut environment = environment.clone();
            while let Value::Object(scope) = environment {
                let mut bindings = scope.first();
                while let Value::Object(list) = bindings {
                    if let Value::Object(binding) = list.first()
                        && binding.first() == Value::Symbol(symbol)
                    {
                        return Some(binding);
                    }
                    bindings = list.second();
                }
                environment = scope.second();
            }
            None
        }

        pub(crate) fn look_up<'h>(
            &'h self,
            environment: &Value<'h>,
            symbol: u32,
        ) -> Option<Value<'h>> {
            Some(self.binding(environment, symbol)?.second())
        }

        pub(crate) fn assign<'h>(
            &'h self,
            environment: &Value<'h>,
            symbol: u32,
            value: Value<'h>,
        ) -> bool {
            match self.binding(environment, symbol) {
                Some(binding) => {
                    binding.set(1, value);
                    true
                }
                None => false,
            }
        }

        pub(crate) fn define<'h>(
            &'h self,
            environment: &Value<'h>,
            symbol: u32,
            value: Value<'h>,
        ) -> Result<(), OutOfMemory> {
            if let Value::Object(scope) = environment {
                let binding = self.pair(Value::Symbol(symbol), value)?;
                scope.set(0, self.pair(binding, scope.first())?);
            }
            Ok(())
        }
    }

    fn store(value: Value<'_>) -> Stored {
        match value {
            Value::Nil => Stored::Nil,
            Value::Number(number) => Stored::Number(number),
            Value::Symbol(symbol) => Stored::Symbol(symbol),
            Value::Object(object) => {
                let node = object.node;
                std::mem::forget(object);
                Stored::Object(node)
            }
        }
    }

    impl<'h> Owned<'h> {
        pub(crate) fn is_pair(&self) -> bool {
            object(self.node).kind == Kind::Pair
        }

        pub(crate) fn first(&self) -> Value<'h> {
            self.heap.load(object(self.node).values[0].get())
        }

        pub(crate) fn second(&self) -> Value<'h> {
            self.heap.load(object(self.node).values[1].get())
        }

        fn set(&self, index: usize, value: Value<'_>) {
            let old = object(self.node).values[index].replace(store(value));
            if let Stored::Object(old) = old {
                self.heap.release(old);
            }
        }
    }

    impl Clone for Owned<'_> {
        fn clone(&self) -> Self {
            retain(self.node);
            Self { heap: self.heap, node: self.node }
        }
    }

    impl Drop for Owned<'_> {
        fn drop(&mut self) {
            self.heap.release(self.node);
        }
    }

    impl PartialEq for Owned<'_> {
        fn eq(&self, other: &Self) -> bool {
            self.node == other.node
        }
    }

    /// The language's objects as the collector sees them.
    pub(crate) struct Objects;

    fn heap(node: Node) -> &'static Heap<'static> {
        // SAFETY: the heap of a live object exists; the reference is not kept.
        unsafe { &*object(node).heap }
    }

    // SAFETY: `references` counts `Owned` and `Stored::Object` (law 1), `traverse` shows the latter (law 2), `release`
    // untracks first (law 3), and code of the program runs in none of the methods (law 7).
    unsafe impl Graph for Objects {
        unsafe fn has_head(&self, _: Node) -> bool {
            true
        }

        unsafe fn reference_count(&self, node: Node) -> usize {
            object(node).references.get()
        }

        unsafe fn traverse<V: Visitor>(&self, node: Node, visitor: &mut V) {
            for value in &object(node).values {
                if let Stored::Object(referent) = value.get() {
                    visitor.visit(referent);
                }
            }
        }

        unsafe fn retain(&self, node: Node) {
            retain(node);
        }

        unsafe fn release(&self, node: Node) {
            heap(node).release(node);
        }

        unsafe fn clear(&self, node: Node) {
            heap(node).clear(node);
        }
    }

    thread_local! {
        static SYMBOLS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    pub(crate) fn intern(word: &str) -> u32 {
        SYMBOLS.with_borrow_mut(|symbols| {
            let index = symbols.iter().position(|symbol| symbol == word).unwrap_or_else(|| {
                symbols.push(word.to_owned());
                symbols.len() - 1
            });
            index as u32
        })
    }

    pub(crate) fn name(symbol: u32) -> String {
        SYMBOLS.with_borrow(|symbols| symbols[symbol as usize].clone())
    }

    const _: () = assert!(align_of::<Object>() <= pycore_gc::GRANULE);
}
