import a, b.c as d, e . f
from a import b
from . import a as b
from ....c.d import (e, f as g,)
from .. a import *
