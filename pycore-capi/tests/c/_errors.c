/* Exceptions, references, buffers, containers, text and numbers from C; errors.py uses them. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <frameobject.h>

static PyObject *set_string(PyObject *self, PyObject *kind)
{
    PyErr_SetString(kind, "a message");
    return NULL;
}

static PyObject *set_object(PyObject *self, PyObject *args)
{
    PyObject *kind, *value;
    if (PyArg_ParseTuple(args, "OO", &kind, &value))
        PyErr_SetObject(kind, value == Py_Ellipsis ? NULL : value);
    return NULL;
}

static PyObject *set_format(PyObject *self, PyObject *value)
{
    return PyErr_Format(PyExc_ValueError, "%R is %s of %.3s: %d", value, "one", "many", 5);
}

static PyObject *set_errno(PyObject *self, PyObject *name)
{
    errno = ENOENT;
    if (name == Py_None)
        return PyErr_SetFromErrno(PyExc_OSError);
    return PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, name);
}

static PyObject *broken_null(PyObject *self, PyObject *unused)
{
    return NULL;
}

static PyObject *broken_result(PyObject *self, PyObject *unused)
{
    PyErr_SetString(PyExc_ValueError, "unnoticed");
    return Py_NewRef(Py_None);
}

/* Calls, and tells what was raised. */
static PyObject *caught(PyObject *self, PyObject *callable)
{
    PyObject *result = PyObject_CallNoArgs(callable), *exception, *answer;
    if (result != NULL)
        return Py_BuildValue("sN", "result", result);
    exception = PyErr_GetRaisedException();
    answer = Py_BuildValue("OOiii", Py_TYPE(exception), exception,
                           PyErr_GivenExceptionMatches(exception, PyExc_LookupError),
                           PyErr_GivenExceptionMatches((PyObject *)Py_TYPE(exception), PyExc_Exception),
                           PyErr_Occurred() != NULL);
    Py_DECREF(exception);
    return answer;
}

static PyObject *fetch_and_restore(PyObject *self, PyObject *callable)
{
    PyObject *kind, *value, *traceback, *result = PyObject_CallNoArgs(callable);
    if (result != NULL)
        return result;
    if (PyErr_ExceptionMatches(PyExc_KeyError)) {
        PyErr_Clear();
        Py_RETURN_NONE;
    }
    PyErr_Fetch(&kind, &value, &traceback);
    PyErr_NormalizeException(&kind, &value, &traceback);
    if (traceback == NULL || !PyExceptionInstance_Check(value))
        return PyUnicode_FromString("nothing was fetched");
    PyErr_Restore(kind, value, traceback);
    return NULL;
}

static PyObject *chained(PyObject *self, PyObject *unused)
{
    PyObject *cause, *exception;
    PyErr_SetString(PyExc_KeyError, "cause");
    cause = PyErr_GetRaisedException();
    PyErr_SetString(PyExc_RuntimeError, "effect");
    exception = PyErr_GetRaisedException();
    PyException_SetCause(exception, Py_NewRef(cause));
    PyException_SetContext(exception, cause);
    PyErr_SetRaisedException(exception);
    return NULL;
}

static PyObject *new_exceptions(PyObject *self, PyObject *unused)
{
    PyObject *dict = Py_BuildValue("{s:i}", "code", 5);
    PyObject *plain = PyErr_NewException("_errors.Plain", NULL, NULL);
    PyObject *documented = PyErr_NewExceptionWithDoc("_errors.Documented", "With words.", plain, dict);
    Py_DECREF(dict);
    return Py_BuildValue("NN", plain, documented);
}

