//! The messages of the protocol, for programs that watch a connection: the heads of all records, and the messages in those that are not
//! encrypted.

use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Thread};
use rustls::ProtocolVersion;

use super::SslConnection;

const CHANGE_CIPHER_SPEC: u8 = 20;
const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;
/// What stands for the head of a record, and for the only message that changes ciphers.
const HEADER: u16 = 0x100;
const CHANGE: u16 = 0x101;

/// Records that have come and gone since the program was told.
#[derive(Default)]
pub(super) struct Log {
    records: Vec<(bool, Vec<u8>)>,
    /// Whether what comes, and what goes, is encrypted.
    encrypted: [bool; 2],
}

/// What a program is told.
struct Message<'a> {
    kind: u16,
    number: u16,
    data: &'a [u8],
}

impl Log {
    /// Takes down a record that has come.
    pub(super) fn came(&mut self, record: &[u8]) {
        self.records.push((false, record.to_vec()));
    }

    /// Takes down records that go.
    pub(super) fn go(&mut self, mut bytes: &[u8]) {
        while let Some(length) = bytes.get(3..5) {
            let length = 5 + usize::from(u16::from_be_bytes([length[0], length[1]]));
            let (record, rest) = bytes.split_at(length.min(bytes.len()));
            self.records.push((true, record.to_vec()));
            bytes = rest;
        }
    }

    /// The messages of a record.
    fn messages<'a>(&mut self, goes: bool, modern: bool, record: &'a [u8]) -> Vec<Message<'a>> {
        let encrypted = &mut self.encrypted[usize::from(goes)];
        let Some((head, mut body)) = record.split_at_checked(5) else { return Vec::new() };
        let kind = head[0];
        let mut messages = vec![Message { kind: HEADER, number: kind.into(), data: head }];
        match kind {
            _ if *encrypted => {}
            CHANGE_CIPHER_SPEC => {
                *encrypted = true;
                // Older versions tell only whoever sends it.
                if goes || modern {
                    messages.push(Message { kind: kind.into(), number: CHANGE, data: body });
                }
            }
            ALERT => {
                let number = body.get(1).copied().unwrap_or_default();
                messages.push(Message { kind: kind.into(), number: number.into(), data: body });
            }
            HANDSHAKE => {
                while let Some(&[number, high, middle, low]) = body.first_chunk::<4>() {
                    let length = u32::from_be_bytes([0, high, middle, low]) as usize;
                    let (message, rest) = body.split_at((4 + length).min(body.len()));
                    let number = number.into();
                    messages.push(Message { kind: kind.into(), number, data: message });
                    body = rest;
                }
            }
            // Data is encrypted whatever came before.
            _ => *encrypted = true,
        }
        messages
    }
}

impl SslConnection {
    /// Tells the program what has come and gone, if it watches.
    pub(super) fn tell(&self, thread: &Thread) -> Fallible {
        let log = match &mut self.engine.borrow_mut().log {
            Some(log) if !log.records.is_empty() => std::mem::take(&mut log.records),
            _ => return Ok(()),
        };
        let context = self.own_context(thread)?;
        let (Some(callback), Some(known_by)) = (context.msg_callback.get(), self.known_by()) else {
            return Ok(());
        };
        for (goes, record) in log {
            let messages = {
                let mut engine = self.engine.borrow_mut();
                let version = engine.connection().and_then(|one| one.protocol_version());
                let modern = version == Some(ProtocolVersion::TLSv1_3);
                engine.log.as_mut().map_or(Vec::new(), |log| log.messages(goes, modern, &record))
            };
            for message in messages {
                let version = u16::from_be_bytes([record[1], record[2]]);
                let direction = thread.new_str(if goes { "write" } else { "read" })?;
                let [version, kind, number] =
                    [version, message.kind, message.number].map(|it| thread.new_int(it.into()));
                let (version, kind, number) = (version?, kind?, number?);
                let data = Bytes::new(thread, message.data)?.into_object();
                let arguments = [&*known_by, &*direction, &version, &kind, &number, &data];
                call::call(thread, &callback, &arguments)?;
            }
        }
        Ok(())
    }
}
