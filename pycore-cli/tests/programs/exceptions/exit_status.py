# Sys.exit with a number.
import sys
print("before")
try:
    sys.exit("caught")
except SystemExit as e:
    print(e.code)
try:
    sys.exit(3)
finally:
    print("finally")
