# One-time codes.
codes-title = Enter the code
codes-lead-email = We sent a six-digit code to { $contact }. It is good for ten minutes.
codes-lead-mobile = We sent a six-digit code to { $contact }. It is good for ten minutes. If messages to that country cannot be sent now, it goes to the e-mail address of the account, if there is one; if nothing arrives within two minutes, begin with an e-mail address.
codes-code-label = Code
codes-code-hint = Six digits. If it is not in your inbox, look among junk mail.
codes-submit = Continue
codes-ask-again = Ask for a new code
codes-code-malformed = The code has six digits and no letters
codes-code-wrong = { $left ->
    [none] The code is wrong and no tries are left. Ask for a new one
    [one] The code is wrong. One try is left
    [two] The code is wrong. Two tries are left
    [three] The code is wrong. Three tries are left
   *[four] The code is wrong. Four tries are left
}
codes-refused-gone = This code is no longer good. Ask for a new one.

codes-message-subject = Your Wasl code
codes-message-sign = Wasl code to sign: { $code }. It lasts ten minutes and signs only the declaration with the fingerprint { $fingerprint }. Read the text before typing it, and show it to nobody.
codes-message-text = Wasl code: { $code }. Good for ten minutes. No member of staff will ask for it; tell it to nobody.

codes-throttle-contact = Several codes were sent to this contact in a short time. Wait a quarter of an hour, then ask again.
codes-throttle-contact-day = This contact has had as many codes today as we send. Try tomorrow, or begin with another contact.
codes-throttle-network = Many codes were asked for from this network within an hour. Try again a little later.
codes-throttle-tries = Many codes were typed from this network within a minute. Try again a little later.
codes-throttle-country = Messages to this country cannot be sent now. Begin with an e-mail address.
