# Applications of citizens: from the first question to the issued document. A title names the document and the person.

application-title = { $relation ->
    [self] { $document } in your name
    [father] { $sex ->
        [female] { $document } for your daughter { $name }
       *[other] { $document } for your son { $name }
    }
    [mother] { $sex ->
        [female] { $document } for your daughter { $name }
       *[other] { $document } for your son { $name }
    }
    [son] { $sex ->
        [female] { $document } for your mother { $name }
       *[other] { $document } for your father { $name }
    }
    [daughter] { $sex ->
        [female] { $document } for your mother { $name }
       *[other] { $document } for your father { $name }
    }
    [husband] { $document } for your wife { $name }
    [wife] { $document } for your husband { $name }
    [brother] { $sex ->
        [female] { $document } for your sister { $name }
       *[other] { $document } for your brother { $name }
    }
    [sister] { $sex ->
        [female] { $document } for your sister { $name }
       *[other] { $document } for your brother { $name }
    }
    [grandfather] { $sex ->
        [female] { $document } for your granddaughter { $name }
       *[other] { $document } for your grandson { $name }
    }
    [grandmother] { $sex ->
        [female] { $document } for your granddaughter { $name }
       *[other] { $document } for your grandson { $name }
    }
    [paternal_uncle] { $sex ->
        [female] { $document } for your niece { $name }
       *[other] { $document } for your nephew { $name }
    }
    [paternal_aunt] { $sex ->
        [female] { $document } for your niece { $name }
       *[other] { $document } for your nephew { $name }
    }
    [maternal_uncle] { $sex ->
        [female] { $document } for your niece { $name }
       *[other] { $document } for your nephew { $name }
    }
    [maternal_aunt] { $sex ->
        [female] { $document } for your niece { $name }
       *[other] { $document } for your nephew { $name }
    }
    [grandson] { $sex ->
        [female] { $document } for your grandmother { $name }
       *[other] { $document } for your grandfather { $name }
    }
    [granddaughter] { $sex ->
        [female] { $document } for your grandmother { $name }
       *[other] { $document } for your grandfather { $name }
    }
   *[other] { $document } for { $name }
}
application-title-grief = { $document } of the late { $name }
application-condolence = Our condolences to you and your family.

application-name-style = How is this name written?
application-name-style-usual = A full name (three parts or more)
application-name-style-single = A single name, as in the record
application-name-style-foreign = A foreign name
application-name-proposed = Did you mean one of these names?
application-name-none = No, as it is written

application-answer-hidden = Given, and not shown
application-answer-files = { $count ->
    [one] One file
   *[other] { $number } files
}

application-start-title = Apply for: { $document }
application-start-lead = Every answer is saved as you go on, and you can continue on any device. Nothing is paid before you have checked your answers.
application-start-button = Start
application-start-invitation = Code of the invitation
application-start-invitation-hint = As the ministry gave it, like 12-7K4M-29TX. It is used once; afterwards this account needs none.

application-files-title = My applications
application-files-reference = Reference { $reference }
application-files-services = Services
application-files-all = All applications
application-files-empty-title = No applications yet
application-files-empty-text = An application appears here once it is begun, and can be continued on any device.

application-tasks-heading = Parts of the application
application-tasks-progress = Questions answered: { $done } of { $total }
application-tasks-go-on = Continue
application-tasks-check = Check your answers
application-task-done = Complete
application-task-open = To do
application-task-later = Later
application-draft-kept = The draft is kept in your account and can be continued on any device.
application-draft-discard = Discard this draft

application-residence-note = Saying where you live is enough. No residence permit is asked for, kept, or sent to anybody in the country where you live.

application-assurance-title = One step is left to show who you are
application-assurance-contact = This service needs a confirmed contact. It takes a minute.
application-assurance-matched = This service needs your data matched with the registry: national number, the factory number on the back of the card, and your mother's name. A lapsed card is enough. You can go on now and do it before submitting.
application-assurance-verified = This service needs an officer of the mission to compare your identity document. You can go on now and do it before submitting.
application-assurance-link = Raise the level of assurance

application-so-far = Answers so far

application-document-sent = File { $number } ({ $kind ->
    [pdf] PDF
    [jpeg] JPEG picture
   *[other] PNG picture
}, { $size } KB)
application-document-remove = Remove this file
application-document-send = Send the file
application-document-send-more = Send another file
application-document-skip = Continue without a document
application-document-pages = Several pages? Photograph each one and join them into one file

