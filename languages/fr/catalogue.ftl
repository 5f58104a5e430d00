# La liste des services, la page d'un service, et les missions.
catalogue-list-title = Services
catalogue-list-lead = Pour chaque service : qui peut demander, quelles pièces, quel prix et quel délai, avant de commencer.
catalogue-list-other = Autres services
catalogue-condolence = Nous vous présentons, à vous et à votre famille, nos sincères condoléances.
catalogue-list-agencies = Services d’autres administrations
catalogue-list-agencies-about = Renouvellement du passeport, procurations et autres services rendus par d’autres administrations, et ceux d’entre eux qui se demandent ici.
catalogue-list-countries = Pays de résidence
catalogue-card-price = Prix habituel : { $pounds }, soit { $charged }
catalogue-card-price-pounds = Prix habituel : { $pounds }
catalogue-comma = ,{ " " }

catalogue-stage-closed = Pas encore ouvert
catalogue-stage-pilot = Pilote
catalogue-stage-open = Ouvert
catalogue-stage-paused = Suspendu
catalogue-stage-home = En Égypte

catalogue-start = Voir le prix et les conditions, puis faire la demande
catalogue-start-about = Quelques questions courtes. Les réponses ne sont pas conservées et aucun compte n’est nécessaire.
catalogue-agency = Délivré par
catalogue-who = Qui peut demander
catalogue-level = Preuve d’identité nécessaire
catalogue-level-contact = une adresse électronique ou un numéro de mobile confirmé
catalogue-level-matched = le numéro national et les données concordant avec le registre
catalogue-level-verified = une pièce d’identité comparée par un agent
catalogue-level-two = Pour demander : { $apply }. Pour recevoir le premier document : { $release }.
catalogue-time = Délai
catalogue-time-by = Si vous payez aujourd’hui : le { $day } au plus tard
catalogue-delivery = Mode de remise
catalogue-papers = Pièces à fournir
catalogue-papers-none = Aucune pièce n’est demandée.
catalogue-price = Prix
catalogue-price-about = Le prix habituel. Vos réponses peuvent le modifier ; il est fixé au moment de la demande.
catalogue-price-label = Détail du prix
catalogue-price-line = { $name } ({ $beneficiary })
catalogue-price-line-indicative = { $name } ({ $beneficiary }), à titre indicatif
catalogue-price-pounds = Total en livres égyptiennes
catalogue-price-charged = À payer
catalogue-price-rate = Taux de change : { $rate }. Source : { $source }, publié le { $at }, valable jusqu’au { $until }.
catalogue-price-no-rate = Aucun taux de change n’est valable en ce moment ; le total est donc indiqué en livres égyptiennes seulement.
catalogue-price-not-said = Le montant à payer dépend de votre pays de résidence et s’affiche une fois que vous l’avez choisi.
catalogue-price-indicative = « À titre indicatif » signifie que l’arrêté qui fixe ce droit n’est pas encore confirmé.
catalogue-price-frozen = Ces droits sont fixés au moment de la demande ; aucune modification ultérieure ne les touche.
catalogue-price-indicative-all = Certains de ces droits sont donnés à titre indicatif : l’arrêté qui les fixe n’est pas encore confirmé.
catalogue-way = Le parcours d’une demande
catalogue-stage = { $count ->
    [one] { $stage } : { $holder }, { $number } heure ouvrée au plus
   *[other] { $stage } : { $holder }, { $number } heures ouvrées au plus
}

catalogue-verified-on = Dernière vérification
catalogue-never-verified = Pas encore vérifié
catalogue-source = Source
catalogue-missions = Missions égyptiennes
catalogue-mission-city = Ville
catalogue-mission-serves = Pour les résidents de
catalogue-mission-address = Adresse
catalogue-mission-hours = Accueil du public
catalogue-mission-hours-unknown = Horaires pas encore confirmés
catalogue-mission-opening = { $days } : de { $opens } à { $closes }
catalogue-mission-phone = Téléphone
catalogue-mission-emergency = Urgences, jour et nuit
catalogue-mission-email = Adresse électronique
catalogue-weekday-monday = lundi
catalogue-weekday-tuesday = mardi
catalogue-weekday-wednesday = mercredi
catalogue-weekday-thursday = jeudi
catalogue-weekday-friday = vendredi
catalogue-weekday-saturday = samedi
catalogue-weekday-sunday = dimanche
catalogue-readings = Guides sur ce service
catalogue-save = Enregistrer
