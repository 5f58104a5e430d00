//! Training initiatives: what is offered to whom, applying, places, attendance and the credential at the end.
