(import a)
