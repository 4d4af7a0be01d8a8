//! The smallest build: one group of actions, no TLS. Its service is a listener with one response; the emulator would turn
//! all actions on.

#![deny(warnings)]

use iai_client::{Client, Credentials};
use std::io::{Read, Write};
use std::net::TcpListener;

const RESPONSE: &str = r#"{"Response":{"PersonNum":0,"FaceNum":0,"RequestId":"r-1"}}"#;

fn serve(listener: TcpListener) -> std::io::Result<()> {
    let (mut stream, _) = listener.accept()?;
    stream.read(&mut [0; 4096])?;
    let length = RESPONSE.len();
    write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{RESPONSE}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let credentials = Credentials::new("AKIDlocal", "local-key")?;
    if let Err(error) = Client::builder().credentials(credentials.clone()).build() {
        println!("https: {error}; {}", error.remedy());
    }

    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    let server = std::thread::spawn(move || serve(listener));
    let client = Client::builder().credentials(credentials).endpoint(address).build()?;
    let counted = client.get_person_list_num().group_id("staff").send().await?;
    println!("loopback: {:?} persons", counted.person_num);
    server.join().map_err(|_| "the server panicked")??;
    Ok(())
}
