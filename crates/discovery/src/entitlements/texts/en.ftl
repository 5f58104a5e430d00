# Proving a privilege to a partner by a code.
entitlement-title = Code of entitlement
entitlement-make = Make a code
entitlement-make-new = Make a new code and end this one
entitlement-make-about =
    { $count ->
        [one] The code is in force for one minute. Show it from your phone.
       *[other] The code is in force for { $number } minutes. Show it from your phone.
    }
entitlement-symbol = Code of entitlement, read by a camera. Turn the screen's brightness up.
entitlement-number = Number of the code, where there is no camera
entitlement-until = In force until
entitlement-left = Time left
entitlement-minutes =
    { $count ->
        [one] less than a minute
       *[other] { $number } minutes
    }
entitlement-card = What is compared with your national card
entitlement-text = The whole text of the code
entitlement-code-redeemed = This code was used on { $at }.
entitlement-tells = What the code tells
entitlement-tells-privilege = Which privilege it is, and that Wasl made the code after checking the conditions below.
entitlement-tells-time = When it was made, when it ends, and a random number that says nothing about anybody.
entitlement-tells-digits = Three digits of the national number (the tenth to twelfth), to compare with the card.
entitlement-tells-not = It does not tell your name, the whole number, your address, date of birth or religion.
entitlement-proven = What the code proves
entitlement-unproven = What the code does not prove
entitlement-unproven-about = Wasl has nothing that proves these, so you are asked for the usual documents. What somebody answers about herself proves nothing.
entitlement-partners = Who takes it
entitlement-partner-bank = Banks
entitlement-partner-airline = Airlines
entitlement-partner-customs = Customs
entitlement-partner-insurer = Insurers
entitlement-partner-university = Universities
entitlement-partner-agency = Government bodies
entitlement-unfulfilled = No code is made: what Wasl has confirmed does not meet this: { $rules }
entitlement-refused-closed = Codes are made only of a privilege that is open and was lately verified by whoever grants it.
entitlement-refused-level = A code is made once your identity is confirmed.
entitlement-refused-number = A code is made only for an account with a confirmed national number.
entitlement-refused-unfulfilled = No code is made: what Wasl has confirmed does not meet one of the conditions.
entitlement-refused-used-up = This privilege was used as often as it may be this year.
entitlement-refused-unknown = There is no such code for this partner.
entitlement-refused-redeemed = This code was used before.
entitlement-refused-expired = The code is not in force at this time.
entitlement-refused-replaced = Its holder made a newer code.
entitlement-refused-too-late = This code can no longer be reported.
entitlement-slip-whole = What was taken without a network is reported with the whole text of the code, not with its number
entitlement-slip-at = This time has not come yet
entitlement-slip-moment = Write the time as RFC 3339
entitlement-used-title = Where my codes were used
entitlement-used-lead = Each use of a code of entitlement: who, which privilege and when, and nothing of what happened there. Deleted after two years.
entitlement-used-empty = No code was used
entitlement-used-empty-about = Once a partner records the use of a code, who and when stand here.
entitlement-used-at = { $partner }, { $at }
entitlement-used-reported = Reported on { $at }, because there was no network.
entitlement-object = I did not use this code
entitlement-objected = You objected on { $at }. Those who answer for this partner see it, without your name.
entitlement-objected-kept = Your objection was recorded.
entitlement-on-privilege = Proof by a code
entitlement-on-privilege-about = From your account you make a short-lived code. Whoever reads it learns that the privilege is yours, and nothing else.
entitlement-on-privilege-closed = No code is made now, because the privilege is not confirmed as open.
entitlement-to-code = Code of entitlement
entitlement-kept-code = Codes of entitlement
entitlement-kept-code-why = To show them to their holder and to record their use once; their text is kept sealed
entitlement-kept-redemption = Uses of codes of entitlement
entitlement-kept-redemption-why = So that the holder sees where and when a code was used, and to keep to the number of times a year
