/* The interpreter's lock from C: threads of C that call Python, and C code that lets others run; threads.py uses it. */

#include <Python.h>
#include <pthread.h>
#include <unistd.h>

typedef struct {
    PyObject *callable;
    int number;
    int locked_before;
    int locked_within;
    int nested;
    int failed;
} Job;

/* A thread that the interpreter does not know. */
static void *run(void *data)
{
    Job *job = data;
    PyGILState_STATE outer, inner;
    PyObject *result;
    job->locked_before = PyGILState_Check();
    outer = PyGILState_Ensure();
    job->locked_within = PyGILState_Check();
    inner = PyGILState_Ensure();
    job->nested = inner == PyGILState_LOCKED;
    result = PyObject_CallFunction(job->callable, "i", job->number);
    job->failed = result == NULL;
    if (result == NULL)
        PyErr_Clear();
    Py_XDECREF(result);
    PyGILState_Release(inner);
    Py_BEGIN_ALLOW_THREADS;
    job->locked_before += 10 * PyGILState_Check();
    Py_END_ALLOW_THREADS;
    PyGILState_Release(outer);
    return NULL;
}

/* Starts threads that call an object, and waits for them without the lock. */
static PyObject *call_from_threads(PyObject *self, PyObject *args)
{
    PyObject *callable, *result;
    int count, failed = 0, locked = 0, wrong = 0;
    pthread_t threads[16];
    Job jobs[16];
    if (!PyArg_ParseTuple(args, "Oi", &callable, &count) || count > 16)
        return NULL;
    for (int i = 0; i < count; i++) {
        jobs[i] = (Job){.callable = callable, .number = i};
        pthread_create(&threads[i], NULL, run, &jobs[i]);
    }
    Py_BEGIN_ALLOW_THREADS;
    for (int i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    Py_END_ALLOW_THREADS;
    for (int i = 0; i < count; i++) {
        failed += jobs[i].failed;
        locked += jobs[i].locked_within;
        wrong += jobs[i].locked_before != 0 || !jobs[i].nested;
    }
    result = Py_BuildValue("iii", failed, locked, wrong);
    return result;
}

/* Gives up the lock for a while. */
static PyObject *sleep_without_lock(PyObject *self, PyObject *unused)
{
    PyThreadState *state = PyEval_SaveThread();
    struct timespec moment = {0, 20000000};
    int held = PyGILState_Check();
    nanosleep(&moment, NULL);
    PyEval_RestoreThread(state);
    return Py_BuildValue("ii", held, PyThreadState_Get() == state);
}

static int pending_call(void *list)
{
    PyObject *text = PyUnicode_FromString("pending");
    int status = PyList_Append(list, text);
    Py_DECREF(text);
    Py_DECREF(list);
    return status;
}

static PyObject *add_pending(PyObject *self, PyObject *list)
{
    return PyLong_FromLong(Py_AddPendingCall(pending_call, Py_NewRef(list)));
}

static PyObject *locks(PyObject *self, PyObject *unused)
{
    PyThread_type_lock lock = PyThread_allocate_lock();
    PyMutex mutex = {0};
    int first = PyThread_acquire_lock(lock, 0), second = PyThread_acquire_lock(lock, 0);
    int timed = PyThread_acquire_lock_timed(lock, 1000, 0);
    Py_tss_t key = Py_tss_NEEDS_INIT;
    PyThread_release_lock(lock);
    PyThread_free_lock(lock);
    PyMutex_Lock(&mutex);
    PyMutex_Unlock(&mutex);
    PyThread_tss_create(&key);
    PyThread_tss_set(&key, &first);
    first += 10 * (PyThread_tss_get(&key) == &first);
    PyThread_tss_delete(&key);
    return Py_BuildValue("iiii", first, second, timed, PyThread_get_thread_ident() != 0);
}

static PyMutex contended;
static long counter;

/* Counts so often under a lock, which is held across a release of the interpreter's lock now and then. */
static PyObject *contend(PyObject *self, PyObject *rounds)
{
    long number = PyLong_AsLong(rounds);
    for (long i = 0; i < number; i++) {
        PyMutex_Lock(&contended);
        long before = counter;
        if (i % 100 == 0) {
            Py_BEGIN_ALLOW_THREADS
            usleep(50);
            Py_END_ALLOW_THREADS
        }
        counter = before + 1;
        PyMutex_Unlock(&contended);
    }
    return PyLong_FromLong(counter);
}

static PyMethodDef methods[] = {
    {"call_from_threads", call_from_threads, METH_VARARGS, NULL},
    {"sleep_without_lock", sleep_without_lock, METH_NOARGS, NULL},
    {"add_pending", add_pending, METH_O, NULL},
    {"contend", contend, METH_O, NULL},
    {"locks", locks, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{Py_mod_gil, Py_MOD_GIL_USED}, {0, NULL}};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "_threads", .m_methods = methods, .m_slots = slots,
};

PyMODINIT_FUNC PyInit__threads(void)
{
    return PyModuleDef_Init(&module);
}
