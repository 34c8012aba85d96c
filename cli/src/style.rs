//! The width and the indentation of lines, from the settings of rustfmt.

use std::path::Path;

use toml::Table;
use unicode_width::UnicodeWidthChar;

/// The settings of `rustfmt.toml` that apply to declarations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// The maximum width of a line, in columns (`max_width`). Defaults to 100.
    pub max_width: usize,
    /// The width of an indentation step and of a tab, in columns (`tab_spaces`). Defaults to 4.
    pub tab_spaces: usize,
    /// Whether lines are indented with tabs (`hard_tabs`). Defaults to `false`.
    pub hard_tabs: bool,
}

impl Default for Style {
    fn default() -> Style {
        Style { max_width: 100, tab_spaces: 4, hard_tabs: false }
    }
}

impl Style {
    /// Reads the style of a file from the nearest `rustfmt.toml` or `.rustfmt.toml` in a folder above it.
    ///
    /// # Errors
    ///
    /// Returns a message that names the file that cannot be read, or the setting with an invalid value.
    pub fn of_file(path: &Path) -> Result<Style, String> {
        let absolute = std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let names = ["rustfmt.toml", ".rustfmt.toml"];
        let mut candidates = absolute.ancestors().skip(1).flat_map(|folder| names.map(|name| folder.join(name)));
        let Some(config) = candidates.find(|candidate| candidate.is_file()) else { return Ok(Style::default()) };
        let text = std::fs::read_to_string(&config).map_err(|error| format!("{}: {error}", config.display()))?;
        Style::parse(&text).map_err(|problem| format!("{}: {problem}", config.display()))
    }

    fn parse(text: &str) -> Result<Style, String> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
        let number = |name: &str, default: usize| match table.get(name) {
            None => Ok(default),
            Some(value) => value
                .as_integer()
                .and_then(|number| usize::try_from(number).ok())
                .ok_or_else(|| format!("`{name}` must be a non-negative integer")),
        };
        let default = Style::default();
        let hard_tabs = match table.get("hard_tabs") {
            None => default.hard_tabs,
            Some(value) => value.as_bool().ok_or("`hard_tabs` must be `true` or `false`")?,
        };
        Ok(Style {
            max_width: number("max_width", default.max_width)?,
            tab_spaces: number("tab_spaces", default.tab_spaces)?,
            hard_tabs,
        })
    }

    /// Returns the width of a text on one line, in columns.
    pub(crate) fn width(&self, text: &str) -> usize {
        text.chars().map(|c| if c == '\t' { self.tab_spaces } else { c.width().unwrap_or(0) }).sum()
    }

    /// Returns the whitespace for this many columns at the start of a line.
    pub(crate) fn indent(&self, columns: usize) -> String {
        let tabs = if self.hard_tabs { columns.checked_div(self.tab_spaces).unwrap_or(0) } else { 0 };
        "\t".repeat(tabs) + &" ".repeat(columns - tabs * self.tab_spaces)
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn missing_settings_have_the_defaults_of_rustfmt() {
        let style = Style::parse("max_width = 120\nuse_small_heuristics = \"Max\"\n").unwrap();
        assert_eq!(style, Style { max_width: 120, ..Style::default() });
        assert_eq!(Style::parse("").unwrap(), Style::default());
    }

    #[test]
    fn names_a_setting_with_an_invalid_value() {
        assert_eq!(Style::parse("tab_spaces = \"many\"").unwrap_err(), "`tab_spaces` must be a non-negative integer");
        assert_eq!(Style::parse("hard_tabs = 1").unwrap_err(), "`hard_tabs` must be `true` or `false`");
        assert!(Style::parse("max_width =").is_err());
    }

    #[test]
    fn indents_with_tabs_if_they_are_set() {
        let style = Style { hard_tabs: true, ..Style::default() };
        assert_eq!(style.indent(9), "\t\t ");
        assert_eq!(style.width("\t\t 予"), 11);
        assert_eq!(Style::default().indent(2), "  ");
    }
}
