/* Static and heap types, in all the ways by which C code makes them; classes.py uses them. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>

/* A static type with all that hand-written ones have: fields, computed attributes, methods of every convention, numbers,
   items, iteration, comparison, collection. */
typedef struct {
    PyObject_HEAD
    long number;
    double real;
    char flag;
    const char *text;
    PyObject *any;
    PyObject *required;
    PyObject *dict;
    PyObject *weak;
} Thing;

static int things = 0;

static PyObject *thing_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    Thing *self = (Thing *)type->tp_alloc(type, 0);
    if (self != NULL) {
        things++;
        self->text = "static text";
    }
    return (PyObject *)self;
}

static int thing_init(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"number", "any", NULL};
    PyObject *any = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|lO:Thing", names, &((Thing *)self)->number, &any))
        return -1;
    Py_XSETREF(((Thing *)self)->any, Py_XNewRef(any));
    return 0;
}

static int thing_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(((Thing *)self)->any);
    Py_VISIT(((Thing *)self)->required);
    Py_VISIT(((Thing *)self)->dict);
    return 0;
}

static int thing_clear(PyObject *self)
{
    Py_CLEAR(((Thing *)self)->any);
    Py_CLEAR(((Thing *)self)->required);
    Py_CLEAR(((Thing *)self)->dict);
    return 0;
}

static void thing_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    things--;
    if (((Thing *)self)->weak != NULL)
        PyObject_ClearWeakRefs(self);
    thing_clear(self);
    Py_TYPE(self)->tp_free(self);
}

static PyObject *thing_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<%s %ld>", Py_TYPE(self)->tp_name, ((Thing *)self)->number);
}

static PyTypeObject ThingType;

static PyObject *thing_add(PyObject *left, PyObject *right)
{
    long sum = 0;
    PyObject *operands[] = {left, right}, *args, *result;
    for (int i = 0; i < 2; i++) {
        if (PyObject_TypeCheck(operands[i], &ThingType))
            sum += ((Thing *)operands[i])->number;
        else if (PyLong_Check(operands[i]))
            sum += PyLong_AsLong(operands[i]);
        else
            Py_RETURN_NOTIMPLEMENTED;
    }
    args = Py_BuildValue("(l)", sum);
    result = PyObject_Call((PyObject *)&ThingType, args, NULL);
    Py_DECREF(args);
    return result;
}

static int thing_bool(PyObject *self)
{
    return ((Thing *)self)->number != 0;
}

static PyObject *thing_int(PyObject *self)
{
    return PyLong_FromLong(((Thing *)self)->number);
}

static Py_ssize_t thing_length(PyObject *self)
{
    return ((Thing *)self)->number;
}

static PyObject *thing_item(PyObject *self, Py_ssize_t index)
{
    if (index < 0 || index >= ((Thing *)self)->number) {
        PyErr_SetString(PyExc_IndexError, "no such item");
        return NULL;
    }
    return PyLong_FromSsize_t(index * 10);
}

static int thing_assign(PyObject *self, Py_ssize_t index, PyObject *value)
{
    if (value == NULL) {
        PyErr_Format(PyExc_TypeError, "item %zd cannot be deleted", index);
        return -1;
    }
    Py_XSETREF(((Thing *)self)->any, Py_NewRef(value));
    return 0;
}

static int thing_contains(PyObject *self, PyObject *item)
{
    long value = PyLong_AsLong(item);
    if (value == -1 && PyErr_Occurred())
        return -1;
    return value % 10 == 0;
}

static PyObject *thing_compare(PyObject *left, PyObject *right, int op)
{
    if (!PyObject_TypeCheck(left, &ThingType) || !PyObject_TypeCheck(right, &ThingType))
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(((Thing *)left)->number, ((Thing *)right)->number, op);
}

static Py_hash_t thing_hash(PyObject *self)
{
    return 1000 + ((Thing *)self)->number;
}

static PyObject *thing_call(PyObject *self, PyObject *args, PyObject *kwargs)
{
    return Py_BuildValue("OO", args, kwargs && PyDict_GET_SIZE(kwargs) ? kwargs : Py_None);
}

