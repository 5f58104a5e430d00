//! The columns of a migrated database.

use sqlx::PgConnection;

/// A column of one of our tables; partitions are left out, because their parent stands for them.
pub struct Column {
    /// `schema.table`.
    pub table: String,
    /// Its name.
    pub name: String,
    /// Its type as the standard names it.
    pub kind: String,
}

/// Every column of every schema of ours.
pub async fn columns(connection: &mut PgConnection) -> Vec<Column> {
    sqlx::query_as!(
        Column,
        r#"SELECT c.table_schema || '.' || c.table_name AS "table!", c.column_name::text AS "name!", c.data_type::text AS "kind!"
             FROM information_schema.columns c
             JOIN information_schema.tables t USING (table_schema, table_name)
             JOIN pg_class k ON k.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
            WHERE c.table_schema NOT IN ('pg_catalog', 'information_schema', 'public')
              AND t.table_type = 'BASE TABLE' AND NOT k.relispartition
            ORDER BY 1, 2"#
    )
    .fetch_all(connection)
    .await
    .unwrap()
}
