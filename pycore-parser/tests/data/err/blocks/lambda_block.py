lambda x: pass
