event-services-title = Après une naissance, un mariage, un divorce ou un décès
event-urgent-unverified = Ce numéro n’a pas encore été vérifié. Source : { $source }.
