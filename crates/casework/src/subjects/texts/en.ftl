# What was asked for about the account's holder alone. Never where the applicant is, by which contact or through which mission.
subject-title = Documents asked for about me
subject-lead = When somebody else asks for a document about you alone it is listed here: what kind, what the applicant said to be to you, and the day.
subject-safety = Where the applicant is and how to reach them is not shown, and they are not told that you read this page or what you choose on it. Records to which both spouses are parties may be asked for by either, and nobody is told.

subject-lock-title = “Ask me first”
subject-lock-text = If you choose this, no document about you alone is given to anybody else before you agree from this account. Whoever asked reads the same words as somebody for whom no record was located.
subject-lock-except = It does not apply to what the law gives spouses in joint records, and heirs after a death.
subject-lock = Ask me first
subject-unlock = Only tell me
subject-unlock-note = Changing this back takes a sign-in of just now.
subject-locked-since = You are asked first since { $day }.

subject-list-title = What was asked for
subject-none-title = Nothing was asked for
subject-none-text = Nobody else has asked for a document about you alone.
subject-by = Asked for by somebody who said to be your: { $relation }
subject-relation-unknown = not said
subject-question = May they have this document?
subject-allow = Yes, they may
subject-refuse = No
subject-state-told = For your information
subject-state-waits = Waits for your answer
subject-state-allowed = You agreed
subject-state-refused = You did not agree
subject-slip-answer = Choose an answer
subject-refused-no-number = This needs your national number to be matched first.
subject-refused-answered = This question was answered already.
