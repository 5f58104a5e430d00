# Ce qui est dit d'une adresse ou d'un numéro à l'entrée.
accounts-contact-empty = Saisissez une adresse électronique ou un numéro de mobile
accounts-contact-unreadable = Ce n’est ni une adresse électronique ni un numéro de mobile. Exemple : name@example.com ou +20 100 123 4567
accounts-contact-email-malformed = L’adresse électronique est incomplète. Exemple : name@example.com
accounts-contact-no-country = Saisissez l’indicatif du pays avant le numéro, par exemple +20 ou 0020
accounts-contact-unknown-country = Aucun pays n’a cet indicatif. Vérifiez les chiffres après le +
accounts-contact-length = Le nombre de chiffres ne convient pas pour ce pays. Vérifiez le numéro
