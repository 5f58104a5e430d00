# The account as its owner sees it.
accounts-title = My account
accounts-name = Name
accounts-email = E-mail
accounts-mobile = Mobile
accounts-number = National number
accounts-since = Account opened

accounts-level-title = How well we know who you are
accounts-level-contact = Contact confirmed
accounts-level-contact-note = We know that you read the contact you gave us.
accounts-level-matched = Data matched
accounts-level-matched-note = The civil registry matched national number, card number and mother’s name.
accounts-level-verified = Identity confirmed
accounts-level-verified-note = An officer saw an identity document and compared it with your data.
accounts-way-up = Raise the level

accounts-contacts-title = Contacts
accounts-contacts-hint = The e-mail and mobile that receive codes and notices
accounts-contacts-lead = We send a code to the new contact, then tell the old one of the change.
accounts-contact-new = New contact
accounts-contact-changed = The contact was changed.
accounts-sessions-hint = Devices that are signed in, and signing them out
accounts-consents-hint = What you agreed to, and taking it back
accounts-data-hint = A copy of your data, and asking us to erase it

accounts-language-label = Language of messages
accounts-language-ar = Arabic
accounts-language-en = English
accounts-language-save = Save language
accounts-language-saved = The language of messages was saved.
accounts-language-missing = Choose a language for messages

accounts-contact-empty = Enter an e-mail address or a mobile number
accounts-contact-unreadable = This is neither an e-mail address nor a mobile number. Example: name@example.com or +20 100 123 4567
accounts-contact-email-malformed = The e-mail address is incomplete. Example: name@example.com
accounts-contact-no-country = Write the country code before the number, like +20 or 0020
accounts-contact-unknown-country = No country has this code. Check the digits after the +
accounts-contact-length = The number of digits is not right for this country. Check the number

accounts-name-empty = Enter your name
accounts-name-signs = A name has letters only, no digits or signs
accounts-name-too-long = The name is longer than we can keep. Check it

accounts-refused-needs-verified = A contact is the key to an account, so changing it takes a confirmed identity. The way there is short: a picture of your passport or national identity card that an officer looks at.
accounts-refused-contact-taken = Another account uses this contact. Sign in with it, or enter another one.
accounts-refused-proof-gone = The code has expired. Enter the contact again to get a new one.
accounts-refused-closed = This account is closed.

accounts-message-contact-subject = A contact of your Wasl account changed
accounts-message-contact-text = A contact was added to or changed in your Wasl account. If you did not do this, sign in and check your devices and contacts.
accounts-messages-title = Messages
accounts-mandates-title = Acting for others
accounts-mandates-hint = Register a power of attorney, or take one back
accounts-help-title = Help with applications
accounts-help-hint = Help somebody prepare an application, or enter a code from whoever helps you
accounts-messages-hint = Everything Wasl has sent you, and how you prefer to be told.
accounts-training-title = My training
accounts-training-hint = Training you applied for, and certificates you were given.
accounts-events-title = My events
accounts-events-hint = Meetings and service days you registered for.
accounts-for-you-title = May concern you
accounts-for-you-more = The whole list
accounts-interests-title = Interests
accounts-interests-hint = What is put first for you and why, and deleting it.
accounts-saved-title = Saved items
accounts-saved-hint = Guides, privileges and services you saved.
accounts-shares-title = Links to my documents
accounts-shares-hint = Who may look by a link, and how often it was opened
accounts-codes-title = Where my codes were used
accounts-codes-hint = Who recorded a code of entitlement, and when.
accounts-looks-title = Who looked at my applications
accounts-looks-hint = Every member of staff who opened one of them, when, and why.
accounts-requests-title = Documents asked for about me
accounts-requests-hint = What others asked for about you alone, and the choice “ask me first”
accounts-device-hint = Your applications and documents without a connection, on your own device only
accounts-expert-title = Expert profile
accounts-expert-hint = For scholars, experts, professionals and craftsmen abroad
accounts-group-own = Messages and acting for others
accounts-group-gain = What concerns you
accounts-group-data = Identity and privacy
accounts-news-title = News of services
accounts-news-hint = What was sent to you about new services, as you agreed
