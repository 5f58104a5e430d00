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
