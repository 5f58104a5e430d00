# Messages and notices. Only the reference is named: no kind of document, no name, no amount.

messaging-inbox-title = My messages
messaging-inbox-lead = Everything sent to you about your applications. A copy goes by e-mail or SMS as you choose.
messaging-inbox-empty-title = No messages yet
messaging-inbox-empty-text = Once you apply, every step appears here.
messaging-inbox-new = New
messaging-inbox-open = Open the application
messaging-preference-title = How shall we reach you?
messaging-preference-mail = By e-mail
messaging-preference-sms = By SMS
messaging-preference-push = Notifications on the device
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
messaging-kept-paper = What was printed at a mission for people without a telephone, and when it was handed over
messaging-kept-paper-why = To show that the letter reached its owner
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

messaging-sound = Spoken note: { $count ->
    [one] 1 second
   *[other] { $number } seconds
}
messaging-sound-save = Save the recording
messaging-sound-hint = One file with each letter, such as a picture of a document, or a spoken note. A spoken note can be sent without writing.
messaging-sound-rules = PDF, JPEG or PNG, up to { $number } MB. Or a recording of up to two minutes and 2 MB.
messaging-sound-long = The recording is longer than two minutes. Send a shorter one.
messaging-sound-large = The recording is larger than 2 MB. Send a shorter one.
messaging-sound-broken = The recording cannot be opened. Record it again.
messaging-sound-other = Recordings of this kind are not taken. WebM and Ogg with Opus, M4A and WAV are.
messaging-sound-words-only = Answers are written. No recording can be attached to one.
messaging-voice-record = Record a spoken note
messaging-voice-stop = Stop recording
messaging-voice-again = Record again
messaging-voice-running = Recording, for two minutes at most.
messaging-voice-ready = The recording is ready. Listen to it, then press “Send”.
messaging-voice-denied = The browser does not allow the microphone. You can write, or choose a sound file from this device.
messaging-voice-hear = Listen before sending
messaging-voice-name = spoken-note
messaging-voice-words = You can also write what the note says, for whoever cannot hear it.

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

messaging-channel-paper = Paper printed at the mission
messaging-paper-title = Letters to print and hand over
messaging-paper-lead = Letters of people who have neither telephone nor e-mail. They are printed here and handed to their owner by the code on the slip or the identity document.
messaging-paper-about = Reference
messaging-paper-account = About the account
messaging-paper-written = Written
messaging-paper-state = State
messaging-paper-none = There are no letters to print.
messaging-paper-to-print = To print
messaging-paper-printed = Printed, not handed over
messaging-paper-handed = Handed over
messaging-paper-letters = What the office wrote in this application
messaging-paper-print = Record the printing
messaging-paper-code = Code on the slip
messaging-paper-identity = I compared the identity document with the face of whoever stands before me.
messaging-paper-identity-legend = Without the slip
messaging-paper-hand-over = Record the hand-over
messaging-paper-flash-printed = The printing was recorded.
messaging-paper-flash-handed = The hand-over was recorded.
messaging-paper-slip-code = The code is wrong. Look at the slip again, or compare the identity document.
messaging-paper-slip-proof = Enter the code, or declare that you compared the identity document.
messaging-paper-refused-away = This letter is not printed yet, or was handed over before.
