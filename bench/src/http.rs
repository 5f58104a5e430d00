//! A client that costs next to nothing, as pgbench does: requests are written whole, answers read to their length, the
//! connection is kept.

use anyhow::{Context, Result, bail};
use std::net::SocketAddr;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// One kept connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    line: String,
}

/// An answer.
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("connecting to the product")?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), line: String::new() })
    }

    /// Sends a request and reads the whole answer.
    pub async fn call(&mut self, request: &[u8]) -> Result<Answered> {
        self.stream.get_mut().write_all(request).await?;
        let status_line = self.next_line().await?;
        let status = status_line.split(' ').nth(1).and_then(|text| text.parse().ok()).context("no status")?;
        let mut length = None;
        loop {
            let line = self.next_line().await?;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = Some(value.trim().parse::<usize>()?);
            }
        }
        let Some(length) = length else { bail!("an answer without a length: {status_line}") };
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        Ok(Answered { status, body })
    }

    async fn next_line(&mut self) -> Result<String> {
        self.line.clear();
        if self.stream.read_line(&mut self.line).await? == 0 {
            bail!("the product closed the connection");
        }
        Ok(self.line.trim_end().to_owned())
    }
}

/// `GET` of the API with a token.
pub fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET /api/v1{path} HTTP/1.1\r\nhost: wasl\r\nauthorization: Bearer {token}\r\n\r\n").into_bytes()
}

/// `POST` of a JSON body with a token and an idempotency key.
pub fn post(path: &str, token: &str, key: &str, body: &str) -> Vec<u8> {
    format!(
        "POST /api/v1{path} HTTP/1.1\r\nhost: wasl\r\nauthorization: Bearer {token}\r\nidempotency-key: {key}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
