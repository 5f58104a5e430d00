# What the platform keeps to protect everybody, and why.
retention-interest-what = A contact that was left to be told when a country opens
retention-interest-why = To tell you once and erase it; it is erased as well when the time is over and the country has not opened
retention-event-what = The steps of every application, in order
retention-event-why = So that every change or deletion is discovered
retention-access-what = Which member of staff looked at which application, when and why
retention-access-why = So that every look can be answered for
retention-turn-what = With whom an application was, from when to when
retention-turn-why = To know the reason of a delay
retention-proposal-what = Who proposed each decision and who approved it
retention-proposal-why = Because nobody decides alone
retention-erasure-what = Which keys of data were destroyed, and when
retention-erasure-why = So that no backup brings back what was erased
retention-request-what = The number of each request that was sent, without its content
retention-request-why = So that nothing is done twice when a connection breaks
retention-tries-what = How many tries there were in a short time, without name or number
retention-tries-why = To stop guessing and abuse
