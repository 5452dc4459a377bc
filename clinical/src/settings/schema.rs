//! Every setting there is: the one list that all forms of embedding are made from (the fragment, the element, the
//! `WordPress` plugin, the npm package). Only the keys travel in the wasm; the rest is for `form_schema.rs`.

/// Hands the list to a macro: key, kind, name for people, what it is for, a value that fits.
macro_rules! each_setting {
    ($to:ident) => {
        $to! {
            "clinic" Words "Name of the clinic"
                "The self-check uses this name. Without a name, it says \"a clinic\"." "Harbor Street Clinic"
            "tel" Phone "Phone"
                "People can call it from results where that fits. It also appears below the self-check." "+1 555 010 0100"
            "sms" Phone "Number for text messages"
                "Leave it empty if nobody reads text messages." "+1 555 010 0101"
            "book" Https "Page to ask for a visit"
                "The address of that page. It shows only if the result says to see you." "https://example.com/book"
            "mail" Mail "Email address"
                "It shows only if the result says to see you." "clinic@example.com"
            "lang" Lang "First language"
                "People can change it on every page." "es"
            "country" Country "Country"
                "The crisis lines of this country come first, in the self-check and below it." "GB"
            "offers" Offers "What you offer"
                "Treatments you offer are listed first. This never changes a result." "iv,kap"
            "accent" Colour "Color"
                "For buttons and links. If it is hard to read, we darken or lighten it." "#14524a"
            "hours" Words "When the phone is answered"
                "In your own words." "Mon to Fri, 9 to 5"
            "privacy" Https "Privacy page"
                "The address of your privacy page." "https://example.com/privacy"
            "home" Https "Your website"
                "Your web address. If the self-check is in its own tab, it links back there." "https://example.com/"
            "begin" Begin "Where Begin leads"
                "In its own tab, no script on your page can work out an answer." "tab"
        }
    };
}
#[cfg(feature = "forms")]
pub(super) use each_setting;

macro_rules! keys {
    ($($key:literal $kind:ident $label:literal $about:literal $example:literal)+) => {
        /// The keys, in the order in which they are told.
        pub(super) const KEYS: [&str; [$($key),+].len()] = [$($key),+];
    };
}
each_setting!(keys);
