a = "text\"
