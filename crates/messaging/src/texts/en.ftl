# Messages and notices. Only the reference is named: no kind of document, no name, no amount.

messaging-notice-received-subject = Your application { $reference } was received
messaging-notice-received-text =
    Your application { $reference } was received.
    Work on it begins once the fees are paid. You can pay and follow the application here:
    { $link }
messaging-notice-received-sms = Wasl: application { $reference } was received. Pay the fees at { $link }

messaging-notice-paid-subject = The fees of application { $reference } were paid
messaging-notice-paid-text =
    The fees of application { $reference } were paid and work on it has begun.
    You can see where it is and when it is expected at any time:
    { $link }
messaging-notice-paid-sms = Wasl: the fees of application { $reference } were paid. { $link }

messaging-notice-data-check-subject = The data of application { $reference } need checking
messaging-notice-data-check-text =
    The data written in application { $reference } need checking before it can go on.
    Check what you wrote and search again, or hand the application to the officer, here:
    { $link }
messaging-notice-data-check-sms = Wasl: check the data of application { $reference }. { $link }

messaging-notice-correction-subject = Something is needed for application { $reference }
messaging-notice-correction-text =
    The officer asks for one answer or one supporting paper in application { $reference }.
    The promised time stands still until you reply. Complete it here:
    { $link }
messaging-notice-correction-sms = Wasl: something is needed for application { $reference }. { $link }

messaging-notice-correction-reminder-subject = Reminder: little time is left to complete application { $reference }
messaging-notice-correction-reminder-text =
    What was asked for in application { $reference } is still missing, and the time for it is almost over. Without it the application will be closed as not accepted.
    The last day is on the page of the application. Complete it here:
    { $link }
messaging-notice-correction-reminder-sms = Wasl: little time is left to complete application { $reference }. { $link }

messaging-notice-payment-reminder-subject = Reminder: application { $reference } waits for payment
messaging-notice-payment-reminder-text =
    The fees of application { $reference } have not been paid yet, and the price it was given has run out. Before paying you are shown today’s fees to accept; when the time to pay is over, the application is closed.
    The last moment and the fees are on the page of the application: { $link }
messaging-notice-payment-reminder-sms = Wasl: application { $reference } waits for payment before its time is over. { $link }

messaging-notice-paper-sent-subject = The paper copy of application { $reference } is on its way
messaging-notice-paper-sent-text =
    The paper copy asked for with application { $reference } was sent.
    Follow it by its tracking number on the page of the application: { $link }
messaging-notice-paper-sent-sms = Wasl: the paper copy of application { $reference } was sent. { $link }
messaging-notice-paper-waiting-subject = The paper copy of application { $reference } is at the mission
messaging-notice-paper-waiting-text =
    The paper copy asked for with application { $reference } is at the mission.
    The collection code is on the page of the application: { $link }
messaging-notice-paper-waiting-sms = Wasl: the paper copy of application { $reference } is at the mission. Collection code: { $link }
messaging-notice-paper-came-back-subject = The paper copy of application { $reference } did not arrive
messaging-notice-paper-came-back-text =
    The paper copy asked for with application { $reference } did not arrive.
    Check the address and another copy will be sent: { $link }
messaging-notice-paper-came-back-sms = Wasl: the paper copy of application { $reference } did not arrive. Check the address: { $link }
messaging-notice-issued-subject = Application { $reference } is complete
messaging-notice-issued-text =
    Application { $reference } is complete. After signing in you can download the result here:
    { $link }
messaging-notice-issued-sms = Wasl: application { $reference } is complete. { $link }

messaging-notice-rejected-subject = Application { $reference } could not be accepted
messaging-notice-rejected-text =
    Application { $reference } could not be accepted.
    The reason, what can be done, and how to object are on its page after signing in:
    { $link }
messaging-notice-rejected-sms = Wasl: application { $reference } could not be accepted. Reason and objection: { $link }

messaging-notice-grievance-received-subject = Objection being examined in application { $reference }
messaging-notice-grievance-received-text =
    Your objection in application { $reference } arrived. Somebody who took no part in the decision examines it.
    By when you will have an answer is on its page after signing in:
    { $link }
