f'a{b=}c{ d = !s}{e=:f}{g = !a:{h=}}'
f'''{i # comment
=}'''
