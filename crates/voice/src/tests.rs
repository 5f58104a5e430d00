//! Files as recorders write them, built here byte by byte; and the same with something wrong.

use proptest::prelude::*;

use super::*;

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut chunk = name.to_vec();
    chunk.extend_from_slice(&(body.len() as u32).to_le_bytes());
    chunk.extend_from_slice(body);
    chunk.resize(chunk.len() + body.len() % 2, 0);
    chunk
}

/// WAV of so many seconds with 8,000 one-byte samples each, a title, and `format`.
fn wav(seconds: usize, format: u16) -> Vec<u8> {
    let mut head = format.to_le_bytes().to_vec();
    head.extend_from_slice(&1_u16.to_le_bytes());
    for number in [8_000_u32, 8_000] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    head.extend_from_slice(&[1, 0, 8, 0]);
    let body = [
        b"WAVE".to_vec(),
        chunk(b"fmt ", &head),
        chunk(b"LIST", b"in Sharjah"),
        chunk(b"data", &vec![128; seconds * 8_000]),
    ];
    chunk(b"RIFF", &body.concat())
}

fn page(stream: u32, number: u32, (flags, count): (u8, u64), body: &[u8]) -> Vec<u8> {
    let mut page = b"OggS\0".to_vec();
    page.push(flags);
    page.extend_from_slice(&count.to_le_bytes());
    for number in [stream, number, 0] {
        page.extend_from_slice(&number.to_le_bytes());
    }
    let mut table = vec![255; body.len() / 255];
    table.push((body.len() % 255) as u8);
    page.push(table.len() as u8);
    page.extend_from_slice(&table);
    page.extend_from_slice(body);
    let sum = ogg::checksum(&page).to_le_bytes();
    page[22..26].copy_from_slice(&sum);
    page
}

/// Ogg of so many seconds, in pages of one second.
fn ogg(seconds: u64) -> Vec<u8> {
    let head = [b"OpusHead".as_slice(), &[1, 1, 0x38, 1, 0x80, 0xBB, 0, 0, 0, 0, 0]].concat();
    let mut file = page(7, 0, (2, 0), &head);
    file.extend(page(7, 1, (0, 0), b"OpusTags\0\0\0\0\0\0\0\0"));
    for second in 1..=seconds {
        let flags = if second == seconds { 4 } else { 0 };
        file.extend(page(7, second as u32 + 1, (flags, 312 + second * 48_000), &[3; 300]));
    }
    file
}

fn element(name: &[u8], body: &[u8]) -> Vec<u8> {
    let mut element = name.to_vec();
    element.extend_from_slice(&((body.len() as u64) | 1 << 56).to_be_bytes());
    element.extend_from_slice(body);
    element
}

/// WebM of so many clusters of a second, segment and clusters begun without a length as a live recorder does.
fn webm(seconds: u32, codec: &[u8], kind: u8) -> Vec<u8> {
    let unknown = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
    let mut file = element(&[0x1A, 0x45, 0xDF, 0xA3], &element(&[0x42, 0x82], b"webm"));
    file.extend([0x18, 0x53, 0x80, 0x67]);
    file.extend(unknown);
    file.extend(element(&[0x15, 0x49, 0xA9, 0x66], &element(&[0x2A, 0xD7, 0xB1], &1_000_000_u32.to_be_bytes())));
    let track = [element(&[0x83], &[kind]), element(&[0x86], codec)].concat();
    file.extend(element(&[0x16, 0x54, 0xAE, 0x6B], &element(&[0xAE], &track)));
    file.extend(element(&[0x12, 0x54, 0xC3, 0x67], b"recorded in Sharjah by her phone"));
    for second in 0..seconds {
        file.extend([0x1F, 0x43, 0xB6, 0x75]);
        file.extend(unknown);
        file.extend(element(&[0xE7], &(second * 1000).to_be_bytes()));
        for block in 0..10_u16 {
            let distance = (block * 100).to_be_bytes();
            file.extend(element(&[0xA3], &[0x81, distance[0], distance[1], 0x80, 1, 2, 3]));
        }
    }
    file
}

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut boxed = (body.len() as u32 + 8).to_be_bytes().to_vec();
    boxed.extend_from_slice(name);
    boxed.extend_from_slice(body);
    boxed
}

/// MP4 whose track lasts for `ticks` of a thousandth, and fragments of so many seconds after it.
fn mp4(ticks: u32, fragments: u32, handler: &[u8; 4], format: &[u8; 4]) -> Vec<u8> {
    let numbers = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>();
    let header = boxed(b"mdhd", &numbers(&[0, 0, 0, 1000, ticks, 0]));
    let handled = boxed(b"hdlr", &[numbers(&[0, 0]), handler.to_vec(), numbers(&[0, 0, 0])].concat());
    let description = boxed(b"stsd", &[numbers(&[0, 1, 36]), format.to_vec(), vec![0; 28]].concat());
    let media = boxed(b"minf", &boxed(b"stbl", &description));
    let track = boxed(b"trak", &boxed(b"mdia", &[header, handled, media].concat()));
    let place = boxed(b"udta", b"+25.3463+055.4209/ her phone");
    let extends = boxed(b"mvex", &boxed(b"trex", &numbers(&[0, 1, 1, 20, 0, 0])));
    let mut file = boxed(b"ftyp", b"isom\0\0\0\0isom");
    file.extend(boxed(b"moov", &[track, extends, place].concat()));
    for _ in 0..fragments {
        let usual = boxed(b"tfhd", &numbers(&[0x08, 1, 100]));
        let run = boxed(b"trun", &numbers(&[0x200, 10, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]));
        file.extend(boxed(b"moof", &boxed(b"traf", &[usual, run].concat())));
        file.extend(boxed(b"mdat", &[9; 50]));
    }
    if fragments == 0 {
        file.extend(boxed(b"mdat", &[9; 50]));
    }
    file
}

