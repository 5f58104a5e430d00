//! The sealing against the example of the standard; addresses; what services answer.

use std::sync::Arc;

use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use axum::{
    Router,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{FrozenClock, Moment, SeededDice};

use super::*;

const PUBLIC: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[test]
fn the_example_of_rfc_8291_comes_out() {
    let receiver = Receiver::parse(PUBLIC, SECRET).unwrap();
    let own = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
    let own = PrivateKey::from_private_key(&ECDH_P256, &own).unwrap();
    let salt: [u8; 16] = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
    let sealed = sealing::seal_with(b"When I grow up, I want to be a watermelon", &receiver, &own, salt, 0).unwrap();
    assert_eq!(
        URL_SAFE_NO_PAD.encode(sealed),
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A\
         _yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    );
}

#[test]
fn the_length_of_a_message_tells_nothing_and_no_two_are_alike() {
    let receiver = Receiver::parse(PUBLIC, SECRET).unwrap();
    let dice = SeededDice::new(1);
    let sealed = |length: usize| sealing::seal(&vec![7; length], &receiver, &dice).unwrap();
    assert_eq!(sealed(1).len(), sealed(sealing::BLOCK - 1).len());
    assert!(sealed(sealing::BLOCK).len() > sealed(1).len());
    assert_ne!(sealed(5), sealed(5));
    assert!(sealed(sealing::LONGEST).len() <= 4_096);
    assert!(sealing::seal(&vec![7; sealing::LONGEST + 1], &receiver, &dice).is_err());
    for (public, secret) in [("", SECRET), (PUBLIC, ""), (&PUBLIC[..40], SECRET), (PUBLIC, "BTBZMqHH"), ("*", SECRET)] {
        assert!(Receiver::parse(public, secret).is_none(), "{public} {secret}");
    }
    let no_point = Receiver { public: [&[4_u8][..], &[9; 64]].concat(), secret: vec![1; 16] };
    assert_eq!(sealing::seal(b"x", &no_point, &dice).unwrap_err(), sealing::SealingError::NoKey);
}

#[test]
fn a_browser_can_name_services_that_are_known_and_nobody_else() {
    let names: Vec<String> = ["fcm.googleapis.com", "*.notify.windows.com"].map(str::to_owned).into();
    let hosts = Hosts::new(&names, false).unwrap();
    let known = hosts.service("https://wns2.notify.windows.com/w/?token=a%2fb").unwrap();
    assert_eq!((known.origin.as_str(), known.path.as_str()), ("https://wns2.notify.windows.com", "/w/?token=a%2fb"));
    assert_eq!(hosts.service("https://fcm.googleapis.com/fcm/send/x").unwrap().name, "push-google");
    let long = format!("https://fcm.googleapis.com/{}", "x".repeat(1_000));
    for bad in [
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://user:word@fcm.googleapis.com/x",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com.evil.example/x",
        "https://xfcm.googleapis.com/x",
        "https://notify.windows.com/x",
        "https://evilnotify.windows.com/x",
        "https://169.254.169.254/latest",
        "http://127.0.0.1:5432/",
        "https://127.0.0.1/",
        "https://localhost/",
        "file:///etc/passwd",
        "",
        &long,
    ] {
        assert!(hosts.service(bad).is_none(), "{bad}");
    }
    let ours = Hosts::new(&[], true).unwrap();
    assert_eq!(ours.service("http://127.0.0.1:99/x").unwrap().reach, crate::http::Reach::Loopback);
    assert!(ours.service("http://10.0.0.1:99/x").is_none());
    for bad in ["", "com", "*", "*.com", "127.0.0.1", "https://x.example", "X.example", "a..b"] {
        assert!(Hosts::new(&[bad.to_owned()], false).is_err(), "{bad}");
    }
}

#[test]
fn a_key_is_read_as_it_was_kept() {
    let pem = VapidKey::make().unwrap();
    let key = VapidKey::from_pem(&pem).unwrap();
    assert_eq!(key.public(), VapidKey::from_pem(&pem).unwrap().public());
    assert_eq!(bytes(&key.public()).len(), 65);
    for bad in ["", &pem[..60], &pem.replace('M', "N")] {
        assert!(VapidKey::from_pem(bad).is_err());
    }
}

/// A service that answers with the status its path names.
async fn service() -> String {
    let answer = |axum::extract::Path(status): axum::extract::Path<u16>, headers: HeaderMap| async move {
        for (name, value) in [("ttl", "60"), ("urgency", "high"), ("topic", "news"), ("content-encoding", "aes128gcm")]
        {
            if headers.get(name).is_none_or(|own| own != value) {
                return (StatusCode::IM_A_TEAPOT, [("retry-after", "0")]);
            }
        }
        (StatusCode::from_u16(status).unwrap(), [("retry-after", "7200")])
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/{status}", post(answer))).await.unwrap() });
    format!("http://{address}")
}

#[tokio::test]
async fn what_a_service_answers_is_understood() {
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(0)));
    let settings = PushSettings { hosts: Vec::new(), loopback: true, contact: String::new() };
    let push = WebPush::new(Http::new(clock.clone()), &settings, clock, Arc::new(SeededDice::new(1))).unwrap();
    let key = VapidKey::from_pem(&VapidKey::make().unwrap()).unwrap();
    let base = service().await;
    let message = |path: &str| PushMessage {
        endpoint: format!("{base}/{path}"),
        receiver: Receiver::parse(PUBLIC, SECRET).unwrap(),
        text: b"{}".to_vec(),
        keep: Duration::from_secs(60),
        urgency: Urgency::High,
        topic: "news",
    };
    for (path, carried) in [
        ("201", Carried::Taken),
        ("404", Carried::Gone),
        ("410", Carried::Gone),
        ("429", Carried::Wait(Duration::from_secs(7_200))),
    ] {
        assert_eq!(push.send(&key, &message(path)).await.unwrap(), carried, "{path}");
    }
    let refused = push.send(&key, &message("403")).await.unwrap_err();
    assert!(matches!(refused, PushError::Refused { status: 403 }), "{refused}");
    assert!(matches!(push.send(&key, &message("503")).await.unwrap_err(), PushError::Away(_)));
    let foreign = PushMessage { endpoint: "https://evil.example/x".to_owned(), ..message("201") };
    assert!(matches!(push.send(&key, &foreign).await.unwrap_err(), PushError::Unsendable(_)));
}