application-upload-empty = No file was chosen, or it is empty. Choose a PDF or a picture.
application-upload-too-large = The file is larger than 10 MB. Make the picture smaller or split the document, and send it again.
application-upload-wrong-type = This kind of file is not accepted. Only PDF, JPEG and PNG are, whatever the file is called.
application-upload-no-converter = HEIC pictures are not accepted here at present. Send the picture as JPEG from your phone's settings, or a screenshot.
application-upload-polyglot = The file is two kinds of file at once and cannot be accepted. Photograph or scan the document again.
application-upload-bomb = The picture's dimensions or the file's content are larger than can be checked. Send a smaller one.
application-upload-truncated = The file is incomplete or damaged and cannot be read. Check that it opens on your device, then send it again.
application-upload-encrypted = The PDF is protected by a password. Send a copy without one.
application-upload-active = The PDF has programs or attachments inside. Print it to a new PDF, or photograph it.
application-upload-too-many-pages = The PDF has more than 40 pages. Send only the pages that are needed.
application-upload-harmful = The malware scanner refused this file. Send another copy.
application-upload-too-many = { $most } files are accepted for this document. Remove one before sending another.

application-check-title = Check your answers
application-check-lead = Check every answer before submitting. Each can be changed now.
application-declaration-legend = Declaration
application-declaration = I declare that what is written in this application is true, on my responsibility.
application-slip-declare = Declare that the data are true before submitting.
application-submit = Submit and go on to payment
application-submit-free = Submit
application-submit-note = The price shown is fixed when you submit; later changes of fees or of the rate do not change it.

application-fees-title = Fees
application-fees-rate = Exchange rate: { $rate }. Source: { $source }, { $at }.
application-fees-until = This price holds until { $until }.

application-confirmation-received = Your application was received
application-confirmation-paid = Your application was received and its fees were paid
application-next-pay = You pay the fees while the price holds.
application-next-registry = The Civil Status Authority searches for the record.
application-next-review = An officer of the mission reviews the application, and may ask for one answer or one document.
application-next-approval = The Civil Status Authority approves the document and issues it with its electronic seal.
application-next-told = You are told of every step; no message names the kind of document.
application-pay = Pay the fees
application-track = Follow the application

application-reference = Reference
application-slip-document = Service
application-slip-stage = State
application-slip-subject = { $sex ->
   *[other] Person on the document
}
application-slip-deceased = The person who died
application-slip-mission = Mission
application-slip-statutory = Fees in pounds
application-slip-fees = Amount due
application-slip-fees-paid = Amount paid
application-slip-promised = Expected by
application-slip-price = Price
application-slip-until = Fixed until { $until }
application-mission-unknown = the mission
application-promised = We expect it by { $day }
application-promise-passed = We expected it by { $day }, and that day has passed. We apologise; late applications come before others.

application-where = Where is your application?

application-stage-draft = Draft
application-stage-awaiting-payment = Awaiting payment
application-stage-paid = With the Civil Status Authority
application-stage-not-located = Record not located
application-stage-mismatch = The recorded data differ
application-stage-unresolved = The data need a check
application-stage-under-review = Under review
application-stage-action-required = Something is needed from you
application-stage-recommended = With the Civil Status Authority for approval
application-stage-approved = Approved
application-stage-issued = Issued
application-stage-invited = Choose when to come
application-stage-attended = You came; the Authority is making the card
application-stage-handed-over = Handed over
application-stage-rejected = Could not be accepted
application-stage-cancelled = Cancelled
application-stage-expired = The time to pay has passed

application-step-received-done = Application received
application-step-received-next = Receipt of the application
application-step-paid-done = Fees paid
application-step-paid-next = Payment of the fees
application-step-registry-done = The Civil Status Authority searched
application-step-registry-next = Search by the Civil Status Authority
application-step-review-done = Reviewed
application-step-review-next = Review
application-step-approval-done = Approved by the Civil Status Authority
application-step-approval-next = Approval by the Civil Status Authority
application-step-appointment-done = You came
application-step-appointment-next = Come to the appointment
application-step-handed-over-done = The card was handed over
application-step-handed-over-next = Handing over of the card
application-step-given-done = It was done at the mission
application-step-given-next = Done at the mission
application-step-issued-done = Document issued
application-step-issued-next = Issue of the document

