# Life events: what has to be done after a birth, a marriage, a divorce or a death abroad.
event-list-title = What happened?
event-list-lead = What each event abroad calls for, step by step: what is applied for here, and what other offices do. No account is needed to read.
event-list-events = Events
event-services-title = By what happened

event-urgent-title = The mission's number at any hour: { $country }
event-urgent-unknown = The mission has not confirmed its emergency number yet, and no number of unknown origin is shown.
event-urgent-hours-only = This is the number of working hours; the mission has not confirmed its emergency number yet.
event-urgent-unverified = This number has not been verified yet. Source: { $source }
event-urgent-more = Missions in { $country }

event-country = Country of residence
event-show-steps = Show the steps
event-questions-kept = These answers are not kept and are sent to nobody.

event-round-first = First
event-round-then = Then
event-round-together = These steps can go side by side; none waits for another.
event-step-after = After: { $steps }
event-step-uncertain = This step may not be needed; the answers to the questions above decide.
event-step-not-open = This service is not open from { $country } in Wasl yet. The country's page tells how it is done today.
event-step-service = Conditions, cost and application
event-tag-here = Applied for in Wasl
event-tag-not-open = Not open here yet
event-tag-outside = At another office

event-office-details = Office and what to bring
event-office-who = Office
event-office-mission = Mission
event-office-where = Where
event-office-limit = Time limit
event-office-bring = What to bring
event-office-source = Source: { $source }. { $verified }.
event-office-verified = Last verified: { $day }

event-keep-title = Keep these steps
event-keep-about = The steps are kept in the account; each shows how far it is, and applications begin from it without repeating what was entered before. Nobody but the account's owner sees them, and they can be deleted at any time.
event-keep = Keep the steps and follow them
