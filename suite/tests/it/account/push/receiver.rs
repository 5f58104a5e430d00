//! A browser's push service and the browser's keys, on this machine. A library that is not ours opens a message in
//! `tools/validators/push.sh` and in the browser story; here it is opened to read what it says.

use std::sync::{Arc, Mutex};

use aws_lc_rs::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree},
    hkdf::{HKDF_SHA256, KeyType, Prk, Salt},
};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;

/// What arrived, and what is answered from now on.
#[derive(Default)]
struct Book {
    arrived: Vec<(HeaderMap, Vec<u8>)>,
    answer: Option<(StatusCode, &'static str)>,
}

/// A browser with its service.
pub struct Receiver {
    key: PrivateKey,
    secret: [u8; 16],
    /// The address that the browser gives away.
    pub endpoint: String,
    book: Arc<Mutex<Book>>,
}

async fn take(
    State(book): State<Arc<Mutex<Book>>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, [(&'static str, &'static str); 1]) {
    let mut book = book.lock().unwrap();
    book.arrived.push((headers, body.to_vec()));
    let (status, wait) = book.answer.unwrap_or((StatusCode::CREATED, "0"));
    (status, [("retry-after", wait)])
}

impl Receiver {
    /// Opens its service on a port of this machine.
    pub async fn new() -> Self {
        let book = Arc::<Mutex<Book>>::default();
        let router = Router::new().route("/wp/{browser}", post(take)).with_state(book.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}/wp/mine", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let key = PrivateKey::generate(&ECDH_P256).unwrap();
        let mut secret = [0; 16];
        aws_lc_rs::rand::fill(&mut secret).unwrap();
        Self { key, secret, endpoint, book }
    }

    /// The browser's public key and its secret, as it writes them.
    pub fn keys(&self) -> (String, String) {
        let public = self.key.compute_public_key().unwrap();
        (BASE64URL_NOPAD.encode(public.as_ref()), BASE64URL_NOPAD.encode(&self.secret))
    }

    /// Answers like this from now on; `wait` stands in `retry-after`.
    pub fn answer(&self, status: StatusCode, wait: &'static str) {
        self.book.lock().unwrap().answer = Some((status, wait));
    }

    /// How many messages arrived.
    pub fn count(&self) -> usize {
        self.book.lock().unwrap().arrived.len()
    }

    /// The headers and the text of the newest message.
    pub fn newest(&self) -> (HeaderMap, Value) {
        let book = self.book.lock().unwrap();
        let (headers, body) = book.arrived.last().expect("a message");
        (headers.clone(), serde_json::from_slice(&self.opened(body)).unwrap())
    }

    fn opened(&self, body: &[u8]) -> Vec<u8> {
        let (salt, rest) = body.split_at(16);
        let (point, record) = rest[5..].split_at(65);
        let own = self.key.compute_public_key().unwrap();
        let peer = UnparsedPublicKey::new(&ECDH_P256, point);
        let shared = agree(&self.key, peer, (), |shared| Ok::<_, ()>(shared.to_vec())).unwrap();
        let combined = Salt::new(HKDF_SHA256, &self.secret).extract(&shared);
        let material = expand(&combined, &[b"WebPush: info\0", own.as_ref(), point], 32);
        let content = Salt::new(HKDF_SHA256, salt).extract(&material);
        let key = expand(&content, &[b"Content-Encoding: aes128gcm\0"], 16);
        let nonce: [u8; 12] = expand(&content, &[b"Content-Encoding: nonce\0"], 12).try_into().unwrap();
        let mut record = record.to_vec();
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let plain = key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record).unwrap();
        let end = plain.iter().rposition(|byte| *byte == 2).unwrap();
        plain[..end].to_vec()
    }
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand(from: &Prk, info: &[&[u8]], length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    from.expand(info, Length(length)).unwrap().fill(&mut out).unwrap();
    out
}
