# Les codes à usage unique.
codes-title = Saisissez le code
codes-lead-email = Nous avons envoyé un code à six chiffres à { $contact }. Il est valable dix minutes.
codes-lead-mobile = Nous avons envoyé un code à six chiffres à { $contact }. Il est valable dix minutes. Si aucun message ne peut être envoyé vers ce pays actuellement, le code va à l’adresse électronique du compte, s’il y en a une ; si rien n’arrive en deux minutes, recommencez avec une adresse électronique.
codes-code-label = Code
codes-code-hint = Six chiffres. S’il n’est pas dans votre boîte de réception, regardez dans les courriers indésirables.
codes-submit = Continuer
codes-ask-again = Demander un nouveau code
codes-code-malformed = Le code compte six chiffres et aucune lettre
codes-code-wrong = { $left ->
    [none] Le code est faux et il ne reste aucun essai. Demandez un nouveau code
    [one] Le code est faux. Il reste un essai
    [two] Le code est faux. Il reste deux essais
    [three] Le code est faux. Il reste trois essais
   *[four] Le code est faux. Il reste quatre essais
}
codes-refused-gone = Ce code n’est plus valable. Demandez-en un nouveau.

codes-throttle-contact = Plusieurs codes ont été envoyés à ce contact en peu de temps. Attendez un quart d’heure, puis recommencez.
codes-throttle-contact-day = Ce contact a reçu aujourd’hui le nombre maximal de codes. Recommencez demain, ou utilisez un autre contact.
codes-throttle-network = De nombreux codes ont été demandés depuis ce réseau en une heure. Recommencez un peu plus tard.
codes-throttle-tries = De nombreux codes ont été saisis depuis ce réseau en une minute. Recommencez un peu plus tard.
codes-throttle-country = Les messages vers ce pays ne peuvent pas être envoyés actuellement. Commencez avec une adresse électronique.