application-note-draft = With you; it can be continued at any time.
application-note-awaiting-payment = With you. Work begins after payment.
application-note-paid = With the Civil Status Authority, which searches for the record.
application-note-not-located = With you. No record was found by these data, and there is more than one way on.
application-note-mismatch = With you. What was written needs checking, and there is more than one way on.
application-note-unresolved = With you. The search did not succeed with the data given; there is more than one way on.
application-note-registry-asked-again = With { $mission }; the civil registry is being asked again.
application-note-under-review = With { $mission }.
application-note-action-required = With you. The promised time stands still until you reply; then it returns to the same officer.
application-note-recommended = With the Civil Status Authority for approval.
application-note-approved = With the Civil Status Authority, which makes and seals the document.
application-note-invited = With you. { $mission } has checked the application; what remains is to come for photograph and fingerprints.
application-note-attended = With the Civil Status Authority. How far the card is, is recorded by { $mission }.
application-note-rejected = The reason, what can be done and how to object are shown above.
application-note-cancelled = Cancelled at the applicant's request.
application-note-expired = The fees were not paid in time and nothing was charged. You can apply again.

application-call-pay = The application waits for its fees. Work begins after payment.
application-call-not-located = No record was located. Choose how to go on.
application-call-mismatch = What was written differs from what is recorded. Check the data.
application-call-unresolved = The search did not succeed with the data given. Choose the next step.
application-call-issued = The document is issued; you can see and download it.
application-call-invited = The application has been checked. Choose when the holder of the card will come in person.
application-appointment-see = The appointment
application-card-see = How far the card is
application-call-correction = The officer asks for one answer or one document.

application-outcome-see = See the ways on
application-correction-see = Complete what is asked
application-paper-see = Follow the paper copy
application-paper-ask = Ask for a paper copy
application-document-see = See and download the document
application-write = Write to the officer
application-receipt = Receipt of payment
application-cancel = Cancel the application

application-cancel-title = Cancel the application?
application-cancel-unpaid = Nothing was paid, so nothing follows from cancelling. It cannot be undone; you can apply again at any time.
application-cancel-paid = Fees were paid for this application; cancelling starts their return to the same means of payment. It cannot be undone.
application-cancel-button = Cancel the application
application-cancelled = The application was cancelled.

application-rejection-reason = Why it could not be accepted
application-rejection-remedy = What can be done
application-rejection-objection = How to object
application-objection-until = Last day to object: { $day }

application-outcome-not-located-title = The record was not located
application-outcome-not-located-lead = The Civil Status Authority searched and found no record by the data written. Often a letter or a date is the reason; the record may also be on paper only.
application-outcome-mismatch-title = The data need checking
application-outcome-mismatch-lead = What was written differs from what is recorded. To protect the data, it is not said where; check everything against an official paper.
application-outcome-unresolved-title = The search did not succeed with the data given
application-outcome-unresolved-lead = The record could not be given with the data as written. To protect the person concerned, nobody else is told why; check everything against an official document.
application-outcome-check-title = Check the data and search again
application-outcome-check-text = Compare each answer with an official paper, then search again. No further fees are charged.
application-outcome-again = Search again
application-outcome-extract-title = Attach a paper record
application-outcome-extract-text = If you have a paper extract or an old copy of the record, attach it, then hand the application to the officer, who will look for the record.
application-outcome-extract = Paper extract or copy of the record
application-outcome-extract-sent = The paper was attached.
application-outcome-desk = Hand the application to the officer
application-outcome-other-title = Perhaps another service is needed
application-outcome-other-text = If the event was never recorded by an Egyptian authority, there is no record to extract. The list of services shows the service for this case and its papers.
application-outcome-other = See this service
application-searching-again = The search was repeated with the new data.
application-sent-to-desk = The application was handed to the officer.

application-correction-title = Complete what is asked
application-correction-lead = The promised time stands still until you reply; then the application returns to the same officer.
application-correction-note = The officer wrote:
application-correction-until = Reply by { $day }
application-correction-until-or-closed = Reply by { $day }. Without a reply the application is then closed as not accepted.
application-correction-change = Change this
application-correction-send = Send the reply
application-correction-not-yet = Change what is asked first, then send the reply.
application-correction-sent = Your reply was sent and the application is back with the officer.

