class A(B):  # comment

    # alone
    def f(self, *args, **kw) -> None:
	# tab comment
        return (1,
            # inside

            2)


  # less
    x = 5 if y else \
        6
async def g(): await x
match x:
    case [1, *_]: pass
