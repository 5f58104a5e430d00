//! What people may know of an account's files, and have forgotten, from casework.

use async_trait::async_trait;
use casework::retention;
use kernel::{Id, Outcome, marks};
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

    async fn forget(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
        retention::forget_account(cx, account).await
    }
}