fn all(seconds: u32) -> Vec<(Kind, Vec<u8>)> {
    vec![
        (Kind::Wav, wav(seconds as usize, 1)),
        (Kind::Ogg, ogg(u64::from(seconds))),
        (Kind::Webm, webm(seconds, b"A_OPUS", 2)),
        (Kind::Mp4, mp4(seconds * 1000, 0, b"soun", b"mp4a")),
        (Kind::Mp4, mp4(0, seconds, b"soun", b"Opus")),
        (Kind::Mp4, mp4(u32::MAX, seconds, b"soun", b"mp4a")),
    ]
}

#[test]
fn what_recorders_write_is_taken_with_its_length() {
    for (kind, file) in all(12) {
        let size = file.len();
        let sound = examine(file, 120).unwrap_or_else(|flaw| panic!("{kind:?}: {flaw:?}"));
        assert_eq!((sound.kind, sound.seconds, sound.bytes.len()), (kind, 12, size), "{kind:?}");
        // What is kept is read again as the same.
        assert_eq!(examine(sound.bytes.clone(), 120).as_ref(), Ok(&sound));
    }
}

#[test]
fn what_recorders_add_about_the_place_is_not_kept() {
    for (kind, file) in all(2) {
        let kept = examine(file, 120).unwrap().bytes;
        let holds = |words: &[u8]| kept.windows(words.len()).any(|part| part == words);
        assert!(!holds(b"Sharjah") && !holds(b"+25.3463") && !holds(b"her phone"), "{kind:?}");
    }
}

#[test]
fn what_is_longer_than_asked_is_not_taken() {
    for (kind, file) in all(123) {
        assert_eq!(examine(file, 120), Err(Flaw::TooLong), "{kind:?}");
    }
    for (kind, file) in all(121) {
        assert_eq!(examine(file, 120).map(|sound| sound.seconds), Ok(121), "{kind:?}: a clock stops a little late");
    }
}

#[test]
fn pictures_and_other_sounds_are_not_taken() {
    let others = [
        wav(2, 3),
        webm(2, b"A_VORBIS", 2),
        webm(2, b"A_OPUS", 1),
        webm(2, b"V_VP8", 2),
        mp4(2_000, 0, b"vide", b"mp4a"),
        mp4(2_000, 0, b"soun", b"avc1"),
        page(7, 0, (2, 0), b"\x01vorbis and more"),
        b"ID3\x04".to_vec(),
        b"%PDF-1.7".to_vec(),
        Vec::new(),
    ];
    for other in others {
        assert_eq!(examine(other.clone(), 120), Err(Flaw::OtherSound), "{:?}", other.get(..12));
    }
    let heic = [b"\0\0\0\x18ftypheic".as_slice(), &[0; 40]].concat();
    assert_eq!(begins_as(&heic), None, "a picture of a telephone is examined as one");
}

#[test]
fn a_missing_end_and_one_changed_byte_are_found() {
    for (kind, file) in all(3) {
        let cut = file[..file.len() - 7].to_vec();
        assert_eq!(examine(cut, 120), Err(Flaw::Broken), "{kind:?}");
    }
    let mut file = ogg(3);
    let middle = file.len() / 2;
    file[middle] ^= 1;
    assert_eq!(examine(file, 120), Err(Flaw::Broken), "the checksum");
    assert_eq!(examine(wav(0, 1), 120), Err(Flaw::Broken), "silence of no length");
    assert_eq!(examine(webm(0, b"A_OPUS", 2), 120), Err(Flaw::Broken));
    assert_eq!(examine(mp4(0, 0, b"soun", b"mp4a"), 120), Err(Flaw::Broken));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_stop_the_program(which in 0_usize..6, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12), cut in any::<prop::sample::Index>()) {
        let (_, mut file) = all(2).swap_remove(which);
        for (place, byte) in changes {
            let at = place.index(file.len());
            file[at] = byte;
        }
        file.truncate(cut.index(file.len()) + 1);
        let _ = examine(file, 120);
    }

    #[test]
    fn nor_do_any_others(which in 0_usize..4, rest in proptest::collection::vec(any::<u8>(), 0..300)) {
        let begins: [&[u8]; 4] = [b"\x1A\x45\xDF\xA3", b"OggS\0", b"\0\0\0\x10ftypisom\0\0\0\0", b"RIFF\xff\0\0\0WAVE"];
        let _ = examine([begins[which], &rest].concat(), 120);
    }
}
