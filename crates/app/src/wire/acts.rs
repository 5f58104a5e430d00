//! The acts that take two people, put together and nothing more.

use std::sync::Arc;

use casework::{appointments, certificates, custody, delivery, desk, payments};
use catalogue::Catalogue;
use work::proposals::ProposedAct;

use super::{holdings::AccountHoldings, promotion};

/// Every act, of every area.
pub(super) fn all(
    catalogue: &Catalogue,
    lexicon: &community::experts::vocabulary::Lexicon,
) -> Vec<Arc<dyn ProposedAct>> {
    let mut acts = ::evaluation::behind_the_gate(catalogue::proposed_acts());
    acts.extend(::evaluation::proposed_acts());
    acts.extend(discovery::proposed_acts(catalogue));
    acts.extend(community::training::proposed_acts(catalogue));
    acts.extend(community::experts::proposed_acts(lexicon));
    acts.extend(::promotion::proposed_acts(catalogue, Arc::new(promotion::EditorsPictures)));
    acts.extend(::narration::proposed_acts());
    acts.extend(people::acts(Arc::new(AccountHoldings)));
    acts.push(Arc::new(desk::ApproveFile { catalogue: catalogue.clone() }));
    acts.push(Arc::new(desk::SetGreenLimit));
    acts.push(Arc::new(appointments::OpenSession { catalogue: catalogue.clone() }));
    acts.push(Arc::new(appointments::TurnAway { catalogue: catalogue.clone() }));
    acts.push(Arc::new(payments::ReleaseRefund));
    acts.push(Arc::new(payments::PartRefund { catalogue: catalogue.clone() }));
    acts.push(Arc::new(payments::SettleDispute { catalogue: catalogue.clone() }));
    acts.push(Arc::new(casework::closing::CloseDay { catalogue: catalogue.clone() }));
    acts.push(Arc::new(certificates::EndCertificate));
    acts.push(Arc::new(delivery::CountBlanks));
    acts.push(Arc::new(oversight::SetBound));
    acts.extend(oversight::academy::proposed_acts(catalogue));
    acts.push(Arc::new(custody::PutInForce));
    acts.push(Arc::new(custody::LiftOrder));
    acts
}
