use crate::Keyword;

/// The loading indicator that a page shows while a function runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Loading {
    /// No indicator.
    None,
    /// An indicator at the element that was clicked.
    #[cfg_attr(feature = "read", serde(rename = "self"))]
    Element,
    /// An overlay over the whole widget.
    Container,
}

impl Loading {
    /// All values, in the order of the documentation.
    pub const ALL: [Loading; 3] = [Loading::None, Loading::Element, Loading::Container];

    /// Returns the keyword that selects this indicator. Its name is also the wire name.
    pub const fn keyword(self) -> Keyword {
        match self {
            Loading::None => Keyword::new("none", "The page shows nothing while the function runs."),
            Loading::Element => Keyword::new("self", "The clicked element shows that the function runs."),
            Loading::Container => {
                Keyword::new("container", "An overlay covers the whole widget while the function runs.")
            }
        }
    }
}
