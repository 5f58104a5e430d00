//! Sends one push message to a receiver on this machine, as the product does: for receivers that are not ours and open what
//! arrives (`tools/validators/push.sh`).
//!
//! `push ENDPOINT PUBLIC SECRET`, the keys as a browser writes them; the text comes from standard input. Our public key is
//! printed.

use std::{io::Read as _, sync::Arc, time::Duration};

use kernel::{SystemClock, SystemDice};
use outbound::{
    http::Http,
    push::{PushMessage, PushSettings, Urgency, WebPush, sealing::Receiver, vapid::VapidKey},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [endpoint, public, secret] = arguments.as_slice() else { return Err("push ENDPOINT PUBLIC SECRET".into()) };
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text)?;
    let mut seed = [0_u8; 32];
    aws_lc_rs::rand::fill(&mut seed)?;
    let clock = Arc::new(SystemClock);
    let settings = PushSettings { hosts: Vec::new(), loopback: true, contact: "mailto:push@wasl.example".to_owned() };
    let push = WebPush::new(Http::new(clock.clone()), &settings, clock, Arc::new(SystemDice::keyed(seed)))?;
    let key = VapidKey::from_pem(&VapidKey::make()?)?;
    let message = PushMessage {
        endpoint: endpoint.clone(),
        receiver: Receiver::parse(public, secret).ok_or("these are no keys of a browser")?,
        text,
        keep: Duration::from_secs(3_600),
        urgency: Urgency::Normal,
        topic: "wasl-news",
    };
    let carried = push.send(&key, &message).await?;
    println!("{carried:?} {}", key.public());
    Ok(())
}
