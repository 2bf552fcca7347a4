//! Long answers on their way to the window.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde::Serialize;
use tauri::ipc::{InvokeResponseBody, IpcResponse};

/// An answer that may be long: the lists of a register of many years, the map of a drag.
///
/// `WebKitGTK` takes what an address of the program's own scheme answers in pieces of 8 KiB, each with a turn of its main
/// loop: four megabytes of JSON are a second on the way. Compressed they are a tenth of that; the window unpacks them
/// (`ui/src/backend/tauri.ts`).
#[derive(Debug)]
pub struct Packed<T>(pub T);

/// What is shorter goes as it is, in one or two pieces.
const LONG: usize = 16 * 1024;

impl<T: Serialize> IpcResponse for Packed<T> {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        let json = serde_json::to_string(&self.0)?;
        if json.len() < LONG {
            return Ok(json.into());
        }
        let mut packer = ZlibEncoder::new(Vec::with_capacity(json.len() / 8), Compression::fast());
        packer.write_all(json.as_bytes())?;
        Ok(packer.finish()?.into())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn unpacked(answer: &[String]) -> (bool, String) {
        match Packed(answer).body().unwrap() {
            InvokeResponseBody::Json(json) => (false, json),
            InvokeResponseBody::Raw(bytes) => {
                let mut json = String::new();
                flate2::read::ZlibDecoder::new(&*bytes).read_to_string(&mut json).unwrap();
                (true, json)
            }
        }
    }

    #[test]
    fn a_long_answer_is_packed_a_short_one_goes_as_it_is() {
        let many: Vec<String> = (0..5_000).map(|number| format!("Spotkanie {number} – świetlica")).collect();
        for (answer, packed) in [(&many[..], true), (&many[..3], false)] {
            assert_eq!(unpacked(answer), (packed, serde_json::to_string(answer).unwrap()));
        }
    }
}
