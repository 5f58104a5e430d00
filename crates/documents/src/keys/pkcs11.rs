//! A key in a PKCS#11 token (an HSM, a smart card, SoftHSM in tests).
//!
//! The token gets a finished SHA-256 digest and `CKM_ECDSA`; the private key never leaves it. One session is used by one
//! thread at a time and opened again after a failure.

use std::{path::PathBuf, sync::Mutex};

use cryptoki::{
    context::{CInitializeArgs, CInitializeFlags, Pkcs11},
    mechanism::Mechanism,
    object::{Attribute, AttributeType, KeyType, ObjectClass, ObjectHandle},
    session::{Session, UserType},
    types::AuthPin,
};

use super::{PublicKey, Signer, SignerError};

/// Where the key is.
#[derive(Clone)]
pub struct Pkcs11Settings {
    /// The vendor's library, for instance `libsofthsm2.so`.
    pub module: PathBuf,
    /// Label of the token.
    pub token: String,
    /// Label of the private key and of its public half.
    pub key: String,
    /// The user's PIN.
    pub pin: zeroize::Zeroizing<String>,
}

struct Opened {
    session: Session,
    key: ObjectHandle,
}

/// A [`Signer`] backed by a token.
pub struct Pkcs11Signer {
    library: Pkcs11,
    settings: Pkcs11Settings,
    opened: Mutex<Option<Opened>>,
    public: PublicKey,
}

fn refused(cause: impl std::fmt::Display) -> SignerError {
    SignerError { custody: "PKCS#11 token", cause: cause.to_string() }
}

impl Pkcs11Signer {
    /// Loads the library, finds token and key, and reads the public half.
    pub fn open(settings: Pkcs11Settings) -> Result<Self, SignerError> {
        let library = Pkcs11::new(&settings.module).map_err(refused)?;
        library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).map_err(refused)?;
        let opened = open_session(&library, &settings)?;
        let public = read_public(&opened.session, &settings.key)?;
        Ok(Self { library, settings, opened: Mutex::new(Some(opened)), public })
    }
}

impl Signer for Pkcs11Signer {
    fn sign_prehash(&self, digest: &[u8; 32]) -> Result<[u8; 64], SignerError> {
        let mut slot = self.opened.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let opened = match slot.take() {
            Some(opened) => opened,
            None => open_session(&self.library, &self.settings)?,
        };
        // After a failure the session is dropped, so that the next signature opens a fresh one.
        let signature = opened.session.sign(&Mechanism::Ecdsa, opened.key, digest).map_err(refused)?;
        *slot = Some(opened);
        signature.try_into().map_err(|_| refused("the signature is not 64 bytes long"))
    }

    fn public_key(&self) -> &PublicKey {
        &self.public
    }
}

fn open_session(library: &Pkcs11, settings: &Pkcs11Settings) -> Result<Opened, SignerError> {
    for slot in library.get_slots_with_initialized_token().map_err(refused)? {
        if library.get_token_info(slot).map_err(refused)?.label() != settings.token {
            continue;
        }
        let session = library.open_ro_session(slot).map_err(refused)?;
        let pin = AuthPin::new(settings.pin.as_str().into());
        session.login(UserType::User, Some(&pin)).map_err(refused)?;
        let key = find(&session, ObjectClass::PRIVATE_KEY, &settings.key)?;
        return Ok(Opened { session, key });
    }
    Err(refused(format!("no token is labelled {}", settings.token)))
}

fn find(session: &Session, class: ObjectClass, label: &str) -> Result<ObjectHandle, SignerError> {
    let wanted =
        [Attribute::Class(class), Attribute::KeyType(KeyType::EC), Attribute::Label(label.as_bytes().to_vec())];
    match session.find_objects(&wanted).map_err(refused)?.as_slice() {
        [one] => Ok(*one),
        [] => Err(refused(format!("the token holds no EC key labelled {label}"))),
        _ => Err(refused(format!("the token holds several EC keys labelled {label}"))),
    }
}

fn read_public(session: &Session, label: &str) -> Result<PublicKey, SignerError> {
    let handle = find(session, ObjectClass::PUBLIC_KEY, label)?;
    let found = session.get_attributes(handle, &[AttributeType::EcPoint]).map_err(refused)?;
    let Some(Attribute::EcPoint(point)) = found.into_iter().next() else {
        return Err(refused("the token does not tell the public point"));
    };
    // PKCS#11 wraps the point in an OCTET STRING; some tokens forget to.
    let bare = point.strip_prefix(&[0x04, 0x41]).filter(|rest| rest.len() == 65).unwrap_or(&point);
    PublicKey::from_point(bare).map_err(refused)
}
