//! Pictures that people send, made again: decoded, turned upright, cut down to the sizes of a
//! telephone and of a screen, written anew. Nothing of the file itself is kept, so neither the
//! place where it was taken nor anything hidden in it goes out.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use sha2::{Digest as _, Sha256};

/// Largest file, in bytes.
pub(in crate::site) const MEDIA_BYTES_MAX: u64 = 12 * 1024 * 1024;
/// Longest side, in pixels.
const SIDE_PIXELS_MAX: u32 = 12_000;
/// Most pixels in all: what a good camera takes.
const PIXELS_MAX: u64 = 40_000_000;
/// Most memory that decoding may take, in bytes.
const DECODED_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Widths that pages are served, in pixels: a telephone, a screen.
const WIDTHS: [u32; 2] = [640, 1_280];
/// Quality of photographs, from 1 to 100.
const QUALITY: u8 = 80;

/// Why a file is no picture for the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Unfit {
    /// Larger than [`MEDIA_BYTES_MAX`].
    TooHeavy,
    /// Neither JPEG, PNG nor WebP, or broken.
    NotAPicture,
    /// More pixels than we take.
    TooLarge,
}

impl Unfit {
    /// The text key of what to do.
    pub(in crate::site) const fn key(self) -> &'static str {
        match self {
            Self::TooHeavy => "site-media-too-heavy",
            Self::NotAPicture => "site-media-not-a-picture",
            Self::TooLarge => "site-media-too-large",
        }
    }
}

/// A size of a picture, ready to be served.
#[derive(Debug, Clone)]
pub(in crate::site) struct Size {
    pub(in crate::site) width: i64,
    pub(in crate::site) height: i64,
    /// The hash of its content, and its ending.
    pub(in crate::site) file: String,
    pub(in crate::site) media_type: &'static str,
    pub(in crate::site) content: Vec<u8>,
}

/// The sizes of a picture, smallest first.
///
/// # Errors
/// [`Unfit`] says why it is none.
pub(in crate::site) fn sizes(content: &[u8]) -> Result<Vec<Size>, Unfit> {
    if u64::try_from(content.len()).unwrap_or(u64::MAX) > MEDIA_BYTES_MAX {
        return Err(Unfit::TooHeavy);
    }
    let picture = decoded(content)?;
    let mut sizes: Vec<Size> = Vec::new();
    for width in WIDTHS {
        let width = width.min(picture.width());
        if sizes.iter().any(|size| size.width == i64::from(width)) {
            continue;
        }
        sizes.push(size(&picture, width)?);
    }
    Ok(sizes)
}

/// Decodes within the limits: the size that the file tells is looked at before anything is read.
fn decoded(content: &[u8]) -> Result<DynamicImage, Unfit> {
    let reader = ImageReader::new(Cursor::new(content)).with_guessed_format();
    let mut reader = reader.map_err(|_| Unfit::NotAPicture)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(Unfit::NotAPicture);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_PIXELS_MAX);
    limits.max_image_height = Some(SIDE_PIXELS_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unfit(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(Unfit::TooLarge);
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unfit(&error))?;
    picture.apply_orientation(upright);
    Ok(picture)
}

const fn unfit(error: &image::ImageError) -> Unfit {
    match error {
        image::ImageError::Limits(_) => Unfit::TooLarge,
        _ => Unfit::NotAPicture,
    }
}

