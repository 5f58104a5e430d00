//! Mail and SMS through real sockets into the page of what was sent.

use std::{net::SocketAddr, sync::Arc};

use kernel::{FrozenClock, Moment};
use secrecy::SecretString;

use crate::{
    http::{Call, Destination, Http, Method, Reach},
    mail::{Letter, Mail, SmtpMail, SmtpSecurity, SmtpSettings},
    sent::{Channel, Sent},
    simulators::{self, Kind, Script, Secrets, Setup},
    sms::{HttpSms, ShortMessage, Sms, SmsError, SmsSettings},
};

struct World {
    http: Http,
    web: SocketAddr,
    smtp: SocketAddr,
}

async fn world(folder: &std::path::Path) -> World {
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(1_795_329_000_000_000)));
    let secret = || SecretString::from("e".repeat(32));
    let secrets = Secrets {
        registry_request: secret(),
        registry_ticket: secret(),
        gateway_token: secret(),
        gateway_webhook: secret(),
        agency_request: secret(),
        agency_webhook: secret(),
        sms_token: secret(),
        courier_token: secret(),
        courier_webhook: secret(),
    };
    let bind = || tokio::net::TcpListener::bind("127.0.0.1:0");
    let (listener, smtp) = (bind().await.unwrap(), bind().await.unwrap());
    let (web, smtp_address) = (listener.local_addr().unwrap(), smtp.local_addr().unwrap());
    let setup = Setup {
        state_dir: folder.to_owned(),
        script: Script::default(),
        secrets,
        clock: clock.clone(),
        smtp: Some(smtp),
    };
    tokio::spawn(simulators::serve(Kind::Messages, listener, setup));
    World { http: Http::new(clock), web, smtp: smtp_address }
}

impl World {
    fn sms(&self) -> HttpSms {
        let settings = SmsSettings {
            base: format!("http://{}", self.web),
            reach: Reach::Loopback,
            token: SecretString::from("e".repeat(32)),
            sender: "WASL".to_owned(),
        };
        HttpSms::new(self.http.clone(), settings).unwrap()
    }

    fn mail(&self) -> SmtpMail {
        SmtpMail::new(&SmtpSettings {
            host: self.smtp.ip().to_string(),
            port: self.smtp.port(),
            security: SmtpSecurity::LoopbackPlain,
            credentials: None,
            from: "وصل <no-reply@wasl.example>".to_owned(),
        })
        .unwrap()
    }

    async fn get(&self, path: &str) -> bytes::Bytes {
        let there = Destination::new("sent", &format!("http://{}", self.web), Reach::Loopback).unwrap();
        self.http.send(&there, Call::new(Method::Get, "/sent").path(path)).await.unwrap().body
    }

    async fn sent(&self, path: &str) -> Vec<Sent> {
        serde_json::from_slice(&self.get(path).await).unwrap()
    }
}

fn letter() -> Letter {
    Letter {
        id: "notice-1".to_owned(),
        to: "karim@example.com".to_owned(),
        subject: "تم سداد رسوم الطلب رقم 7K4M-29TX-Q3W ويمكن متابعة الطلب".to_owned(),
        text: "نحيط علمكم بأنه تم سداد الرسوم.\n.سطر يبدأ بنقطة\nخط طويل جدًا ".to_owned() + &"كلمة ".repeat(60),
        at: Moment::from_microsecond(1_795_329_000_000_000),
        unsubscribe: None,
    }
}

#[tokio::test]
async fn an_arabic_letter_arrives_as_written_and_a_repeat_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let world = world(folder.path()).await;
    let mail = world.mail();
    mail.send(&letter()).await.unwrap();
    mail.send(&letter()).await.unwrap();
    let sent = world.sent("/sent.json?to=karim@example.com").await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].subject, letter().subject);
    assert_eq!(sent[0].text.replace("\r\n", "\n"), letter().text.trim_end());
    assert!(mail.send(&Letter { to: "no address".to_owned(), ..letter() }).await.is_err());
    assert!(mail.send(&Letter { subject: "x\r\nBcc: y@example.com".to_owned(), ..letter() }).await.is_err());
}

#[tokio::test]
async fn messages_are_listed_filtered_escaped_and_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let first = world(folder.path()).await;
    let message = |id: &str, to: &str| ShortMessage {
        id: id.to_owned(),
        to: to.to_owned(),
        text: "رمز التحقق <123456>".to_owned(),
    };
    first.sms().send(&message("1", "+971501234567")).await.unwrap();
    first.sms().send(&message("2", "+201001234567")).await.unwrap();
    first.sms().send(&message("1", "+971501234567")).await.unwrap();
    let refused = first.sms().send(&message("3", "0501234567")).await;
    assert!(matches!(refused, Err(SmsError::Refused { ref code }) if code == "not_a_number"), "{refused:?}");
    let again = world(folder.path()).await;
    assert_eq!(again.sent("/sent.json").await.len(), 2);
    let one = again.sent("/sent.json?to=%2B97150").await;
    assert_eq!((one.len(), one[0].channel), (1, Channel::Sms));
    let page = String::from_utf8(again.get("/").await.to_vec()).unwrap();
    assert!(page.contains("&lt;123456&gt;") && !page.contains("<123456>"));
}
