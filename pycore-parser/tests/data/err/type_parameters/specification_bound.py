type A[**P: int] = P
