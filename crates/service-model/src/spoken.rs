//! A page of a form as it is read out. The words depend on nothing that was answered, so that one recording says them to
//! everybody: fields that are asked in some cases only are not among them, and choices are read all or not at all.

use kernel::Locale;

use crate::{
    Texts,
    fields::{Field, FieldKind, Radios},
    form::Page,
};

/// The most choices that are read out: nobody remembers more of them.
const MOST_CHOICES: usize = 8;

impl Page {
    /// The words of the page, a sentence or a choice a line: what is asked, why, what may be chosen, and what is declared.
    pub fn spoken(&self, texts: &Texts, locale: Locale) -> String {
        let own = |key: String| texts.get(locale, &key).map(str::to_owned);
        let mut lines = vec![own(self.title()), own(self.lead())];
        // Such a page says its question once, as the heading that is the label.
        let by_itself = matches!(self.fields.as_slice(), [field] if field.kind.asks_by_itself());
        for field in self.fields.iter().filter(|field| field.when.is_none()) {
            match &field.kind {
                FieldKind::Upload(upload) => {
                    lines.push(own(format!("documents.{}.hint", upload.document)));
                    continue;
                }
                _ if !by_itself => lines.push(own(field.label())),
                _ => {}
            }
            lines.extend([own(field.hint()), own(field.reason())]);
            match &field.kind {
                FieldKind::Radios(radios) => lines.extend(choices(field, radios, (texts, locale)).map(Some)),
                FieldKind::Declaration(_) => lines.push(own(format!("fields.{}.statement", field.name))),
                _ => {}
            }
        }
        let mut said: Vec<String> = Vec::new();
        for line in lines.into_iter().flatten() {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if !line.is_empty() && !said.contains(&line) {
                said.push(line);
            }
        }
        said.join("\n")
    }
}

/// What may be chosen, each with what explains it; nothing where not everybody may choose the same, or there is too much of it.
fn choices<'a>(
    field: &'a Field,
    radios: &'a Radios,
    (texts, locale): (&'a Texts, Locale),
) -> impl Iterator<Item = String> + 'a {
    let all = &radios.choices;
    let read = all.len() <= MOST_CHOICES && all.iter().all(|choice| choice.is_always_offered());
    all.iter().filter(move |_| read).map(move |choice| {
        let hint = texts.get(locale, &format!("fields.{}.hints.{}", field.name, choice.value));
        let words = [Some(choice.label.text(texts, locale)), hint];
        words.into_iter().flatten().collect::<Vec<_>>().join(": ")
    })
}
