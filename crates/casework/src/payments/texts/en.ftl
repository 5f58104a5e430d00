# Texts of payment, refunds and reconciliation.
payment-pay-title = Pay the fees
payment-pay-what = To pay now: { $amount }. This price holds until { $until }.
payment-pay-where = You pay on a secure page of the payment provider; we never see card details. After paying you come back here by yourself.
payment-pay-button = Go to the payment page
payment-pay-anybody = Anybody may pay with their own card, in Egypt or abroad.
payment-back-to-file = Back to the application
payment-declined-title = The payment did not go through
payment-declined-text = Nothing was paid. Try again, or use another card.
payment-pending-title = The payment is being confirmed
payment-pending-text = The bank has not answered about the last try yet. Wait before paying again; if an amount is paid twice, one of them is given back.

payment-return-title = The payment is being confirmed
payment-return-text = We are waiting for the payment provider to confirm. It usually takes less than a minute, and this page looks again by itself.
payment-return-leave = You can leave this page now; the result will be shown on the page of application { $reference }.
payment-return-again = Look again

payment-receipt-title = Receipt
payment-receipt-file = Application number
payment-receipt-for = For
payment-receipt-at = Paid on
payment-receipt-charge = Payment number
payment-receipt-words = In words
payment-receipt-paid = Amount paid
payment-receipt-refunded = given back on { $at }
payment-receipt-refunding = is being given back
payment-receipt-kept = This receipt is kept with the application and can be seen at any time.

payment-refusal-not-awaited = This application is not waiting for a payment.
payment-refusal-quote-expired = The price is no longer valid. Apply again, so that today’s fees and exchange rate are used; your saved details will be offered again.
payment-refusal-not-ours = This charge belongs to no payment of ours.
payment-refusal-refund-not-open = This refund is not waiting for its release.

payment-act-release-refund = Release a refund
payment-refunds-title = Refunds
payment-refunds-lead = Refunds are opened automatically. One member of finance proposes the release, another approves it.
payment-refunds-waiting = Waiting for release
payment-refunds-moving = On their way to the payment provider
payment-refunds-given = Given
payment-refunds-none = None
payment-refund-title = Refund
payment-refund-file = Application number
payment-refund-amount = Amount
payment-refund-reason = Reason
payment-refund-reason-paid_twice = The fees were paid more than once
payment-refund-reason-file_ended = The money came after the application had ended
payment-refund-reason-cancelled = The application was withdrawn after it was paid
payment-refund-reason-rejected = The application was rejected for a reason that gives the fees back
payment-refund-charge = Payment number
payment-refund-opened = Opened
payment-refund-given = Given back
payment-refund-failure = Refusal code of the payment provider
payment-refund-stage = State
payment-refund-stage-open = Waiting for release
payment-refund-stage-released = On its way
payment-refund-stage-failed = Refused by the payment provider
payment-refund-stage-given = Given
payment-refund-two-people = The money is given back only after another member of finance approves.
payment-refund-why = Why it should be released
payment-refund-propose = Propose the release
payment-refund-waits = The release waits for approval
payment-refund-slip-reason = Write why it should be released

payment-reconciliation-title = Reconciliation
payment-reconciliation-lead = The payment provider’s statement against our books, day by day.
payment-reconciliation-days = Days
payment-reconciliation-day = Day
payment-reconciliation-theirs = Lines of the statement
payment-reconciliation-ours = Lines of our books
payment-reconciliation-result = Result
payment-reconciliation-ran = Compared
payment-reconciliation-none = Nothing has been compared yet
payment-reconciliation-agrees = Agrees
payment-reconciliation-differs = { $count ->
    [zero] No differences
    [one] One difference
    [two] { $number } differences
    [few] { $number } differences
    [many] { $number } differences
   *[other] { $number } differences
}
payment-reconciliation-differences = Differences of { $day }
payment-reconciliation-minor = { $number } minor units ({ $code })
payment-reconciliation-external = Payment number
payment-reconciliation-kind = Difference
payment-reconciliation-by-gateway = By the statement
payment-reconciliation-by-books = By our books
payment-reconciliation-nothing = none
payment-reconciliation-kind-payment-not_in_books = Payment missing from our books
payment-reconciliation-kind-payment-not_in_statement = Payment missing from the statement
payment-reconciliation-kind-payment-amount = Payment with another amount
payment-reconciliation-kind-refund-not_in_books = Refund missing from our books
payment-reconciliation-kind-refund-not_in_statement = Refund missing from the statement
payment-reconciliation-kind-refund-amount = Refund with another amount
payment-balances = Balances of the accounts
payment-balances-account = Account
payment-balances-amount = Balance (debit is positive)
payment-balances-none = Nothing is booked yet
payment-account-citizen_receivable = Owed by applicants
payment-account-gateway_clearing = Held by payment providers
payment-account-treasury_statutory = Statutory fees owed to the Treasury
payment-account-service_fees = Fees for the platform’s service
payment-account-gateway_fees = Fees for payment services
payment-account-delivery_fees = Fees for delivery
payment-account-fx_difference = Currency position
payment-account-refunds_payable = To be given back

payment-throttle-start = Too many tries to pay this application. Try again in { $minutes } minutes.