messaging-notice-grievance-received-sms = Wasl: objection being examined in application { $reference }. { $link }

messaging-notice-grievance-decided-subject = The objection in application { $reference } was decided
messaging-notice-grievance-decided-text =
    The objection in application { $reference } was decided.
    What was found, why, and what comes next are on its page after signing in:
    { $link }
messaging-notice-grievance-decided-sms = Wasl: the objection in application { $reference } was decided. { $link }

messaging-notice-cancelled-subject = Application { $reference } was cancelled
messaging-notice-cancelled-text =
    Application { $reference } was cancelled as you asked. If fees were paid, you will hear about their return.
    { $link }
messaging-notice-cancelled-sms = Wasl: application { $reference } was cancelled as you asked. { $link }

messaging-notice-expired-subject = The time to pay for application { $reference } has passed
messaging-notice-expired-text =
    The time to pay for application { $reference } has passed and it was closed. Nothing was charged, and you can apply again at any time.
    { $link }
messaging-notice-expired-sms = Wasl: the time to pay for application { $reference } has passed. { $link }

messaging-notice-refund-opened-subject = The fees of application { $reference } are being returned
messaging-notice-refund-opened-text =
    The return of the fees of application { $reference } to the same means of payment has begun. You will hear when it is done.
    { $link }
messaging-notice-refund-opened-sms = Wasl: the fees of application { $reference } are being returned. { $link }

messaging-notice-refunded-subject = The fees of application { $reference } were returned
messaging-notice-refunded-text =
    The fees of application { $reference } were returned to the same means of payment. It may take days until your statement shows them.
    { $link }
messaging-notice-refunded-sms = Wasl: the fees of application { $reference } were returned. { $link }

messaging-notice-letter-subject = A new message in application { $reference }
messaging-notice-letter-text =
    The officer wrote to you in application { $reference }. You can read and answer after signing in:
    { $link }
messaging-notice-letter-sms = Wasl: a new message in application { $reference }. { $link }

messaging-notice-letter-late-subject = The answer to your letter in application { $reference } is late
messaging-notice-letter-late-text =
    Your letter in application { $reference } was not answered in time. We apologise for the delay; it has now gone to the central review as well.
    { $link }
messaging-notice-letter-late-sms = Wasl: the answer to your letter in application { $reference } is late; the central review has it now, too. { $link }

messaging-inbox-title = My messages
messaging-inbox-lead = Everything sent to you about your applications. A copy goes by e-mail or SMS as you choose.
messaging-inbox-empty-title = No messages yet
messaging-inbox-empty-text = Once you apply, every step appears here.
messaging-inbox-new = New
messaging-inbox-open = Open the application
messaging-preference-title = How shall we reach you?
messaging-preference-mail = By e-mail
messaging-preference-sms = By SMS
messaging-preference-hint = Messages appear here in any case. No message names the kind of document you asked for.
messaging-preference-save = Save
messaging-preference-saved = Your choice was saved.

messaging-thread-title = Write to the officer
messaging-thread-lead = Letters are kept with application { $reference } and read by the officer of the mission.
messaging-thread-desk-title = Messages with the applicant
messaging-thread-desk-lead = Messages are kept with application { $reference }. The applicant is told the reference only and reads the words after signing in.
messaging-thread-empty = No messages yet.
messaging-thread-within = { $count ->
    [one] The officer answers a letter within one working hour.
   *[other] The officer answers a letter within { $number } working hours.
}
messaging-thread-due = A letter waits for its answer, which is due by { $at }.
messaging-thread-late = The answer is late; it was due by { $at }. The central review has the letter now, too.
messaging-thread-you = From you
messaging-thread-officer = From the officer
messaging-thread-citizen = From the applicant
messaging-thread-label = Your message
messaging-thread-hint = Do not write card details.
messaging-thread-send = Send
messaging-thread-sent = Your message was sent.
messaging-thread-back = Back to the application
messaging-thread-closed = The application is closed and takes no more messages.
messaging-refusal-closed = The application is closed and takes no more messages.
messaging-slip-empty = Write a message.
messaging-slip-long = The message is longer than 4,000 characters. Shorten it.
messaging-throttle-letters = Many messages were sent in a short time. Try again in { $minutes } minutes.
messaging-throttle-sms-country = An SMS cannot be sent now; the message is in your account.

