# What we keep and what we do not.
privacy-title = Your data: what we keep and what we do not
privacy-lead = This page is made from the platform’s own settings: what it says is what the platform does.
privacy-short-title = In short
privacy-short-sealed = Your data are kept encrypted, and read only by those who need them for your application.
privacy-short-seen = Every look of a member of staff at your data is recorded with name, reason and time.
privacy-short-time = Everything has its period; when it is over, the data are destroyed by themselves.
privacy-short-yours = You may ask for a copy of your data, or to have them erased, at any time from your account page.
privacy-never-title = What we never keep
privacy-kept-title = What we keep
privacy-kept-always = What is kept for good bears no name and no national number of an applicant.
privacy-basis-consent = Your consent, which you may take back
privacy-basis-service = A service you asked for
privacy-basis-duty = A legal duty
privacy-column-what = What
privacy-column-why = Why
privacy-column-basis = Legal basis
privacy-column-how-long = How long
privacy-keep-account = As long as the account exists
privacy-keep-until-used = Until we are done with it, then erased at once
privacy-keep-days = { $count ->
    [one] One day after we are done with it
   *[other] { $number } days after we are done with it
}
privacy-keep-whole-years = { $count ->
    [one] One year
   *[other] { $number } years
}
privacy-keep-always = For good
privacy-keep-years = { $count ->
    [one] One year after the application was closed
   *[other] { $number } years after the application was closed
}

privacy-group-account = Your account and you
privacy-group-files = Applications and documents
privacy-group-money = Payment
privacy-group-messages = Messages
privacy-group-protection = What protects everybody

privacy-kept-account = Name, language of messages, the national number once the registry matched it, the delivery address if you agreed to that
privacy-why-account = To give the services you ask for without asking again
privacy-kept-counter = The mission at whose counter the account was opened, and the document that was compared
privacy-why-counter = So that letters of people without telephone and e-mail are printed there
privacy-kept-slip = A digital mark of the code on a slip, from which the code cannot be read
privacy-why-slip = So that whoever has the slip can ask and collect letters
privacy-kept-mark = A digital mark of the national number, from which the number cannot be read
privacy-why-mark = So that one person has one account, and no officer decides about herself
privacy-kept-contact = E-mail address and mobile number
privacy-why-contact = To send codes and notices
privacy-kept-code = One-time codes, in a form nobody can read
privacy-why-code = To know that you read the contact
privacy-kept-secret = Card number and mother’s name
privacy-why-secret = To ask the civil registry once
privacy-kept-number = A national number that was stated and not matched
privacy-why-number = To wait for the document that confirms it
privacy-kept-document = Picture of an identity document
privacy-why-document = For an officer to compare
privacy-kept-consent = The ledger of notices and consents
privacy-why-consent = To prove what was agreed to and taken back
privacy-kept-session = Times of signing in, and the kind of device in two words
privacy-why-session = So that you see from where your account was entered
privacy-kept-erasure = Requests to be erased: when they were made and carried out
privacy-why-erasure = To prove that the right to erasure was honoured
privacy-kept-death = When the register told that an account’s holder had died
privacy-why-death = So that no reminder or offer is sent, and what is unfinished is kept for the heirs
privacy-kept-move = A national number that went from one account to another: when, by which proof and which decision
privacy-why-move = To prove that two people decided it after document and face were compared
privacy-kept-watch = How often a number could not be matched, without the number itself
privacy-why-watch = To stop people from guessing other people’s data
privacy-kept-staff = Names, accounts and powers of the members of staff
privacy-why-staff = So that it is known who looked at and who decided each application

privacy-never-mother = The mother’s name you give to prove who you are: erased after the match, and seen by no member of staff
privacy-never-card = The card’s factory number after the match
privacy-never-residence = Residence permit or visa: we do not ask for them, keep them, or send them to anybody in the country of residence
privacy-never-password = Passwords of account holders, because they have none
privacy-never-tracking = What you browse without your consent, and where you are

privacy-rights-title = Your rights
privacy-rights-text = The Personal Data Protection Law 151 of 2020 gives you the right to see, correct and erase your data, to take consent back and to object. You exercise them from your account page.

privacy-data-title = My data
privacy-copy-title = A copy of my data
privacy-copy-text = One file with everything held about you: the account, the applications with what was written and attached, decisions, payments, messages, and when a member of staff looked at an application and why. It takes a fresh sign-in with a new code.
privacy-copy-button = Download the copy
privacy-erase-title = Erase my data
privacy-erase-text = Your request is carried out after fourteen days, and you may take it back before. Then the keys of your data are destroyed, so that nobody can read them any more, not even in backups.
privacy-erase-stays = What the law demands stays: the register of issued documents, the entries of payments, and the evidence of each issued document until its period is over.
privacy-erase-warning = After that you can neither enter the account nor download its documents. Download issued documents first.
privacy-erase-button = Ask to erase my data
privacy-erase-asked = Your request was recorded.
privacy-erase-waiting = Your request was recorded on { $asked } and is carried out after { $due }.
privacy-erase-take-back = Take the request back
privacy-erase-taken-back = Your request was taken back. Nothing was erased.
privacy-erase-none = No request is waiting.
privacy-refused-under-way = Your data cannot be erased while an application is under way. Wait for its end, or withdraw it first.
