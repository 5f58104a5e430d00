-- What was learned before keeps its numbers no longer; nor does it keep the names of places, in which somebody may have been the only
-- one of her country.
GRANT UPDATE (countries, professions) ON discovery.recommender TO wasl_app;
UPDATE discovery.recommender SET countries = '{}', professions = '{}' WHERE replaced_at IS NOT NULL;
