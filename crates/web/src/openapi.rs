//! What every operation of the API has in common in its OpenAPI description.

use utoipa::{
    Modify, OpenApi,
    openapi::{
        ObjectBuilder, OpenApi as Document, Required, Type,
        path::{Operation, Parameter, ParameterBuilder, ParameterIn},
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use crate::problem::{FieldProblem, ProblemDetails};

/// The shared part of the description: problem details and the bearer schemes `session` and `partner`. Areas merge into it
/// and name the scheme with `security(("session" = []))`.
#[derive(OpenApi)]
#[openapi(components(schemas(ProblemDetails, FieldProblem)), modifiers(&Bearer))]
#[derive(Debug)]
pub struct Shared;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let components = document.components.get_or_insert_with(Default::default);
        for name in ["session", "partner"] {
            let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
            components.add_security_scheme(name, SecurityScheme::Http(scheme));
        }
    }
}

/// Describes the header that makes a write safe to repeat on every POST but those of `without`, which write nothing.
pub fn describe_idempotency(document: &mut Document, without: &[&str]) {
    let writes = document.paths.paths.iter_mut().filter(|(path, _)| !without.contains(&path.as_str()));
    for operation in writes.filter_map(|(_, item)| item.post.as_mut()) {
        require_key(operation);
    }
}

fn require_key(operation: &mut Operation) {
    let key = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[!-~]{8,100}$"));
    let parameter: Parameter = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some("Drawn by the caller for this request and sent again when it is repeated."))
        .schema(Some(key))
        .build();
    operation.parameters.get_or_insert_with(Vec::new).push(parameter.into());
}

/// The refusals every operation may give; for `responses(Problems)` in `#[utoipa::path]`.
#[derive(utoipa::IntoResponses, Debug)]
pub enum Problems {
    /// Nobody is signed in, or the token ended.
    #[response(status = 401, content_type = "application/problem+json")]
    SignIn(#[to_schema] ProblemDetails),
    /// This actor may not.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(#[to_schema] ProblemDetails),
    /// Unknown, or somebody else's.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(#[to_schema] ProblemDetails),
    /// The state does not allow it.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(#[to_schema] ProblemDetails),
    /// Input or rules; mistakes are listed by field.
    #[response(status = 422, content_type = "application/problem+json")]
    Rule(#[to_schema] ProblemDetails),
    /// Too many tries.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(#[to_schema] ProblemDetails),
    /// Away for a moment; try again after `Retry-After`.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(#[to_schema] ProblemDetails),
}
