a€
