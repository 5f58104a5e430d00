search-title = Recherche
search-label = Que cherchez-vous ?
search-hint = Quelques mots, par exemple : acte de naissance de mon fils, renouveler la carte. N’écrivez ni nom ni numéro national : ce que vous recherchez n’est pas conservé, sauf les mots restés sans résultat, sans nom ni numéro, des personnes qui ont accepté d’être comptées.
search-country = Pays de résidence
search-go = Rechercher
search-found = { $count ->
    [0] Aucun résultat.
    [one] Un résultat
   *[other] { $number } résultats
}
search-kind-service = Service
search-kind-privilege = Avantage
search-kind-training = Formation
search-kind-life-event = Démarches après un événement
search-kind-guide = Guide
search-kind-news = Annonce
search-kind-event = Événement
search-kind-answer = Question et réponse
search-kind-mission = Mission
search-kind-country = Pays
search-nothing-title = Rien ne répond à cette question
search-nothing-text = Le service n’est peut-être pas encore proposé ici, ou il est décrit en d’autres mots. La recherche lit l’arabe et l’anglais.
search-try-title = Ce que vous pouvez essayer
search-try-words = Le nom même du document ou du service en anglais ou en arabe, par exemple : death certificate, national card, power of attorney.
search-try-fewer = Moins de mots : deux suffisent souvent.
search-try-country = Tous les pays au lieu d’un seul.
search-near-title = Ce que nous avons de plus proche
search-ask-title = À qui s’adresser
search-ask-help = La page d’aide
search-ask-enquiry = Écrire une question
search-ask-mission = Les missions et leurs horaires
search-all-title = Tous les services
search-all-events = Après une naissance, un mariage, un divorce ou un décès
