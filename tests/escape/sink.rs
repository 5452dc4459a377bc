//! Where everything arrives in the network of [`super::namespace`]: names that are looked up, connections, and packets.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use browser_tests::name_in;
use simple_dns::rdata::{A, RData};
use simple_dns::{CLASS, Packet, PacketFlag, QTYPE, ResourceRecord, TYPE};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, UdpSocket};
use tokio::time::timeout;

/// Where all names lead: an address for documentation, which nobody has.
const ADDRESS: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);
/// How long a connection may take to say what it wants.
const LONGEST: Duration = Duration::from_millis(500);
/// The ports of HTTP, HTTPS, STUN and TURN.
const TCP: [u16; 4] = [80, 443, 3478, 5349];
const UDP: [u16; 3] = [443, 3478, 5349];

/// A way on which something may arrive.
pub const LOOKED_UP: &str = "a name looked up";

/// What says no name.
const NAMELESS: &str = "";
const PACKET: &str = "a packet";

/// What has arrived, by the name that it was for: the ways on which it came.
type Arrived = Arc<Mutex<BTreeMap<String, Vec<&'static str>>>>;

/// Listens as long as it is there.
pub struct Sink {
    arrived: Arrived,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

impl Sink {
    /// Listens on the ports above and as the server of names.
    pub async fn open() -> Result<Self> {
        let arrived = Arrived::default();
        let mut tasks = vec![tokio::spawn(names(bound(53).await?, arrived.clone()))];
        for port in UDP {
            tasks.push(tokio::spawn(packets(bound(port).await?, arrived.clone())));
        }
        for port in TCP {
            let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await?;
            tasks.push(tokio::spawn(connections(listener, arrived.clone())));
        }
        Ok(Self { arrived, tasks })
    }

    /// On which ways something for this name has arrived; empty where nothing has.
    pub fn ways(&self, name: &str) -> Vec<&'static str> {
        let arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        let mut ways: Vec<_> = arrived
            .iter()
            .filter(|(known, _)| *known == name || known.ends_with(&format!(".{name}")))
            .flat_map(|(_, ways)| ways)
            .copied()
            .collect();
        ways.sort_unstable();
        ways.dedup();
        ways
    }

    /// Packets that have arrived. They say no name that could be read here: whose they are only the time tells.
    pub fn packets(&self) -> usize {
        let arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        arrived.get(NAMELESS).map_or(0, |ways| ways.iter().filter(|way| **way == PACKET).count())
    }

    /// Forgets what has arrived.
    pub fn empty(&self) {
        self.arrived.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.tasks.iter().for_each(tokio::task::JoinHandle::abort);
    }
}

async fn bound(port: u16) -> Result<UdpSocket> {
    UdpSocket::bind((Ipv4Addr::UNSPECIFIED, port)).await.with_context(|| format!("cannot listen on port {port}"))
}

fn put(arrived: &Arrived, name: &str, way: &'static str) {
    let name = name.split(':').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    arrived.lock().unwrap_or_else(PoisonError::into_inner).entry(name).or_default().push(way);
}

/// Answers every question for an address with the one above.
async fn names(socket: UdpSocket, arrived: Arrived) {
    let mut buffer = [0; 1500];
    while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
        let answer = buffer.get(..length).and_then(|asked| answer(asked, &arrived));
        if let Some(answer) = answer {
            let _ = socket.send_to(&answer, from).await;
        }
    }
}

fn answer(asked: &[u8], arrived: &Arrived) -> Option<Vec<u8>> {
    let asked = Packet::parse(asked).ok()?;
    let question = asked.questions.first()?.clone().into_owned();
    put(arrived, &question.qname.to_string(), LOOKED_UP);
    let mut reply = Packet::new_reply(asked.id());
    reply.set_flags(PacketFlag::RECURSION_AVAILABLE);
    if question.qtype == QTYPE::TYPE(TYPE::A) {
        let address = RData::A(A { address: ADDRESS.into() });
        reply.answers.push(ResourceRecord::new(question.qname.clone(), CLASS::IN, 0, address));
    }
    reply.questions.push(question);
    reply.build_bytes_vec().ok()
}

async fn packets(socket: UdpSocket, arrived: Arrived) {
    let mut buffer = [0; 1500];
    while socket.recv_from(&mut buffer).await.is_ok() {
        put(&arrived, NAMELESS, PACKET);
    }
}

async fn connections(listener: TcpListener, arrived: Arrived) {
    while let Ok((mut connection, _)) = listener.accept().await {
        let arrived = arrived.clone();
        tokio::spawn(async move {
            let mut first = [0; 4096];
            let read = timeout(LONGEST, connection.read(&mut first)).await;
            let length = read.ok().and_then(Result::ok).unwrap_or_default();
            put(&arrived, &name_in(first.get(..length).unwrap_or_default()), "a connection");
        });
    }
}