static PyObject *thing_double(PyObject *self, void *closure)
{
    return PyLong_FromLong(2 * ((Thing *)self)->number + (closure != NULL));
}

static int thing_set_double(PyObject *self, PyObject *value, void *closure)
{
    long number;
    if (value == NULL) {
        PyErr_SetString(PyExc_AttributeError, "double stays");
        return -1;
    }
    number = PyLong_AsLong(value);
    if (number == -1 && PyErr_Occurred())
        return -1;
    ((Thing *)self)->number = number / 2;
    return 0;
}

static PyObject *no_arguments(PyObject *self, PyObject *unused)
{
    return Py_BuildValue("si", "noargs", unused == NULL);
}

static PyObject *one_argument(PyObject *self, PyObject *argument)
{
    return PyTuple_Pack(2, self, argument);
}

static PyObject *tuple_arguments(PyObject *self, PyObject *args)
{
    return Py_NewRef(args);
}

static PyObject *keyword_arguments(PyObject *self, PyObject *args, PyObject *kwargs)
{
    return Py_BuildValue("OO", args, kwargs && PyDict_GET_SIZE(kwargs) ? kwargs : Py_None);
}

static PyObject *fast_arguments(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    PyObject *result = PyList_New(count);
    for (Py_ssize_t i = 0; result != NULL && i < count; i++)
        PyList_SET_ITEM(result, i, Py_NewRef(args[i]));
    return result;
}

static PyObject *fast_keywords(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    PyObject *result = PyList_New(0);
    Py_ssize_t named = names ? PyTuple_GET_SIZE(names) : 0;
    for (Py_ssize_t i = 0; i < count + named; i++)
        PyList_Append(result, args[i]);
    return Py_BuildValue("NO", result, names ? names : Py_None);
}

static PyObject *method_arguments(PyObject *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t count,
                                  PyObject *names)
{
    return Py_BuildValue("sn", cls->tp_name, count);
}

static PyObject *class_method(PyObject *cls, PyObject *argument)
{
    return Py_BuildValue("sO", ((PyTypeObject *)cls)->tp_name, argument);
}

static PyObject *static_method(PyObject *self, PyObject *argument)
{
    return Py_BuildValue("iO", self == NULL, argument);
}

static PyObject *coexisting_contains(PyObject *self, PyObject *argument)
{
    int found = PySequence_Contains(self, argument);
    return found < 0 ? NULL : PyUnicode_FromFormat("found: %d", found);
}

