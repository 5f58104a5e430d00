# Work: what waits for whom, and what takes two people.

work-refused-with-citizen = The applicant has the file to complete a datum or a document. It cannot be worked on before the answer.
work-refused-not-with-citizen = The file is not with the applicant.
work-refused-finished = This stage of the file is over.
work-refused-not-held = Nobody holds the file.
work-refused-not-yours = A colleague holds the file, and only the holder works on it.
work-refused-colleague-queue = This colleague does not work this queue or this mission.
work-refused-reason-missing = Write the reason, at least three letters.

work-refused-proposal-expired = The time for deciding this proposal is over; it must be made again.
work-refused-proposal-closed = This proposal was decided or withdrawn already.
work-refused-same-person = Whoever made a proposal does not decide it, not with another account either.
work-refused-contributor = Whoever contributed to a proposal does not decide it.
work-refused-kin = Nobody may act on a file that concerns themselves or their kin.
work-refused-open-already = This proposal was made already and waits for a decision.
work-refused-stale = What the page showed has changed since it was opened. Read it again before deciding.

work-proposals-title = Proposals that wait for a second person
work-proposals-lead = None of these is done unless a person other than the one who proposed it agrees, having seen exactly what would follow.
work-proposals-empty = No proposal waits for a decision.
work-proposals-closed-title = Decided within thirty days
work-proposals-act = Proposed act
work-proposals-reason = Why it is proposed
work-proposals-by = Proposed by
work-proposals-at = Proposed on
work-proposals-until = To be decided by
work-proposals-stage = State
work-proposals-next = Next
work-stage-open = Waits for a decision
work-stage-expired = Out of time
work-stage-approved = Approved and done
work-stage-refused = Refused
work-stage-void = Void

work-proposal-back = All proposals
work-proposal-shown = What follows if it is approved
work-proposal-whole = The whole draft
work-proposal-datum = Datum
work-proposal-before = Now
work-proposal-after = Proposed
work-proposal-gone = This act is no longer possible: its subject changed after it was proposed.
work-proposal-changed = The subject changed after this was proposed. A decision now would make the proposal void; it must be made again.
work-proposal-decide = Decision
work-proposal-approve = Approve and do it
work-proposal-refuse = Refuse the proposal
work-proposal-refuse-reason = Why it is refused
work-proposal-withdraw = Withdraw the proposal
work-proposal-decided-by = Decided by
work-flash-approved = Approved and done.
work-flash-refused = The proposal was refused, and its author told why.
work-flash-void = The proposal is void because its subject changed after it was made. Nothing was done.
work-flash-withdrawn = The proposal was withdrawn.
work-flash-done-already = This decision was recorded already.
