//! The SQL of the desk's own tables. Every statement on a file's rows is bound to the caller's scope; for the desk's
//! role, row-level security holds besides.

use ::store::{Cx, Place, Purpose, Scope, Sealed};
use kernel::{Id, Moment, Outcome, marks};
use people::Assurance;
use uuid::Uuid;

use super::{kin::FileIndex, purpose::LookPurpose};
use crate::applications::model::Application;

pub(super) async fn save_index(
    cx: &mut Cx,
    file: &Application,
    index: &FileIndex,
    assurance: Assurance,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.desk_index (bucket, file, mission, people, contacts, names, assurance, indexed_at, subject)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (bucket, file) DO UPDATE SET mission = excluded.mission, people = excluded.people,
             contacts = excluded.contacts, names = excluded.names,
             assurance = excluded.assurance, indexed_at = excluded.indexed_at, subject = excluded.subject",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.mission.as_deref().unwrap_or_default(),
        &index.people,
        &index.contacts,
        &index.names,
        assurance.as_str(),
        now as _,
        &index.subject,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn people(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Option<Vec<Vec<u8>>>> {
    let missions = scope.missions();
    let people = sqlx::query_scalar!(
        "SELECT people FROM casework.desk_index
         WHERE bucket = $1 AND file = $2 AND ($3::text[] IS NULL OR mission = ANY($3))",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(people)
}

/// How surely the applicant was known when the file came to the desk. `file` was loaded within the caller's scope.
pub(super) async fn assurance(cx: &mut Cx, file: &Application) -> Outcome<Option<Assurance>> {
    let name = sqlx::query_scalar!(
        "SELECT assurance FROM casework.desk_index WHERE bucket = $1 AND file = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(name.as_deref().and_then(Assurance::parse))
}

/// Notes why a member of staff has the file open, until when.
pub(super) async fn look_until(
    cx: &mut Cx,
    file: &Application,
    staff: Id<marks::Staff>,
    purpose: LookPurpose,
    until: Moment,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.desk_looking (bucket, file, staff, since, until, mission, purpose)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        staff.uuid(),
        now as _,
        until as _,
        file.mission.as_deref().unwrap_or_default(),
        purpose.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The purpose for which the file is open to her now, if one is.
pub(super) async fn looking(
    cx: &mut Cx,
    scope: &Scope,
    file: &Application,
    staff: Id<marks::Staff>,
) -> Outcome<Option<LookPurpose>> {
    let (now, missions) = (cx.now(), scope.missions());
    let purpose = sqlx::query_scalar!(
        "SELECT purpose FROM casework.desk_looking
         WHERE bucket = $1 AND file = $2 AND staff = $3 AND until > $4 AND ($5::text[] IS NULL OR mission = ANY($5))
         ORDER BY since DESC LIMIT 1",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        staff.uuid(),
        now as _,
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(purpose.as_deref().and_then(LookPurpose::parse))
}

/// Which way a file went with a note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoteKind {
    /// To the Authority.
    Recommendation,
    /// Back to the officer.
    Return,
}

impl NoteKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Recommendation => "recommendation",
            Self::Return => "return",
        }
    }
}

/// Words with which a file was passed on.
#[derive(Clone, Debug)]
pub struct Note {
    /// Who wrote it.
    pub staff: Id<marks::Staff>,
    /// When.
    pub at: Moment,
    /// The words.
    pub words: String,
}

fn note_place(file: &Application, note: Uuid) -> Place {
    Place::new("casework.desk_note.note", file.owner.uuid(), Purpose::Evidence, note)
}

/// Keeps words with which a file is passed on. `file` was loaded within the caller's scope.
pub(crate) async fn keep_note(
    cx: &mut Cx,
    file: &Application,
    staff: Id<marks::Staff>,
    kind: NoteKind,
    words: &str,
) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Note>::new(file.id.bucket(), now, cx.dice()).uuid();
    let note: Sealed<String> = cx.seal(&note_place(file, id), &words.to_owned()).await?;
    sqlx::query!(
        "INSERT INTO casework.desk_note (bucket, id, file, at, kind, mission, staff, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        now as _,
        kind.as_str(),
        file.mission.as_deref().unwrap_or_default(),
        staff.uuid(),
        note as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The latest note of a kind. `file` was loaded within the caller's scope.
pub(crate) async fn latest_note(cx: &mut Cx, file: &Application, kind: NoteKind) -> Outcome<Option<Note>> {
    let row = sqlx::query!(
        r#"SELECT id, staff, at AS "at: Moment", note AS "note: Sealed<String>" FROM casework.desk_note
           WHERE bucket = $1 AND file = $2 AND kind = $3 ORDER BY at DESC, id DESC LIMIT 1"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        kind.as_str(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let words = cx.open(&note_place(file, row.id), &row.note).await?;
    Ok(Some(Note { staff: Id::from_uuid(row.staff), at: row.at, words }))
}

/// A coded act, for figures.
pub(crate) async fn count_act(
    cx: &mut Cx,
    file: &Application,
    staff: Id<marks::Staff>,
    act: &'static str,
    reason: Option<&str>,
) -> Outcome<()> {
    let now = cx.now();
    let id: Uuid = Id::<Note>::new(file.id.bucket(), now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO casework.desk_act (bucket, id, file, at, mission, service, staff, act, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        now as _,
        file.mission.as_deref().unwrap_or_default(),
        file.service,
        staff.uuid(),
        act,
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
