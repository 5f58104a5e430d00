-- A search says whom somebody was looking for. At the desk it belongs to whoever searched, whatever a query forgets.
ALTER TABLE casework.desk_search ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_all ON casework.desk_search TO wasl_app USING (true) WITH CHECK (true);
CREATE POLICY desk_own ON casework.desk_search TO wasl_desk
    USING (staff = store.desk_staff()) WITH CHECK (staff = store.desk_staff());
