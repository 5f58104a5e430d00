-- What Egyptians abroad give and gain beyond documents: experts and training.

CREATE SCHEMA community;
GRANT USAGE ON SCHEMA community TO wasl_app, wasl_desk;

-- Who serves them, who teaches the staff, and who promotes.
INSERT INTO people.role (key) VALUES
    ('expatriate_affairs'), ('higher_education'), ('ict_ministry'), ('training_body'),
    ('trainer'), ('campaigner'), ('campaign_approver');
