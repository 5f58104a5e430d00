# Invitations to the pilot of a country.
invitation-title = Invitations to the pilot
invitation-lead = Each invitation has a number and a code that one person uses once. The code itself is not kept, so it is shown only when it is issued.
invitation-issue-title = Issue invitations
invitation-issue = Issue invitations
invitation-country = Country
invitation-count = How many
invitation-until = Valid to the end of
invitation-until-hint = In Cairo time, 180 days at most.
invitation-issued-heading = { $count ->
    [one] One invitation was issued
   *[other] { $number } invitations were issued
}
invitation-issued-lead = Hand the codes over now: they are not shown again. If one is lost, withdraw it and issue another.
invitation-withdraw-title = Withdraw an unused invitation
invitation-withdraw = Withdraw the invitation
invitation-withdrawn = The invitation was withdrawn.
invitation-number = Number
invitation-list = Invitations issued
invitation-none = No invitations were issued yet.
invitation-issued-at = Issued
invitation-issued-by = Issued by
invitation-state = State
invitation-state-waits = Not used
invitation-state-used = Used
invitation-state-withdrawn = Withdrawn
invitation-state-over = Expired
invitation-slip-count = Write a number from 1 to 200
invitation-slip-until = Choose a day within the next 180 days
invitation-slip-number = Write the number of the invitation
invitation-slip-shown = These invitations were issued before and their codes were shown. Their numbers stand in the list.
invitation-refused-settled = There is no invitation with this number that is neither used nor withdrawn.
invitation-refused-unknown = This code does not open the service in this country. Check the code as it stands in the invitation.
