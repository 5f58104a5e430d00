//! What the other pages of an account say of baskets: which files stand in one, and what each of them is called.

use kernel::{Moment, Outcome};
use store::{Cx, Scope};
use web::{
    Visit,
    components::{LinkButton, Tag, Task, TaskList},
};

use crate::{
    applications::{model::Application, sheet::Sheet, titles::title_of, tracking::told},
    baskets::{store as rows, together},
};
use catalogue::Catalogue;

/// A file as a row of a list: what it is, where it stands, and its number.
pub(crate) fn row(v: &Visit, sheet: &Sheet) -> Task {
    let reference = sheet.file.reference.to_string();
    let tag = Tag::new(v.t(&told::stage_key(sheet)), told::tone(sheet));
    let row = Task::new(title_of(v, sheet), Some(v.path(&format!("/files/{reference}"))), tag);
    row.hint(v.t_with("application-files-reference", &[("reference", &reference)]))
}

/// The other files that were put in one basket with `file`, loaded for its owner; nothing where there are none.
pub(crate) async fn beside(
    cx: &mut Cx,
    v: &Visit,
    catalogue: &Catalogue,
    file: &Application,
) -> Outcome<Option<TaskList>> {
    let mut tasks = Vec::new();
    for other in together::with(cx, &Scope::Owner(file.owner), file).await? {
        if other.id != file.id {
            let sheet = Sheet::of(cx, catalogue, other).await?;
            tasks.push(row(v, &sheet));
        }
    }
    Ok((!tasks.is_empty()).then(|| TaskList::new("basket", tasks).heading(v.t("basket-beside"))))
}

/// The files of an account, newest first, as lists: first those of each basket together, then those that stand by
/// themselves, each with the moment it was begun.
/// A draft's basket has a way to its page.
pub(crate) async fn grouped(
    cx: &mut Cx,
    v: &Visit,
    sheets: &[Sheet],
) -> Outcome<(Vec<(TaskList, Option<LinkButton>)>, Vec<(Moment, Task)>)> {
    let ids: Vec<_> = sheets.iter().map(|sheet| sheet.file.id).collect();
    let baskets = rows::of_all(cx, &ids).await?;
    let of = |sheet: &Sheet| baskets.iter().find(|(file, _)| *file == sheet.file.id).map(|(_, basket)| *basket);
    let mut named = Vec::new();
    for sheet in sheets {
        let basket = of(sheet).filter(|basket| baskets.iter().filter(|(_, other)| other == basket).count() > 1);
        if let Some(basket) = basket.filter(|basket| !named.contains(basket)) {
            named.push(basket);
        }
    }
    let groups = named.iter().enumerate().map(|(nth, basket)| {
        // In the order in which they were put in, which is that of the rows.
        let files = baskets.iter().filter(|(_, own)| own == basket);
        let members: Vec<&Sheet> =
            files.filter_map(|(file, _)| sheets.iter().find(|sheet| sheet.file.id == *file)).collect();
        let tasks = members.iter().map(|sheet| row(v, sheet)).collect();
        let draft = members.iter().find(|sheet| sheet.file.facts.submitted_at.is_none());
        let key = if draft.is_some() { "basket-group-draft" } else { "basket-group" };
        let list = TaskList::new(&format!("basket-{nth}"), tasks).heading(v.t(key));
        let see = draft.map(|sheet| {
            LinkButton::quiet(v.path(&format!("/files/{}/basket", sheet.file.reference)), v.t("basket-see"))
        });
        (list, see)
    });
    let groups = groups.collect();
    let alone = sheets.iter().filter(|sheet| of(sheet).is_none_or(|basket| !named.contains(&basket)));
    Ok((groups, alone.map(|sheet| (sheet.file.facts.opened_at, row(v, sheet))).collect()))
}
