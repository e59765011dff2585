# Sys.exit with a text.
import sys
print("out")
sys.exit("the message")