messaging-kept-carried = The text of e-mails and SMS that were sent
messaging-kept-carried-why = To find out why a message did not arrive
messaging-kept-inbox = Notices in your inbox
messaging-kept-inbox-why = So that you can look up what you were told
messaging-kept-letter = Letters between you and the officers of the mission
messaging-kept-letter-why = To understand what happened to an application, and to protect the right to object
messaging-kept-attachment = Files attached to letters
messaging-kept-attachment-why = To understand what happened in an application or a complaint; they go with the letter
messaging-kept-promise = By when letters in applications were to be answered
messaging-kept-promise-why = To know whether a letter was answered in time
messaging-kept-preference = How you chose to be told: by e-mail or by SMS
messaging-kept-preference-why = To tell you the way you want
messaging-kept-enquiry = Enquiries and complaints: topic, agency and dates
messaging-kept-enquiry-why = To answer them in time, and to know what became of them
messaging-kept-code = The check code of each message with the day and channel it was sent, without a name or a contact
messaging-kept-code-why = So that anybody can find out whether a message came from Wasl

messaging-notice-enquiry-received-subject = Your message { $reference } was received
messaging-notice-enquiry-received-text =
    Your message { $reference } was received and passed to the agency that answers for it. See by when it answers here:
    { $link }
messaging-notice-enquiry-received-sms = Wasl: your message { $reference } was received. { $link }

messaging-notice-enquiry-answered-subject = Your message { $reference } was answered
messaging-notice-enquiry-answered-text =
    Your message { $reference } was answered. You can read the answer after signing in:
    { $link }
messaging-notice-enquiry-answered-sms = Wasl: your message { $reference } was answered. { $link }

messaging-notice-enquiry-question-subject = Something is asked about your message { $reference }
messaging-notice-enquiry-question-text =
    The agency asks you something about your message { $reference }. The promised time stands still until you write. You can write here:
    { $link }
messaging-notice-enquiry-question-sms = Wasl: something is asked about your message { $reference }. { $link }

messaging-notice-enquiry-late-subject = The answer to your message { $reference } is late
messaging-notice-enquiry-late-text =
    Your message { $reference } was not answered in time. We apologise; the central review has it now, too.
    { $link }
messaging-notice-enquiry-late-sms = Wasl: the answer to { $reference } is late; the central review has it now. { $link }

messaging-enquiries-title = Your enquiries and complaints
messaging-inbox-notices = What was sent to you
messaging-inbox-open-enquiry = Open the message
messaging-enquiry-new-title = Write an enquiry or a complaint
messaging-enquiry-new-lead = The topic decides who answers and by when. A complaint about a mission is not shown to that mission first.
messaging-enquiry-title = Enquiry
messaging-complaint-title = Complaint
messaging-enquiry-number = Number of the message
messaging-enquiry-topic = Topic
messaging-enquiry-agency = Who answers
messaging-enquiry-mission = Your mission
messaging-enquiry-mission-hint = The embassy or consulate that serves where you live.
messaging-enquiry-file = Application
messaging-enquiry-file-hint = If it is about an application made from this account.
messaging-enquiry-opened = Sent
messaging-enquiry-due = Answer promised by
messaging-enquiry-answered = Answered
messaging-enquiry-clock-stands = Stands still until you reply
messaging-enquiry-within = { $count ->
    [one] { $agency } answers within one working hour.
   *[other] { $agency } answers within { $number } working hours.
}
messaging-enquiry-sent = Your message was sent. Its number and the promised time are here.
messaging-enquiry-again = Add to the message, or ask for another answer
messaging-enquiry-late-note = The answer is late. We apologise; the central review has the message now, too.
messaging-enquiry-with-citizen-note = The agency waits for your reply.
messaging-standing-waiting = Waiting for an answer
messaging-standing-late = Late
messaging-standing-with-citizen = Your reply is needed
messaging-standing-answered = Answered
messaging-rating-title = Did the answer help you?
messaging-rating-send = Send
messaging-rating-thanks = Your opinion was recorded.
messaging-rating-was-yes = You said that the answer helped.
messaging-rating-was-no = You said that the answer did not help. You can write again here.
messaging-slip-rating = Choose yes or no.
messaging-slip-topic = Choose the topic.
messaging-slip-mission = Choose the mission.
messaging-slip-file = This account has no application with this number. Check it, or leave it empty.
messaging-slip-as = Say what these words do: answer, ask, or note.
messaging-refusal-moved-on = The message has changed meanwhile. Open it again.
messaging-refusal-own = Nobody answers a message of her own.
messaging-throttle-enquiries = You have reached the limit of new messages for today. Write in an earlier one, or try tomorrow.

