# The holder's page of an issued document.
certificate-title = { $document }
certificate-copy = Number of the paper copy (it ends alone)
certificate-serial = Certificate serial
certificate-document = Document
certificate-issued-on = Issued on
certificate-issuer = Issued by
certificate-fetch = Download the document (PDF)
certificate-fetch-note = The file carries an electronic seal. Keep it as it is: any change, even saving it again from another program, makes it show as altered when it is verified.
certificate-attestation = Electronic verification does not replace attestation where the receiving body requires it.
certificate-verify = Verify a document
certificate-share = Let somebody look by a link
certificate-level-title = One step before the document is handed over
certificate-level-why = The first time, a document is handed only to somebody whose identity document an officer has compared. It is not needed again afterwards.
certificate-way-up = Prove your identity
certificate-revoked = This document was withdrawn and is no longer valid.
certificate-replaced = A newer document took the place of this one.
certificate-refused-level = A document is handed over for the first time only after your identity document was compared. Do that on the page “Prove your identity”.
certificate-refused-cannot-be-set = The document cannot be printed from these data: a letter that its typefaces lack, or a text longer than it holds. No document will be issued before the record is corrected.
certificate-refused-ended = This document is no longer in force; it cannot be downloaded and its state cannot be changed.

# Ending a certificate, at the Authority's desk.
certificate-act-end = End a certificate
certificate-end-how = Reason
certificate-end-issued_in_error = It was issued in error
certificate-end-record_corrected = The record was corrected after it was issued
certificate-end-court_order = A court's judgment or order
certificate-end-misuse = It was misused
certificate-end-replaced = A newer certificate took its place
certificate-end-newer = Serial of the newer certificate
certificate-end-words = Grounds, for whoever approves
certificate-end-propose = Propose it for approval
certificate-slip-serial = Write the certificate's serial
certificate-slip-how = Choose the reason
certificate-slip-newer = Write the serial of the newer certificate
certificate-slip-words = Write the grounds
certificate-slip-unknown = There is no certificate with this serial

# Slips of the Latin spelling.
certificate-latin-slip-letters = Write the name in Latin letters as in the passport
certificate-latin-slip-mrz-form = Write both lines whole: two lines of 44 capital letters, digits and < each
certificate-latin-slip-mrz-digit = A check digit does not hold: check the second line character by character
certificate-latin-slip-other-name = The name is not that of the first line: check its letters
certificate-latin-slip-other-birth = The date of birth in the second line is not that of the record: check whose passport it is
