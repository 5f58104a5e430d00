problem-not-found = Nous ne l’avons pas trouvé, ou il n’appartient pas à votre compte.
