a = "text
