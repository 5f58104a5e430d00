# Showing an identity document, and comparing it.
verification-title = Show an identity document
verification-lead = A clear picture is enough. An officer compares it with your data; then the picture is erased.
verification-kind-label = Kind of document
verification-kind-passport = Passport
verification-kind-national-id = National identity card
verification-kind-missing = Choose the kind of document
verification-mission-label = Mission that compares it
verification-mission-hint = The one nearest to where you live. If none here serves you, the central review compares it.
verification-mission-central = Central review
verification-mission-unknown = Choose a mission from the list
verification-number-label = National number
verification-number-hint = For those who have one. Leave it empty if you are not Egyptian.
verification-document-label = Picture of the document
verification-document-hint = The page with photograph and name, whole and without shadows
verification-document-rules = A JPEG or PNG picture of at most { $number } MB
verification-document-missing = Choose the picture of the document
verification-submit = Send the document
verification-more = Who sees this picture?
verification-more-text =
    An officer of the mission you chose, or of the central review. Every look is recorded with the name of whoever looked.

    The picture is written anew before it is shown, which removes where it was taken and anything hidden, and it is erased after the decision. Neither residence permit nor visa is asked for.

verification-remedy-not-a-document = The picture shows no identity document. Photograph the data page of your passport or the front of your national identity card.
verification-remedy-unclear = Parts of the document cannot be read. Photograph it again in good light without reflections.
verification-remedy-name-differs = The name on the document is not the name of the account. Show a document in the same name, or open an account in the name on the document.
verification-remedy-number-differs = The national number could not be confirmed with this document. Check the number and show the national identity card or a passport that bears it.

verification-refused-waiting = An earlier document is still being compared.
verification-refused-verified-already = The owner of this account is confirmed already.
verification-refused-self = Nobody compares her own document.
verification-refused-decided = A colleague decided about this document a moment ago.
verification-refused-number-taken = Another account has this national number. Refuse with that reason and refer it to the privacy officer.

verification-list-title = Documents to compare
verification-list-lead = Oldest first. The list shows no names, and every look at a document is recorded.
verification-list-since = Arrived
verification-list-kind = Document
verification-list-mission = With
verification-list-open = Compare
verification-compare-title = Compare a document with the account
verification-picture-alt = Picture of the document as sent, written anew
verification-picture-note = The picture is erased with the decision. Do not copy it.
verification-stated = Data of the account
verification-number-matched = Matched by the registry
verification-number-stated = Stated by the owner
verification-no-number = No number recorded
verification-birth = Birth date in the number
verification-decision-label = Decision
verification-decision-missing = Choose a decision
verification-confirm = Confirm the identity
verification-confirm-hint = Name and birth date, and the number if there is one, are those of the document
verification-refuse = Do not confirm
verification-reason-label = Why not
verification-reason-missing = Choose why it is not confirmed
verification-reason-not-a-document = Not an identity document
verification-reason-unclear = Parts cannot be read
verification-reason-name-differs = The name differs
verification-reason-number-differs = The number or birth date differs
verification-reason-held-by-another = Another account has the number
verification-declared-label = Declaration
verification-declared-text = I am neither the owner of this account nor kin
verification-declared-missing = Confirm the declaration, or leave the document to a colleague
verification-decide = Record the decision
verification-decided = The decision was recorded.
