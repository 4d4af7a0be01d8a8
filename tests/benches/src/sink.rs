//! A server that throws bodies away and gives every action its fixed response. It keeps connections open, and each has a
//! thread.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

/// Starts it on a free port of this machine. It ends with the process.
///
/// # Errors
///
/// When no port can be had.
pub fn start() -> io::Result<SocketAddr> {
    listen(false)
}

/// The same, but it refuses every other request of a connection, as the service does that is called too often.
///
/// # Errors
///
/// When no port can be had.
pub fn start_busy() -> io::Result<SocketAddr> {
    listen(true)
}

fn listen(is_busy: bool) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            // A connection that breaks is the client's to tell of.
            std::thread::spawn(move || drop(serve(connection, is_busy)));
        }
    });
    Ok(address)
}

/// What the service of AWS that is most like CreatePerson answers.
const REKOGNITION: &str = r#"{"FaceRecords":[{"Face":{"FaceId":"4521b2b1-5ee9-4e20-8b3c-2a8bfa9dd0ed","Confidence":99.9}}],"FaceModelVersion":"7.0"}"#;
const TOO_MANY: &str = r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"Too many."},"RequestId":"57b42b73-b978-45b9-8095-8f50e9642d35"}}"#;
const CREATE_PERSON: &str = r#"{"Response":{"FaceId":"2875093635484912302","FaceRect":{"X":370,"Y":46,"Width":75,"Height":75},"SimilarPersonId":"","FaceModelVersion":"3.0","RequestId":"57b42b73-b978-45b9-8095-8f50e9642d35"}}"#;

fn serve(connection: TcpStream, is_busy: bool) -> io::Result<()> {
    let mut refuses = false;
    connection.set_nodelay(true)?;
    let mut writer = connection.try_clone()?;
    let mut reader = BufReader::with_capacity(256 * 1024, connection);
    while let Some(head) = head(&mut reader)? {
        if head.expects_continue {
            writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        io::copy(&mut reader.by_ref().take(head.length), &mut io::sink())?;
        refuses = is_busy && !refuses;
        let (kind, body) = match head.is_aws {
            true => ("application/x-amz-json-1.1", REKOGNITION),
            false if refuses => ("application/json", TOO_MANY),
            false => ("application/json", CREATE_PERSON),
        };
        let length = body.len();
        let response = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        writer.write_all(response.as_bytes())?;
    }
    Ok(())
}

#[derive(Default)]
struct Head {
    length: u64,
    expects_continue: bool,
    is_aws: bool,
}

/// What matters of the head of a request; `None` where the connection ends.
fn head(reader: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut head = Head::default();
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.split_once(':') else {
            if line.trim().is_empty() {
                return Ok(Some(head));
            }
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => head.length = value.trim().parse().unwrap_or_default(),
            "expect" => head.expects_continue = true,
            "x-amz-target" => head.is_aws = true,
            _ => {}
        }
    }
}
