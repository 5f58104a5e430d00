-- From when on helpers and readers are looked at is set by two people on a page; an older limit of helpers stays as it was.
GRANT INSERT ON casework.assistance_limit TO wasl_app;
GRANT UPDATE (least, bound) ON oversight.watch_rule TO wasl_app;