static PyMethodDef thing_methods[] = {
    {"no_arguments", no_arguments, METH_NOARGS, "no_arguments($self, /)\n--\n\nTakes nothing."},
    {"one_argument", one_argument, METH_O, "one_argument(x)\n\nTakes one."},
    {"tuple_arguments", tuple_arguments, METH_VARARGS, NULL},
    {"keyword_arguments", (PyCFunction)(void (*)(void))keyword_arguments, METH_VARARGS | METH_KEYWORDS, NULL},
    {"fast_arguments", (PyCFunction)(void (*)(void))fast_arguments, METH_FASTCALL, NULL},
    {"fast_keywords", (PyCFunction)(void (*)(void))fast_keywords, METH_FASTCALL | METH_KEYWORDS, NULL},
    {"class_method", class_method, METH_O | METH_CLASS, "Of the class."},
    {"static_method", static_method, METH_O | METH_STATIC, "Of nobody."},
    {"__contains__", coexisting_contains, METH_O | METH_COEXIST, NULL},
    {"__len__", no_arguments, METH_NOARGS, "Loses against the slot."},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef thing_members[] = {
    {"number", Py_T_LONG, offsetof(Thing, number), 0, "A number."},
    {"fixed", Py_T_LONG, offsetof(Thing, number), Py_READONLY, NULL},
    {"real", Py_T_DOUBLE, offsetof(Thing, real), 0, NULL},
    {"flag", Py_T_BOOL, offsetof(Thing, flag), 0, NULL},
    {"text", Py_T_STRING, offsetof(Thing, text), 0, NULL},
    {"any", _Py_T_OBJECT, offsetof(Thing, any), 0, NULL},
    {"required", Py_T_OBJECT_EX, offsetof(Thing, required), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyGetSetDef thing_getsets[] = {
    {"double", thing_double, thing_set_double, "Twice the number.", NULL},
    {"odd", thing_double, NULL, NULL, (void *)1},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyNumberMethods thing_numbers = {
    .nb_add = thing_add, .nb_bool = thing_bool, .nb_int = thing_int, .nb_index = thing_int,
};
static PySequenceMethods thing_sequence = {
    .sq_length = thing_length, .sq_item = thing_item, .sq_ass_item = thing_assign, .sq_contains = thing_contains,
};

static PyTypeObject ThingType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "_classes.Thing",
    .tp_basicsize = sizeof(Thing),
    .tp_dealloc = thing_dealloc,
    .tp_repr = thing_repr,
    .tp_as_number = &thing_numbers,
    .tp_as_sequence = &thing_sequence,
    .tp_hash = thing_hash,
    .tp_call = thing_call,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_doc = "Thing(number=0, any=None)\n--\n\nA thing of C.",
    .tp_traverse = thing_traverse,
    .tp_clear = thing_clear,
    .tp_richcompare = thing_compare,
    .tp_weaklistoffset = offsetof(Thing, weak),
    .tp_methods = thing_methods,
    .tp_members = thing_members,
    .tp_getset = thing_getsets,
    .tp_dictoffset = offsetof(Thing, dict),
    .tp_init = thing_init,
    .tp_new = thing_new,
};

/* A static type below that one, with a slot of its own. */
static PyObject *lower_iter(PyObject *self)
{
    return PySeqIter_New(self);
}

static PyTypeObject LowerType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "_classes.Lower",
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_base = &ThingType,
    .tp_iter = lower_iter,
};

/* A static type without a constructor, and without a collector. */
typedef struct {
    PyObject_HEAD
    short small;
    unsigned short usmall;
    int middle;
    unsigned int umiddle;
    unsigned long ularge;
    long long huge;
    unsigned long long uhuge;
    Py_ssize_t size;
    float narrow;
    signed char byte;
    unsigned char ubyte;
    char character;
    char inplace[8];
} Fields;

static PyMemberDef fields_members[] = {
    {"small", Py_T_SHORT, offsetof(Fields, small), 0, NULL},
    {"usmall", Py_T_USHORT, offsetof(Fields, usmall), 0, NULL},
    {"middle", Py_T_INT, offsetof(Fields, middle), 0, NULL},
    {"umiddle", Py_T_UINT, offsetof(Fields, umiddle), 0, NULL},
    {"ularge", Py_T_ULONG, offsetof(Fields, ularge), 0, NULL},
    {"huge", Py_T_LONGLONG, offsetof(Fields, huge), 0, NULL},
    {"uhuge", Py_T_ULONGLONG, offsetof(Fields, uhuge), 0, NULL},
    {"size", Py_T_PYSSIZET, offsetof(Fields, size), 0, NULL},
    {"narrow", Py_T_FLOAT, offsetof(Fields, narrow), 0, NULL},
    {"byte", Py_T_BYTE, offsetof(Fields, byte), 0, NULL},
    {"ubyte", Py_T_UBYTE, offsetof(Fields, ubyte), 0, NULL},
    {"character", Py_T_CHAR, offsetof(Fields, character), 0, NULL},
    {"inplace", Py_T_STRING_INPLACE, offsetof(Fields, inplace), 0, NULL},
    {"nothing", _Py_T_NONE, 0, 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static void fields_dealloc(PyObject *self)
{
    PyObject_Free(self);
}

static PyTypeObject FieldsType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "_classes.Fields",
    .tp_basicsize = sizeof(Fields),
    .tp_dealloc = fields_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_members = fields_members,
};

static PyObject *make_fields(PyObject *self, PyObject *unused)
{
    Fields *fields = PyObject_New(Fields, &FieldsType);
    if (fields != NULL) {
        memset((char *)fields + sizeof(PyObject), 0, sizeof(Fields) - sizeof(PyObject));
        fields->character = 'c';
        strcpy(fields->inplace, "inplace");
    }
    return (PyObject *)fields;
}

/* Static types below built-in ones. */
typedef struct {
    PyListObject list;
    int extra;
} MyList;

static PyMemberDef mylist_members[] = {{"extra", Py_T_INT, offsetof(MyList, extra), 0, NULL}, {NULL, 0, 0, 0, NULL}};

static PyTypeObject MyListType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "_classes.MyList",
    .tp_basicsize = sizeof(MyList),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = mylist_members,
};

typedef struct {
    PyDictObject dict;
    int extra;
} MyDict;

static PyTypeObject MyDictType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "_classes.MyDict",
    .tp_basicsize = sizeof(MyDict),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
};

/* A variable-sized static type. */
typedef struct {
    PyObject_VAR_HEAD
    long items[1];
} Row;

static PyObject *row_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    Py_ssize_t count = PyTuple_GET_SIZE(args);
    Row *self = (Row *)type->tp_alloc(type, count);
    if (self == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        self->items[i] = PyLong_AsLong(PyTuple_GET_ITEM(args, i));
        if (self->items[i] == -1 && PyErr_Occurred()) {
            Py_DECREF(self);
            return NULL;
        }
    }
    return (PyObject *)self;
}

