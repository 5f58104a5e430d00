-- What Egyptians abroad give and gain beyond documents: experts and training.

CREATE SCHEMA community;
GRANT USAGE ON SCHEMA community TO wasl_app, wasl_desk;
