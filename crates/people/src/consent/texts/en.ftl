# Notices and consents.
consent-title = Consents
consent-lead = What you were told and what you agreed to, when and in which language. You can take any consent back at any time.
consent-legend-necessary = Needed to open an account
consent-legend-free = Optional
consent-necessary = Read and accept this notice to open an account
consent-basis-consent = Legal basis: your consent, which you can take back
consent-basis-service-requested = Legal basis: a service you asked for
consent-basis-legal-duty = Legal basis: a duty laid down by law
consent-state-given = Agreed
consent-state-not-given = Not agreed
consent-state-told = For your information
consent-since = Since { $moment }
consent-give = Agree
consent-withdraw = Take back
consent-given = Your consent was saved.
consent-withdrawn = Your consent was taken back, and what rested on it alone was erased.
consent-refused-necessary = The account cannot exist without this notice. You can ask us to erase your data instead.
consent-necessary-why = The notice the account needs cannot be taken back alone, because no account exists without it. You can ask us to erase your data.
consent-history = Earlier consents
consent-past = { $title }: from { $from } to { $to }

consent-notice-account-1-title = I have read what is kept to open an account
consent-notice-account-1-body = We keep name, contact and language of messages, encrypted, as long as the account exists, to give you the services you ask for and tell you how they go.
consent-notice-identity-check-1-title = I agree that the civil registry is asked
consent-notice-identity-check-1-body = National number, card number and mother’s name are sent to the Civil Status Authority for one purpose, the match. Card number and mother’s name are erased as soon as the answer is there.
consent-notice-keep-address-1-title = I agree that my delivery address is kept
consent-notice-keep-address-1-body = The last delivery address is kept to fill in the next application. It is erased as soon as you take this back.
