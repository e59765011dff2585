try: a
except: b
try: a
except b as c: d
except e, f: g
except (h, i): j
else: k
finally: l
try: a
finally: b
try: a
except* b as c: d
except* e, f: g
