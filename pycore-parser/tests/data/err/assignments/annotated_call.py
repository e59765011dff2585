load(): dict
