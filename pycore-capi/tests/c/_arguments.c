/* Arguments by formats, and values by formats: arguments.py calls what is here with good and bad ones. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>

/* One function for each unit of a format that stores one number. */
#define NUMBER(name, unit, type, build)                                     \
    static PyObject *name(PyObject *self, PyObject *args)                   \
    {                                                                       \
        type value = 0;                                                     \
        if (!PyArg_ParseTuple(args, unit ":" #name, &value))                \
            return NULL;                                                    \
        return Py_BuildValue(build, value);                                 \
    }

NUMBER(parse_b, "b", unsigned char, "b")
NUMBER(parse_B, "B", unsigned char, "B")
NUMBER(parse_h, "h", short, "h")
NUMBER(parse_H, "H", unsigned short, "H")
NUMBER(parse_i, "i", int, "i")
NUMBER(parse_I, "I", unsigned int, "I")
NUMBER(parse_l, "l", long, "l")
NUMBER(parse_k, "k", unsigned long, "k")
NUMBER(parse_L, "L", long long, "L")
NUMBER(parse_K, "K", unsigned long long, "K")
NUMBER(parse_n, "n", Py_ssize_t, "n")
NUMBER(parse_f, "f", float, "f")
NUMBER(parse_d, "d", double, "d")
NUMBER(parse_c, "c", char, "c")
NUMBER(parse_C, "C", int, "C")
NUMBER(parse_p, "p", int, "i")

static PyObject *parse_D(PyObject *self, PyObject *args)
{
    Py_complex value;
    if (!PyArg_ParseTuple(args, "D:parse_D", &value))
        return NULL;
    return Py_BuildValue("D", &value);
}

/* Text and bytes by pointer. */
#define TEXT(name, unit)                                                    \
    static PyObject *name(PyObject *self, PyObject *args)                   \
    {                                                                       \
        const char *value = "unset";                                        \
        if (!PyArg_ParseTuple(args, unit ":" #name, &value))                \
            return NULL;                                                    \
        return Py_BuildValue("y", value);                                   \
    }
#define TEXT_LENGTH(name, unit)                                             \
    static PyObject *name(PyObject *self, PyObject *args)                   \
    {                                                                       \
        const char *value = "unset";                                        \
        Py_ssize_t length = -1;                                             \
        if (!PyArg_ParseTuple(args, unit ":" #name, &value, &length))       \
            return NULL;                                                    \
        return Py_BuildValue("y#n", value, length, length);                 \
    }
#define BUFFER(name, unit)                                                  \
    static PyObject *name(PyObject *self, PyObject *args)                   \
    {                                                                       \
        Py_buffer view;                                                     \
        PyObject *result;                                                   \
        if (!PyArg_ParseTuple(args, unit ":" #name, &view))                 \
            return NULL;                                                    \
        result = Py_BuildValue("y#ini", view.buf, view.len, view.readonly,  \
                               view.itemsize, view.ndim);                   \
        PyBuffer_Release(&view);                                            \
        return result;                                                      \
    }

TEXT(parse_s, "s")
TEXT(parse_z, "z")
TEXT(parse_y, "y")
TEXT_LENGTH(parse_s_hash, "s#")
TEXT_LENGTH(parse_z_hash, "z#")
TEXT_LENGTH(parse_y_hash, "y#")
BUFFER(parse_s_star, "s*")
BUFFER(parse_z_star, "z*")
BUFFER(parse_y_star, "y*")
BUFFER(parse_w_star, "w*")

#define OBJECT(name, unit)                                                  \
    static PyObject *name(PyObject *self, PyObject *args)                   \
    {                                                                       \
        PyObject *value = NULL;                                             \
        if (!PyArg_ParseTuple(args, unit ":" #name, &value))                \
            return NULL;                                                    \
        return Py_NewRef(value);                                            \
    }

OBJECT(parse_S, "S")
OBJECT(parse_Y, "Y")
OBJECT(parse_U, "U")
OBJECT(parse_O, "O")

static PyObject *parse_O_type(PyObject *self, PyObject *args)
{
    PyObject *value = NULL;
    if (!PyArg_ParseTuple(args, "O!:parse_O_type", &PyList_Type, &value))
        return NULL;
    return Py_NewRef(value);
}

static int twice(PyObject *object, void *place)
{
    long value = PyLong_AsLong(object);
    if (value == -1 && PyErr_Occurred())
        return 0;
    *(long *)place = 2 * value;
    return 1;
}

static PyObject *parse_O_converter(PyObject *self, PyObject *args)
{
    long value = 0;
    if (!PyArg_ParseTuple(args, "O&:parse_O_converter", twice, &value))
        return NULL;
    return PyLong_FromLong(value);
}

static PyObject *parse_encoded(PyObject *self, PyObject *args)
{
    char *value = NULL;
    Py_ssize_t length;
    PyObject *result;
    if (!PyArg_ParseTuple(args, "et#:parse_encoded", "utf-16-le", &value, &length))
        return NULL;
    result = PyBytes_FromStringAndSize(value, length);
    PyMem_Free(value);
    return result;
}

static PyObject *parse_encoded_only(PyObject *self, PyObject *args)
{
    char *value = NULL;
    PyObject *result;
    if (!PyArg_ParseTuple(args, "es:parse_encoded_only", "latin-1", &value))
        return NULL;
    result = PyBytes_FromString(value);
    PyMem_Free(value);
    return result;
}

static PyObject *parse_nested(PyObject *self, PyObject *args)
{
    int a = 0, b = 0, c = 0;
    const char *name = "-";
    if (!PyArg_ParseTuple(args, "i(i(is)):parse_nested", &a, &b, &c, &name))
        return NULL;
    return Py_BuildValue("(i(i(is)))", a, b, c, name);
}

static PyObject *parse_optional(PyObject *self, PyObject *args)
{
    int a = -1, b = -1, c = -1;
    if (!PyArg_ParseTuple(args, "i|ii:parse_optional", &a, &b, &c))
        return NULL;
    return Py_BuildValue("[iii]", a, b, c);
}

static PyObject *parse_message(PyObject *self, PyObject *args)
{
    int a;
    if (!PyArg_ParseTuple(args, "i;one int is all that is wanted", &a))
        return NULL;
    return PyLong_FromLong(a);
}

static PyObject *parse_nothing(PyObject *self, PyObject *args)
{
    if (!PyArg_ParseTuple(args, ":parse_nothing"))
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *parse_without_name(PyObject *self, PyObject *args)
{
    int a, b;
    if (!PyArg_ParseTuple(args, "ii", &a, &b))
        return NULL;
    return PyLong_FromLong(a + b);
}

static PyObject *parse_many(PyObject *self, PyObject *args)
{
    /* More than there are registers for. */
    int i[10];
    double d[10];
    if (!PyArg_ParseTuple(args, "ididididididididididid:parse_many", &i[0], &d[0], &i[1], &d[1], &i[2],
                          &d[2], &i[3], &d[3], &i[4], &d[4], &i[5], &d[5], &i[6], &d[6], &i[7], &d[7],
                          &i[8], &d[8], &i[9], &d[9], &i[0], &d[0]))
        return NULL;
    return Py_BuildValue("ididididididididididid", i[0], d[0], i[1], d[1], i[2], d[2], i[3], d[3], i[4],
                         d[4], i[5], d[5], i[6], d[6], i[7], d[7], i[8], d[8], i[9], d[9], i[0], d[0]);
}

static PyObject *parse_keywords(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"a", "b", "c", NULL};
    int a = -1, b = -1, c = -1;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "i|ii:parse_keywords", names, &a, &b, &c))
        return NULL;
    return Py_BuildValue("iii", a, b, c);
}

static PyObject *parse_keyword_only(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"a", "b", "c", NULL};
    int a = -1, b = -1;
    const char *c = "unset";
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "i|i$s:parse_keyword_only", names, &a, &b, &c))
        return NULL;
    return Py_BuildValue("iis", a, b, c);
}

static PyObject *parse_required_keyword(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"", "b", "c", NULL};
    PyObject *a = NULL, *b = NULL, *c = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OO$O", names, &a, &b, &c))
        return NULL;
    return Py_BuildValue("OOO", a, b, c);
}

static PyObject *parse_unpacked(PyObject *self, PyObject *args)
{
    PyObject *a = Py_None, *b = Py_None, *c = Py_None;
    if (!PyArg_UnpackTuple(args, "parse_unpacked", 1, 3, &a, &b, &c))
        return NULL;
    return PyTuple_Pack(3, a, b, c);
}

static PyObject *parse_bad(PyObject *self, PyObject *args)
{
    int a;
    if (!PyArg_ParseTuple(args, "?:parse_bad", &a))
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *build(PyObject *self, PyObject *unused)
{
    Py_complex number = {1.5, -2.0};
    PyObject *owned = PyLong_FromLong(1000);
    return Py_BuildValue("{s:(iiii),s:[s#,y,z,z],s:N,s:O,s:{i:i,s:()},s:D,s:(cCp),s:(lkLKn),s:d,s:U,s:u}", "numbers",
                         1, -2, 3, 4, "texts", "abc\0d", (Py_ssize_t)5, "bytes", "text", NULL, "new", owned,
                         "same", Py_None, "dict", 1, 2, "empty", "complex", &number, "characters", 'x',
                         0x20ac, 7, "large", -1L, ~0UL, -2LL, ~0ULL, (Py_ssize_t)-3, "float", 0.25, "utf8",
                         "\xc3\xa9", "wide", L"w\u00efde");
}

static PyObject *build_one(PyObject *self, PyObject *unused)
{
    PyObject *none = Py_BuildValue("");
    PyObject *one = Py_BuildValue("i", 5);
    PyObject *tuple = Py_BuildValue("(i)", 5);
    PyObject *two = Py_BuildValue("ii", 5, 6);
    return Py_BuildValue("[NNNN]", none, one, tuple, two);
}

static PyObject *build_bad(PyObject *self, PyObject *which)
{
    switch (PyLong_AsLong(which)) {
    case 0: return Py_BuildValue("(i", 1);
    case 1: return Py_BuildValue("?");
    case 2: return Py_BuildValue("O", NULL);
    case 3: return Py_BuildValue("{i}", 1);
    case 4: return Py_BuildValue("C", 0x110000);
    case 5: return Py_BuildValue("s", "\xff");
    default: return Py_BuildValue("[iNi]", 1, NULL, 2);
    }
}

static PyObject *format(PyObject *self, PyObject *value)
{
    PyObject *parts = PyList_New(0);
#define ADD(...)                                                            \
    do {                                                                    \
        PyObject *text = PyUnicode_FromFormat(__VA_ARGS__);                 \
        if (text == NULL || PyList_Append(parts, text) < 0)                 \
            return NULL;                                                    \
        Py_DECREF(text);                                                    \
    } while (0)
    ADD("plain %% %d %i %u", -5, 6, 7u);
    ADD("%5d|%-5d|%05d|%.3d|%8.3d|%-8.3d|%08.3d", 42, 42, -42, 7, 7, 7, -7);
    ADD("%ld %lu %lld %llu %zd %zu %jd %td", -1L, ~0UL, -2LL, ~0ULL, (Py_ssize_t)-3, (size_t)4, (intmax_t)-5,
        (ptrdiff_t)6);
    ADD("%x %X %lx %llX %zx %o %lo", 255, 255, 4096L, 0xabcdefLL, (Py_ssize_t)17, 8, 64L);
    ADD("%c%c", 'a', 0x1f600);
    ADD("[%s] [%.2s] [%8s] [%-8s] [%8.2s]", "text", "text", "text", "text", "text");
    ADD("[%s] [%.3s]", "\xc3\xa9\xff!", "\xc3\xa9\xc3\xa9");
    ADD("%U %S %R %A", PyUnicode_FromString("\xc3\xa9"), value, value, value);
    ADD("[%10R] [%-10.3S]", value, value);
    ADD("%V %V", value == Py_None ? NULL : PyUnicode_FromString("given"), "instead", NULL, "fallback");
    ADD("%T %#T %N %#N", value, value, Py_TYPE(value), Py_TYPE(value));
    ADD("%ls %lV", L"w\u00efde", NULL, L"wide");
    ADD("%*d|%-*d|%.*s", 6, 1, 6, 2, 2, "abc");
    ADD("%p", (void *)0x1234);
    return parts;
}

static PyObject *format_bad(PyObject *self, PyObject *which)
{
    switch (PyLong_AsLong(which)) {
    case 0: return PyUnicode_FromFormat("%d %y %d", 1, 2, 3);
    case 1: return PyUnicode_FromFormat("%c", 0x110000);
    case 2: return PyUnicode_FromFormat("%");
    default: return PyUnicode_FromFormat("\xc3\xa9");
    }
}

#define ROW(name) {#name, name, METH_VARARGS, NULL}
#define KEYWORD_ROW(name) {#name, (PyCFunction)(void (*)(void))name, METH_VARARGS | METH_KEYWORDS, NULL}

static PyMethodDef methods[] = {
    ROW(parse_b), ROW(parse_B), ROW(parse_h), ROW(parse_H), ROW(parse_i), ROW(parse_I), ROW(parse_l), ROW(parse_k),
    ROW(parse_L), ROW(parse_K), ROW(parse_n), ROW(parse_f), ROW(parse_d), ROW(parse_D), ROW(parse_c), ROW(parse_C),
    ROW(parse_p), ROW(parse_s), ROW(parse_z), ROW(parse_y), ROW(parse_s_hash), ROW(parse_z_hash), ROW(parse_y_hash),
    ROW(parse_s_star), ROW(parse_z_star), ROW(parse_y_star), ROW(parse_w_star), ROW(parse_S), ROW(parse_Y),
    ROW(parse_U), ROW(parse_O), ROW(parse_O_type), ROW(parse_O_converter), ROW(parse_encoded),
    ROW(parse_encoded_only), ROW(parse_nested), ROW(parse_optional), ROW(parse_message), ROW(parse_nothing),
    ROW(parse_without_name), ROW(parse_many), KEYWORD_ROW(parse_keywords), KEYWORD_ROW(parse_keyword_only),
    KEYWORD_ROW(parse_required_keyword), ROW(parse_unpacked), ROW(parse_bad),
    {"build", build, METH_NOARGS, NULL}, {"build_one", build_one, METH_NOARGS, NULL},
    {"build_bad", build_bad, METH_O, NULL}, {"format", format, METH_O, NULL},
    {"format_bad", format_bad, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "_arguments", .m_doc = "Arguments by formats.", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit__arguments(void)
{
    return PyModule_Create(&module);
}
