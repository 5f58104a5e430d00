# Words of search that editors add.
said-title = Search words
said-lead = What people say, and what the published texts call it: dialect, a foreign word, an abbreviation. They are added to the words of the program and hold within seconds once another editor approves.
said-list = Words that editors added
said-none = No words were added yet
said-field-say = What people say
said-field-say-hint = One phrase a line, of one to five words
said-field-mean = What the texts call it
said-field-mean-hint = As it is written on published pages, one phrase a line
said-field-ends = End words that were added
said-propose = Propose
said-act-add = Add words to the search
said-act-end = End words of the search
said-slip-phrases = Write one to twenty phrases of at most five words each
