search-title = Search
search-label = What are you looking for?
search-hint = A few words, for instance: birth certificate for my son, renew the card. Write no name and no national number: what is searched for is not kept, but for words that found nothing, of those who agreed to be counted, without names and numbers.
search-country = Country of residence
search-go = Search
search-country-unknown = This country is not known.
search-kind-unknown = This kind is not known.
search-found = { $count ->
    [0] No results.
    [one] One result
   *[other] { $number } results
}
search-kind-service = Service
search-kind-privilege = Privilege
search-kind-life-event = Steps after an event
search-kind-guide = Guide
search-kind-news = Announcement
search-kind-event = Event
search-kind-answer = Question and answer
search-kind-mission = Mission
search-kind-country = Country
search-nothing-title = Nothing answers this question
search-nothing-text = The service may not be offered here yet, or it may be written in other words.
search-try-title = What you can try
search-try-words = The name of the document or service itself, for instance: death certificate, national card, power of attorney.
search-try-fewer = Fewer words: two are often enough.
search-try-country = All countries instead of one.
search-near-title = The nearest we have
search-ask-title = Whom to ask
search-ask-help = The help page
search-ask-enquiry = Write an enquiry
search-ask-mission = Missions and their hours
search-all-title = All services
search-all-events = After a birth, a marriage, a divorce or a death
search-heading-who = Who may ask
search-heading-delivery = How it arrives
search-heading-objection = Objection
search-heading-residence = Residence
search-heading-papers = Documents needed
search-heading-time = Stages of the file
search-heading-price = Fees
search-heading-rule = When it is not possible, and what helps
search-heading-rejected = If the application is rejected
search-heading-lasts = How long it takes
search-heading-notice = Before asking
search-heading-today = How it is obtained today at the mission
search-country-summary = Services for people who live in this country, how documents arrive, and the Egyptian missions with their hours:
search-mission-serves = Serves people who live in:
