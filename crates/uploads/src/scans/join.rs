//! Pictures of pages to one PDF: one page a picture, in their order, each as large as it fits on A4 the way it lies. Pure work on
//! bytes in memory. The pictures were examined and drawn upright before; nothing here reads what a device wrote.

use std::io::Cursor;

use image::{
    DynamicImage, ImageEncoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
};
use kernel::{Failure, Outcome, Refusal, RefusalKind};
use lopdf::{Document, Object, Stream, dictionary};

/// The longer side of a page as it is kept, in dots: A4 at 212 dots an inch.
const SIDE: u32 = 2_480;
/// The longer sides to which pages are drawn smaller when all together are too large, in dots: A4 at 170 and at 150 dots an
/// inch. Below that the print of a register is hard to read, and the document is refused.
const SMALLER: [u32; 2] = [1_988, 1_754];
/// How much of a picture JPEG keeps; print stays sharp.
const QUALITY: u8 = 80;
/// The longer and the shorter side of A4, in points.
const A4: (f32, f32) = (841.89, 595.28);
/// A dot is never drawn larger than this, in points: a small picture stays small on its page (150 dots an inch).
const LARGEST_DOT: f32 = 72.0 / 150.0;
/// What decoding may take; the pictures passed the examination, which draws no larger ones.
const MAX_BYTES: u64 = 120 * 1024 * 1024;

/// A page: a JPEG in colours, and its size in dots.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Leaf {
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// A page of an examined picture, JPEG or PNG, no larger than a document needs.
///
/// # Errors
/// A fault if it is no picture, for then it was not examined.
pub(crate) fn leaf(picture: &[u8]) -> Outcome<Leaf> {
    drawn(&read(picture)?, SIDE)
}

/// The document of these pages, of at most `limit` bytes.
///
/// # Errors
/// The refusal `uploads.pages_too_large` if legible pages do not fit.
pub(crate) fn joined(leaves: &[Vec<u8>], limit: usize) -> Outcome<Vec<u8>> {
    let whole = leaves.iter().map(|bytes| measured(bytes)).collect::<Outcome<Vec<Leaf>>>()?;
    let document = written(&whole)?;
    if document.len() <= limit {
        return Ok(document);
    }
    drop(document);
    for side in SMALLER {
        let smaller = whole.iter().map(|leaf| drawn(&read(&leaf.bytes)?, side)).collect::<Outcome<Vec<Leaf>>>()?;
        let document = written(&smaller)?;
        if document.len() <= limit {
            return Ok(document);
        }
    }
    let megabytes = (limit / (1024 * 1024)).to_string();
    let refusal = Refusal::new(RefusalKind::Rule, "uploads.pages_too_large", "uploads-pages-too-large");
    Err(refusal.arg("megabytes", megabytes).at("file").into())
}

fn read(picture: &[u8]) -> Outcome<DynamicImage> {
    let format = if picture.starts_with(b"\x89PNG") { ImageFormat::Png } else { ImageFormat::Jpeg };
    let mut reader = ImageReader::with_format(Cursor::new(picture), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    reader.decode().map_err(|error| Failure::fault("reading an examined page", error))
}

/// The size of a kept page, without decoding it.
fn measured(bytes: &[u8]) -> Outcome<Leaf> {
    let reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg);
    let (width, height) = reader.into_dimensions().map_err(|error| Failure::fault("measuring a page", error))?;
    Ok(Leaf { bytes: bytes.to_vec(), width, height })
}

/// The picture with its longer side at most `side`, on white where it is transparent.
fn drawn(picture: &DynamicImage, side: u32) -> Outcome<Leaf> {
    let large = picture.width().max(picture.height()) > side;
    let picture = if large { picture.resize(side, side, FilterType::Triangle) } else { picture.clone() };
    let dots = if picture.color().has_alpha() { on_white(&picture) } else { picture.to_rgb8() };
    let (width, height) = dots.dimensions();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(&dots, width, height, image::ExtendedColorType::Rgb8)
        .map_err(|error| Failure::fault("drawing a page", error))?;
    Ok(Leaf { bytes, width, height })
}

