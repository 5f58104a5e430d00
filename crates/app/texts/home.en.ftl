home-title = Services for Egyptians abroad
home-hero-title = Your Egyptian documents reach you where you live
home-hero-text = Ask for the document, pay, follow it and receive it from where you are, with no trip to Egypt and no visit to the consulate.
home-hero-start = Services
home-hero-verify = Check a document
home-how-title = Four steps
home-how-know-title = Know the terms first
home-how-know-text = Who may ask, which papers, the price, the time, and who will accept the document; all of it before you open an account.
home-how-apply-title = Apply
home-how-apply-text = One question a page, saved as you go, continued on any device.
home-how-follow-title = Follow
home-how-follow-text = You always know who holds your application and when it should be done.
home-how-receive-title = Receive
home-how-receive-text = A sealed digital document that anyone can check, even without a connection.
home-services-title = Services offered now
home-events-title = What happened?
home-events-text = The steps in order after each event, and the mission's number at any hour.
home-training = Training initiatives
home-guides = Guides to life abroad, with their sources and the day they were verified
home-countries = Countries of residence, and today’s way in each
home-trust-label = What we keep to
home-trust-authority-title = Only the Civil Status Authority seals
home-trust-authority-text = No document is issued without the approval of an official of the Authority, who is not the one who examined it.
home-trust-privacy-title = Your data are yours
home-trust-privacy-text = They are kept encrypted, every look at them is recorded with its reason, and no residence permit is asked for or sent to anyone where you live.
home-trust-price-title = The price before you begin
home-trust-price-text = In Egyptian pounds and in your currency, with the rate, its source and its time.
home-honest-title = A pilot
home-honest-text = { $countries ->
    [none] No applications are taken from any country now.
   *[other] Applications are taken now from people who live in: { $countries }.
} Whether other countries follow is decided after each stage was evaluated. A genuine document still has to be attested where the receiving body asks for it.
home-urgent = Emergency numbers of the Egyptian missions, day and night
home-emergency = In an emergency, call the nearest Egyptian mission; what is confirmed about each mission is on the page of your country.
home-opened-subject = Wasl: the service has opened in { $country }
home-opened-text = Wasl’s services have opened in { $country }. Services and terms: { $link }
home-for-you = What may concern you
