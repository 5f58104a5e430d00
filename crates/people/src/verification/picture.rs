//! Making a clean picture of what was sent.
//!
//! The sent bytes are decoded and encoded anew, so that nothing hidden in the file (a second format, a script, the place
//! where it was taken) reaches an officer. Size is limited before memory is taken.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder};

/// Largest side of the picture an officer sees; enough to read a passport's small print.
const LARGEST: u32 = 2200;
/// Largest side that is decoded at all.
const DECODED: u32 = 12_000;
/// Most memory a decoder may take.
const MEMORY: u64 = 256 * 1024 * 1024;

/// The file is not a JPEG or PNG picture, or is made to exhaust memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NoPicture;

/// A JPEG of what is seen in `bytes`. Takes time and memory: call it on a thread for blocking work.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, NoPicture> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| NoPicture)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        return Err(NoPicture);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(DECODED);
    limits.max_image_height = Some(DECODED);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NoPicture)?;
    let orientation = decoder.orientation().map_err(|_| NoPicture)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| NoPicture)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > LARGEST {
        picture = picture.resize(LARGEST, LARGEST, image::imageops::FilterType::Triangle);
    }
    let mut jpeg = Vec::new();
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 85)).map_err(|_| NoPicture)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(side: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(side, side).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_encoded_anew_and_made_small_enough() {
        let jpeg = clean(&png(3000)).unwrap();
        assert!(jpeg.starts_with(&[0xff, 0xd8, 0xff]));
        let seen = image::load_from_memory(&jpeg).unwrap();
        assert_eq!(seen.width(), LARGEST);
    }

    #[test]
    fn what_hides_behind_a_picture_does_not_come_through() {
        let mut polyglot = png(40);
        polyglot.extend_from_slice(b"<script>alert(1)</script>%PDF-1.7");
        let jpeg = clean(&polyglot).unwrap();
        assert!(!jpeg.windows(8).any(|part| part == b"<script>"));
    }

    #[test]
    fn other_files_cut_files_and_bombs_are_no_pictures() {
        let mut bomb = png(8);
        // The header claims 60,000 pixels a side.
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let cut = png(400)[..200].to_vec();
        for bytes in [b"%PDF-1.7 ...".to_vec(), b"GIF89a".to_vec(), Vec::new(), cut, bomb] {
            assert_eq!(clean(&bytes), Err(NoPicture));
        }
    }
}
