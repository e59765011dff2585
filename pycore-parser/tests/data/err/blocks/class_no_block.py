class Box(Base):
pass
