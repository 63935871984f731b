//! The inks of a chart, each a design token: one name for the page, one fixed colour for a file.

use plotters::style::RGBAColor;

/// A colour of the page's theme, by the part it plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Rule,
    Text,
    QuietText,
    Axis,
    Sheet,
    Actual,
    Previous,
    Plumb,
    Good,
    Bad,
    GoodWash,
    BadWash,
}

/// Every ink with its token and the token's light-theme colour, in the order of the enum.
pub const INKS: [(Ink, &str, &str); 12] = [
    (Ink::Rule, "rule", "#e5e1da"),
    (Ink::Text, "ink", "#1d2125"),
    (Ink::QuietText, "ink-2", "#50565d"),
    (Ink::Axis, "ink-3", "#656a71"),
    (Ink::Sheet, "sheet", "#ffffff"),
    (Ink::Actual, "actual", "#2a2f36"),
    (Ink::Previous, "previous", "#8f949b"),
    (Ink::Plumb, "plumb", "#2f5bd0"),
    (Ink::Good, "good", "#0b7a5b"),
    (Ink::Bad, "bad", "#c0392b"),
    (Ink::GoodWash, "good-wash", "#dff2ea"),
    (Ink::BadWash, "bad-wash", "#fbe6e2"),
];

/// How a stroke, a fill or a text is coloured.
///
/// plotters can only say red, green and blue, so the three bytes carry dash, halo and ink through it, and
/// [`super::markup`] reads them back from the colour it wrote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    pub ink: Ink,
    pub dashed: bool,
    /// A rim of the sheet's colour that keeps a text legible across lines.
    pub halo: bool,
    /// From 0, invisible, to 1.
    pub opacity: f64,
}

impl From<Ink> for Paint {
    fn from(ink: Ink) -> Paint {
        Paint::plain(ink)
    }
}

impl Paint {
    pub const fn plain(ink: Ink) -> Paint {
        Paint { ink, dashed: false, halo: false, opacity: 1.0 }
    }

    /// The colour that carries this paint through plotters.
    pub fn carrier(self) -> RGBAColor {
        RGBAColor(self.dashed.into(), self.halo.into(), self.ink as u8, self.opacity)
    }

    /// The paint a colour `#RRGGBB` carries, or nothing if no [`Paint::carrier`] wrote it.
    pub fn carried(colour: &str) -> Option<Paint> {
        let bytes = u32::from_str_radix(colour.strip_prefix('#')?, 16).ok()?.to_be_bytes();
        let (ink, _, _) = *INKS.get(usize::from(bytes[3]))?;
        Some(Paint { ink, dashed: bytes[1] == 1, halo: bytes[2] == 1, opacity: 1.0 })
    }
}

impl Ink {
    /// The custom property's name without its dashes.
    pub fn token(self) -> &'static str {
        INKS[self as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_colours_of_the_light_theme() {
        let tokens = include_str!("../../style/tokens.css");
        for (_, token, colour) in INKS {
            let declared = format!("--{token}: light-dark({colour},");
            assert!(tokens.contains(&declared), "{declared}");
        }
    }

    #[test]
    fn every_paint_survives_its_way_through_a_colour() {
        for (index, (ink, ..)) in INKS.into_iter().enumerate() {
            assert_eq!(ink as usize, index);
            for (dashed, halo) in [(false, false), (true, false), (false, true)] {
                let paint = Paint { ink, dashed, halo, opacity: 1.0 };
                let RGBAColor(red, green, blue, _) = paint.carrier();
                assert_eq!(
                    Paint::carried(&format!("#{red:02X}{green:02X}{blue:02X}")),
                    Some(paint)
                );
            }
        }
    }
}
