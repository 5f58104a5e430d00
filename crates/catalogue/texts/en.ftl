# The catalogue: services, countries, and what can be known before applying.
catalogue-list-title = Services
catalogue-list-lead = For each service: who may ask, which documents, what it costs and how long it takes, before you begin.
catalogue-list-other = Other services
catalogue-condolence = Our condolences to you and your family.
catalogue-list-countries = Countries of residence
catalogue-card-price = Usual price: { $pounds }, that is { $charged }
catalogue-comma = ,{ " " }

catalogue-stage-closed = Not open yet
catalogue-stage-pilot = Pilot
catalogue-stage-open = Open
catalogue-stage-paused = Paused
catalogue-stage-home = Inside Egypt

catalogue-start = See price and conditions, then apply
catalogue-start-about = A few short questions. They are not kept and need no account.
catalogue-agency = Issued by
catalogue-who = Who may ask
catalogue-level = Proof of identity needed
catalogue-level-contact = a confirmed e-mail address or mobile number
catalogue-level-matched = national number and data matched with the registry
catalogue-level-verified = an identity document compared by an officer
catalogue-level-two = To apply: { $apply }. To receive the first document: { $release }.
catalogue-time = How long
catalogue-time-by = If paid today: by { $day } at the latest
catalogue-delivery = How it arrives
catalogue-papers = Documents needed
catalogue-papers-none = No document is needed.
catalogue-price = Price
catalogue-price-about = The usual price. Your answers may change it; it is fixed when you apply.
catalogue-price-label = Quote
catalogue-price-line = { $name } ({ $beneficiary })
catalogue-price-line-indicative = { $name } ({ $beneficiary }), indicative
catalogue-price-pounds = Total in Egyptian pounds
catalogue-price-charged = To be paid
catalogue-price-rate = Exchange rate: { $rate }. Source: { $source }, published { $at }, valid until { $until }.
catalogue-price-no-rate = No exchange rate is valid at this moment, so the total is shown in Egyptian pounds only.
catalogue-price-indicative = “Indicative” means that the decree setting the fee has not been confirmed yet.
catalogue-price-frozen = These fees are fixed when you apply; no later change touches them.
catalogue-way = The way of an application
catalogue-stage = { $count ->
    [one] { $stage }: with { $holder }, one working hour at most
   *[other] { $stage }: with { $holder }, { $number } working hours at most
}

catalogue-country-question = In which country do you live now?
catalogue-country-lead = This is only declared: no residence permit is asked for and nothing is sent to anybody in that country.
catalogue-question-kept = These answers are not kept unless you begin an application.

catalogue-result-title = Before you apply
catalogue-result-eligible = You can apply.
catalogue-result-unmet = With these answers you cannot apply. Here is why, and what can be done.
catalogue-result-paused = The service is paused. Applications made before go on.
catalogue-result-not-offered = The service is not yet offered in the country you chose.
catalogue-result-remedy = What would change it?
catalogue-country-page = Page of { $country }
catalogue-apply = Begin the application

catalogue-used-title = Will the document be accepted there?
catalogue-used-unknown = Nothing is confirmed about this body. Ask the receiving body before you pay.
catalogue-used-say-digital = This body accepts the electronic document, by the source named.
catalogue-used-say-paper = This body accepts the paper extract after the attestations named. Ask it about the electronic document before you pay.
catalogue-used-say-ask = What this body accepts is not confirmed. Ask it before you pay.
catalogue-used-digital = Electronic document
catalogue-used-paper = Paper extract
catalogue-used-accepted = Accepted
catalogue-used-refused = Not accepted
catalogue-used-ask = Ask the receiving body
catalogue-used-max-age = How old it may be
catalogue-used-age-unknown = No limit is known
catalogue-used-age = { $count ->
    [one] one day
   *[other] { $number } days
}
catalogue-used-attestations = Attestations, in this order
catalogue-used-step-fee = { $step } ({ $fee })
catalogue-used-genuine = Genuine is not the same as attested: electronic verification does not replace an attestation where the receiving body demands one.
catalogue-verified-on = Last verified
catalogue-never-verified = Not verified yet
catalogue-source = Source

catalogue-country-closed = Services are not open in this country yet. Here is how it is done today.
catalogue-country-pilot = Services are offered here as a pilot.
catalogue-country-open = Services are offered here.
catalogue-country-paused = Services are paused in this country. Applications made before go on.
catalogue-country-services = Services offered
catalogue-missions = Egyptian missions
catalogue-mission-city = City
catalogue-mission-serves = Serves residents of
catalogue-mission-address = Address
catalogue-mission-hours = Hours for the public
catalogue-mission-hours-unknown = No confirmed hours yet
catalogue-mission-opening = { $days }: { $opens } to { $closes }
catalogue-mission-phone = Telephone
catalogue-mission-emergency = Emergencies, day and night
catalogue-mission-email = E-mail
catalogue-weekday-monday = Monday
catalogue-weekday-tuesday = Tuesday
catalogue-weekday-wednesday = Wednesday
catalogue-weekday-thursday = Thursday
catalogue-weekday-friday = Friday
catalogue-weekday-saturday = Saturday
catalogue-weekday-sunday = Sunday
catalogue-today-title = { $service }: how it is done today
catalogue-today-lead = These facts come from published sources, not from this platform. Confirm with the mission before you go.
catalogue-today-where = Where
catalogue-today-hours = Hours
catalogue-today-papers = Papers to bring
catalogue-today-fee = Fee
catalogue-today-time = How long
catalogue-interest-title = Tell me when it opens
catalogue-interest-lead = You receive one message when services open in this country; then your contact is deleted.
catalogue-interest-contact = E-mail address or mobile number
catalogue-interest-hint = A mobile number with its country code, of any country.
catalogue-interest-send = Tell me
catalogue-interest-missing = Give an e-mail address or a mobile number
catalogue-interest-kept = Your wish is noted; one message will come when services open.

catalogue-refused-rate = The rate is not right.
catalogue-refused-switch = This switch does not have this value.
catalogue-refused-no-rate = No exchange rate is valid at this moment, so no fee can be worked out. Try again later.

catalogue-act-switch = Change a stage or a cap
catalogue-switch-unset = As in the definition
catalogue-switch-service-stage = Stage of the service
catalogue-switch-service-cap = Cap of the service
catalogue-switch-country-stage = Stage of the country
catalogue-switch-country-cap = Cap of the pilot
catalogue-switches-title = Stages and caps
catalogue-switches-lead = They decide which new applications are taken. No stage and no cap changes unless one person proposes and another approves; nothing under way is touched.
catalogue-switches-holding = What holds now
catalogue-switches-history = Earlier changes
catalogue-switches-never = Nothing was changed from the definitions.
catalogue-switch-of = Country or service
catalogue-switch-stage = Stage
catalogue-switch-cap = Most applications
catalogue-switch-since = Since
catalogue-switch-value = Value
catalogue-switch-by = Proposed by
catalogue-switch-propose-stage = Propose a stage
catalogue-switch-propose-cap = Propose a cap of the pilot
catalogue-switch-new-stage = Stage wanted
catalogue-switch-new-cap = Most applications
catalogue-desk-reason = Reason
catalogue-desk-propose = Propose
catalogue-proposed = Proposed. Another person must approve it.
