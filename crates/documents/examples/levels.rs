//! Seals the specimen at its other levels, for the outside validators (`tools/validators/levels.sh`):
//!
//! `levels FOLDER token MODULE TOKEN KEY PIN` with the seal key in a PKCS#11 token,
//! `levels FOLDER stamped TSA_CONFIG` with a time-stamp (B-T) of a local authority run by openssl,
//! `levels FOLDER lasting` with validation data added afterwards (B-LT).

use std::{env, error::Error, fs, path::Path, process::Command, sync::Arc};

use documents::{
    bench,
    issue::issue,
    keys::{IssuerKeys, Pkcs11Settings, Pkcs11Signer, TEST_AUTHORITY},
    render::{IssuerNames, Renderer, Sheet},
    seal::{SealDetails, add_validation_data, prepare, timestamp_request, timestamp_token},
    verify::{Examination, examine_pdf},
};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (folder, level) = (Path::new(arguments.first().ok_or("name a folder")?), arguments.get(1).copied());
    let keys = bench::issuer(&folder.join("keys"))?;
    let (name, pdf) = match (level, arguments.get(2..).unwrap_or_default()) {
        (Some("token"), [module, token, key, pin]) => ("token.pdf", in_token(&keys, module, token, key, pin)?),
        (Some("stamped"), [config]) => ("stamped.pdf", stamped(&keys, folder, config)?),
        (Some("lasting"), []) => {
            let sealed = issue(&Renderer::new()?, &keys, &bench::order(4821)?)?.pdf;
            ("lasting.pdf", add_validation_data(&sealed, &keys.seal_chain, &[])?)
        }
        _ => return Err("token, stamped or lasting, with its arguments".into()),
    };
    if !matches!(examine_pdf(&pdf, &keys.published), Examination::Sealed(_)) {
        return Err("our own verifier refuses it".into());
    }
    fs::write(folder.join(name), pdf)?;
    Ok(())
}

fn in_token(keys: &IssuerKeys, module: &str, token: &str, key: &str, pin: &str) -> Outcome<Vec<u8>> {
    let settings = Pkcs11Settings {
        module: module.into(),
        token: token.to_owned(),
        key: key.to_owned(),
        pin: pin.to_owned().into(),
    };
    let keys = IssuerKeys { seal: Arc::new(Pkcs11Signer::open(settings)?), ..keys.clone() };
    Ok(issue(&Renderer::new()?, &keys, &bench::order(4821)?)?.pdf)
}

fn stamped(keys: &IssuerKeys, folder: &Path, config: &str) -> Outcome<Vec<u8>> {
    let order = bench::order(4821)?;
    let sheet = Sheet {
        serial: order.serial,
        issued_at: order.issued_at,
        zone: order.zone,
        issuer: IssuerNames { ar: order.authority.ar, en: order.authority.en, test: true },
        verify_at: order.verify_at,
        record: order.record,
        qr_text: "EGA1:WITHOUT".to_owned(),
    };
    let details = SealDetails {
        at: order.issued_at,
        name: TEST_AUTHORITY.to_owned(),
        reason: "إصدار شهادة".to_owned(),
        label: "الخاتم الإلكتروني".to_owned(),
    };
    let signed = prepare(&Renderer::new()?.render(&order.template, &sheet)?, &details)?.sign(keys)?;
    let (question, answer) = (folder.join("stamp.tsq"), folder.join("stamp.tsr"));
    fs::write(&question, timestamp_request(&signed.imprint(), 7))?;
    let status = Command::new("openssl")
        .args(["ts", "-reply", "-config", config, "-queryfile"])
        .arg(&question)
        .arg("-out")
        .arg(&answer)
        .status()?;
    if !status.success() {
        return Err("openssl did not stamp".into());
    }
    let token = timestamp_token(&fs::read(answer)?, &signed.imprint())?;
    Ok(signed.finish(Some(&token))?)
}