messaging-desk-list-title = Enquiries and complaints
messaging-desk-list-lead = What waits for an answer, the earliest promise first. What is late is shown to the central review, too.
messaging-desk-list-empty = Nothing waits for an answer.
messaging-desk-standing = State
messaging-desk-letters-title = Letters in applications that wait for an answer
messaging-desk-letters-lead = Letters of applicants that were not answered yet, the earliest promise first. A letter is opened from the page of its application.
messaging-desk-letters-empty = No letter in an application waits for an answer.
messaging-desk-words-hint = The citizen is told the number of the message only and reads the words after signing in.
messaging-as-label = What do these words do?
messaging-as-letter = They go to the applicant
messaging-as-answer = They answer the message
messaging-as-answer-hint = The clock stops and the citizen is told.
messaging-as-question = They ask the citizen something
messaging-as-question-hint = The clock stands still until the reply.
messaging-as-note = An internal note for colleagues
messaging-as-note-hint = The citizen never sees it, nor does it enter the copy of her data.
messaging-note-kept = The internal note was kept.
messaging-thread-note = Internal note

messaging-attachment-label = Attached file
messaging-attachment-hint = One file with each letter, such as a picture or a copy of a paper.
messaging-attachment = Attached file: { $kind ->
    [pdf] PDF
    [jpeg] JPEG picture
   *[other] PNG picture
}, { $size } KB
messaging-attachment-alt = Picture of the file attached to the letter
messaging-attachment-more = Further pages:

messaging-template-label = Ready words
messaging-template-take = Put into the text

messaging-channel-mail = e-mail
messaging-channel-sms = SMS
messaging-sent-title = Everything sent by e-mail and SMS
messaging-sent-lead = The words of what was sent to you as they were, to compare with any message you get. The words are destroyed after thirty days; that a message was sent stays.
messaging-sent-empty = No e-mail or SMS was sent to you yet.
messaging-sent-forgotten = The words were destroyed when their time was over.
messaging-sent-not-yet = Written { $at }, not handed to a carrier

messaging-check-title = Did this message come from Wasl?
messaging-check-lead = At the end of each notice about an application or an enquiry, by e-mail or SMS, is a code of ten letters and digits. Write it here.
messaging-check-label = Check code
messaging-check-hint = Like 7K4M2-9TXQ3. A one-time code for signing in, a word that something in the account changed, and the news that a country opened have none.
messaging-check-submit = Check
messaging-check-yes-title = Yes, we sent a message with this code
messaging-check-yes = It was sent on { $day }. Channel: { $channel }.
messaging-check-no-title = No, we sent no message with this code
messaging-check-no = If the code is written as it stands in the message, the message did not come from Wasl. Do not open any link in it and do not pay anything.
messaging-check-copied = Many have asked about this code; it may have been copied into messages that are not ours. Compare the words with those in your account.
messaging-check-never-title = What we never do
messaging-check-never-pay = We never ask in a message for card details or for a transfer to a person.
messaging-check-never-code = No official asks you for the one-time code for signing in.
messaging-check-same-words = The code alone is not enough: the words of each message are in your account, to compare with what you got.
messaging-check-in-mail =
    Check code: { $code }
    To make sure that this message came from Wasl: { $link }
