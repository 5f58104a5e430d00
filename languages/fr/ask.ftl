ask-title = Interroger l’assistant
ask-from-help = Interroger l’assistant : une réponse courte avec sa source, ou votre question est transmise à un agent.
ask-from-search = Interroger l’assistant
