# Oversight: who looked at what and why, whether the records hold, how the service does, what got stuck.

oversight-and = {", "}
oversight-at = When
oversight-staff = Staff
oversight-office = Office
oversight-file = Reference
oversight-purpose = Purpose
oversight-fields = What was shown
oversight-from = From
oversight-to = To
oversight-filter = Apply
oversight-earlier = Earlier
oversight-day-and-time = { $day }, { $time }
oversight-cairo = Times are those of Cairo.
oversight-all = Show all
oversight-narrow = Narrow the log
oversight-slip-file = There is no file with this reference. Check it
oversight-list = A list
oversight-log-title = Access log
oversight-log-lead = Every look at people's data, with who and why. Reading this log is recorded in it.
oversight-log-empty = Nobody looked in this time.
oversight-looks-title = Who looked at my files
oversight-looks-lead = Every time a member of staff opened one of your files, from which office and for what purpose.
oversight-looks-empty = No member of staff has looked at your files yet.
oversight-office-mission-officer = The mission
oversight-office-central-reviewer = Central review
oversight-office-authority-approver = Civil Status Authority
oversight-office-finance = Finance
oversight-office-privacy-officer = Data protection officer
oversight-office-administrator = Administration of the platform
oversight-office-rules-editor = Rules desk
oversight-office-rules-approver = Approval of rules
oversight-office-delivery-clerk = Delivery of documents
oversight-office-call-agent = Call centre
oversight-office-content-editor = Content editing
oversight-office-former = Somebody who has left
oversight-purpose-examine = Examining the file
oversight-purpose-decide = Deciding the file
oversight-purpose-enquiry = Answering a question
oversight-purpose-complaint = A complaint or an objection
oversight-purpose-assist = Helping a colleague or taking over
oversight-purpose-data-right = A right over the person's data
oversight-purpose-queue = The queue
oversight-purpose-proposals = Proposals that wait for approval
oversight-purpose-access-log = Overseeing access
oversight-purpose-identity = Comparing an identity document
oversight-purpose-refunds = Refunds
oversight-purpose-reconciliation = Reconciliation
oversight-purpose-rates = Entering exchange rates
oversight-purpose-switches = Stages and caps
oversight-purpose-staff = Managing accounts of staff
oversight-purpose-rules = Editing and approving the rules
oversight-purpose-content = Writing and approving content
oversight-purpose-delivery = Delivery of paper copies
oversight-purpose-assistance = Helping an applicant
oversight-purpose-helpers = Watching assisted applications
oversight-purpose-appointments = Receiving people with appointments
oversight-purpose-card = Following an identity card
oversight-purpose-counter = The counter
oversight-purpose-invitations = Invitations of the pilot
oversight-purpose-casework-review-held = Looking into a held application
oversight-field-answers = Answers
oversight-field-registry-record = Registry record
oversight-field-uploads = Documents
oversight-field-upload = A document
oversight-field-kinship = Kinship
oversight-field-payment = Payment
oversight-field-timeline = What happened
oversight-field-messages = Messages
oversight-field-recommendation = Recommendation
oversight-field-religion = Religion
oversight-field-reference = Reference
oversight-field-staff-name = Name of a member of staff
oversight-field-amount = Amount
oversight-field-amounts = Amounts
oversight-field-reason = Reason
oversight-field-charge = Number of the charge
oversight-field-letters = Messages
oversight-field-latin-name = Name in Latin letters
oversight-field-name = Name
oversight-field-national-number = National number
oversight-field-birth-date = Date of birth
oversight-field-identity-document = Picture of the identity document
oversight-field-user-name = User name
oversight-field-posts = Roles
oversight-field-attachment = File attached to a letter
oversight-field-subject-name = Name of the person concerned
oversight-field-card-progress = Stages of the card
oversight-field-stage = Stage
oversight-field-service = Service
oversight-field-document-preview = Preview of the document before approval
oversight-field-document = Document
oversight-field-helper-name = Name of the helper
oversight-field-recipient = Recipient
oversight-field-address = Address
oversight-field-phone = Telephone
oversight-field-collector = Who took it
oversight-field-mode = Way of delivery
oversight-field-number = Tracking number
oversight-field-serial = Serial of the document