messaging-check-in-sms = Check code: { $code }
messaging-slip-code = The code has ten letters and digits, like 7K4M2-9TXQ3.
messaging-throttle-check = Too many questions from this network. Try again in { $minutes } minutes.

messaging-notice-invited-subject = Application { $reference } has been checked
messaging-notice-invited-text =
    Application { $reference } has been checked; what remains is to come in person.
    Choose a time here:
    { $link }
messaging-notice-invited-sms = Wasl: application { $reference } has been checked. Choose when to come: { $link }

messaging-notice-to-confirm-subject = Application { $reference } waits for your confirmation
messaging-notice-to-confirm-text =
    Application { $reference } was prepared with help and is not submitted yet.
    Read the summary and confirm it with a code here:
    { $link }
    Nobody asks for this code on the telephone, and whoever helped does not need it.
messaging-notice-to-confirm-sms = Wasl: application { $reference } waits for you to read and confirm it. Give the code to nobody. { $link }

messaging-notice-booked-subject = Appointment of application { $reference } confirmed
messaging-notice-booked-text =
    The appointment of application { $reference } is confirmed.
    The day, the place and what to bring are shown here, where it can also be changed or added to a calendar:
    { $link }
messaging-notice-booked-sms = Wasl: the appointment of application { $reference } is confirmed. { $link }

messaging-notice-offered-subject = A time is free for application { $reference }
messaging-notice-offered-text =
    A time became free and is offered to application { $reference } alone for a limited time.
    Accept or decline it here:
    { $link }
messaging-notice-offered-sms = Wasl: a time is free for application { $reference } for a limited time. { $link }

messaging-notice-missed-subject = Nobody came to the appointment of application { $reference }
messaging-notice-missed-text =
    Nobody was recorded as coming to the appointment of application { $reference }.
    The application stays open, and another time can be chosen here:
    { $link }
messaging-notice-missed-sms = Wasl: nobody came to the appointment of application { $reference }. Choose another time: { $link }

messaging-notice-appointment-closed-subject = The mission took back the appointment of application { $reference }
messaging-notice-appointment-closed-text =
    The mission took back the appointment of application { $reference }. We apologise.
    Your place is kept: the next free time is offered to you before the waiting list, and you will be told. The reason and the details are here:
    { $link }
messaging-notice-appointment-closed-sms = Wasl: the mission took back the appointment of application { $reference }. Your place is kept: { $link }

messaging-notice-sent-back-subject = Application { $reference } needs another appointment
messaging-notice-sent-back-text =
    The appointment of application { $reference } could not be completed; the application stands.
    What is needed before the next one, and another time to choose, are here:
    { $link }
messaging-notice-sent-back-sms = Wasl: application { $reference } needs another appointment. { $link }

messaging-notice-arrived-subject = Application { $reference } can be collected
messaging-notice-arrived-text =
    What was asked for in application { $reference } arrived at the mission.
    The hand-over code is on the application's page after signing in and is never sent in a message:
    { $link }
messaging-notice-arrived-sms = Wasl: application { $reference } can be collected at the mission. The code is on its page: { $link }

messaging-notice-handed-over-subject = Application { $reference }: handed over
messaging-notice-handed-over-text =
    What was asked for in application { $reference } was handed over.
    If it was not to the right person, tell the mission at once from here:
    { $link }
messaging-notice-handed-over-sms = Wasl: application { $reference }: handed over. { $link }

messaging-notice-subject-asked-subject = A notice in your Wasl account
messaging-notice-subject-asked-text =
    There is something to read in your Wasl account. Sign in here:
    { $link }
messaging-notice-subject-asked-sms = Wasl: there is a notice in your account. { $link }
messaging-notice-subject-question-subject = A question waits in your Wasl account
messaging-notice-subject-question-text =
    A question waits for your answer in your Wasl account. Sign in here:
    { $link }
messaging-notice-subject-question-sms = Wasl: a question waits in your account. { $link }
