# Texts of the closing of the day.
closing-title = Day closing
closing-lead = Each business day is closed in its currency: what came in, what is kept for whom, what was given back and what is still to be. One member of finance proposes, another confirms, and nothing is changed afterwards.
closing-act = Close a day
closing-day = Day
closing-currency = Currency
closing-currency-egp = Egyptian pound
closing-currency-aed = UAE dirham
closing-currency-sar = Saudi riyal
closing-currency-kwd = Kuwaiti dinar
closing-currency-eur = Euro
closing-currency-usd = US dollar
closing-entries = Entries
closing-came-in = Came in from payers
closing-kept = Kept for beneficiaries
closing-kept-for = Kept for
closing-exchanged = Stands against other currencies
closing-differences = Differences of rates when giving back
closing-given-back = Given back to payers
closing-taken-back = Taken back by banks
closing-withheld = Withheld by payment providers for disputes
closing-with-banks = With banks until they have decided a dispute
closing-owed-by-payers = Owed by payers whose bank decided for them
closing-paid-again = Paid again after the bank had decided for the payer
closing-cost-of-disputes = What disputes cost the platform
closing-disputed = Disputes: what is owed to us and what they cost
closing-to-give-back = Still to be given back
closing-statement = Statement of the payment provider
closing-statement-agrees = Agrees with our books
closing-statement-differs = Differs from our books
closing-statement-missing = Has not been compared yet
closing-incident = To be looked into
closing-incident-statement_missing = The day was closed before the payment provider’s statement was compared
closing-incident-statement_differs = The payment provider’s statement differs from our books
closing-incident-receivable_open = Something is still owed by applicants after the end of the day
closing-incident-does_not_add_up = The accounts do not add up
closing-incident-words = What it was
closing-incident-clear = Keep what it was
closing-incidents = { $count ->
    [zero] Nothing to look into
    [one] One thing has not been looked into yet; it is shown on the page of its day.
    [two] { $number } things have not been looked into yet; each is shown on the page of its day.
    [few] { $number } things have not been looked into yet; each is shown on the page of its day.
    [many] { $number } things have not been looked into yet; each is shown on the page of its day.
   *[other] { $number } things have not been looked into yet; each is shown on the page of its day.
}
closing-hash = Fingerprint of the entries
closing-open-day = { $currency }: { $day }
closing-open-entries = { $count ->
    [zero] No open entries
    [one] One entry is not closed
    [two] { $number } entries are not closed
    [few] { $number } entries are not closed
    [many] { $number } entries are not closed
   *[other] { $number } entries are not closed
}
closing-not-over = The day is not over yet; it can be closed after its end.
closing-waits = The closing waits to be confirmed
closing-reason = What was checked before closing
closing-propose = Propose the closing
closing-closings = Closed days
closing-none = No day has been closed yet
closing-of = Closing of { $day }, { $currency }
closing-closed-at = Closed
closing-zone = Time zone of the day
closing-sums = The day in sums
closing-what = What
closing-of-the-day = Of the day
closing-to-date = Since the beginning
closing-owed = What is owed to whom
closing-beneficiary = To
closing-owed-none = Nothing is owed
closing-payers = Payers (to be given back)
closing-kept-note = What is kept for each is what was taken for it less what was given back. It is transferred to it outside the platform.
closing-csv = Download the table (CSV)
closing-signed = Who proposed and who confirmed
closing-refusal-not-open = This day cannot be closed now.
closing-refusal-changed = Something was booked into this day while it was being closed. Look at the figures and close it again.
closing-slip-reason = Write what was checked
closing-slip-words = Write what it was
