//! The page of what was sent.

use super::{Channel, Sent};
use crate::simulators::escape;

/// The page, newest first.
pub(super) fn render(sent: &[Sent], to: &str) -> String {
    let rows: String = sent.iter().map(row).collect();
    let empty = if sent.is_empty() { "<p>لم يُرسل شيء بعد · Nothing yet</p>" } else { "" };
    format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>ما أُرسل (محاكاة)</title><style>{STYLE}</style></head>\
         <body><main><p class=\"notice\"><strong>محاكاة: لا تغادر أي رسالة هذا الجهاز</strong></p>\
         <h1>ما أُرسل <span lang=\"en\" dir=\"ltr\">What was sent</span></h1>\
         <form method=\"get\"><label for=\"to\">المُرسَل إليه · Recipient</label>\
         <input id=\"to\" name=\"to\" dir=\"ltr\" value=\"{}\"><button>عرض · Show</button></form>{empty}<ol>{rows}</ol></main></body></html>",
        escape(to)
    )
}

fn row(sent: &Sent) -> String {
    let channel = match sent.channel {
        Channel::Mail => "بريد إلكتروني · e-mail",
        Channel::Sms => "رسالة نصية · SMS",
    };
    let at = sent.at.to_string();
    let shown = at.get(..19).unwrap_or(&at).replace('T', " ");
    format!(
        "<li><p class=\"head\"><span>{channel}</span> <bdi dir=\"ltr\">{}</bdi> <time datetime=\"{at}\" dir=\"ltr\">{shown} UTC</time></p>\
         <p dir=\"auto\"><strong>{}</strong></p><div class=\"text\" dir=\"auto\">{}</div></li>",
        escape(&sent.to),
        escape(&sent.subject),
        linked(&sent.text),
    )
}

/// The text line by line; a line that is an address leads there, as it does in a mail program.
fn linked(text: &str) -> String {
    let line = |line: &str| {
        let escaped = escape(line);
        match line.trim() {
            address if address.starts_with("http") && !address.contains(' ') => {
                format!("<a dir=\"ltr\" href=\"{0}\">{0}</a>", escape(address))
            }
            _ => escaped,
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("<br>")
}

const STYLE: &str = "body{font-family:system-ui,sans-serif;margin:0;background:#fbf8f1;color:#14232b;line-height:1.7;overflow-wrap:anywhere}\
    main{max-inline-size:44rem;margin-inline:auto;padding:1rem}h1{line-height:1.4}h1 span{font-weight:400;color:#4a5a61}\
    .notice{background:#fbf1da;border-inline-start:5px solid #7a5200;border-radius:.5rem;padding:.75rem 1rem}\
    form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}\
    input,button{font:inherit;min-block-size:2.75rem;padding:.4rem .85rem;border:2px solid #6f6a5c;border-radius:.625rem;background:#fff}\
    input{flex:1 1 12rem;min-inline-size:0}button{border-color:#0b5563;color:#0b5563;font-weight:700;cursor:pointer}\
    :focus-visible{outline:3px solid #0b5563;outline-offset:2px}\
    ol{list-style:none;padding:0}li{background:#fff;border:1px solid #d9d2c3;border-radius:.75rem;padding:1rem 1.25rem;margin-block:1rem}\
    li p{margin:0 0 .5rem}.head{display:flex;flex-wrap:wrap;gap:0 1rem;color:#4a5a61;font-size:.9375rem}a{color:#0b5563}";
