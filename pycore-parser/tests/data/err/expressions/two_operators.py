a * / b
