/* Functions that do nothing, for measurements of calls. */

#include <Python.h>

static PyObject *nothing(PyObject *self, PyObject *unused)
{
    Py_RETURN_NONE;
}

static PyObject *same(PyObject *self, PyObject *argument)
{
    return Py_NewRef(argument);
}

static PyObject *first(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    return Py_NewRef(args[0]);
}

static PyObject *named(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    return Py_NewRef(args[0]);
}

static PyObject *all(PyObject *self, PyObject *args)
{
    return Py_NewRef(args);
}

static PyMethodDef methods[] = {
    {"nothing", nothing, METH_NOARGS, NULL},
    {"same", same, METH_O, NULL},
    {"first", (PyCFunction)(void (*)(void))first, METH_FASTCALL, NULL},
    {"named", (PyCFunction)(void (*)(void))named, METH_FASTCALL | METH_KEYWORDS, NULL},
    {"all", all, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_trivial", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit__trivial(void)
{
    return PyModule_Create(&module);
}
