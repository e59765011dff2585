import a, b.c, d.e.f as g, h as i
from j import k, l as m
from . import n
from ..o.p import *