fn on_white(picture: &DynamicImage) -> image::RgbImage {
    let own = picture.to_rgba8();
    image::RgbImage::from_fn(own.width(), own.height(), |x, y| {
        let image::Rgba([red, green, blue, alpha]) = *own.get_pixel(x, y);
        let over = |part: u8| {
            let mixed = (u16::from(part) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

/// The PDF itself: pictures as they are, and for each page the one sentence that draws it.
fn written(leaves: &[Leaf]) -> Outcome<Vec<u8>> {
    let broken = |error: lopdf::Error| Failure::fault("putting pages together", error);
    let mut document = Document::with_version("1.7");
    let tree = document.try_new_object_id().map_err(broken)?;
    let mut kids = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        let picture = Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Image",
                "Width" => leaf.width, "Height" => leaf.height,
                "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
            },
            leaf.bytes.clone(),
        );
        let picture = document.try_add_object(picture).map_err(broken)?;
        let (width, height) = on_paper(leaf);
        let draws = Stream::new(dictionary! {}, format!("q {width} 0 0 {height} 0 0 cm /P Do Q").into_bytes());
        let draws = document.try_add_object(draws).map_err(broken)?;
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree,
            "MediaBox" => vec![Object::Integer(0), Object::Integer(0), Object::Real(width), Object::Real(height)],
            "Resources" => dictionary! { "XObject" => dictionary! { "P" => picture } },
            "Contents" => draws,
        };
        kids.push(Object::Reference(document.try_add_object(page).map_err(broken)?));
    }
    let count = i64::try_from(kids.len()).map_err(|error| Failure::fault("counting pages", error))?;
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => tree };
    let catalog = document.try_add_object(catalog).map_err(broken)?;
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| Failure::fault("putting pages together", error))?;
    Ok(bytes)
}

/// The size of a page in points: the picture's own shape, as large as fits on A4 lying the same way.
fn on_paper(leaf: &Leaf) -> (f32, f32) {
    let (width, height) = (leaf.width as f32, leaf.height as f32);
    let (room_across, room_down) = if width > height { A4 } else { (A4.1, A4.0) };
    let dot = (room_across / width).min(room_down / height).min(LARGEST_DOT);
    (width * dot, height * dot)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page on which every dot differs from its neighbours: nothing makes it smaller.
    fn noise(width: u32, height: u32) -> Vec<u8> {
        let mut seed = 7_u32;
        let picture = image::RgbImage::from_fn(width, height, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [_, red, green, blue] = seed.to_be_bytes();
            image::Rgb([red, green, blue])
        });
        png(&DynamicImage::ImageRgb8(picture))
    }

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    /// The pages of a document: width and height in points.
    fn pages(pdf: &[u8]) -> Vec<(f32, f32)> {
        let document = Document::load_mem(pdf).unwrap();
        let size = |id| {
            let page = document.get_dictionary(id).unwrap();
            let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
            (sides[2].as_float().unwrap(), sides[3].as_float().unwrap())
        };
        document.get_pages().into_values().map(size).collect()
    }

    #[test]
    fn each_picture_is_a_page_that_lies_as_it_does_and_fits_on_a4() {
        let upright = leaf(&noise(600, 900)).unwrap();
        let across = leaf(&noise(4_000, 1_000)).unwrap();
        let small = leaf(&noise(150, 75)).unwrap();
        assert_eq!((across.width, across.height), (2_480, 620));
        let pdf = joined(&[upright.bytes, across.bytes, small.bytes], 20_000_000).unwrap();
        let pages = pages(&pdf);
        assert_eq!(pages.len(), 3);
        assert!((pages[0].0 - 288.0).abs() < 0.1 && (pages[0].1 - 432.0).abs() < 0.1, "{pages:?}");
        assert!((pages[1].0 - 841.89).abs() < 0.1 && (pages[1].1 - 210.47).abs() < 0.1, "{pages:?}");
        assert!((pages[2].0 - 72.0).abs() < 0.1, "a small picture is not blown up: {pages:?}");
    }

    #[test]
    fn pages_are_drawn_smaller_before_a_document_is_too_large_and_never_illegibly_small() {
        let page = leaf(&noise(2_480, 1_700)).unwrap().bytes;
        let whole = joined(std::slice::from_ref(&page), 20_000_000).unwrap();
        let smaller = joined(std::slice::from_ref(&page), whole.len() - 1).unwrap();
        assert!(smaller.len() < whole.len());
        assert_eq!(pages(&smaller).len(), 1);
        let refused = joined(&[page], 50_000).unwrap_err();
        assert!(matches!(refused, Failure::Refusal(refusal) if refusal.code == "uploads.pages_too_large"));
    }

    #[test]
    fn what_is_transparent_is_white() {
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(32, 32, image::Rgba([0, 0, 0, 0])));
        let drawn = read(&leaf(&png(&clear)).unwrap().bytes).unwrap().to_rgb8();
        assert!(drawn.get_pixel(16, 16).0.iter().all(|part| *part > 250));
    }
}
