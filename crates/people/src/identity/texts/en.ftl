# Matching and the levels.
identity-title = Who you are
identity-lead = Each service names the level it needs. You never need more than that.
identity-levels-title = The three levels

identity-checking-title = We are checking
identity-checking = Your data arrived and are being checked. We send one message when it is done; there is no need to wait on this page.
identity-not-completed-title = The match was not completed
identity-not-completed = The check ended without a match. To protect the people the data are about, we tell nobody why. You can look at the data and try again, or show an identity document to an officer.
identity-document-waiting-title = The document is being compared
identity-document-waiting = An officer compares it with your data; then we send a message.
identity-document-unreadable-title = The picture could not be read
identity-document-unreadable = We could not open the file as a picture. Send a clear JPEG or PNG picture.
identity-document-refused-title = This document did not confirm your identity

identity-way-to-matched = What is needed: that your data match the civil registry.
identity-way-to-verified = What is needed: that an officer looks at an identity document.
identity-way-match = Match with the civil registry
identity-way-match-hint = National number, card factory number and mother’s name. A lapsed card counts.
identity-way-match-go = Begin the match
identity-way-minutes-match = About two minutes
identity-way-document = Show an identity document
identity-way-document-hint = A picture of your passport or national identity card, without going anywhere
identity-way-document-go = Show the document
identity-way-document-instead = Or show a document instead
identity-way-document-instead-hint = For those without a card, and for those without a national number
identity-way-minutes-document = Usually two working days

identity-match-title = Match with the civil registry
identity-match-lead = Three things that you and the civil registry know. Neither residence nor address is asked for.
identity-match-submit = Send to be checked
identity-match-more = What happens to these data?
identity-match-more-text =
    The system asks the civil registry one question: do the three belong to one person? Only the system reads the answer.

    Card number and mother’s name are erased as soon as the answer is there. The national number is kept encrypted if the match succeeds.
identity-number-label = National number
identity-number-hint = 14 digits, from the front of the card or from the birth certificate
identity-number-empty = Enter the national number
identity-number-length = A national number has 14 digits. Check how many there are
identity-number-digits = A national number has only digits, no letters
identity-number-century = A national number begins with 2 or 3. Check it
identity-number-birth-date = The second to seventh digits are the birth date, and these are not a date
identity-number-check-digit = Check the national number; one digit may be wrong. If it is as on the card, send it again as it is
identity-card-label = Card factory number
identity-card-hint = Latin letters and digits printed under the photograph. A lapsed card counts.
identity-card-empty = Enter the card’s factory number
identity-card-malformed = The factory number has 6 to 14 Latin letters and digits, as printed on the card
identity-mother-label = Mother’s name
identity-mother-hint = Only for checking, shown to nobody. The system compares it, then it is erased.
identity-mother-empty = Enter your mother’s name
identity-notice-needed = Nothing is sent to the civil registry without your agreement

identity-refused-checking = An earlier check has not ended yet. We send a message when it has.
identity-refused-known-already = This account was checked before.
identity-throttle-account = You have tried as often today as is possible. Try tomorrow, or show a document to an officer.
identity-throttle-network = Many checks were asked for from this network today. Try tomorrow, or from another network.
identity-throttle-document = Several documents were shown today. Try tomorrow.

identity-message-subject = News in your Wasl account
identity-message-text = There is news about your identity on Wasl. Sign in to your account to see it.
