//! A page of a form as it is read out. The words depend on nothing that was answered, so that one recording says them to
//! everybody; what is asked in some cases only is not among them.

use kernel::Locale;

use crate::{
    Texts,
    fields::{Field, FieldKind},
    form::Page,
};

/// The most choices that are read out: nobody remembers more of them.
const MOST_CHOICES: usize = 8;

impl Page {
    /// The words of the page, a sentence or a choice a line: what is asked, why, and what may be chosen.
    pub fn spoken(&self, texts: &Texts, locale: Locale) -> String {
        let own = |key: String| texts.get(locale, &key).map(str::to_owned);
        let mut lines = vec![own(self.title()), own(self.lead())];
        let always: Vec<&Field> = self.fields.iter().filter(|field| field.when.is_none()).collect();
        for field in &always {
            if let FieldKind::Upload(upload) = &field.kind {
                lines.push(own(format!("documents.{}.hint", upload.document)));
                continue;
            }
            // A page of one question says it in its title.
            if always.len() > 1 {
                lines.push(own(field.label()));
            }
            lines.extend([own(field.hint()), own(field.reason())]);
            if let FieldKind::Radios(radios) = &field.kind {
                let always = radios.choices.iter().filter(|choice| choice.is_always_offered());
                let choices: Vec<&str> = always.map(|choice| choice.label.text(texts, locale)).collect();
                if choices.len() <= MOST_CHOICES {
                    lines.extend(choices.into_iter().map(|words| Some(words.to_owned())));
                }
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
