//! The SMTP simulator: as much of RFC 5321 as a sender needs, no relaying, no encryption, loopback only.

use std::{io, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use super::{Channel, Outbox, Sent, letter};

/// The longest letter taken.
const LETTER_BYTES: usize = 1 << 20;
/// The longest line read, commands and letters alike.
const LINE_BYTES: u64 = 4096;

/// Takes letters until dropped.
pub(super) async fn serve(listener: TcpListener, outbox: Arc<Outbox>) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let outbox = outbox.clone();
        tokio::spawn(async move {
            if let Err(error) = converse(stream, &outbox).await {
                tracing::info!(%error, "an SMTP conversation broke off");
            }
        });
    }
}

async fn converse(stream: TcpStream, outbox: &Outbox) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let script = outbox.controls.script();
    tokio::time::sleep(Duration::from_millis(script.slow_ms)).await;
    if script.down {
        return say(&mut stream, "421 simulated outage").await;
    }
    say(&mut stream, "220 wasl mail simulator").await?;
    let mut recipients: Vec<String> = Vec::new();
    while let Some(line) = read_line(&mut stream).await? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => say(&mut stream, "250-wasl mail simulator\r\n250-8BITMIME\r\n250 SMTPUTF8").await?,
            "HELO" | "NOOP" => say(&mut stream, "250 ok").await?,
            "MAIL" | "RSET" => {
                recipients.clear();
                say(&mut stream, "250 ok").await?;
            }
            "RCPT" => match address(&line) {
                Some(to) => {
                    recipients.push(to);
                    say(&mut stream, "250 ok").await?;
                }
                None => say(&mut stream, "501 no address").await?,
            },
            "DATA" if recipients.is_empty() => say(&mut stream, "503 to whom?").await?,
            "DATA" => {
                say(&mut stream, "354 go on, end with a point").await?;
                let Some(bytes) = read_letter(&mut stream).await? else {
                    return say(&mut stream, "552 too long").await;
                };
                keep(outbox, std::mem::take(&mut recipients), &bytes)?;
                say(&mut stream, "250 taken").await?;
            }
            "QUIT" => return say(&mut stream, "221 bye").await,
            _ => say(&mut stream, "502 not here").await?,
        }
    }
    Ok(())
}

fn keep(outbox: &Outbox, recipients: Vec<String>, bytes: &[u8]) -> io::Result<()> {
    let letter = letter::read(bytes);
    for to in recipients {
        outbox.take(Sent {
            id: letter.id.clone(),
            at: outbox.clock.now(),
            channel: Channel::Mail,
            to,
            subject: letter.subject.clone(),
            text: letter.text.clone(),
        })?;
    }
    Ok(())
}

/// What stands between the angle brackets.
fn address(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('<')?;
    let (address, _) = rest.split_once('>')?;
    address.contains('@').then(|| address.to_owned())
}

async fn say(stream: &mut BufReader<TcpStream>, text: &str) -> io::Result<()> {
    stream.get_mut().write_all(format!("{text}\r\n").as_bytes()).await
}

/// One line without its end; `None` when the other side has gone.
async fn read_line(stream: &mut BufReader<TcpStream>) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    stream.take(LINE_BYTES).read_until(b'\n', &mut bytes).await?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a line is too long or was cut"));
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()))
}

/// The letter up to the lone point, with doubled points undone; `None` if it is too long.
async fn read_letter(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Vec<u8>>> {
    let mut letter = Vec::new();
    loop {
        let Some(line) = read_line(stream).await? else {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the letter was cut"));
        };
        if line == "." {
            return Ok(Some(letter));
        }
        letter.extend_from_slice(line.strip_prefix('.').unwrap_or(&line).as_bytes());
        letter.extend_from_slice(b"\r\n");
        if letter.len() > LETTER_BYTES {
            return Ok(None);
        }
    }
}
