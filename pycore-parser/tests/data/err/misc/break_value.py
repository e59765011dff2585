break now