static Py_ssize_t row_length(PyObject *self)
{
    return Py_SIZE(self);
}

static PyObject *row_item(PyObject *self, Py_ssize_t index)
{
    if (index < 0 || index >= Py_SIZE(self)) {
        PyErr_SetNone(PyExc_IndexError);
        return NULL;
    }
    return PyLong_FromLong(((Row *)self)->items[index]);
}

static PySequenceMethods row_sequence = {.sq_length = row_length, .sq_item = row_item};

static PyTypeObject RowType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "_classes.Row",
    .tp_basicsize = offsetof(Row, items),
    .tp_itemsize = sizeof(long),
    .tp_as_sequence = &row_sequence,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = row_new,
};

/* An iterator with a buffer. */
typedef struct {
    PyObject_HEAD
    int left;
    int exports;
    char memory[8];
} Counter;

static PyObject *counter_next(PyObject *self)
{
    if (((Counter *)self)->left <= 0)
        return NULL;
    return PyLong_FromLong(((Counter *)self)->left--);
}

static int counter_get_buffer(PyObject *self, Py_buffer *view, int flags)
{
    Counter *counter = (Counter *)self;
    if (counter->exports > 1) {
        PyErr_SetString(PyExc_BufferError, "two exports at most");
        return -1;
    }
    counter->exports++;
    return PyBuffer_FillInfo(view, self, counter->memory, sizeof(counter->memory), 0, flags);
}

static void counter_release_buffer(PyObject *self, Py_buffer *view)
{
    ((Counter *)self)->exports--;
}

static int counter_init(PyObject *self, PyObject *args, PyObject *kwargs)
{
    memcpy(((Counter *)self)->memory, "abcdefgh", 8);
    return PyArg_ParseTuple(args, "i", &((Counter *)self)->left) ? 0 : -1;
}

static PyMemberDef counter_members[] = {
    {"left", Py_T_INT, offsetof(Counter, left), 0, NULL},
    {"exports", Py_T_INT, offsetof(Counter, exports), Py_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyType_Slot counter_slots[] = {
    {Py_tp_doc, "Counts down."},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, counter_next},
    {Py_tp_init, counter_init},
    {Py_tp_members, counter_members},
    {Py_bf_getbuffer, counter_get_buffer},
    {Py_bf_releasebuffer, counter_release_buffer},
    {0, NULL},
};

static PyType_Spec counter_spec = {
    .name = "_classes.Counter", .basicsize = sizeof(Counter), .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = counter_slots,
};

/* A heap type with a collector, state of its module, a class for METH_METHOD, vector calls, a finaliser. */
typedef struct {
    PyObject *heap_type;
    long calls;
} State;

typedef struct {
    PyObject_HEAD
    vectorcallfunc vectorcall;
    PyObject *held;
    PyObject *weak;
} Heap;

static struct PyModuleDef module;
static int finalized = 0;

static PyObject *heap_vectorcall(PyObject *self, PyObject *const *args, size_t count, PyObject *names)
{
    return Py_BuildValue("sn", "vectorcall", PyVectorcall_NARGS(count));
}

static PyObject *heap_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    Heap *self = (Heap *)type->tp_alloc(type, 0);
    if (self != NULL)
        self->vectorcall = heap_vectorcall;
    return (PyObject *)self;
}

