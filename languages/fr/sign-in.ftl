# S'inscrire et se connecter.
sign-in-title = Se connecter
sign-in-lead = Il n’y a pas de mot de passe : nous envoyons un code à votre adresse électronique ou à votre mobile, de quelque pays que ce soit.
sign-in-register-title = Ouvrir un compte
sign-in-register-lead = Une adresse électronique ou un numéro de mobile de n’importe quel pays suffit. Une ligne égyptienne n’est pas nécessaire, et le numéro national n’est pas demandé à ce stade.
sign-in-contact-label = Adresse électronique ou numéro de mobile
sign-in-contact-hint = Le numéro de mobile avec l’indicatif du pays, par exemple +20 100 123 4567
sign-in-shared-legend = L’appareil que vous utilisez
sign-in-shared = Ce téléphone ou cet ordinateur est partagé
sign-in-shared-hint = Vous serez déconnecté après cinq minutes sans activité et à la fermeture du navigateur, et rien ne sera gardé sur l’appareil.
sign-in-send-code = Envoyer le code
sign-in-to-register = Ouvrir un nouveau compte
sign-in-to-sign-in = J’ai un compte : me connecter
sign-in-back-home = Accueil
sign-in-out-done = Vous êtes déconnecté.
