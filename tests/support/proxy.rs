//! A bad network between a browser and the service: a TCP proxy that can be cut and healed.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp},
    sync::watch,
};

#[derive(Clone, Copy, PartialEq)]
enum Network {
    Good,
    /// Connections break, and new ones break at once.
    Cut,
    /// Connections stay, also new ones, but nothing comes through: packets are dropped.
    BlackHole,
}

/// A port of 127.0.0.1 behind which the service is, as long as the network is good.
pub struct Proxy {
    pub port: u16,
    network: watch::Sender<Network>,
}

impl Proxy {
    /// A good network to this port.
    pub async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (network, state) = watch::channel(Network::Good);
        let proxy = Self {
            port: listener.local_addr().unwrap().port(),
            network,
        };
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(connection(
                    browser,
                    ([127, 0, 0, 1], port).into(),
                    state.clone(),
                ));
            }
        });
        proxy
    }

    /// The address of a thread.
    pub fn thread(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/thread/{path}", self.port)
    }

    pub fn cut(&self) {
        self.network.send_replace(Network::Cut);
    }

    pub fn swallow(&self) {
        self.network.send_replace(Network::BlackHole);
    }

    /// New connections come through. Those that fell into a black hole never come out of it, as
    /// behind a router that has forgotten them.
    pub fn heal(&self) {
        self.network.send_replace(Network::Good);
    }
}

async fn connection(
    browser: TcpStream,
    service: SocketAddr,
    mut network: watch::Receiver<Network>,
) {
    let now = *network.borrow_and_update();
    match now {
        Network::Cut => return,
        Network::BlackHole => return fallen(browser, network).await,
        Network::Good => {}
    }
    let Ok(service) = TcpStream::connect(service).await else {
        return;
    };
    let mut ends = (browser.into_split(), service.into_split());
    {
        let ((from_browser, to_browser), (from_service, to_service)) = &mut ends;
        tokio::select! {
            _ = pump(from_browser, to_service) => return,
            _ = pump(from_service, to_browser) => return,
            _ = network.changed() => {}
        }
    }
    let now = *network.borrow_and_update();
    if now == Network::BlackHole {
        fallen(ends, network).await;
    }
}

async fn fallen<T>(held: T, mut network: watch::Receiver<Network>) {
    network
        .wait_for(|network| *network == Network::Cut)
        .await
        .ok();
    drop(held);
}

async fn pump(from: &mut tcp::OwnedReadHalf, to: &mut tcp::OwnedWriteHalf) -> std::io::Result<()> {
    let mut buffer = [0; 16 * 1024];
    loop {
        match from.read(&mut buffer).await? {
            0 => return to.shutdown().await,
            n => to.write_all(&buffer[..n]).await?,
        }
    }
}
