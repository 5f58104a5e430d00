//! Draws a picture anew: only dots survive, turned the way the camera held them, without place, time or device.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits, codecs,
    imageops::FilterType,
};

use super::{Kind, Unfit, sniff};

/// No side may be longer: the largest telephone cameras stay below.
const MAX_SIDE: u32 = 16_384;
/// No picture may have more dots: 64 million.
const MAX_DOTS: u64 = 64_000_000;
/// What decoding may take: four bytes a dot, and room for the decoder.
const MAX_BYTES: u64 = 400 * 1024 * 1024;
/// A document of A4 is legible at 300 dots an inch; longer sides are scaled down to this.
const KEPT_SIDE: u32 = 3_600;

/// The picture in its own format, drawn anew.
pub(super) fn redraw(kind: Kind, bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let format = if kind == Kind::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    if kind == Kind::Jpeg && sniff::rfind(bytes, b"\xff\xd9").is_none() {
        return Err(Unfit::Truncated);
    }
    let (width, height) =
        ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|error| unfit(&error))?;
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_DOTS {
        return Err(Unfit::Bomb);
    }
    let picture = decode(bytes, format)?;
    let picture = if picture.width().max(picture.height()) > KEPT_SIDE {
        picture.resize(KEPT_SIDE, KEPT_SIDE, FilterType::Triangle)
    } else {
        picture
    };
    encode(kind, &picture)
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Unfit> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unfit(&error))?;
    // A picture without a readable orientation is upright.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unfit(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn encode(kind: Kind, picture: &DynamicImage) -> Result<Vec<u8>, Unfit> {
    let mut out = Vec::new();
    let done = match kind {
        Kind::Png => {
            let picture = picture.to_rgba8();
            codecs::png::PngEncoder::new(&mut out).write_image(
                &picture,
                picture.width(),
                picture.height(),
                image::ExtendedColorType::Rgba8,
            )
        }
        _ => {
            let picture = picture.to_rgb8();
            codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 88).write_image(
                &picture,
                picture.width(),
                picture.height(),
                image::ExtendedColorType::Rgb8,
            )
        }
    };
    done.map_err(|error| unfit(&error))?;
    Ok(out)
}

fn unfit(error: &ImageError) -> Unfit {
    match error {
        ImageError::Limits(_) => Unfit::Bomb,
        _ => Unfit::Truncated,
    }
}
