//! Classes that trainers hold, and who came.

use std::collections::BTreeSet;

use ::store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use axum::{extract::Path, response::Response};
use jiff::civil::Time;
use kernel::{Failure, Id, Moment, Outcome, Slips, marks};
use people::staff::colleagues;
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Checkboxes, Choice, DataTable, DateInput, QuestionPage, Select, TextInput},
};

use crate::{
    ZONE,
    academy::{
        policy,
        store::{self as rows, classes},
    },
};

/// The list.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/classes";
/// One class.
pub(in crate::academy) const ONE: &str = "/{lang}/desk/academy/classes/{id}";

/// A class in an address.
#[derive(Deserialize)]
pub(in crate::academy) struct At {
    id: Id<classes::Class>,
}

pub(in crate::academy) async fn show(v: Visit) -> Answer {
    v.staff()?;
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let editions = rows::latest(&mut cx).await?;
    let held = classes::all(&mut cx).await?;
    cx.commit().await?;
    let name = |key: &str| {
        let own = editions.iter().find(|own| own.course == key);
        own.map_or(key, |own| own.body.names.get(v.locale())).to_owned()
    };
    let mut table = DataTable::new(v, v.t("academy-classes-title"))
        .column(v.t("academy-course"))
        .column(v.t("academy-class-place"))
        .column(v.t("academy-class-held"))
        .number_column(v.t("academy-class-came"))
        .nothing(v.t("academy-classes-none"));
    for own in held {
        table = table.row(vec![
            Value::link(&v.path(&format!("/desk/academy/classes/{}", own.id)), &name(&own.course)),
            own.place.clone().into(),
            v.moment(own.held_at, ZONE).into(),
            v.number(own.came).into(),
        ]);
    }
    let courses = editions.iter().map(|own| Choice::new(own.course.clone(), own.body.names.get(v.locale()))).collect();
    let title = v.t("academy-classes-title");
    let question = QuestionPage::new(v, v.path("/desk/academy/classes"), filled)
        .back(BackLink::to(v.path("/desk/academy"), v.t("academy-title")))
        .heading(title.clone())
        .field(&table)
        .field(&Select::new(v, "course", v.t("academy-course"), courses).filled(v, filled))
        .field(&TextInput::new("place", v.t("academy-class-place")).maxlength(200).filled(v, filled))
        .field(&DateInput::new(v, "day", v.t("academy-class-day")).filled(v, filled))
        .field(
            &TextInput::code("hour", v.t("academy-class-hour"))
                .width("short")
                .hint(v.t("academy-class-hour-hint"))
                .filled(v, filled),
        )
        .submit(v.t("academy-class-open"));
    Ok(v.page_with(filled.status(), title, question))
}

pub(in crate::academy) async fn open(v: Visit, form: Form<Fields>) -> Answer {
    v.staff()?;
    let me = policy::may_teach(v.actor())?;
    let opened = async {
        let (course, place, held_at) = read(&form.fields)?;
        let mut cx = v.begin().await?;
        if let Claim::Done(id) = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await? {
            return Ok(id);
        }
        rows::edition(&mut cx, &course).await?;
        let id = Id::unowned(cx.now(), cx.dice());
        let class = classes::Class { id, course, place, held_at, came: 0 };
        classes::open(&mut cx, &class, me).await?;
        idempotency::settle(&mut cx, PAGE, &form.idempotency_key, id.uuid()).await?;
        cx.commit().await?;
        Ok::<_, Failure>(id.uuid())
    };
    match opened.await {
        Ok(id) => Ok(v.redirect(format!("/desk/academy/classes/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}

fn read(fields: &Fields) -> Outcome<(String, String, Moment)> {
    let mut slips = Slips::new();
    let course = fields.required("course", "academy-slip-choose", &mut slips).to_owned();
    let place = fields.required("place", "academy-slip-text", &mut slips).to_owned();
    if place.chars().count() > 200 {
        slips.add("place", "academy-slip-long");
    }
    let day = DateInput::read(fields, "day", &mut slips);
    let hour: Option<Time> = kernel::arabic::latin_digits(fields.text("hour")).parse().ok();
    if hour.is_none() {
        slips.add("hour", "academy-slip-hour");
    }
    let held_at = day.zip(hour).and_then(|(day, hour)| {
        let zoned = day.date().to_datetime(hour).in_tz(ZONE).ok()?;
        Some(Moment::from(zoned.timestamp()))
    });
    match held_at {
        Some(held_at) if slips.is_empty() => Ok((course, place, held_at)),
        _ => Err(slips.into()),
    }
}

pub(in crate::academy) async fn one(v: Visit, Path(At { id }): Path<At>) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let class = class(&mut cx, id).await?;
    let came: BTreeSet<Id<marks::Staff>> = classes::came(&mut cx, id).await?.into_iter().collect();
    let serving = colleagues::serving(&mut cx).await?;
    let edition = rows::edition(&mut cx, &class.course).await?;
    let look = Access { file: None, purpose: "academy".to_owned(), route: ONE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let choices = serving.iter().map(|own| Choice::new(own.id.to_string(), own.name.clone())).collect();
    let chosen: Vec<String> = came.iter().map(ToString::to_string).collect();
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let title = edition.body.names.get(v.locale()).to_owned();
    let lead = format!("{} · {}", class.place, v.moment(class.held_at, ZONE));
    let question = QuestionPage::new(&v, v.path(&format!("/desk/academy/classes/{id}")), &Filled::blank())
        .back(BackLink::to(v.path("/desk/academy/classes"), v.t("academy-classes-title")))
        .heading(title.clone())
        .lead(&lead)
        .field(&Checkboxes::new("came", v.t("academy-class-who"), choices).chosen(&chosen))
        .submit(v.t("academy-save"));
    Ok(v.page(title, question))
}

pub(in crate::academy) async fn note(v: Visit, Path(At { id }): Path<At>, form: Form<Fields>) -> Answer {
    v.staff()?;
    let me = policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    class(&mut cx, id).await?;
    let serving = colleagues::serving(&mut cx).await?;
    let ticked: BTreeSet<&str> = form.fields.all("came").into_iter().collect();
    let who: Vec<_> =
        serving.iter().map(|own| own.id).filter(|own| ticked.contains(own.to_string().as_str())).collect();
    classes::note(&mut cx, id, &who, me).await?;
    cx.commit().await?;
    Ok(v.redirect_with(format!("/desk/academy/classes/{id}"), "academy-flash-noted"))
}

async fn class(cx: &mut Cx, id: Id<classes::Class>) -> Outcome<classes::Class> {
    classes::all(cx).await?.into_iter().find(|own| own.id == id).ok_or_else(Failure::not_found)
}
