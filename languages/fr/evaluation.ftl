evaluation-public-title = Les résultats du service