oversight-figures-title = Figures of the service
oversight-figures-lead = { $count ->
    [one] Within one day
   *[other] Within { $number } days
}
oversight-figures-note = These are figures of the service itself. Nothing that civil-status records say is counted here; that is forbidden without written permission (law 143 of 1994, article 13).
oversight-days = { $count ->
    [one] 1 day
   *[other] { $number } days
}
oversight-hours = { $count ->
    [one] 1 hour
   *[other] { $number } hours
}
oversight-minutes = { $count ->
    [one] 1 minute
   *[other] { $number } minutes
}
oversight-percent = { $number }%
oversight-evaluation = Indicators and pilots
oversight-spans = Span of time
oversight-volumes = Files
oversight-service = Service
oversight-submitted = Submitted
oversight-paid = Paid
oversight-issued = Issued
oversight-right-first = Issued without correction
oversight-rejected = Rejected
oversight-cancelled = Cancelled
oversight-expired = Expired
oversight-turns = Working time
oversight-queue = Queue
oversight-queue-mission = Review by the mission
oversight-queue-central = Central review
oversight-queue-authority = Decision of the Authority
oversight-queue-grievance = Objection to a decision
oversight-finished = Finished
oversight-median = Median
oversight-p95 = 95% within
oversight-in-time = In time
oversight-waiting = What waits now
oversight-free = Free
oversight-held = Held
oversight-with-citizen = With applicants
oversight-late = Late
oversight-oldest = Longest wait
oversight-reasons = Reasons of corrections and rejections
oversight-reasons-none = No reason was recorded in this time.
oversight-reason = Reason
oversight-act = Act
oversight-act-correction = Correction
oversight-act-reject = Rejection
oversight-times = Times

oversight-letters-title = Jobs that are stuck
oversight-letters-lead = Jobs that failed at every try. They carry identifiers only, never a value about a person.
oversight-letters-empty = No job is stuck.
oversight-job = Job
oversight-died = Gave up
oversight-attempts = Tries
oversight-error = Last error
oversight-about = About
oversight-replay = Set going again
oversight-replay-reason = Why now
oversight-slip-job = Choose a job from the list.
oversight-slip-reason = Write the reason, at least three letters.
oversight-flash-replayed = The job was set going again, and the reason recorded.

oversight-flags-title = Reading that raises a question
oversight-flags-lead = Days on which somebody read files she did not work on, out of hours, or more than usual. No file and no citizen's data stand here; a flag is a question and not an accusation.
oversight-flags-empty = There are no flags.
oversight-flags-open = { $count ->
    [0] No flag waits to be asked about
    [one] One flag waits to be asked about
   *[other] { $number } flags wait to be asked about
}
oversight-flag-day = Day
oversight-flag-kind = Why
oversight-flag-counted = Files in question
oversight-flag-files = Files read in all
oversight-flag-usual = Usual a day
oversight-flag-state = State
oversight-flag-open = Waits to be asked about
oversight-flag-reads-without-deciding = Reading without deciding
oversight-flag-out-of-hours = Out of hours
oversight-flag-above-usual = Above the usual number
oversight-flag-reads-without-deciding-rule = At least { $least } files a day that were never hers and on which she did nothing, and { $bound }% or more of what she read
oversight-flag-out-of-hours-rule = At least { $least } files a day more than { $bound } minutes before work begins or after it ends, where she works
oversight-flag-above-usual-rule = At least { $least } files a day, and { $bound }% or more of her usual day over thirty days
oversight-flag-rules = When a day is flagged
oversight-flag-rules-lead = Days are looked at every hour by these limits, which are data and change without a new program.
oversight-flag-rule = Limit
oversight-flag-which = Flag
oversight-flag-finding = What asking found
oversight-flag-finding-explained = There is an explanation
oversight-flag-finding-followed-up = Passed on to be followed up
oversight-flag-close = Close a flag
oversight-slip-flag = Choose a flag from the list.
oversight-slip-finding = Choose what asking found.
oversight-refused-flag = This flag was closed before, or it is about you and somebody else closes it.
oversight-flash-closed = The flag was closed.
oversight-purpose-evaluation = Evaluating pilots
oversight-purpose-shared-link = Looking at a document by a link
oversight-office-link = Whoever had a link you made
oversight-field-birth-year = Year of birth
oversight-field-number-end = End of the national number
oversight-purpose-watch = Following up flags
oversight-bounds-title = Limits of the watch
oversight-bounds-lead = From when on somebody who helps with applications, or reads files, is looked at. One person proposes a limit, another approves it; it holds for what comes after.
oversight-bound-act = Change a limit of the watch
oversight-bound-of = Who is watched
oversight-bound-private = Help between citizens
oversight-bound-counter = Officers at the counter
oversight-bound-call = Agents of the call centre
oversight-bound-files = Files
oversight-bound-days = Days
oversight-bound-own = Bound of the rule
oversight-bound-minutes = { $count ->
    [one] 1 minute
   *[other] { $number } minutes
}
oversight-bound-percent = { $number } %
oversight-bound-second = Period, or bound of the rule
oversight-bound-second-hint = For helpers: days. For reading: per cent, or minutes around working hours.
oversight-slip-bound-of = Choose who is watched.
oversight-slip-bound-number = Enter a number within what is allowed.
oversight-refused-bound-same = This limit holds already.
