words-title = Words of offices explained
words-lead = The words of the law and of offices that you meet on these pages, each with what it means in plain words, and the Arabic word that stands on papers.
