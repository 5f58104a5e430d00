//! Draws a picture anew: only dots survive, turned the way the camera held them, without place, time or device.

use std::io::Cursor;

use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    imageops::FilterType,
};

use super::Media;

/// The longest side that is kept: twice the width of a page of text.
const KEPT: u32 = 1_600;
/// The longest side that is decoded at all.
const DECODED: u32 = 12_000;
/// What decoding may take.
const MEMORY: u64 = 256 * 1024 * 1024;

/// A picture drawn anew.
#[derive(Debug)]
pub(super) struct Clean {
    pub media: Media,
    pub width: i32,
    pub height: i32,
    pub bytes: Vec<u8>,
}

/// The bytes are no JPEG or PNG, or would exhaust the memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NoPicture;

/// What is seen in `bytes`. Takes time and memory: call it on a thread for blocking work.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, NoPicture> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| NoPicture)?;
    let media = match reader.format() {
        Some(ImageFormat::Jpeg) => Media::Jpeg,
        Some(ImageFormat::Png) => Media::Png,
        _ => return Err(NoPicture),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(DECODED);
    limits.max_image_height = Some(DECODED);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NoPicture)?;
    let orientation = decoder.orientation().map_err(|_| NoPicture)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| NoPicture)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > KEPT {
        picture = picture.resize(KEPT, KEPT, FilterType::Triangle);
    }
    let side = |side: u32| i32::try_from(side).map_err(|_| NoPicture);
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let mut out = Vec::new();
    let written = match media {
        Media::Jpeg => {
            let dots = picture.to_rgb8();
            let encoder = JpegEncoder::new_with_quality(&mut out, 85);
            encoder.write_image(&dots, dots.width(), dots.height(), ExtendedColorType::Rgb8)
        }
        Media::Png => {
            let dots = picture.to_rgba8();
            PngEncoder::new(&mut out).write_image(&dots, dots.width(), dots.height(), ExtendedColorType::Rgba8)
        }
    };
    written.map_err(|_| NoPicture)?;
    Ok(Clean { media, width, height, bytes: out })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_drawn_anew_and_made_small_enough_and_nothing_else_is_kept() {
        let mut png = Vec::new();
        DynamicImage::new_rgb8(3_000, 1_500).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        png.extend_from_slice(b"<script>where it was taken</script>");
        let drawn = clean(&png).unwrap();
        assert_eq!((drawn.width, drawn.height, drawn.media), (1_600, 800, Media::Png));
        assert!(!drawn.bytes.windows(8).any(|own| own == b"<script>"));
        assert_eq!(clean(b"GIF89a").unwrap_err(), NoPicture);
        assert_eq!(clean(b"").unwrap_err(), NoPicture);
    }
}
