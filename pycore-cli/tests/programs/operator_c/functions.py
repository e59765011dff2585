# All functions of the module _operator.
import _operator as op


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = [1, 2, 3]
print(op.add(1, 2), op.sub(1, 2), op.mul(2, 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3),
    op.lshift(1, 2), op.rshift(8, 1), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.neg(1), op.pos(-1), op.abs(-1),
    op.invert(5), op.inv(5), op.not_(0), op.truth([]))
print(op.eq(1, 1), op.ne(1, 1), op.lt(1, 2), op.le(1, 2), op.gt(1, 2), op.ge(1, 2), op.is_(a, a), op.is_not(a, a),
    op.is_none(None), op.is_not_none(1), op.contains(a, 2), op.countOf(a, 2), op.indexOf(a, 3), op.getitem(a, 1),
    op.setitem(a, 1, 9), op.delitem(a, 0), a, op.concat([1], [2]), op.iadd([1], [2]), op.iconcat([1], (2,)),
    op.index(True), op.length_hint([1, 2]), op.length_hint(iter([1])), op.length_hint(5, 7))
show(lambda: op.add(1))
show(lambda: op.add(1, "a"))
show(lambda: op.concat(1, 2))
show(lambda: op.indexOf([], 1))
show(lambda: op.index(1.5))
show(lambda: op.length_hint([], "x"))
show(lambda: op.matmul(1, 2))
show(lambda: op.call(len, [1]))
show(lambda: op.call(5))
show(lambda: op.getitem([], 0))
show(lambda: op.contains(5, 1))
show(lambda: op._compare_digest("a", "a"))
show(lambda: op._compare_digest("a", b"a"))
print(sorted(n for n in dir(op) if n[0] != "_"))
