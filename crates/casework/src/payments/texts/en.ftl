# Texts of payment, refunds and reconciliation.
payment-pay-title = Pay the fees
payment-pay-what = To pay now: { $amount }. This price holds until { $until }.
payment-pay-where = You pay on a secure page of the payment provider; we never see card details. After paying you come back here by yourself.
payment-pay-button = Go to the payment page
payment-back-to-file = Back to the application
payment-price-title = The price changed before you paid
payment-price-lead = The earlier price ran out on { $at }. Look at today’s fees and accept them before paying.
payment-price-former = The earlier price
payment-price-today = Today’s price
payment-price-accept = Accept today’s price: { $amount }
payment-price-accept-free = Go on without a fee
payment-price-until = Once accepted, today’s price holds until { $until }.
payment-price-or-withdraw = Nothing is charged before you accept, and you can withdraw the application on its page at no cost.
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
payment-receipt-print = Receipt to print (PDF)
payment-receipt-free-title = Receipt: no fee was due
payment-receipt-nothing-due = Nothing was due
payment-receipt-details = Payment
payment-receipt-fees = Fees in Egyptian pounds
payment-receipt-total = Total
payment-receipt-returns = Given back
payment-receipt-note = An electronic receipt of what was paid for the application; compare it by its number on Wasl. It is no civil-status document and carries no seal.
payment-receipt-issuer = Wasl, services for Egyptians abroad
payment-receipt-kept = This receipt is kept with the application and can be seen at any time.

payment-refusal-not-awaited = This application is not waiting for a payment.
payment-refusal-quote-expired = The price is no longer valid. Look at today’s price and accept it before paying.
payment-refusal-not-ours = This charge belongs to no payment of ours.
payment-refusal-refund-not-open = This refund is not waiting for its release.
payment-refund-heir = An heir’s request was granted on
payment-refusal-refund-held = The application of this money stands still until it is decided. The money is not released before.

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
payment-refund-reason-price_changed = The money was for a price that had run out
payment-refund-reason-lower_fees = After a correction the fees are lower than what was paid
payment-refund-reason-not_provided = A service was paid and not provided
payment-refund-reason-charged_wrongly = A component was charged that was not due
payment-refund-reason-exempted = An exemption was granted after the payment
payment-refund-reason-as_a_remedy = Given back to make good a fault of ours
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

payment-act-part-refund = Give back one component
payment-part-title = Give back one component
payment-part-lead = One component or a part of it goes back in the currency and amount charged, never more than is left of it.
payment-part-find = Show the components
payment-part-held = Taken for the application and still held
payment-part-component = Component
payment-part-beneficiary = Received by
payment-part-in-pounds = In pounds
payment-part-charged = Charged for it
payment-part-back = Goes back
payment-part-pounds = How much of it, in pounds
payment-part-pounds-hint = Leave empty to give back all of it.
payment-part-why = Why it should go back
payment-part-propose = Propose it
payment-part-slip-reference = Enter an application number
payment-part-slip-component = Choose the component
payment-part-slip-pounds = Enter an amount in pounds, such as 25.00
payment-part-slip-reason = Choose the reason
payment-refusal-more-than-held = That is more than is left of the component, or less than the smallest amount that can go back.
payment-refusal-nothing-held = Nothing of this application can be given back now.

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
payment-account-rate_difference = Differences of rates when giving back
payment-account-charged_back = Taken back by banks

payment-throttle-start = Too many tries to pay this application. Try again in { $minutes } minutes.