static PyObject *warning(PyObject *self, PyObject *category)
{
    if (PyErr_WarnEx(category, "a warning", 1) < 0 || PyErr_WarnFormat(category, 1, "%d more", 2) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *handled(PyObject *self, PyObject *unused)
{
    PyObject *exception = PyErr_GetHandledException();
    return exception ? exception : Py_NewRef(Py_None);
}

static PyObject *unraisable(PyObject *self, PyObject *context)
{
    PyErr_SetString(PyExc_ValueError, "nobody can handle it");
    PyErr_WriteUnraisable(context);
    Py_RETURN_NONE;
}

/* References: what the functions of containers take and give. */
static PyObject *references(PyObject *self, PyObject *unused)
{
    PyObject *object = PyList_New(0), *list, *tuple, *dict, *set, *borrowed;
    Py_ssize_t counts[12], n = 0;
    counts[n++] = Py_REFCNT(object);
    list = PyList_New(2);
    PyList_SET_ITEM(list, 0, Py_NewRef(object));
    PyList_SetItem(list, 1, Py_NewRef(object));
    PyList_Append(list, object);
    PyList_Insert(list, 0, object);
    counts[n++] = Py_REFCNT(object);
    tuple = PyTuple_New(1);
    PyTuple_SET_ITEM(tuple, 0, Py_NewRef(object));
    counts[n++] = Py_REFCNT(object);
    dict = PyDict_New();
    PyDict_SetItemString(dict, "key", object);
    borrowed = PyDict_GetItemString(dict, "key");
    counts[n++] = Py_REFCNT(borrowed);
    set = PySet_New(NULL);
    PySet_Add(set, tuple);
    PyErr_Clear();
    borrowed = PyList_GetItem(list, 3);
    counts[n++] = Py_REFCNT(borrowed);
    Py_DECREF(list);
    counts[n++] = Py_REFCNT(object);
    Py_DECREF(dict);
    Py_DECREF(tuple);
    Py_DECREF(set);
    counts[n++] = Py_REFCNT(object);
    Py_DECREF(object);
    return Py_BuildValue("nnnnnnn", counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
}

static PyObject *containers(PyObject *self, PyObject *unused)
{
    PyObject *list = Py_BuildValue("[iii]", 3, 1, 2), *slice, *tuple, *dict, *copy, *keys, *set, *key, *value, *result;
    Py_ssize_t position = 0, sum = 0;
    PyList_Sort(list);
    PyList_Reverse(list);
    slice = PyList_GetSlice(list, 1, 10);
    PyList_SetSlice(list, 0, 1, slice);
    tuple = PyList_AsTuple(list);
    dict = Py_BuildValue("{sisisi}", "a", 1, "b", 2, "c", 3);
    while (PyDict_Next(dict, &position, &key, &value))
        sum += PyLong_AsSsize_t(value);
    copy = PyDict_Copy(dict);
    PyDict_DelItemString(copy, "a");
    PyDict_Merge(copy, dict, 0);
    keys = PyDict_Keys(copy);
    set = PySet_New(tuple);
    PySet_Discard(set, PyTuple_GET_ITEM(tuple, 0));
    result = Py_BuildValue("NNNNNNni", list, slice, tuple, dict, copy, keys, sum,
                           (int)(PySet_Size(set) + 10 * PySet_Contains(set, PyTuple_GetItem(tuple, 1))));
    Py_DECREF(set);
    return result;
}

/* What is out of range, and what is of the wrong type. */
static PyObject *mistakes(PyObject *self, PyObject *which)
{
    PyObject *list = PyList_New(0), *dict = PyDict_New(), *tuple = PyTuple_New(0), *result = NULL;
    switch (PyLong_AsLong(which)) {
    case 0: result = PyList_GetItem(list, 0); break;
    case 1: result = PyTuple_GetItem(tuple, 5); break;
    case 2: PyDict_SetItem(dict, list, list); break;
    case 3: PyDict_DelItemString(dict, "missing"); break;
    case 4: PyLong_AsLong(list); break;
    case 5: PyFloat_AsDouble(list); break;
    case 6: PyUnicode_AsUTF8(list); break;
    case 7: PyLong_AsUnsignedLong(PyLong_FromLong(-1)); break;
    case 8: PyLong_AsSize_t(PyLong_FromLong(-1)); break;
    case 9: PyLong_AsUnsignedLongLong(PyLong_FromString("99999999999999999999999", NULL, 10)); break;
    case 10: PyLong_AsLongLong(PyLong_FromString("99999999999999999999999", NULL, 10)); break;
    case 11: PyLong_AsSsize_t(PyLong_FromString("99999999999999999999999", NULL, 10)); break;
    case 12: PyLong_AsInt(PyLong_FromString("99999999999", NULL, 10)); break;
    case 13: PyBytes_AsString(list); break;
    case 14: PySequence_GetItem(dict, 0); break;
    case 15: PySequence_Fast(Py_None, "not a sequence at all"); break;
    case 16: PyObject_GetAttrString(list, "missing"); break;
    case 17: PyObject_CallFunction(list, "i", 1); break;
    case 18: PyObject_CallMethod(list, "missing", NULL); break;
    case 19: PyNumber_Add(list, dict); break;
    case 20: PyImport_ImportModule("no_such_module"); break;
    case 21: PyUnicode_FromOrdinal(-1); break;
    case 22: PyUnicode_DecodeUTF8("\xff", 1, NULL); break;
    case 23: PyCapsule_GetPointer(list, "x"); break;
    case 24: PyIter_Next(PyObject_GetIter(tuple)); break;
    case 25: PyObject_GetIter(Py_None); break;
    case 26: PyLong_AsUnsignedLong(list); break;
    case 27: PyUnicode_Join(list, list); break;
    case 28: PyObject_SetAttrString(list, "x", list); break;
    case 29: PyMapping_GetItemString(dict, "k"); break;
    case 30: PyObject_Hash(list); break;
    }
    if (PyErr_Occurred())
        return NULL;
    return Py_BuildValue("O", result ? result : Py_None);
}

static PyObject *calls(PyObject *self, PyObject *callable)
{
    PyObject *one = PyLong_FromLong(1), *two = PyLong_FromLong(2), *names = Py_BuildValue("(s)", "x");
    PyObject *stack[] = {NULL, one, two}, *result = PyList_New(0), *kwargs = Py_BuildValue("{si}", "x", 5);
    PyObject *arguments = PyTuple_Pack(2, one, two);
#define CALL(...)                                                           \
    do {                                                                    \
        PyObject *value = __VA_ARGS__;                                      \
        if (value == NULL)                                                  \
            return NULL;                                                    \
        PyList_Append(result, value);                                       \
        Py_DECREF(value);                                                   \
    } while (0)
    CALL(PyObject_CallNoArgs(callable));
    CALL(PyObject_CallOneArg(callable, one));
    CALL(PyObject_CallObject(callable, arguments));
    CALL(PyObject_CallObject(callable, NULL));
    CALL(PyObject_Call(callable, arguments, kwargs));
    CALL(PyObject_CallFunction(callable, NULL));
    CALL(PyObject_CallFunction(callable, "i", 7));
    CALL(PyObject_CallFunction(callable, "(ii)", 7, 8));
    CALL(PyObject_CallFunction(callable, "isO", 7, "text", two));
    CALL(PyObject_CallFunctionObjArgs(callable, one, two, one, two, one, two, one, two, NULL));
    CALL(PyObject_Vectorcall(callable, stack + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL));
    CALL(PyObject_Vectorcall(callable, stack + 1, 1, names));
    CALL(PyObject_VectorcallDict(callable, stack + 1, 2, kwargs));
    CALL(PyObject_CallMethod(callable, "__call__", "ii", 3, 4));
    CALL(PyObject_CallMethod(callable, "__call__", NULL));
    CALL(PyObject_CallMethodObjArgs(callable, PyUnicode_InternFromString("__call__"), one, NULL));
    CALL(PyObject_CallMethodNoArgs(callable, PyUnicode_InternFromString("__call__")));
    CALL(PyObject_CallMethodOneArg(callable, PyUnicode_InternFromString("__call__"), two));
    Py_DECREF(one);
    Py_DECREF(two);
    Py_DECREF(names);
    Py_DECREF(kwargs);
    Py_DECREF(arguments);
    return result;
}

static PyObject *text(PyObject *self, PyObject *unused)
{
    PyObject *made = PyUnicode_New(3, 0x20ac), *joined, *parts, *found;
    Py_ssize_t length;
    const char *utf8;
    PyUnicode_WRITE(PyUnicode_KIND(made), PyUnicode_DATA(made), 0, 'a');
    PyUnicode_WriteChar(made, 1, 0x20ac);
    PyUnicode_WRITE(PyUnicode_KIND(made), PyUnicode_DATA(made), 2, 'c');
    utf8 = PyUnicode_AsUTF8AndSize(made, &length);
    parts = PyUnicode_Split(PyUnicode_FromString("x,y,z"), PyUnicode_FromString(","), 1);
    joined = PyUnicode_Join(PyUnicode_FromString("-"), parts);
    found = PyUnicode_Replace(joined, PyUnicode_FromString("y"), PyUnicode_FromString("why"), -1);
    PyUnicode_Append(&joined, made);
    return Py_BuildValue("Oy#NNNnniiiN", made, utf8, length, joined, parts, found, PyUnicode_GET_LENGTH(made),
                         PyUnicode_Find(made, PyUnicode_FromString("c"), 0, 10, 1),
                         PyUnicode_Compare(made, PyUnicode_FromString("b")),
                         PyUnicode_CompareWithASCIIString(made, "a"), PyUnicode_EqualToUTF8(made, "a\xe2\x82\xac" "c"),
                         PyUnicode_Substring(made, 1, 9));
}

static PyObject *numbers(PyObject *self, PyObject *unused)
{
    PyObject *big = PyLong_FromString("123456789012345678901234567890", NULL, 10);
    PyObject *result = PyList_New(0);
    int overflow;
    unsigned char bytes[16];
    long long clipped = PyLong_AsLongLongAndOverflow(big, &overflow);
    PyLong_AsNativeBytes(big, bytes, sizeof(bytes), Py_ASNATIVEBYTES_LITTLE_ENDIAN);
    CALL(Py_BuildValue("LikkKd", clipped, overflow, PyLong_AsUnsignedLongMask(big),
                       PyLong_AsUnsignedLongMask(PyLong_FromLong(-1)), PyLong_AsUnsignedLongLongMask(big),
                       PyLong_AsDouble(big)));
    CALL(PyBytes_FromStringAndSize((char *)bytes, sizeof(bytes)));
    CALL(PyLong_FromNativeBytes(bytes, sizeof(bytes), Py_ASNATIVEBYTES_LITTLE_ENDIAN));
    CALL(PyLong_FromUnsignedLongLong(~0ULL));
    CALL(PyLong_FromDouble(1e20));
    CALL(PyNumber_Long(PyUnicode_FromString(" 12 ")));
    CALL(PyNumber_Float(PyUnicode_FromString("1.5")));
    CALL(PyNumber_Power(PyLong_FromLong(3), PyLong_FromLong(4), PyLong_FromLong(5)));
    CALL(PyNumber_Power(PyLong_FromLong(3), PyLong_FromLong(4), Py_None));
    CALL(PyNumber_Divmod(PyLong_FromLong(17), PyLong_FromLong(5)));
    CALL(PyNumber_InPlaceAdd(PyList_New(0), PyTuple_Pack(1, big)));
    CALL(PyNumber_ToBase(PyLong_FromLong(255), 16));
    CALL(PyComplex_FromDoubles(1, -2));
    CALL(PyFloat_FromString(PyUnicode_FromString("2.5")));
    CALL(PyBool_FromLong(PyObject_RichCompareBool(big, big, Py_EQ)));
    CALL(PyObject_RichCompare(big, PyLong_FromLong(1), Py_GT));
    Py_DECREF(big);
    return result;
}

/* The memory of another object. */
static PyObject *buffer(PyObject *self, PyObject *object)
{
    Py_buffer view;
    PyObject *result;
    if (PyObject_GetBuffer(object, &view, PyBUF_FULL_RO) < 0)
        return NULL;
    result = Py_BuildValue("ninsiiN", view.len, view.ndim, view.itemsize, view.format, view.readonly,
                           PyBuffer_IsContiguous(&view, 'C'), PyMemoryView_GetContiguous(object, PyBUF_READ, 'C'));
    PyBuffer_Release(&view);
    return result;
}

static void forget(PyObject *capsule)
{
    PySys_FormatStdout("capsule %s ends\n", PyCapsule_GetName(capsule));
}

static int something = 42;

static PyObject *capsule(PyObject *self, PyObject *unused)
{
    PyObject *made = PyCapsule_New(&something, "_errors.capsule", forget);
    int *found = PyCapsule_GetPointer(made, "_errors.capsule");
    PyObject *result = Py_BuildValue("iii", *found, PyCapsule_IsValid(made, "_errors.capsule"),
                                     PyCapsule_IsValid(made, "other"));
    Py_DECREF(made);
    return result;
}

static PyObject *memory(PyObject *self, PyObject *unused)
{
    char *block = PyMem_Malloc(10), *object = PyObject_Calloc(3, 5), *raw = PyMem_RawMalloc(0);
    long sum = 0;
    memcpy(block, "123456789", 10);
    block = PyMem_Realloc(block, 10000);
    block = PyMem_Realloc(block, 10);
    for (int i = 0; i < 15; i++)
        sum += object[i];
    raw = PyMem_RawRealloc(raw, 100);
    PyMem_RawFree(raw);
    PyObject_Free(object);
    PyObject *result = Py_BuildValue("sli", block, sum, PyMem_Malloc((size_t)-1) == NULL);
    PyMem_Free(block);
    PyMem_Free(NULL);
    return result;
}

static PyObject *modules(PyObject *self, PyObject *unused)
{
    PyObject *math = PyImport_ImportModule("os.path"), *level = PyImport_ImportModuleLevel("os.path", NULL, NULL, NULL, 0);
    PyObject *added = PyImport_AddModuleRef("_errors_added"), *found = PyImport_GetModule(PyUnicode_FromString("os"));
    return Py_BuildValue("(sss)ii", PyModule_GetName(math), PyModule_GetName(level), PyModule_GetName(added),
                         found != NULL, PyDict_Contains(PyImport_GetModuleDict(), PyUnicode_FromString("_errors_added")));
}

/* Text piece by piece. */
static PyObject *writer(PyObject *self, PyObject *value)
{
    PyUnicodeWriter *writer = PyUnicodeWriter_Create(0);
    if (PyUnicodeWriter_WriteChar(writer, 0x20ac) < 0 || PyUnicodeWriter_WriteUTF8(writer, "\xc3\xa9tc", -1) < 0
        || PyUnicodeWriter_WriteStr(writer, value) < 0 || PyUnicodeWriter_WriteRepr(writer, value) < 0
        || PyUnicodeWriter_Format(writer, "%d-%s", 5, "x") < 0) {
        PyUnicodeWriter_Discard(writer);
        return NULL;
    }
    return PyUnicodeWriter_Finish(writer);
}

/* An exception that shows where in this file it came by. */
static PyObject *traced(PyObject *self, PyObject *globals)
{
    PyCodeObject *code = PyCode_NewEmpty("_errors.c", "traced", 5);
    PyFrameObject *frame = PyFrame_New(PyThreadState_Get(), code, globals, NULL);
    Py_DECREF(code);
    if (frame == NULL)
        return NULL;
    PyErr_SetString(PyExc_ValueError, "traced");
    PyTraceBack_Here(frame);
    Py_DECREF(frame);
    return NULL;
}

#define NONE(name) {#name, name, METH_NOARGS, NULL}
#define ONE(name) {#name, name, METH_O, NULL}

static PyMethodDef methods[] = {
    ONE(set_string), {"set_object", set_object, METH_VARARGS, NULL}, ONE(set_format), ONE(set_errno), NONE(broken_null),
    NONE(broken_result), ONE(caught), ONE(fetch_and_restore), NONE(chained), NONE(new_exceptions), ONE(warning),
    NONE(handled), ONE(unraisable), NONE(references), NONE(containers), ONE(mistakes), ONE(calls), NONE(text),
    NONE(numbers), ONE(buffer), NONE(capsule), NONE(memory), NONE(modules), ONE(writer), ONE(traced), {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "_errors", .m_size = 0, .m_methods = methods,
};

PyMODINIT_FUNC PyInit__errors(void)
{
    return PyModule_Create(&module);
}
