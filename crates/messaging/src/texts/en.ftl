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
messaging-kept-preference = How you chose to be told: by e-mail or by SMS
messaging-kept-preference-why = To tell you the way you want
