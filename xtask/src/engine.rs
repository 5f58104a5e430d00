//! The oldest engine that pages are whole on: Android 7 with a browser of 2020 (Chromium 80). What came later stands in one
//! table, and is refused in style sheets and scripts; where an older engine only goes without, it may stand alone.

/// What came later, for scripts: a script with one of these does not run at all, or stops there.
const SCRIPTS: [(&str, &str); 16] = [
    ("??=", "write the assignment out (Chromium 85)"),
    ("||=", "write the assignment out (Chromium 85)"),
    ("&&=", "write the assignment out (Chromium 85)"),
    (".replaceAll(", "replace with a pattern (Chromium 85)"),
    ("Promise.any(", "race by hand (Chromium 85)"),
    (".replaceChildren(", "empty with textContent and append (Chromium 86)"),
    (".at(", "count from the length (Chromium 92)"),
    ("randomUUID(", "draw bytes with getRandomValues (Chromium 92)"),
    ("Object.hasOwn(", "ask hasOwnProperty (Chromium 93)"),
    (".findLast(", "reverse first (Chromium 97)"),
    ("structuredClone(", "build the copy (Chromium 98)"),
    ("static {", "a class needs no static block (Chromium 94)"),
    ("import.meta.resolve", "name the asset (Chromium 105)"),
    (".toSorted(", "sort a copy (Chromium 110)"),
    (".toReversed(", "reverse a copy (Chromium 110)"),
    ("Object.groupBy(", "gather by hand (Chromium 117)"),
];

/// The same for style sheets: a declaration or rule with one of these is dropped, and nothing stands in for it.
const STYLES: [(&str, &str); 9] = [
    ("&", "no nesting (Chromium 112)"),
    ("color-mix(", "name the colour (Chromium 111)"),
    ("oklch(", "name the colour (Chromium 111)"),
    ("light-dark(", "ask prefers-color-scheme (Chromium 123)"),
    ("dvh", "use vh or nothing (Chromium 108)"),
    ("svh", "use vh or nothing (Chromium 108)"),
    ("@scope", "use a class (Chromium 118)"),
    ("@property", "go without (Chromium 85)"),
    ("subgrid", "go without (Chromium 117)"),
];

/// Selectors that an older engine does not know: it drops the whole rule, so nothing else may stand in its list.
const ALONE: [&str; 4] = [":has(", ":is(", ":where(", "::view-transition"];

/// What is too new in this file, each with its line.
pub fn findings(path: &str, text: &str) -> Vec<String> {
    let table: &[(&str, &str)] = if path.ends_with(".css") { &STYLES } else { &SCRIPTS };
    let mut findings = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let code = line.trim_start();
        if code.starts_with("//") || code.starts_with("/*") {
            continue;
        }
        for (word, instead) in table.iter().filter(|(word, _)| line.contains(word)) {
            findings.push(format!("{path}:{number}: `{word}` is newer than the floor; {instead}"));
        }
        if path.ends_with(".js") && (line.starts_with("await ") || line.contains("= await ") && !line.starts_with(' '))
        {
            findings.push(format!("{path}:{number}: no await outside a function (Chromium 89)"));
        }
        if path.ends_with(".css") && ALONE.iter().any(|word| line.contains(word)) && shares_its_rule(text, number) {
            findings.push(format!(
                "{path}:{number}: a newer selector takes its whole list with it; give it a rule of its own"
            ));
        }
    }
    findings
}

/// Whether the selector on this line stands in a list with others.
fn shares_its_rule(text: &str, number: usize) -> bool {
    let line = |at: usize| text.lines().nth(at.wrapping_sub(1)).unwrap_or_default().trim();
    let mut depth = 0;
    let inside = line(number).chars().any(|sign| {
        depth += i32::from(sign == '(') - i32::from(sign == ')');
        sign == ',' && depth == 0
    });
    inside || (number > 1 && line(number - 1).ends_with(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_new_is_found_and_the_rest_is_left() {
        for bad in ["a ??= b;", "x.at(-1);", "await fetch(url);", "const a = await b();", "list.replaceChildren();"] {
            assert_eq!(findings("a.js", bad).len(), 1, "{bad}");
        }
        for good in ["a = a ?? b?.c;", "  const a = await b();", "// x.at(-1) is too new", "const a = matches(b);"] {
            assert!(findings("a.js", good).is_empty(), "{good}");
        }
        for bad in [
            ".a { & b {} }",
            "a, b:has(c) {",
            "a,\nb:is(c) {",
            "a, ::view-transition-old(b) {",
            "c { color: color-mix(in srgb, red, blue) }",
        ] {
            assert_eq!(findings("a.css", bad).len(), 1, "{bad}");
        }
        for good in
            ["a:has(b) {", "b :is(c, d) {", "::view-transition-new(b) {", "@view-transition {", "a { inset-inline: 0 }"]
        {
            assert!(findings("a.css", good).is_empty(), "{good}");
        }
    }
}