static int heap_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((Heap *)self)->held);
    return 0;
}

static int heap_clear(PyObject *self)
{
    Py_CLEAR(((Heap *)self)->held);
    return 0;
}

static void heap_finalize(PyObject *self)
{
    finalized++;
}

static void heap_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    if (PyObject_CallFinalizerFromDealloc(self) < 0)
        return;
    PyObject_GC_UnTrack(self);
    if (((Heap *)self)->weak != NULL)
        PyObject_ClearWeakRefs(self);
    heap_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *heap_count(PyObject *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t count,
                            PyObject *names)
{
    State *state = PyType_GetModuleState(cls);
    PyObject *found = PyType_GetModuleByDef(Py_TYPE(self), &module);
    if (state == NULL || found == NULL)
        return NULL;
    return Py_BuildValue("ls", ++state->calls, PyModule_GetName(found));
}

static PyMethodDef heap_methods[] = {
    {"count", (PyCFunction)(void (*)(void))heap_count, METH_METHOD | METH_FASTCALL | METH_KEYWORDS,
     "count($self, /)\n--\n\nCounts the calls."},
    {"class_method", class_method, METH_O | METH_CLASS, NULL},
    {"method_arguments", (PyCFunction)(void (*)(void))method_arguments, METH_METHOD | METH_FASTCALL | METH_KEYWORDS,
     NULL},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef heap_members[] = {
    {"held", Py_T_OBJECT_EX, offsetof(Heap, held), 0, "What is held."},
    {"__weaklistoffset__", Py_T_PYSSIZET, offsetof(Heap, weak), Py_READONLY, NULL},
    {"__vectorcalloffset__", Py_T_PYSSIZET, offsetof(Heap, vectorcall), Py_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyType_Slot heap_slots[] = {
    {Py_tp_doc, "Heap()\n--\n\nA class of C."},
    {Py_tp_new, heap_new},
    {Py_tp_dealloc, heap_dealloc},
    {Py_tp_traverse, heap_traverse},
    {Py_tp_clear, heap_clear},
    {Py_tp_finalize, heap_finalize},
    {Py_tp_methods, heap_methods},
    {Py_tp_members, heap_members},
    {Py_tp_call, PyVectorcall_Call},
    {0, NULL},
};

static PyType_Spec heap_spec = {
    .name = "_classes.Heap",
    .basicsize = sizeof(Heap),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL,
    .slots = heap_slots,
};

/* A heap type whose part of instances is relative to its base, with a token. */
typedef struct {
    long first;
    PyObject *second;
} Part;

static PyMemberDef part_members[] = {
    {"first", Py_T_LONG, offsetof(Part, first), Py_RELATIVE_OFFSET, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyType_Slot part_slots[] = {
    {Py_tp_members, part_members},
    {Py_tp_token, Py_TP_USE_SPEC},
    {0, NULL},
};

static PyType_Spec part_spec = {
    .name = "_classes.Part", .basicsize = -(int)sizeof(Part), .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = part_slots,
};

static PyObject *part_data(PyObject *self, PyObject *object)
{
    PyTypeObject *base;
    Part *part;
    int found = PyType_GetBaseByToken(Py_TYPE(object), &part_spec, &base);
    if (found < 0)
        return NULL;
    if (found == 0)
        Py_RETURN_NONE;
    part = PyObject_GetTypeData(object, base);
    Py_DECREF(base);
    part->first += 100;
    return Py_BuildValue("ln", part->first, PyType_GetTypeDataSize(base));
}

static PyObject *make_part(PyObject *self, PyObject *bases)
{
    return PyType_FromSpecWithBases(&part_spec, bases);
}

/* Specs that are wrong. */
static PyObject *bad_spec(PyObject *self, PyObject *which)
{
    PyType_Slot unknown[] = {{1000, NULL}, {0, NULL}};
    PyType_Slot none[] = {{0, NULL}};
    PyType_Slot collected[] = {{0, NULL}};
    PyType_Spec specs[] = {
        {.name = "_classes.Bad", .basicsize = sizeof(PyObject), .flags = 0, .slots = unknown},
        {.name = "_classes.Final", .basicsize = 0, .flags = 0, .slots = none},
        {.name = "_classes.Small", .basicsize = 1, .flags = 0, .slots = none},
        {.name = "_classes.Collected", .basicsize = sizeof(PyObject), .flags = Py_TPFLAGS_HAVE_GC, .slots = collected},
        {.name = "Nameless", .basicsize = sizeof(PyObject), .flags = 0, .slots = none},
    };
    long index = PyLong_AsLong(which);
    if (index == 1) {
        PyObject *result, *bases = PyTuple_Pack(1, &PyBool_Type);
        result = PyType_FromSpecWithBases(&specs[1], bases);
        Py_DECREF(bases);
        return result;
    }
    return PyType_FromSpec(&specs[index]);
}

static PyObject *counts(PyObject *self, PyObject *unused)
{
    return Py_BuildValue("ii", things, finalized);
}

static PyObject *facts(PyObject *self, PyObject *type)
{
    PyTypeObject *class = (PyTypeObject *)type;
    PyObject *name = PyType_GetName(class), *qualified = PyType_GetQualName(class);
    PyObject *full = PyType_GetFullyQualifiedName(class), *module_name = PyType_GetModuleName(class);
    unsigned long flags = PyType_GetFlags(class)
        & (Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_READY | Py_TPFLAGS_IMMUTABLETYPE
           | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_LIST_SUBCLASS
           | Py_TPFLAGS_DICT_SUBCLASS);
    PyErr_Clear();
    return Py_BuildValue("NNNNskOO", name, qualified, full, module_name ? module_name : Py_NewRef(Py_None),
                         class->tp_name, flags, class->tp_base, class->tp_mro);
}

static PyMethodDef functions[] = {
    {"make_fields", make_fields, METH_NOARGS, NULL}, {"make_part", make_part, METH_O, NULL},
    {"part_data", part_data, METH_O, NULL},          {"bad_spec", bad_spec, METH_O, NULL},
    {"counts", counts, METH_NOARGS, NULL},           {"facts", facts, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static int execute(PyObject *self)
{
    State *state = PyModule_GetState(self);
    PyObject *counter;
    MyListType.tp_base = &PyList_Type;
    MyDictType.tp_base = &PyDict_Type;
    PyTypeObject *types[] = {&ThingType, &LowerType, &FieldsType, &MyListType, &MyDictType, &RowType};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (PyModule_AddType(self, types[i]) < 0)
            return -1;
    state->heap_type = PyType_FromModuleAndSpec(self, &heap_spec, NULL);
    if (state->heap_type == NULL || PyModule_AddType(self, (PyTypeObject *)state->heap_type) < 0)
        return -1;
    counter = PyType_FromSpec(&counter_spec);
    if (counter == NULL || PyModule_Add(self, "Counter", counter) < 0)
        return -1;
    return 0;
}

static int module_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(((State *)PyModule_GetState(self))->heap_type);
    return 0;
}

static int module_clear(PyObject *self)
{
    Py_CLEAR(((State *)PyModule_GetState(self))->heap_type);
    return 0;
}

static void module_free(void *self)
{
    module_clear(self);
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, execute},
    {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED},
    {0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "_classes", .m_size = sizeof(State), .m_methods = functions, .m_slots = slots,
    .m_traverse = module_traverse, .m_clear = module_clear, .m_free = module_free,
};

PyMODINIT_FUNC PyInit__classes(void)
{
    return PyModuleDef_Init(&module);
}
