//! The rows on a real database: a text is signed once, and what is forgotten is gone.

use ::store::{Scope, testing::TestDb};
use kernel::{Actor, Id};

use super::{file, signature};
use crate::{
    applications::store as files,
    secret_link::Token,
    signing::{
        model::INVITATION_LIFE,
        model::Invitation,
        store::{self as rows, Body},
        wording::sha256,
    },
};

#[tokio::test]
async fn a_text_is_signed_once_read_back_and_forgotten_with_its_draft() {
    let db = TestDb::fresh().await.unwrap();
    let file = file();
    let mut cx = db.store.begin(Actor::Citizen { account: file.owner.uuid() }).await.unwrap();
    files::insert(&mut cx, &file).await.unwrap();
    let file = files::load(&mut cx, &Scope::Owner(file.owner), file.id).await.unwrap();
    let text = "إقرار\n\nأُقر بأنني فقدت البطاقة.";
    let body = Body { text: text.to_owned(), signer: "هشام شوقي".to_owned() };
    let own = signature(text, None);
    assert!(rows::insert(&mut cx, &file, &own, &body).await.unwrap());
    let again = crate::signing::Signature { id: Id::new(file.id.bucket(), cx.now(), cx.dice()), ..own.clone() };
    assert!(!rows::insert(&mut cx, &file, &again, &body).await.unwrap(), "the same text is signed once");
    assert_eq!(rows::of_file(&mut cx, file.id).await.unwrap(), std::slice::from_ref(&own));
    assert_eq!(rows::body(&mut cx, &file, own.id).await.unwrap(), body);

    rows::keep_code(&mut cx, &file, ("loss", file.owner), (&own.text_sha256, "holder".to_owned())).await.unwrap();
    let sent = rows::code(&mut cx, &file, "loss").await.unwrap().unwrap();
    assert_eq!((sent.holder.as_str(), sent.text_sha256.as_slice()), ("holder", own.text_sha256.as_slice()));
    let other = sha256(b"another text");
    rows::keep_code(&mut cx, &file, ("loss", file.owner), (&other, "second".to_owned())).await.unwrap();
    assert_eq!(rows::code(&mut cx, &file, "loss").await.unwrap().unwrap().text_sha256, other, "the last one counts");

    let token = Token::of(file.id.bucket(), [5; 32]);
    let invitation = Invitation {
        id: Id::new(file.id.bucket(), cx.now(), cx.dice()),
        file: file.id,
        declaration: "loss".to_owned(),
        person_index: vec![1, 2, 3],
        made_at: cx.now(),
        expires_at: cx.now().plus(INVITATION_LIFE),
        revoked_at: None,
        refused_at: None,
    };
    rows::insert_invitation(&mut cx, &invitation, &token).await.unwrap();
    assert_eq!(rows::find_invitation(&mut cx, &token).await.unwrap(), Some(invitation.clone()));
    assert!(rows::note_refused(&mut cx, invitation.id).await.unwrap());
    assert!(!rows::note_refused(&mut cx, invitation.id).await.unwrap(), "said once");

    rows::forget_signed(&mut cx, file.id).await.unwrap();
    assert!(rows::of_file(&mut cx, file.id).await.unwrap().is_empty());
    assert!(rows::code(&mut cx, &file, "loss").await.unwrap().is_none());
    assert!(rows::find_invitation(&mut cx, &token).await.unwrap().is_none());
}
