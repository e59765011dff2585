"""Text in memory."""


class StringIO:
    def __init__(self, text=""):
        self.parts = [text]

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def getvalue(self):
        return "".join(self.parts)
