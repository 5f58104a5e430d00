//! The text with what signs it: the same for the applicant and for a co-signer.

use askama::Template;
use kernel::Outcome;
use store::Cx;
use web::{
    Fields, Filled, Form, FromFields, Hidden, Value, Visit,
    components::{Button, Choice, Details, Radios, SummaryList, SummaryRow, TextInput},
};

use crate::{
    applications::sheet::Sheet,
    signing::{
        commands,
        model::{SigningState, fingerprint, hex},
        policy::Signer,
        refusal,
        standing::Standing,
        wording::Wording,
    },
};

/// The zone of signatures: where the ministry is, and named beside each moment.
const ZONE: &str = "Africa/Cairo";

/// The text, and the forms by which it is signed.
#[derive(Template)]
#[template(path = "signing/block.html")]
pub(super) struct Block<'a> {
    v: &'a Visit,
    wording: Wording,
    fingerprint: String,
    translation: Option<Details>,
    signed: Option<SummaryList>,
    ask: Option<Ask>,
    sign: Option<Sign>,
}

/// The form that has a code sent.
struct Ask {
    action: String,
    hidden: Hidden,
    shown: String,
    contacts: Radios,
    button: Button,
}

/// The form that signs.
struct Sign {
    action: String,
    hidden: Hidden,
    shown: String,
    to: String,
    code: TextInput,
    button: Button,
}

impl askama::filters::HtmlSafe for Block<'_> {}

/// The block of one declaration. `base` is the path of its page, with the language; `may` says whether this person is the one
/// who signs it now.
pub(super) async fn block<'a>(
    v: &'a Visit,
    cx: &mut Cx,
    (sheet, standing): (&Sheet, &Standing),
    (signer, may): (&Signer, bool),
    (base, filled): (&str, &Filled),
) -> Outcome<Block<'a>> {
    let wording = standing.wording.clone().ok_or_else(refusal::nothing_to_sign)?;
    let digest = wording.sha256();
    let shown = hex(&digest);
    let waiting = if may { commands::waiting(cx, &sheet.file, standing, signer.account).await? } else { None };
    let ask = if may { Some(ask(v, cx, (signer, base), (&shown, filled, waiting.is_some())).await?) } else { None };
    let sign = waiting.map(|waiting| {
        let mut blank = filled.clone();
        // A wrong code is never shown again: it is typed anew.
        blank.fields.set("code", "");
        Sign {
            action: format!("{base}/sign"),
            hidden: v.csrf_field(),
            shown: shown.clone(),
            to: v.t_with("signing-code-sent", &[("contact", &waiting.to)]),
            code: TextInput::one_time_code("code", v.t("signing-code-label")).filled(v, &blank),
            button: Button::new(v.t("signing-sign")),
        }
    });
    Ok(Block {
        v,
        fingerprint: fingerprint(&digest),
        translation: translation(v, sheet, standing),
        signed: standing.signature.as_ref().map(|own| {
            let closed = own.closed.as_ref().map(|closed| hex(&closed.sha256));
            let rows = vec![
                SummaryRow::new(v.t("signing-signed-at"), v.moment(own.signed_at, ZONE)),
                SummaryRow::new(v.t("signing-method"), v.t(&format!("signing-method-{}", own.channel.as_str()))),
                SummaryRow::new(v.t("signing-text-digest"), Value::code(hex(&own.text_sha256))),
                SummaryRow::new(
                    v.t("signing-pdf-digest"),
                    closed.map_or_else(|| Value::from(v.t("signing-pdf-being-made")), Value::code),
                ),
            ];
            SummaryList::new(rows).heading(v.t("signing-signature"))
        }),
        wording,
        ask,
        sign,
    })
}

/// The text in the reader's language, below what is signed.
fn translation(v: &Visit, sheet: &Sheet, standing: &Standing) -> Option<Details> {
    let service = &sheet.definition.service;
    let declaration = service.declarations.iter().find(|one| one.key == standing.key)?;
    let translated = Wording::translated(service, declaration, &standing.names, v.locale())?;
    Some(Details::new(v.t("signing-translation"), &translated.exact()))
}

async fn ask(
    v: &Visit,
    cx: &mut Cx,
    (signer, base): (&Signer, &str),
    (shown, filled, again): (&str, &Filled, bool),
) -> Outcome<Ask> {
    let (_, held) = people::reach(cx, signer.account).await?;
    let choices: Vec<Choice> =
        held.iter().map(|one| Choice::new(one.id.to_string(), v.bare(&one.contact.masked()))).collect();
    let mut contacts = Radios::new("contact", v.t("signing-contact-label"), choices).filled(v, filled);
    if let (Some(first), "") = (held.first(), filled.value("contact")) {
        contacts = contacts.chosen(&first.id.to_string());
    }
    let button = if again { Button::quiet(v.t("signing-code-again")) } else { Button::new(v.t("signing-code-send")) };
    Ok(Ask { action: format!("{base}/code"), hidden: v.csrf_field(), shown: shown.to_owned(), contacts, button })
}

/// A request for a code, as a form sends it.
pub(super) struct CodeForm {
    pub shown: String,
    pub contact: Option<uuid::Uuid>,
}

impl FromFields for CodeForm {
    fn from_fields(fields: &Fields) -> Result<Self, kernel::Slips> {
        Ok(Self { shown: fields.text("shown").to_owned(), contact: fields.text("contact").parse().ok() })
    }
}

impl CodeForm {
    /// What is asked of the command.
    pub(super) fn asking<'a>(
        &'a self,
        v: &Visit,
        declaration: &'a str,
        network: &'a str,
        form: &'a Form<Self>,
    ) -> commands::Asking<'a> {
        commands::Asking {
            declaration,
            shown: &self.shown,
            contact: self.contact,
            language: v.locale(),
            network,
            request: (&form.idempotency_key, form.request_hash),
        }
    }
}

/// A code with the digest of the text that was shown, as a form sends them.
pub(super) struct SignForm {
    pub shown: String,
    pub code: String,
}

impl FromFields for SignForm {
    fn from_fields(fields: &Fields) -> Result<Self, kernel::Slips> {
        Ok(Self { shown: fields.text("shown").to_owned(), code: fields.text("code").to_owned() })
    }
}

/// Whether this person is the one who signs now; what the policy says of age and level is said when she tries.
pub(super) fn signs_now(standing: &Standing, signer: &Signer) -> bool {
    standing.role == signer.role && matches!(standing.state, SigningState::ToSign | SigningState::Waits)
}