/// One size: a photograph as JPEG, what has see-through parts as PNG.
fn size(picture: &DynamicImage, width: u32) -> Result<Size, Unfit> {
    let scaled = if width == picture.width() {
        picture.clone()
    } else {
        picture.resize(width, SIDE_PIXELS_MAX, FilterType::CatmullRom)
    };
    let (width, height) = (scaled.width(), scaled.height());
    let mut content = Vec::new();
    let (ending, media_type, written) = if picture.color().has_alpha() {
        let plain = DynamicImage::from(scaled.to_rgba8());
        ("png", "image/png", plain.write_with_encoder(PngEncoder::new(&mut content)))
    } else {
        let plain = DynamicImage::from(scaled.to_rgb8());
        let encoder = JpegEncoder::new_with_quality(&mut content, QUALITY);
        ("jpg", "image/jpeg", plain.write_with_encoder(encoder))
    };
    written.map_err(|error| unfit(&error))?;
    let hash: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
    let file = format!("{hash}.{ending}");
    Ok(Size { width: i64::from(width), height: i64::from(height), file, media_type, content })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn photo(width: u32, height: u32) -> Vec<u8> {
        let picture = DynamicImage::from(image::RgbImage::from_fn(width, height, |x, y| {
            image::Rgb([(x % 256).to_le_bytes()[0], (y % 256).to_le_bytes()[0], 90])
        }));
        let mut content = Vec::new();
        picture.write_with_encoder(JpegEncoder::new(&mut content)).unwrap();
        content
    }

    /// A JPEG with an EXIF block that says where it was taken and that it lies on its side.
    fn told(width: u32, height: u32) -> Vec<u8> {
        let plain = photo(width, height);
        let mut exif =
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"GPS 44.12 4.08 SECRET");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn a_photograph_is_made_again_without_what_it_tells() {
        let content = told(1_600, 800);
        let sizes = sizes(&content).unwrap();
        let told: Vec<(i64, i64)> = sizes.iter().map(|size| (size.width, size.height)).collect();
        assert_eq!(told, [(640, 1_280), (800, 1_600)], "it stands upright");
        for size in &sizes {
            let has = |words: &[u8]| size.content.windows(words.len()).any(|part| part == words);
            assert!(!has(b"SECRET") && !has(b"Exif"));
            assert!(size.file.ends_with(".jpg") && size.content.len() < content.len() * 2);
        }
    }

    #[test]
    fn a_small_picture_has_one_size_and_keeps_what_is_see_through() {
        let picture = DynamicImage::new_rgba8(20, 10);
        let mut content = Vec::new();
        picture.write_with_encoder(PngEncoder::new(&mut content)).unwrap();
        let sizes = sizes(&content).unwrap();
        assert_eq!(sizes.len(), 1);
        assert_eq!(sizes[0].media_type, "image/png");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        for content in [&b""[..], svg, b"GIF89a\x01\0\x01\0", b"\x89PNG\r\n\x1a\nrest", b"<html>"] {
            assert_eq!(sizes(content).unwrap_err(), Unfit::NotAPicture);
        }
        let heavy = vec![0; usize::try_from(MEDIA_BYTES_MAX).unwrap() + 1];
        assert_eq!(sizes(&heavy).unwrap_err(), Unfit::TooHeavy);
    }

    /// A PNG of a few bytes that says it is very large.
    fn bomb(width: u32, height: u32) -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend(width.to_be_bytes());
        png.extend(height.to_be_bytes());
        png.extend(b"\x08\x02\0\0\0");
        let check = crc(&png[12..]);
        png.extend(check.to_be_bytes());
        png.extend(b"\0\0\0\x08IDAT\x78\x9c\x03\0\0\0\0\x01");
        let from = png.len() - 12;
        let check = crc(&png[from..]);
        png.extend(check.to_be_bytes());
        png
    }

    fn crc(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        !crc
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_opened() {
        assert_eq!(sizes(&bomb(60_000, 60_000)).unwrap_err(), Unfit::TooLarge);
        assert_eq!(sizes(&bomb(11_000, 11_000)).unwrap_err(), Unfit::TooLarge);
        assert!(sizes(&bomb(6_000, 6_000)).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// A picture broken anywhere is refused or made again, and never more.
        #[test]
        fn a_broken_picture_harms_nothing(
            at in 0_usize..900, with in any::<u8>(), cut in 0_usize..900,
        ) {
            let mut content = photo(24, 16);
            let place = at % content.len();
            content[place] = with;
            let keep = content.len() - cut % content.len();
            content.truncate(keep);
            if let Ok(sizes) = sizes(&content) {
                prop_assert!(sizes.iter().all(|size| size.content.len() < 1_000_000));
            }
        }
    }
}
