//! The beginning of a connection that should speak TLS.

use std::io;

use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::call::Call;
use super::faulty_stream::FaultyStream;
use super::http;
use super::scheme::Scheme;
use super::turns::Turns;

/// The first byte of every TLS connection. No request of HTTP begins with it.
const HANDSHAKE: u8 = 22;

/// A connection whose client has said how it speaks.
enum Opened {
    Tls(Box<TlsStream<FaultyStream>>),
    Plain(FaultyStream),
}

/// Serves one connection. The time that a request may take to arrive limits the handshake, too; until it is done, the
/// connection is an idle one, that can be told to close.
pub(super) async fn serve(
    stream: TcpStream,
    acceptor: &TlsAcceptor,
    call: Call,
    turns: Turns,
    mut stopped: watch::Receiver<()>,
) {
    let opening = timeout(call.state.io_timeout, open(stream, acceptor, &call, turns));
    let opened = tokio::select! {
        opened = opening => opened,
        _ = stopped.changed() => return,
    };
    let with = |scheme| Call {
        scheme,
        ..call.clone()
    };
    match opened {
        Ok(Ok(Opened::Tls(stream))) => http::serve(stream, with(Scheme::Https), stopped).await,
        Ok(Ok(Opened::Plain(stream))) => {
            http::serve(stream, with(Scheme::HttpForHttps), stopped).await
        }
        // The client has left, does not trust the certificate, or was too slow.
        Ok(Err(_)) | Err(_) => {}
    }
}

async fn open(
    stream: TcpStream,
    acceptor: &TlsAcceptor,
    call: &Call,
    turns: Turns,
) -> io::Result<Opened> {
    let mut first = [HANDSHAKE];
    stream.peek(&mut first).await?;
    let stream = http::faulty(stream, call, turns);
    if first == [HANDSHAKE] {
        let stream = acceptor.accept(stream).await?;
        Ok(Opened::Tls(Box::new(stream)))
    } else {
        Ok(Opened::Plain(stream))
    }
}
