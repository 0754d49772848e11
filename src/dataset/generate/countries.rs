//! The parts of the world and their countries: codes of ISO 3166-1, English names in common use, and the grouping of the
//! United Nations (M49) with the Nordic countries by themselves. Territories without inhabitants are left out.

use super::tongues::{
    ARABIC, BALTIC, CHINESE, DUTCH, ENGLISH, FRENCH, GEORGIAN, GERMAN, GREEK, HINDI, HUNGARIAN, ITALIAN,
    JAPANESE, KOREAN, MALAY, NORDIC, PORTUGUESE, ROMANIAN, RUSSIAN, SLAVIC, SPANISH, SWAHILI, TURKISH,
    Tongue, VIETNAMESE,
};

pub struct Region {
    pub code: &'static str,
    pub name: &'static str,
    /// The code of a region further up in the list.
    pub parent: Option<&'static str>,
    pub countries: &'static [Country],
}

/// Code, name, how places there are called, and how often a partner is there, compared with others.
pub type Country = (&'static str, &'static str, &'static Tongue, usize);

#[rustfmt::skip]
pub const REGIONS: &[Region] = &[
    Region { code: "africa", name: "Africa", parent: None, countries: &[] },
    Region { code: "northern-africa", name: "Northern Africa", parent: Some("africa"), countries: &[
        ("DZ", "Algeria", &ARABIC, 12), ("EG", "Egypt", &ARABIC, 30), ("EH", "Western Sahara", &ARABIC, 1),
        ("LY", "Libya", &ARABIC, 6), ("MA", "Morocco", &ARABIC, 22), ("SD", "Sudan", &ARABIC, 5),
        ("TN", "Tunisia", &ARABIC, 14),
    ] },
    Region { code: "eastern-africa", name: "Eastern Africa", parent: Some("africa"), countries: &[
        ("BI", "Burundi", &FRENCH, 1), ("DJ", "Djibouti", &FRENCH, 1), ("ER", "Eritrea", &SWAHILI, 1),
        ("ET", "Ethiopia", &SWAHILI, 9), ("KE", "Kenya", &SWAHILI, 14), ("KM", "Comoros", &FRENCH, 1),
        ("MG", "Madagascar", &FRENCH, 3), ("MU", "Mauritius", &ENGLISH, 3), ("MW", "Malawi", &SWAHILI, 2),
        ("MZ", "Mozambique", &PORTUGUESE, 4), ("RE", "Réunion", &FRENCH, 1), ("RW", "Rwanda", &SWAHILI, 4),
        ("SC", "Seychelles", &ENGLISH, 1), ("SO", "Somalia", &SWAHILI, 1), ("SS", "South Sudan", &SWAHILI, 1),
        ("TZ", "Tanzania", &SWAHILI, 8), ("UG", "Uganda", &SWAHILI, 8), ("YT", "Mayotte", &FRENCH, 1),
        ("ZM", "Zambia", &ENGLISH, 4), ("ZW", "Zimbabwe", &ENGLISH, 4),
    ] },
    Region { code: "middle-africa", name: "Middle Africa", parent: Some("africa"), countries: &[
        ("AO", "Angola", &PORTUGUESE, 4), ("CD", "Democratic Republic of the Congo", &FRENCH, 4),
        ("CF", "Central African Republic", &FRENCH, 1), ("CG", "Congo", &FRENCH, 2),
        ("CM", "Cameroon", &FRENCH, 6), ("GA", "Gabon", &FRENCH, 2), ("GQ", "Equatorial Guinea", &SPANISH, 1),
        ("ST", "Sao Tome and Principe", &PORTUGUESE, 1), ("TD", "Chad", &FRENCH, 1),
    ] },
    Region { code: "southern-africa", name: "Southern Africa", parent: Some("africa"), countries: &[
        ("BW", "Botswana", &ENGLISH, 3), ("LS", "Lesotho", &ENGLISH, 1), ("NA", "Namibia", &ENGLISH, 3),
        ("SZ", "Eswatini", &ENGLISH, 1), ("ZA", "South Africa", &ENGLISH, 28),
    ] },
    Region { code: "western-africa", name: "Western Africa", parent: Some("africa"), countries: &[
        ("BF", "Burkina Faso", &FRENCH, 2), ("BJ", "Benin", &FRENCH, 3), ("CI", "Côte d’Ivoire", &FRENCH, 5),
        ("CV", "Cabo Verde", &PORTUGUESE, 2), ("GH", "Ghana", &ENGLISH, 12), ("GM", "Gambia", &ENGLISH, 1),
        ("GN", "Guinea", &FRENCH, 1), ("GW", "Guinea-Bissau", &PORTUGUESE, 1), ("LR", "Liberia", &ENGLISH, 1),
        ("ML", "Mali", &FRENCH, 2), ("MR", "Mauritania", &ARABIC, 1), ("NE", "Niger", &FRENCH, 1),
        ("NG", "Nigeria", &ENGLISH, 20), ("SH", "Saint Helena, Ascension and Tristan da Cunha", &ENGLISH, 1),
        ("SL", "Sierra Leone", &ENGLISH, 1), ("SN", "Senegal", &FRENCH, 7), ("TG", "Togo", &FRENCH, 2),
    ] },
    Region { code: "america", name: "America", parent: None, countries: &[] },
    Region { code: "north-america", name: "North America", parent: Some("america"), countries: &[
        ("BM", "Bermuda", &ENGLISH, 1), ("CA", "Canada", &ENGLISH, 85), ("GL", "Greenland", &NORDIC, 1),
        ("PM", "Saint Pierre and Miquelon", &FRENCH, 1), ("US", "United States", &ENGLISH, 190),
    ] },
    Region { code: "caribbean", name: "Caribbean", parent: Some("america"), countries: &[
        ("AG", "Antigua and Barbuda", &ENGLISH, 1), ("AI", "Anguilla", &ENGLISH, 1), ("AW", "Aruba", &DUTCH, 1),
        ("BB", "Barbados", &ENGLISH, 1), ("BL", "Saint Barthélemy", &FRENCH, 1),
        ("BQ", "Bonaire, Sint Eustatius and Saba", &DUTCH, 1), ("BS", "Bahamas", &ENGLISH, 1),
        ("CU", "Cuba", &SPANISH, 5), ("CW", "Curaçao", &DUTCH, 1), ("DM", "Dominica", &ENGLISH, 1),
        ("DO", "Dominican Republic", &SPANISH, 4), ("GD", "Grenada", &ENGLISH, 1),
        ("GP", "Guadeloupe", &FRENCH, 1), ("HT", "Haiti", &FRENCH, 1), ("JM", "Jamaica", &ENGLISH, 3),
        ("KN", "Saint Kitts and Nevis", &ENGLISH, 1), ("KY", "Cayman Islands", &ENGLISH, 1),
        ("LC", "Saint Lucia", &ENGLISH, 1), ("MF", "Saint Martin (French part)", &FRENCH, 1),
        ("MQ", "Martinique", &FRENCH, 1), ("MS", "Montserrat", &ENGLISH, 1), ("PR", "Puerto Rico", &SPANISH, 3),
        ("SX", "Sint Maarten (Dutch part)", &DUTCH, 1), ("TC", "Turks and Caicos Islands", &ENGLISH, 1),
        ("TT", "Trinidad and Tobago", &ENGLISH, 2), ("VC", "Saint Vincent and the Grenadines", &ENGLISH, 1),
        ("VG", "British Virgin Islands", &ENGLISH, 1), ("VI", "United States Virgin Islands", &ENGLISH, 1),
    ] },
    Region { code: "central-america", name: "Central America", parent: Some("america"), countries: &[
        ("BZ", "Belize", &ENGLISH, 1), ("CR", "Costa Rica", &SPANISH, 7), ("GT", "Guatemala", &SPANISH, 4),
        ("HN", "Honduras", &SPANISH, 2), ("MX", "Mexico", &SPANISH, 42), ("NI", "Nicaragua", &SPANISH, 2),
        ("PA", "Panama", &SPANISH, 4), ("SV", "El Salvador", &SPANISH, 2),
    ] },
    Region { code: "south-america", name: "South America", parent: Some("america"), countries: &[
        ("AR", "Argentina", &SPANISH, 32), ("BO", "Bolivia", &SPANISH, 4), ("BR", "Brazil", &PORTUGUESE, 58),
        ("CL", "Chile", &SPANISH, 28), ("CO", "Colombia", &SPANISH, 26), ("EC", "Ecuador", &SPANISH, 10),
        ("FK", "Falkland Islands", &ENGLISH, 1), ("GF", "French Guiana", &FRENCH, 1),
        ("GY", "Guyana", &ENGLISH, 1), ("PE", "Peru", &SPANISH, 16), ("PY", "Paraguay", &SPANISH, 3),
        ("SR", "Suriname", &DUTCH, 1), ("UY", "Uruguay", &SPANISH, 6), ("VE", "Venezuela", &SPANISH, 5),
    ] },
    Region { code: "asia", name: "Asia", parent: None, countries: &[] },
    Region { code: "central-asia", name: "Central Asia", parent: Some("asia"), countries: &[
        ("KG", "Kyrgyzstan", &RUSSIAN, 10), ("KZ", "Kazakhstan", &RUSSIAN, 26),
        ("TJ", "Tajikistan", &RUSSIAN, 5), ("TM", "Turkmenistan", &TURKISH, 4),
        ("UZ", "Uzbekistan", &TURKISH, 18),
    ] },
    Region { code: "eastern-asia", name: "Eastern Asia", parent: Some("asia"), countries: &[
        ("CN", "China", &CHINESE, 110), ("HK", "Hong Kong", &CHINESE, 18), ("JP", "Japan", &JAPANESE, 80),
        ("KP", "North Korea", &KOREAN, 1), ("KR", "South Korea", &KOREAN, 70), ("MN", "Mongolia", &RUSSIAN, 5),
        ("MO", "Macao", &CHINESE, 4), ("TW", "Taiwan", &CHINESE, 26),
    ] },
    Region { code: "south-eastern-asia", name: "South-eastern Asia", parent: Some("asia"), countries: &[
        ("BN", "Brunei Darussalam", &MALAY, 2), ("ID", "Indonesia", &MALAY, 30),
        ("KH", "Cambodia", &VIETNAMESE, 4), ("LA", "Laos", &VIETNAMESE, 2), ("MM", "Myanmar", &VIETNAMESE, 3),
        ("MY", "Malaysia", &MALAY, 28), ("PH", "Philippines", &ENGLISH, 16), ("SG", "Singapore", &ENGLISH, 16),
        ("TH", "Thailand", &VIETNAMESE, 28), ("TL", "Timor-Leste", &PORTUGUESE, 1),
        ("VN", "Viet Nam", &VIETNAMESE, 24),
    ] },
    Region { code: "southern-asia", name: "Southern Asia", parent: Some("asia"), countries: &[
        ("AF", "Afghanistan", &ARABIC, 3), ("BD", "Bangladesh", &HINDI, 12), ("BT", "Bhutan", &HINDI, 1),
        ("IN", "India", &HINDI, 75), ("IR", "Iran", &ARABIC, 24), ("LK", "Sri Lanka", &HINDI, 8),
        ("MV", "Maldives", &HINDI, 1), ("NP", "Nepal", &HINDI, 6), ("PK", "Pakistan", &HINDI, 22),
    ] },
    Region { code: "western-asia", name: "Western Asia", parent: Some("asia"), countries: &[
        ("AE", "United Arab Emirates", &ARABIC, 16), ("AM", "Armenia", &ENGLISH, 5),
        ("AZ", "Azerbaijan", &TURKISH, 12), ("BH", "Bahrain", &ARABIC, 4), ("CY", "Cyprus", &GREEK, 9),
        ("GE", "Georgia", &GEORGIAN, 24), ("IL", "Israel", &ENGLISH, 24), ("IQ", "Iraq", &ARABIC, 9),
        ("JO", "Jordan", &ARABIC, 14), ("KW", "Kuwait", &ARABIC, 5), ("LB", "Lebanon", &ARABIC, 10),
        ("OM", "Oman", &ARABIC, 5), ("PS", "Palestine", &ARABIC, 6), ("QA", "Qatar", &ARABIC, 7),
        ("SA", "Saudi Arabia", &ARABIC, 18), ("SY", "Syria", &ARABIC, 3), ("TR", "Turkey", &TURKISH, 85),
        ("YE", "Yemen", &ARABIC, 2),
    ] },
    Region { code: "europe", name: "Europe", parent: None, countries: &[] },
    Region { code: "eastern-europe", name: "Eastern Europe", parent: Some("europe"), countries: &[
        ("BG", "Bulgaria", &RUSSIAN, 24), ("BY", "Belarus", &RUSSIAN, 14), ("CZ", "Czechia", &SLAVIC, 44),
        ("HU", "Hungary", &HUNGARIAN, 36), ("MD", "Moldova", &ROMANIAN, 9), ("PL", "Poland", &SLAVIC, 78),
        ("RO", "Romania", &ROMANIAN, 42), ("RU", "Russia", &RUSSIAN, 56), ("SK", "Slovakia", &SLAVIC, 22),
        ("UA", "Ukraine", &RUSSIAN, 44),
    ] },
    Region { code: "northern-europe", name: "Northern Europe", parent: Some("europe"), countries: &[
        ("EE", "Estonia", &BALTIC, 18), ("GB", "United Kingdom", &ENGLISH, 125),
        ("GG", "Guernsey", &ENGLISH, 1), ("IE", "Ireland", &ENGLISH, 24), ("IM", "Isle of Man", &ENGLISH, 1),
        ("JE", "Jersey", &ENGLISH, 1), ("LT", "Lithuania", &BALTIC, 26), ("LV", "Latvia", &BALTIC, 20),
    ] },
    Region { code: "nordic-countries", name: "Nordic countries", parent: Some("northern-europe"), countries: &[
        ("AX", "Åland Islands", &NORDIC, 1), ("DK", "Denmark", &NORDIC, 26), ("FI", "Finland", &NORDIC, 36),
        ("FO", "Faroe Islands", &NORDIC, 1), ("IS", "Iceland", &NORDIC, 6), ("NO", "Norway", &NORDIC, 28),
        ("SE", "Sweden", &NORDIC, 44),
    ] },
    Region { code: "southern-europe", name: "Southern Europe", parent: Some("europe"), countries: &[
        ("AD", "Andorra", &SPANISH, 1), ("AL", "Albania", &ITALIAN, 8),
        ("BA", "Bosnia and Herzegovina", &SLAVIC, 9), ("ES", "Spain", &SPANISH, 105),
        ("GI", "Gibraltar", &ENGLISH, 1), ("GR", "Greece", &GREEK, 38), ("HR", "Croatia", &SLAVIC, 20),
        ("IT", "Italy", &ITALIAN, 110), ("ME", "Montenegro", &SLAVIC, 4),
        ("MK", "North Macedonia", &RUSSIAN, 8), ("MT", "Malta", &ITALIAN, 4),
        ("PT", "Portugal", &PORTUGUESE, 48), ("RS", "Serbia", &SLAVIC, 18), ("SI", "Slovenia", &SLAVIC, 18),
        ("SM", "San Marino", &ITALIAN, 1), ("VA", "Holy See", &ITALIAN, 1),
    ] },
    Region { code: "western-europe", name: "Western Europe", parent: Some("europe"), countries: &[
        ("AT", "Austria", &GERMAN, 44), ("BE", "Belgium", &DUTCH, 42), ("CH", "Switzerland", &GERMAN, 44),
        ("DE", "Germany", &GERMAN, 150), ("FR", "France", &FRENCH, 140), ("LI", "Liechtenstein", &GERMAN, 1),
        ("LU", "Luxembourg", &FRENCH, 3), ("MC", "Monaco", &FRENCH, 1), ("NL", "Netherlands", &DUTCH, 60),
    ] },
    Region { code: "oceania", name: "Oceania", parent: None, countries: &[] },
    Region { code: "australia-and-new-zealand", name: "Australia and New Zealand", parent: Some("oceania"), countries: &[
        ("AU", "Australia", &ENGLISH, 62), ("NF", "Norfolk Island", &ENGLISH, 1),
        ("NZ", "New Zealand", &ENGLISH, 20),
    ] },
    Region { code: "melanesia", name: "Melanesia", parent: Some("oceania"), countries: &[
        ("FJ", "Fiji", &ENGLISH, 3), ("NC", "New Caledonia", &FRENCH, 1),
        ("PG", "Papua New Guinea", &ENGLISH, 2), ("SB", "Solomon Islands", &ENGLISH, 1),
        ("VU", "Vanuatu", &FRENCH, 1),
    ] },
    Region { code: "micronesia", name: "Micronesia", parent: Some("oceania"), countries: &[
        ("FM", "Federated States of Micronesia", &ENGLISH, 1), ("GU", "Guam", &ENGLISH, 1),
        ("KI", "Kiribati", &ENGLISH, 1), ("MH", "Marshall Islands", &ENGLISH, 1),
        ("MP", "Northern Mariana Islands", &ENGLISH, 1), ("NR", "Nauru", &ENGLISH, 1),
        ("PW", "Palau", &ENGLISH, 1),
    ] },
    Region { code: "polynesia", name: "Polynesia", parent: Some("oceania"), countries: &[
        ("AS", "American Samoa", &ENGLISH, 1), ("CK", "Cook Islands", &ENGLISH, 1), ("NU", "Niue", &ENGLISH, 1),
        ("PF", "French Polynesia", &FRENCH, 1), ("TK", "Tokelau", &ENGLISH, 1), ("TO", "Tonga", &ENGLISH, 1),
        ("TV", "Tuvalu", &ENGLISH, 1), ("WF", "Wallis and Futuna", &FRENCH, 1), ("WS", "Samoa", &ENGLISH, 1),
    ] },
];
