insight-to-open-data = Données ouvertes
