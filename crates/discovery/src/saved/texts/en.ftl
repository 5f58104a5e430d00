# Saved items.
saved-title = Saved items
saved-lead = What you kept to find again. Nobody else sees it, and it goes with the account.
saved-save = Save
saved-remove = Remove from saved items
saved-kept-now = Saved. You find it under your account.
saved-removed = Removed from saved items.
saved-empty = Nothing is saved
saved-empty-about = A guide, a privilege or a service is saved from its page.
saved-to-guides = Guides
saved-since = Saved on { $at }
saved-gone = No longer published
saved-kind-guide = Guide
saved-kind-news = Announcement
saved-kind-privilege = Privilege
saved-kind-service = Service
saved-kept = What was saved to find again
saved-kept-why = So that its owner finds it in one place
