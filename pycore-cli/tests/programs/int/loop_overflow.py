# A hot loop whose sum grows from one digit to many.
def run(start, step, count):
    total = start
    for i in range(count):
        total += step
        total = total * 3 - i
    return total

print(run(0, 1, 15), run(0, 1, 60), run(2**29, 2**29, 60), run(-1, -1, 80))

def countdown(n):
    steps = 0
    while n > 0:
        n -= 1
        steps += 1
    return steps, n

print(countdown(200), countdown(2**30 + 1 - 2**30 + 100))

def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps

print([collatz(n) for n in range(1, 60)], collatz(2**70 + 1))
