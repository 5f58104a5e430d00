//! Experts over the API: the directory of those who chose to be found by everybody, one of them, needs somebody is asked for, and
//! the board. Nothing here tells more than the public pages do.

mod bodies;

use axum::{
    Extension, Json,
    extract::{Path, Query},
    response::IntoResponse,
};
use kernel::{Failure, Id, Slips};
use serde::Deserialize;
use utoipa::OpenApi;
use web::{Answer, Visit, openapi::Problems};

use self::bodies::{BoardBody, CellBody, CountBody, DirectoryBody, NeedBody, body, skills};
use super::{ZONE, need::Published, pages::directory::At, profile::Profile, store as rows, vocabulary::Lexicon};

/// How many are told at once.
const AT_ONCE: i64 = 50;

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, one, needs, board))]
    struct Ours;
    Ours::openapi()
}

/// What the directory is narrowed to.
#[derive(Deserialize)]
pub(super) struct Narrowed {
    field: Option<String>,
    country: Option<String>,
    after: Option<String>,
}

/// The directory of those who chose to be found by everybody.
#[utoipa::path(get, path = "/api/v1/experts", operation_id = "list_experts", tag = "community",
    params(("field" = Option<String>, Query, description = "Field by its code in FORD, for instance 2.7"),
           ("country" = Option<String>, Query, description = "Country (ISO 3166-1, small letters)"),
           ("after" = Option<String>, Query, description = "The last one of the part before")),
    responses((status = 200, body = DirectoryBody), Problems))]
pub(super) async fn list(v: Visit, Extension(lexicon): Extension<Lexicon>, Query(own): Query<Narrowed>) -> Answer {
    let vocabulary = lexicon.vocabulary();
    let mut slips = Slips::new();
    let named = |own: &Option<String>| own.clone().filter(|text| !text.is_empty());
    let (field, country, after) = (named(&own.field), named(&own.country), named(&own.after));
    if field.as_ref().is_some_and(|code| vocabulary.field(code).is_none()) {
        slips.add("field", "experts-slip-choose");
    }
    if country.as_ref().is_some_and(|code| vocabulary.place(code).is_none()) {
        slips.add("country", "experts-slip-choose");
    }
    let last: Option<Id<Profile>> = after.as_ref().and_then(|text| text.parse().ok());
    if after.is_some() && last.is_none() {
        slips.add("after", "experts-slip-choose");
    }
    slips.or(|| ())?;
    let mut cx = v.begin().await?;
    let found = rows::directory(&mut cx, (field.as_deref(), country.as_deref()), last, AT_ONCE).await?;
    let mut experts = Vec::new();
    for id in &found {
        experts.extend(body(&v, &mut cx, vocabulary, *id).await?);
    }
    cx.commit().await?;
    let is_full = i64::try_from(found.len()).is_ok_and(|own| own == AT_ONCE);
    let next = found.last().filter(|_| is_full).map(ToString::to_string);
    Ok(Json(DirectoryBody { experts, next }).into_response())
}

/// One of them.
#[utoipa::path(get, path = "/api/v1/experts/{id}", operation_id = "show_expert", tag = "community",
    params(("id" = String, Path, description = "Identifier of the profile")),
    responses((status = 200, body = bodies::ExpertBody), Problems))]
pub(super) async fn one(v: Visit, Extension(lexicon): Extension<Lexicon>, Path(at): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    let body = body(&v, &mut cx, lexicon.vocabulary(), at.id).await?;
    cx.commit().await?;
    Ok(Json(body.ok_or_else(Failure::not_found)?).into_response())
}

/// National needs for which somebody is still asked, those first that end first.
#[utoipa::path(get, path = "/api/v1/expert-needs", operation_id = "list_expert_needs", tag = "community",
    responses((status = 200, body = Vec<NeedBody>), Problems))]
pub(super) async fn needs(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    let mut cx = v.begin().await?;
    let open = rows::open_needs(&mut cx, v.now().day_in(ZONE)).await?;
    cx.commit().await?;
    let told = |Published { id, need, ministry, .. }: Published| NeedBody {
        id: id.to_string(),
        skills: skills(&v, lexicon.vocabulary(), &need.skills),
        title: need.title,
        about: need.about,
        agency: need.agency,
        ministry: ministry.as_str(),
        field: need.field,
        offer: need.offer.as_str(),
        place: need.place.as_str(),
        languages: need.languages,
        until: need.until.to_string(),
    };
    Ok(Json(open.into_iter().map(told).collect::<Vec<_>>()).into_response())
}

/// How many experts there are by field and country. Not found before the first release.
#[utoipa::path(get, path = "/api/v1/expert-boards", operation_id = "show_expert_board", tag = "community",
    responses((status = 200, body = BoardBody), Problems))]
pub(super) async fn board(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    let vocabulary = lexicon.vocabulary();
    let mut cx = v.begin().await?;
    let (day, own) = rows::board(&mut cx).await?.ok_or_else(Failure::not_found)?;
    cx.commit().await?;
    let field = |code: &String| vocabulary.field(code).map(|own| own.name(v.locale()).to_owned()).unwrap_or_default();
    let place = |code: &String| vocabulary.place(code).map(|own| own.name(v.locale()).to_owned()).unwrap_or_default();
    let counts = |codes: &[String], counts: &[Option<u64>], name: &dyn Fn(&String) -> String| {
        let count = |(code, experts): (&String, &Option<u64>)| CountBody {
            code: code.clone(),
            name: name(code),
            experts: *experts,
        };
        codes.iter().zip(counts).map(count).collect::<Vec<_>>()
    };
    let cell = |field: &String, country: &String, experts: Option<u64>| {
        experts.map(|experts| CellBody { field: field.clone(), country: country.clone(), experts })
    };
    let cells = own.fields.iter().zip(&own.cells).flat_map(|(field, row)| {
        own.countries.iter().zip(row).filter_map(move |(country, count)| cell(field, country, *count))
    });
    let body = BoardBody {
        made_on: day.to_string(),
        smallest: own.smallest,
        step: own.step,
        total: own.total,
        fields: counts(&own.fields, &own.by_field, &field),
        countries: counts(&own.countries, &own.by_country, &place),
        cells: cells.collect(),
    };
    Ok(Json(body).into_response())
}
