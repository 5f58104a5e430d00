# Requests of heirs about what is unfinished. Nobody is told that somebody died, or that there is a file under a reference.
heirs-title = An heir’s request about what is unfinished
heirs-lead = If somebody died before an application was finished, or before its fees were given back, any heir may ask to have it closed and the fees returned. An officer who is no relative examines the request.
heirs-reference = Reference of the application of the person who died
heirs-reference-hint = It stands on the receipt and in every message about the application
heirs-relation = What you are to the person who died
heirs-relation-spouse = Husband or wife
heirs-relation-child = Son or daughter
heirs-relation-parent = Father or mother
heirs-relation-sibling = Brother or sister
heirs-relation-declared = Another heir named in the declaration of inheritance
heirs-words = What you ask for
heirs-words-hint = For instance that the fees are returned, and to which of the heirs
heirs-proof = Declaration of inheritance, or proof of the relation with the death certificate
heirs-more = What happens next?
heirs-more-text =
    The document is compared with what is held. Before the decision nobody is told whether there is an application under this reference.

    If the request is granted, what is unfinished is closed and its fees are returned with the agreement of two members of staff. What the person who died had written is not shown; any heir may apply again in their own name.
heirs-submit = Send the request
heirs-mine = What was asked
heirs-asked-at = Asked on
heirs-state = Where it stands
heirs-state-waits = Being examined
heirs-state-granted = Granted. The fees are returned on the way they were paid, or as agreed with the mission.
heirs-slip-reference = Check the reference
heirs-slip-relation = Choose the relation
heirs-slip-words = Write what you ask for
heirs-slip-words-long = This is longer than can be kept
heirs-slip-proof = Choose the document
heirs-refused-verified = This needs a verified identity. The way there is on the identity page of your account.
heirs-throttle = That is as many of these requests as one day allows. Come back in { $minutes } minutes.

heirs-remedy-not-proven = The document does not prove that you are an heir. Send the declaration of inheritance.
heirs-remedy-unclear = Parts of the document cannot be read. Send a clearer picture.
heirs-remedy-nothing-held = Nothing is held for heirs under this reference. Check the reference.

heirs-desk-title = Requests of heirs
heirs-desk-lead = The oldest first. Every look is recorded, and nobody decides about her own or her relatives’ matters.
heirs-desk-one = A request of an heir
heirs-desk-open = Open
heirs-desk-service = Service
heirs-desk-stage = Where the application stands
heirs-desk-nothing-held = No application under this reference stands still
heirs-desk-proof = Download the document
heirs-desk-decision = Decision
heirs-desk-grant = Grant the request
heirs-desk-grant-hint = What is unfinished is closed, and its fees can be returned with the agreement of two members of staff
heirs-desk-refuse = Do not grant it
heirs-desk-reason = Why not
heirs-reason-not-proven = The document does not prove it
heirs-reason-unclear = Parts cannot be read
heirs-reason-nothing-held = Nothing is held for heirs
heirs-desk-declared-label = Declaration
heirs-desk-declared = I am no relative of the applicant or of the deceased
heirs-desk-decide = Record the decision
heirs-slip-decision = Choose the decision
heirs-slip-reason = Choose why it is not granted
heirs-slip-declared = Confirm the declaration, or leave the request to a colleague
heirs-slip-nothing-held = There is nothing to grant: no application under this reference stands still.
heirs-refused-own = Nobody decides about her own or her relatives’ matters.
heirs-refused-decided = A colleague decided this request a moment ago.