application-refusal-stage = The application's present state does not allow this.
application-refusal-not-yours = Another officer holds this application.
application-refusal-registry-answered = The registry gave a record, so it is not asked again.
application-refusal-registry-awaited = The registry was asked again and has not answered yet. Wait for the answer.
application-refusal-own-decision = Whoever recommended does not approve.
application-refusal-changed = The application changed meanwhile. Open it again.
application-refusal-held = This application stands still until it has been reviewed. Nothing can be done to it before.
application-refusal-not-held = This application does not stand still.
application-paused-title = New applications are paused
application-refusal-closed = New applications for this service are not taken from this country now. The country's page shows the way that is open today.
application-refusal-cap = The pilot has taken as many applications as it may. Try later; the country's page shows the way that is open today.
application-refusal-invitation = Services in this country are for people with an invitation of the ministry. Write its code. The page of the country shows today’s way for everybody else.
application-refusal-no-mission = No mission serves the place of residence you gave, so the application cannot be submitted now. Check the place of residence.
application-refusal-order = Answer the earlier questions first.
application-refusal-incomplete = Not everything is answered yet. Complete the parts of the application.
application-refusal-not-eligible = A rule does not hold for this application. Its page says what would change that.
application-refusal-assurance = Your level of assurance must be raised before submitting. The application's page shows the step.
application-slip-note = Say clearly what is needed.

application-outcome-register-title = The event was never registered
application-outcome-register-text = If no Egyptian authority ever registered the event, this same application can go on as its registration, with everything answered, attached and paid so far. The document is then made from the new record.
application-outcome-register = Register the event with this application
application-register-title = Register the event for the first time
application-register-lead = The application goes on under the same number; no new one is needed.
application-register-kept = What was answered and attached stays. Only what the registration needs besides is asked.
application-register-fees = What was paid counts towards the fees of the registration. Only the difference is asked, and shown before you pay. If the application is withdrawn before the registration, the fees are returned.
application-register-documents = Documents that may be needed
application-register-documents-lead = Those that fit the case are asked for, each at its step.
application-register-duplicate = If the registry finds that the event has a record, it is not registered again; the application returns to the officer, who obtains the document or says what is needed.
application-register-button = Go on to the registration
application-refusal-no-registration = This application cannot become a registration from this country now. It can be passed to the officer.
application-fees-returned = Given back of what was paid
application-fees-counted = { $name } (× { $count })
application-fees-carried = Paid before for this application
application-held-title = Applications that stand still until they are reviewed
application-held-lead = The national number these applications are about went to its owner’s account. Look at each: it goes on, or is closed and its fees are returned.
application-held-one = Review an application that stands still
application-held-since = Stands still since
application-held-open = Review
application-held-decision = Decision
application-held-go-on = Let it go on
application-held-go-on-hint = It goes on where it stood
application-held-close = Close it
application-held-close-hint = Its fees can be returned with the agreement of two members of staff
application-held-decide = Record the decision
application-held-slip = Choose the decision
application-refusal-price-moved = The price changed while it was shown. Look at the one shown now.
application-carried-valid = Issued on { $day }
application-carried-replaced = Issued on { $day }; a newer document has replaced it
application-carried-revoked = Issued on { $day }; it was revoked
application-offline-kept = No connection. Your answers are kept on this device and are sent when you are connected again.
application-offline-waits = No connection, and the answers are not saved yet. Keep this page open and press “Continue” when you are connected again.
application-offline-sending = Saving
application-offline-back = These are your answers kept on this device; they are being sent.
application-offline-changed = The answers of this page were changed on another device. Choose which ones stand.
application-offline-title = Two answers to this page
application-offline-mine = On this device
application-offline-theirs = Saved with us
application-offline-take-mine = Use the answers of this device
application-offline-take-theirs = Use the saved answers
application-rating-title = How easy was this service?
application-rating-about = Asked of those who agreed to be counted so that services improve. The answer is not kept with the application, and is shown only together with those of twenty people or more.
application-rating-words = What should be better?
application-rating-words-hint = Without names or numbers. Write it before you choose an answer.
application-rating-answer-5 = Very easy
application-rating-answer-4 = Easy
application-rating-answer-3 = Acceptable
application-rating-answer-2 = Hard
application-rating-answer-1 = Very hard
application-rating-quiet-title = Did this service hold what was needed?
application-rating-quiet-about = One question, for those who agreed to be counted so that services improve. Neither the service nor the application is kept with the answer.
application-rating-answer-yes = Yes
application-rating-answer-no = No
application-rating-thanks = Your answer has arrived and counts towards better services.
