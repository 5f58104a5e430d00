home-title = Services aux Égyptiens de l’étranger
home-hero-title = Vos documents égyptiens, là où vous vivez
home-hero-text = Demandez le document, payez, suivez votre demande et recevez-le où que vous soyez, sans voyage en Égypte ni visite au consulat.
home-hero-start = Services
home-hero-verify = Vérifier un document
home-how-title = Quatre étapes
home-how-know-title = Connaître d’abord les conditions
home-how-know-text = Qui peut demander, quelles pièces, quel prix, quel délai, et qui acceptera le document : tout cela avant d’ouvrir un compte.
home-how-apply-title = Faire la demande
home-how-apply-text = Une question par page, enregistrée au fur et à mesure, à reprendre sur n’importe quel appareil.
home-how-follow-title = Suivre
home-how-follow-text = Vous savez toujours qui traite votre demande et quand elle devrait aboutir.
home-how-receive-title = Recevoir
home-how-receive-text = Un document numérique cacheté, que chacun peut vérifier, même sans connexion.
home-services-title = Services proposés actuellement
home-events-title = Que s’est-il passé ?
home-events-text = Les démarches dans l’ordre après chaque événement, et le numéro de la mission à toute heure.
home-training = Formations
home-guides = Guides de la vie à l’étranger, avec leurs sources et le jour de leur vérification
home-countries = Pays de résidence, et la démarche actuelle dans chacun
home-trust-label = Nos engagements
home-trust-authority-title = Seule l’Autorité de l’état civil appose le cachet
home-trust-authority-text = Aucun document n’est délivré sans l’accord d’un agent de l’Autorité, qui n’est pas celui qui l’a examiné.
home-trust-privacy-title = Vos données vous appartiennent
home-trust-privacy-text = Elles sont conservées chiffrées, chaque consultation est enregistrée avec son motif, et aucun titre de séjour n’est demandé ni transmis à qui que ce soit dans votre pays.
home-trust-price-title = Le prix avant de commencer
home-trust-price-text = En livres égyptiennes et dans votre monnaie, avec le taux, sa source et son heure.
home-honest-title = Un service pilote
home-honest-text = { $countries ->
    [none] Aucune demande n’est acceptée actuellement, de quelque pays que ce soit.
   *[other] Les demandes sont acceptées actuellement des personnes qui résident dans les pays suivants : { $countries }.
} L’ouverture d’autres pays est décidée après l’évaluation de chaque étape. Un document authentique doit encore être légalisé si l’organisme qui le reçoit l’exige.
home-urgent = Numéros d’urgence des missions égyptiennes, jour et nuit
home-emergency = En cas d’urgence, appelez la mission égyptienne la plus proche ; ce qui est confirmé pour chaque mission figure sur la page de votre pays.
home-for-you = Ce qui peut vous concerner
