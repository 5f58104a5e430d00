improvement-log-title = Journal des améliorations
