[[a for a in b] for b in c for d in [b]]
