//! What each area holds about a person, for the copy of one's own data that people give out.

use std::sync::Arc;

use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use people::ports::HeldData;
use serde_json::{Value, json};
use store::Cx;

/// Every area besides people that holds something about a person.
pub fn held(catalogue: &Catalogue) -> Arc<[Arc<dyn HeldData>]> {
    Arc::new([
        Arc::new(Files { catalogue: catalogue.clone() }),
        Arc::new(Messages),
        Arc::new(Notifications),
        Arc::new(OnTheirWay),
        Arc::new(Shared),
        Arc::new(Wishes),
        Arc::new(Admissions),
        Arc::new(Awaited),
        Arc::new(Codes),
        Arc::new(Saved),
        Arc::new(Counted),
        Arc::new(Attended),
        Arc::new(Answered),
        Arc::new(Asked),
        Arc::new(Interests),
        Arc::new(Taught),
        Arc::new(Expert),
        Arc::new(Promoted),
        Arc::new(Elsewhere { catalogue: catalogue.clone() }),
    ])
}

/// Files, with their money, decisions and documents, and who looked at them.
struct Files {
    catalogue: Catalogue,
}

#[async_trait]
impl HeldData for Files {
    fn key(&self) -> &'static str {
        "casework"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        casework::own_data::of(cx, &self.catalogue, account).await
    }
}

/// Notices and letters.
struct Messages;

#[async_trait]
impl HeldData for Messages {
    fn key(&self) -> &'static str {
        "messages"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        messaging::own_data::of(cx, account).await
    }
}

/// Devices that are told of news, and about what.
struct Notifications;

#[async_trait]
impl HeldData for Notifications {
    fn key(&self) -> &'static str {
        "notifications"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        push::of_account(cx, account).await
    }
}

/// Files that are on their way, piece by piece.
struct OnTheirWay;

#[async_trait]
impl HeldData for OnTheirWay {
    fn key(&self) -> &'static str {
        "uploads"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        uploads::of_account(cx, account).await
    }
}

/// Links by which somebody else may look at documents.
struct Shared;

#[async_trait]
impl HeldData for Shared {
    fn key(&self) -> &'static str {
        "document_links"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        sharing::of_account(cx, account).await
    }
}

/// Countries about whose opening the person asked to be told. A wish knows a contact and no account.
struct Wishes;

#[async_trait]
impl HeldData for Wishes {
    fn key(&self) -> &'static str {
        "asked_to_be_told"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        let (_, contacts) = people::reach(cx, account).await?;
        let mut wishes = Vec::new();
        for held in contacts {
            let found = catalogue::interest::of_contact(cx, held.contact.value()).await?;
            wishes.extend(found.into_iter().map(|(country, at)| json!({ "country": country, "asked_at": at })));
        }
        Ok(Value::Array(wishes))
    }
}

/// Countries into whose pilot an invitation let the account in.
struct Admissions;

#[async_trait]
impl HeldData for Admissions {
    fn key(&self) -> &'static str {
        "invited_to"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        let admitted = catalogue::invitations::of_account(cx, account).await?;
        Ok(admitted.into_iter().map(|(country, at)| json!({ "country": country, "admitted_at": at })).collect())
    }
}

/// Privileges of whose opening the account asked to be told.
struct Awaited;

#[async_trait]
impl HeldData for Awaited {
    fn key(&self) -> &'static str {
        "privileges_awaited"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        let awaited = discovery::privileges::of_account(cx, account).await?;
        Ok(awaited.into_iter().map(|(privilege, at)| json!({ "privilege": privilege, "asked_at": at })).collect())
    }
}

/// Codes of entitlement and where they were redeemed.
struct Codes;

#[async_trait]
impl HeldData for Codes {
    fn key(&self) -> &'static str {
        "entitlement_codes"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        discovery::entitlements::of_account(cx, account).await
    }
}

/// Pages, privileges and services the account saved.
struct Saved;

#[async_trait]
impl HeldData for Saved {
    fn key(&self) -> &'static str {
        "saved_items"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        let saved = discovery::saved::of_account(cx, account).await?;
        Ok(saved.into_iter().map(|(kind, key, at)| json!({ "kind": kind, "key": key, "saved_at": at })).collect())
    }
}

/// What is counted of the account to improve the services.
struct Counted;

#[async_trait]
impl HeldData for Counted {
    fn key(&self) -> &'static str {
        "counted_to_improve"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        discovery::insights::of_account(cx, account).await
    }
}

/// Events for which the account registered.
struct Attended;

#[async_trait]
impl HeldData for Attended {
    fn key(&self) -> &'static str {
        "events"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        discovery::gatherings::of_account(cx, account).await
    }
}

/// Polls the account answered.
struct Answered;

#[async_trait]
impl HeldData for Answered {
    fn key(&self) -> &'static str {
        "poll_answers"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        discovery::polls::of_account(cx, account).await
    }
}

/// Questions for live hours, and voices for them.
struct Asked;

#[async_trait]
impl HeldData for Asked {
    fn key(&self) -> &'static str {
        "live_hours"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        discovery::live::of_account(cx, account).await
    }
}

/// What the account cares about, as far as its owner agreed to that.
struct Interests;

#[async_trait]
impl HeldData for Interests {
    fn key(&self) -> &'static str {
        "interests"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        discovery::interests::of_account(cx, account).await
    }
}

/// Training the account applied for, and what it was awarded.
struct Taught;

#[async_trait]
impl HeldData for Taught {
    fn key(&self) -> &'static str {
        "training"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        community::training::of_account(cx, account).await
    }
}

/// The account's profile as an expert.
struct Expert;

#[async_trait]
impl HeldData for Expert {
    fn key(&self) -> &'static str {
        "expert"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        community::experts::of_account(cx, account).await
    }
}

/// Drafts begun after a campaign, and messages about new services.
struct Promoted;

#[async_trait]
impl HeldData for Promoted {
    fn key(&self) -> &'static str {
        "promotion"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        promotion::of_account(cx, account).await
    }
}

/// Requests to other agencies, with what was sent.
struct Elsewhere {
    catalogue: Catalogue,
}

#[async_trait]
impl HeldData for Elsewhere {
    fn key(&self) -> &'static str {
        "agencies"
    }

    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
        agencies::own_data::of(cx, &self.catalogue, account).await
    }
}
