//! What plotters wrote, made into an element for the page or a file that stands alone.

use super::Size;
use super::ink::{INKS, Paint};

/// How many units plotters is given for one CSS pixel: its coordinates are whole numbers, ours go to a tenth.
pub const UNITS_PER_PX: f64 = 10.0;

const FONTS: &str = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', \
                     'Microsoft YaHei', sans-serif";

/// The page's `<svg>` element from plotters' own: tokens for colours, CSS pixels for units, the page's font.
///
/// `label` is the accessible name, as plain text. Colours become presentation attributes such as
/// `fill="var(--actual)"`, which a policy against style attributes lets through.
pub fn themed(plotted: &str, size: Size, label: &str) -> String {
    let mut svg = format!(
        "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" \
         aria-label=\"{}\" font-size=\"12\" stroke-linejoin=\"round\">",
        size.width,
        size.height,
        escaped(label)
    );
    let body = plotted.split_once(">\n").map_or("", |(_root, body)| body);
    let body = body.replace(">\n", ">").replace("\n<", "<");
    // plotters escapes quotation marks in texts and values, so those that are left only delimit values.
    let mut pieces = body.split('"');
    while let Some(markup) = pieces.next() {
        match (pieces.next(), markup.rsplit_once(' ')) {
            (Some(value), Some((before, name))) => {
                svg.push_str(before);
                push_attribute(&mut svg, name.trim_end_matches('='), value);
            }
            _ => svg.push_str(markup),
        }
    }
    svg
}

/// A drawing as a file: the light theme's colours, a font list and a white sheet behind it.
pub fn exported(svg: &str) -> String {
    let mut file = svg.to_owned();
    for (_, token, light) in INKS {
        // With its quotation marks, which no text contains: they are escaped there.
        file = file.replace(&format!("\"var(--{token})\""), &format!("\"{light}\""));
    }
    file = file.replacen("<svg class=\"chart\"", &format!("<svg font-family=\"{FONTS}\""), 1);
    file.replacen('>', "><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>", 1)
}

/// A text without the control characters and noncharacters that XML forbids.
pub fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect()
}

fn escaped(text: &str) -> String {
    printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn push_attribute(svg: &mut String, name: &str, value: &str) {
    let mut push = |name: &str, value: &str| {
        svg.push(' ');
        svg.push_str(name);
        svg.push_str("=\"");
        svg.push_str(value);
        svg.push('"');
    };
    match (name, value) {
        // All text has the root's size and the page's font; the rest is what SVG assumes anyway.
        ("font-family" | "font-size", _) | ("opacity", "1") | ("stroke", "none") => {}
        ("dy", _) => push("dy", ".35em"),
        ("fill" | "stroke", colour) => match Paint::carried(colour) {
            None => push(name, colour),
            Some(paint) => {
                push(name, &format!("var(--{})", paint.ink.token()));
                if paint.dashed {
                    push("stroke-dasharray", "5 4");
                }
                if paint.halo {
                    push("stroke", "var(--sheet)");
                    push("stroke-width", "3");
                    push("paint-order", "stroke");
                }
            }
        },
        ("x" | "y" | "x1" | "y1" | "x2" | "y2" | "cx" | "cy" | "r", _)
        | ("width" | "height" | "stroke-width" | "points", _) => {
            push(name, &in_px(value));
        }
        _ => push(name, value),
    }
}

/// Whole numbers of units as CSS pixels: `6122,-5 0,40` is `612.2,-0.5 0,4`.
fn in_px(units: &str) -> String {
    let mut px = String::with_capacity(units.len() + units.len() / 4);
    for number in units.trim_end().split_inclusive([',', ' ']) {
        let digits = number.trim_end_matches([',', ' ']);
        let (whole, tenth) = digits.split_at(digits.len().saturating_sub(1));
        px.push_str(match whole {
            "" => "0",
            "-" => "-0",
            whole => whole,
        });
        if tenth != "0" {
            px.push('.');
            px.push_str(tenth);
        }
        px.push_str(&number[digits.len()..]);
    }
    px
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_cannot_leave_its_attribute() {
        let svg = themed(
            "<svg>\n</svg>\n",
            Size { width: 200, height: 100 },
            "\"><img onerror=x>]]>\u{7}&",
        );
        assert!(svg.contains("aria-label=\"&quot;&gt;&lt;img onerror=x&gt;]]&gt;&amp;\""), "{svg}");
    }

    #[test]
    fn units_become_tenths_of_a_pixel() {
        assert_eq!(in_px("6122,-5 0,40 -120,7 "), "612.2,-0.5 0,4 -12,0.7");
    }

    #[test]
    fn a_file_names_no_custom_property_but_keeps_a_text_that_looks_like_one() {
        let plotted = "<svg>\n<text fill=\"#000005\">\nvar(--actual)\n</text>\n</svg>\n";
        let file = exported(&themed(plotted, Size { width: 200, height: 100 }, "x"));
        assert!(file.contains("fill=\"#2a2f36\">var(--actual)</text>"), "{file}");
    }
}
