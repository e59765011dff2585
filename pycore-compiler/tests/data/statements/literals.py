"docstring"
...
1
pass
None
