//! A file opened for its owner: the row, its definition, its answers and how far they go.

use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference, marks};
use service_model::{
    Answers, Context, Page,
    capacity::ITSELF,
    eligibility::{self, Unmet},
    expression::ExpressionError,
    journey::{self, Journey},
};
use store::{Cx, Scope};

use super::{
    answers,
    definitions::{self, Definition},
    model::Application,
    owner::{Owner, owner, unnamed},
    store as rows,
};
use crate::signing::{self, Standing};

/// From where a draft is opened: whose pages its links lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seat {
    /// Its owner.
    Owner,
    /// Another citizen who prepares it.
    Helper,
    /// A member of staff who prepares it.
    Desk,
}

impl Seat {
    /// The path of the file, after the language.
    pub fn path(self, reference: Reference) -> String {
        match self {
            Self::Owner => format!("/files/{reference}"),
            Self::Helper => format!("/helping/{reference}"),
            Self::Desk => format!("/desk/help/{reference}"),
        }
    }
}

/// A file with everything its owner's pages need.
pub struct Sheet {
    /// The file.
    pub file: Application,
    /// The revision it was opened with, and its country.
    pub definition: Definition,
    /// Who owns it.
    pub owner: Owner,
    /// Every answer so far, of hidden pages too.
    pub answers: Answers,
    /// The walk over the form with them.
    pub journey: Journey,
    /// The surroundings of the form.
    pub context: Context,
    /// From where it is opened.
    pub seat: Seat,
    /// What the case wants signed, and how far that is.
    pub declarations: Vec<Standing>,
}

impl Sheet {
    /// Opens the file with this reference for `owner`, or the one 404.
    pub async fn open(
        cx: &mut Cx,
        catalogue: &Catalogue,
        owner: Id<marks::Account>,
        reference: Reference,
    ) -> Outcome<Self> {
        let file = rows::load_by_reference(cx, &Scope::Owner(owner), reference).await?;
        Self::of(cx, catalogue, file).await
    }

    /// The sheet of a file loaded within the owner's scope.
    pub async fn of(cx: &mut Cx, catalogue: &Catalogue, file: Application) -> Outcome<Self> {
        let definition = definitions::of(cx, catalogue, &file).await?;
        let owner = owner(cx, file.owner).await?;
        let context = context(cx, &definition, &owner)?;
        Self::with(cx, (file, definition, owner, context), Seat::Owner).await
    }

    /// The sheet of a draft for whoever helps with it: of its owner there is nothing on it but what the rules of the form
    /// look at, how surely she is known, how old she is and her sex. The policy of assisted applications let him in.
    pub async fn prepared(cx: &mut Cx, catalogue: &Catalogue, file: Application, seat: Seat) -> Outcome<Self> {
        let definition = definitions::of(cx, catalogue, &file).await?;
        let known = unnamed(cx, file.owner).await?;
        let context = context(cx, &definition, &known)?;
        let owner = Owner { birth: None, sex: None, ..known };
        Self::with(cx, (file, definition, owner, context), seat).await
    }

    async fn with(
        cx: &mut Cx,
        (file, definition, owner, context): (Application, Definition, Owner, Context),
        seat: Seat,
    ) -> Outcome<Self> {
        let answers = answers::all(cx, &file).await?;
        let journey = journey::walk(&definition.service.form, &answers, &context).map_err(broken)?;
        let made = signing::Made {
            file: &file,
            service: &definition.service,
            answers: journey.kept(),
            complete: journey.is_complete(),
            context: &context,
            owner: &owner,
        };
        let declarations = signing::standings(cx, &made).await?;
        Ok(Self { file, definition, owner, answers, journey, context, seat, declarations })
    }

    /// A visible page by its key, or the 404.
    pub fn page(&self, key: &str) -> Outcome<&Page> {
        let visible = self.journey.pages.iter().any(|page| page.key == key && page.visible);
        self.definition.service.form.page(key).filter(|_| visible).ok_or_else(Failure::not_found)
    }

    /// Whether the applicant asks about herself, with the number that was confirmed for her account. Of anybody else she is
    /// told less; and who only says to be somebody is nobody yet.
    pub fn is_about_its_owner(&self) -> bool {
        let relation = self.definition.service.kinship_field().and_then(|field| self.answers.text(&field.name));
        relation.is_none_or(|relation| relation == ITSELF) && self.owner.number.is_some()
    }

    /// The rules that do not hold for what is answered so far.
    pub fn unmet(&self) -> Outcome<Vec<Unmet>> {
        eligibility::check(&self.definition.service, self.journey.kept(), &self.context).map_err(broken)
    }

    /// Whether the person is known surely enough to submit.
    pub fn is_assured(&self) -> bool {
        self.owner.level >= self.definition.service.apply
    }
}

/// The surroundings of a form for the owner of a file.
pub fn context(cx: &Cx, definition: &Definition, owner: &Owner) -> Outcome<Context> {
    let mut context = definition.context(cx.now())?.assured(owner.level);
    let today = context.today;
    if let Some(birth) = owner.birth {
        context.facts = context.facts.with("age", i64::from(birth.age_on(today)));
    }
    if let Some(sex) = owner.sex {
        context.facts = context.facts.with("sex", sex.as_str());
    }
    Ok(context)
}

/// A published definition whose expression cannot be worked out is broken; the checker looks for that before publication.
pub fn broken(error: ExpressionError) -> Failure {
    Failure::fault("walking a published form", error)
}
