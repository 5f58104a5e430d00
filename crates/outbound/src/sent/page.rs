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
         <input id=\"to\" name=\"to\" dir=\"ltr\" value=\"{}\"><button>عرض · Show</button></form>{empty}<ol reversed>{rows}</ol></main></body></html>",
        escape(to)
    )
}

fn row(sent: &Sent) -> String {
    let channel = match sent.channel {
        Channel::Mail => "بريد إلكتروني · e-mail",
        Channel::Sms => "رسالة قصيرة · SMS",
    };
    format!(
        "<li><p class=\"head\">{channel} — <bdi dir=\"ltr\">{}</bdi> — <time datetime=\"{at}\" dir=\"ltr\">{at}</time></p>\
         <p dir=\"auto\"><strong>{}</strong></p><pre dir=\"auto\">{}</pre></li>",
        escape(&sent.to),
        escape(&sent.subject),
        escape(&sent.text),
        at = sent.at,
    )
}

const STYLE: &str = "body{font-family:system-ui,sans-serif;margin:0;background:#f6f4ef;color:#1d2733;line-height:1.6}\
    main{max-inline-size:46rem;margin-inline:auto;padding:1.5rem}.notice{background:#fff3cd;border:2px solid #8a6100;padding:.75rem 1rem}\
    form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}input,button{font:inherit;padding:.4rem .6rem}\
    li{background:#fff;border:1px solid #c9c3b5;padding:.75rem 1rem;margin-block:.75rem}.head{margin:0;color:#4a4f57}\
    pre{white-space:pre-wrap;font:inherit;margin:0}";
