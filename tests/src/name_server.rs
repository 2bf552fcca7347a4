//! A name server on loopback that knows what a test tells it (RFC 1035).

use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::thread::JoinHandle;

use domain::base::iana::Rcode;
use domain::base::{Message, MessageBuilder, Name, Rtype, Ttl};
use domain::rdata::{A, Srv, Txt};

pub type Owner = Name<Vec<u8>>;

/// What stands under a name.
#[derive(Debug, Clone)]
pub enum Record {
    Address(Ipv4Addr),
    /// Priority, port, target.
    Service(u16, u16, &'static str),
    Text(&'static str),
}

#[derive(Debug)]
pub struct NameServer {
    pub address: SocketAddr,
    thread: Option<JoinHandle<()>>,
}

impl NameServer {
    pub fn start(zone: Vec<(&'static str, Record)>) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let thread = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // Nothing at all is the word to end.
            while let Ok((length @ 1.., from)) = socket.recv_from(&mut bytes) {
                if let Some(answer) = answer(&zone, &bytes[..length]) {
                    let _ = socket.send_to(&answer, from);
                }
            }
        });
        Self { address, thread: Some(thread) }
    }
}

impl Drop for NameServer {
    fn drop(&mut self) {
        let told = UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.send_to(&[], self.address));
        assert!(told.is_ok(), "{told:?}");
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn answer(zone: &[(&str, Record)], asked: &[u8]) -> Option<Vec<u8>> {
    let asked = Message::from_octets(asked).ok()?;
    let question = asked.sole_question().ok()?;
    let mut answer = MessageBuilder::new_vec().start_answer(&asked, Rcode::NOERROR).ok()?;
    for (owner, record) in zone {
        let owner: Owner = owner.parse().unwrap();
        if owner != *question.qname() {
            continue;
        }
        let ttl = Ttl::from_secs(60);
        let class = question.qclass();
        match (question.qtype(), record) {
            (Rtype::A, Record::Address(address)) => {
                answer.push((owner, class, ttl, A::new(*address))).unwrap();
            }
            (Rtype::SRV, Record::Service(priority, port, target)) => {
                let target: Owner = target.parse().unwrap();
                answer.push((owner, class, ttl, Srv::new(*priority, 0, *port, target))).unwrap();
            }
            (Rtype::TXT, Record::Text(text)) => {
                let text: Txt<Vec<u8>> = Txt::build_from_slice(text.as_bytes()).unwrap();
                answer.push((owner, class, ttl, text)).unwrap();
            }
            _ => {}
        }
    }
    Some(answer.finish())
}
