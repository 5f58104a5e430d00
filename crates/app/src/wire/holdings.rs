//! What people may know of an account's files, and have forgotten, from casework; and what hangs on its letters, whose bytes
//! lie under keys of their own and do not go with the account's.

use async_trait::async_trait;
use casework::{retention, subjects};
use kernel::{Id, NationalNumber, Outcome, marks};
use people::ports::{AccountFiles, FileStanding};
use store::Cx;

/// Casework as people see it.
pub struct AccountHoldings;

#[async_trait]
impl AccountFiles for AccountHoldings {
    async fn standing(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<FileStanding> {
        let standing = retention::standing(cx, account).await?;
        Ok(FileStanding { under_way: standing.under_way, issued: standing.issued })
    }

    async fn number_moved(&self, cx: &mut Cx, former: Id<marks::Account>, number: &NationalNumber) -> Outcome<()> {
        subjects::number_moved(cx, former, number).await
    }

    async fn forget(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
        messaging::attachments::forget_account(cx, account).await?;
        push::forget(cx, account).await?;
        uploads::forget(cx, account).await?;
        sharing::forget(cx, account).await?;
        catalogue::invitations::forget(cx, account).await?;
        discovery::privileges::forget(cx, account).await?;
        discovery::entitlements::forget(cx, account).await?;
        discovery::saved::forget(cx, account).await?;
        discovery::insights::forget(cx, account).await?;
        discovery::gatherings::forget(cx, account).await?;
        discovery::live::forget(cx, account).await?;
        discovery::polls::forget(cx, account).await?;
        discovery::interests::forget(cx, account).await?;
        community::training::forget(cx, account).await?;
        community::experts::forget(cx, account).await?;
        promotion::forget(cx, account).await?;
        agencies::requests::forgetting::forget_account(cx, account).await?;
        retention::forget_account(cx, account).await
    }
}
