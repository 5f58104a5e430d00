words-title = Les mots de l’administration expliqués
words-lead = Les mots de la loi et de l’administration que vous rencontrez sur ces pages, chacun avec son sens en mots simples, et le mot arabe qui figure sur les documents.
