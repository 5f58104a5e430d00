# Links to look at an issued document: for its holder, and for whoever opened one.

sharing-title = Links to look at this document
sharing-lead = Make a link by which somebody else, such as a school or an employer, sees what you choose of this document and whether it is genuine and in force when the link is opened.
sharing-new = Make a link
sharing-none = There are no links.
sharing-account-title = Links to my documents
sharing-account-lead = Every link you made, how often it was opened and when it ends. A link is made on the page of the document itself.
sharing-unnamed = Link without a note
sharing-document = Document
sharing-made = Made
sharing-until = Ends
sharing-looks = Opened
sharing-looks-of = { $looks } of { $most }
sharing-last = Last opened
sharing-ended-at = Ended
sharing-also-row = Also shows
sharing-and = {", "}
sharing-stage-open = Open
sharing-stage-used-up = Opened as often as allowed
sharing-stage-ended = Ended by you
sharing-stage-expired = Time is over
sharing-stage-document-ended = The document has ended
sharing-end = End now
sharing-ended = The link has ended. It shows nothing any more.

sharing-new-title = Make a link
sharing-new-lead = The link shows: the type of the document, its serial, issuer and date, and the name: { $name }.
sharing-new-never = It never shows religion, the mother’s name, the whole national number, an address or your application, and the document’s file cannot be downloaded by it.
sharing-also = Other data it shows
sharing-also-hint = Optional. Choose only what they need.
sharing-also-latin-name = Name in Latin letters
sharing-also-birth-year = Year of birth
sharing-also-number-end = Last three digits of the national number
sharing-days-label = How long is it good?
sharing-days = { $count ->
    [one] 1 day
   *[other] { $number } days
}
sharing-looks-label = How often may it be opened?
sharing-looks-any = Any number of times while it is good
sharing-looks-most = { $count ->
    [one] Once
   *[other] { $number } times
}
sharing-label = Who is this link for?
sharing-label-hint = A note for you alone. Whoever opens the link does not see it.
sharing-tell = Notice
sharing-tell-yes = Tell me when it is first opened
sharing-make = Make the link

sharing-slip-also = Choose from the data shown
sharing-slip-days = Choose how long the link is good
sharing-slip-looks = Choose a number from 1 to 100
sharing-slip-label = The note may have at most 60 characters

sharing-made-title = The link is ready
sharing-made-once = The link is shown only now. Copy it and send it to whoever you mean: everybody who has it can look.
sharing-made-until = It ends on { $moment }.
sharing-made-note = You can end it at any time and see how often it was opened. It ends by itself if the document does.
sharing-made-list = Links to this document

sharing-refused-document-ended = This document has ended, so no link can be made.
sharing-refused-another-adult = This document bears another adult’s name. Only she or he can let others look at it, from an account of their own.
sharing-refused-no-symbol = This document was issued before there were links. It can be verified by its file or its printed code.
sharing-refused-not-verified = A link can be made once your identity document has been compared. Do so under “Prove your identity”.
sharing-refused-too-many = This document has ten open links. End one of them first.
sharing-throttle-made = You made { $limit } links in one day. Try again in { $minutes } minutes.
sharing-throttle-network = Many links were opened from your network. Try again in { $minutes } minutes.

sharing-door-title = A document to look at
sharing-door-lead = The holder of an official document lets you see some of its data and whether it is genuine.
sharing-door-about = Each time the data are shown is recorded, and whoever sent the link learns how often. It is not recorded who you are.
sharing-door-show = Show the data
sharing-shown-title = Data of the document
sharing-genuine = The document is genuine and in force now, { $moment }.
sharing-test = A test authority issued this document. It proves nothing officially.
sharing-serial = Serial of the document
sharing-name = Name
sharing-issuer = Issuer
sharing-issued-on = Date of issue
sharing-attested = Genuine is not the same as attested: attestation is needed wherever the body that gets the document asks for it.
sharing-chosen = The holder of the document chose what is shown here.
sharing-shown-until = This page is there until { $moment } unless it is ended earlier.
sharing-verify = Verify a document in your hand
sharing-shown-ended-title = The document has ended
sharing-shown-revoked = This document was withdrawn and is no longer in force.
sharing-shown-replaced = A newer document took the place of this one.
sharing-gone-title = There is nothing to see here
sharing-gone-text = The link is wrong, its time is over, it was ended, or it was opened as often as allowed. Ask whoever sent it for another one.

sharing-kept = Links to look at your documents: what they show, how long they are good and how often they were opened. The link itself is not kept.
sharing-kept-why = So that you know whom you let look, and can end it at any time.
