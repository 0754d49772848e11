//! The records that can be found, numbered in one row, and the texts that each is found by. How texts are matched is told
//! elsewhere.

use std::ops::Range;

use partnergraph_entity::{
    activity::Model as Activity, agreement::Model as Agreement, country::Model as Country,
    field::Model as FieldOfStudy, membership::Model as Membership, partner::Model as Partner,
    partner_name::NameKind, programme::Model as Programme, region::Model as Region, unit::Model as Unit,
};

use crate::registry::{Ix, Registry, Table};

/// What a text is to a record, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Field {
    Name,
    Acronym,
    /// The code that a standard has for the record.
    Code,
    Variant,
    /// What an outside register calls the record; only found whole.
    Identifier,
    Place,
    Programme,
    Summary,
}

impl Field {
    pub(super) const ALL: [Self; 8] = [
        Self::Name,
        Self::Acronym,
        Self::Code,
        Self::Variant,
        Self::Identifier,
        Self::Place,
        Self::Programme,
        Self::Summary,
    ];

    /// How well a word in such a text tells what is meant: 0 is best. A name, an acronym and a code are worth the same.
    pub(super) fn class(self) -> u8 {
        (self as u8).saturating_sub(Self::Code as u8)
    }

    /// Whether such a text is what the record goes by.
    pub(super) fn is_own_name(self) -> bool {
        self <= Self::Code
    }
}

macro_rules! kinds {
    ($($kind:ident($row:ident) in $table:ident, $first:ident;)*) => {
        /// The concepts that can be found, in the order of hits that are otherwise equal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($kind,)*
        }

        /// The place of a record that was found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Found {
            $($kind(Ix<$row>),)*
        }

        impl Kind {
            pub(super) const COUNT: usize = [$(Self::$kind,)*].len();
        }

        impl Found {
            /// The position of the record in its table.
            #[must_use]
            pub fn position(self) -> usize {
                match self {
                    $(Self::$kind(ix) => ix.position(),)*
                }
            }

            #[must_use]
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)*
                }
            }

            /// Whether the record is there; as of a past day, the index has records that came later.
            pub(super) fn is_in(self, registry: &Registry) -> bool {
                match self {
                    $(Self::$kind(ix) => registry.$table.contains(ix),)*
                }
            }
        }

        /// Where the records of each kind begin in the one row, kind by kind, each in its default order.
        pub(super) struct Documents {
            $($first: u32,)*
            pub len: u32,
        }

        impl Documents {
            pub fn of(registry: &Registry) -> Self {
                let mut len = 0;
                $(let $first = len; len += count(&registry.$table);)*
                Self { $($first,)* len }
            }

            /// The numbers between which all records of some kinds are.
            pub fn span(&self, kinds: &[Kind]) -> Range<u32> {
                let starts = [$(self.$first,)* self.len];
                let first = kinds.iter().min().map_or(0, |kind| starts[*kind as usize]);
                let end = kinds.iter().max().map_or(0, |kind| starts[*kind as usize + 1]);
                first..end
            }

            /// Every record, in the order of the numbers.
            pub fn all(registry: &Registry) -> impl Iterator<Item = Found> {
                std::iter::empty()$(.chain((0..registry.$table.positions()).map(Ix::new).map(Found::$kind)))*
            }

            /// The record with a number.
            pub fn found(&self, document: u32) -> Found {
                let within = |first: u32| Some(document.checked_sub(first)? as usize);
                let mut found = Found::Partner(Ix::new(0));
                $(if let Some(position) = within(self.$first) {
                    found = Found::$kind(Ix::new(position));
                })*
                found
            }
        }
    };
}

kinds! {
    Partner(Partner) in partners, partner;
    Programme(Programme) in programmes, programme;
    Country(Country) in countries, country;
    Region(Region) in regions, region;
    Unit(Unit) in units, unit;
    Field(FieldOfStudy) in fields, field;
    Agreement(Agreement) in agreements, agreement;
    Activity(Activity) in activities, activity;
    Membership(Membership) in memberships, membership;
}

fn count<M>(table: &Table<M>) -> u32 {
    u32::try_from(table.positions()).unwrap_or(u32::MAX)
}

/// The texts of a record.
type Texts<'r> = Vec<(Field, &'r str)>;

impl Registry {
    /// The texts that a record is found by; the one that it is shown by comes first.
    pub(super) fn texts(&self, found: Found) -> Texts<'_> {
        match found {
            Found::Partner(ix) => self.partner_texts(ix),
            Found::Programme(ix) => self.programme_texts(ix),
            Found::Country(ix) => {
                let row = &self.countries[ix];
                vec![(Field::Name, &row.name), (Field::Code, &row.code)]
            }
            Found::Region(ix) => vec![(Field::Name, &self.regions[ix].name)],
            Found::Unit(ix) => vec![(Field::Name, &self.units[ix].name)],
            Found::Field(ix) => {
                let row = &self.fields[ix];
                vec![(Field::Name, &row.name), (Field::Code, &row.code)]
            }
            Found::Agreement(ix) => self.agreement_texts(ix),
            Found::Activity(ix) => summary(self.activities[ix].summary.as_ref()).collect(),
            Found::Membership(ix) => self.membership_texts(ix),
        }
    }

    fn partner_texts(&self, ix: Ix<Partner>) -> Texts<'_> {
        let row = &self.partners[ix];
        let mut texts = self.named(ix);
        let identifiers = self.identifiers(ix).iter();
        texts.extend(identifiers.map(|identifier| (Field::Identifier, identifier.value.as_str())));
        texts.extend(row.city.as_ref().map(|city| (Field::Place, city.as_str())));
        texts.extend(
            self.partner_country[ix].map(|country| (Field::Place, self.countries[country].name.as_str())),
        );
        texts
            .extend(self.partner_region[ix].map(|region| (Field::Place, self.regions[region].name.as_str())));
        texts.extend(summary(row.summary.as_ref()));
        texts
    }

    /// A partner's name and its further names.
    fn named(&self, ix: Ix<Partner>) -> Texts<'_> {
        let further = self.names(ix).iter().map(|further| match further.kind {
            NameKind::Acronym => (Field::Acronym, further.name.as_str()),
            _ => (Field::Variant, further.name.as_str()),
        });
        std::iter::once((Field::Name, self.partners[ix].name.as_str())).chain(further).collect()
    }

    fn programme_texts(&self, ix: Ix<Programme>) -> Texts<'_> {
        let row = &self.programmes[ix];
        let acronym = row.acronym.as_ref().map(|acronym| (Field::Acronym, acronym.as_str()));
        std::iter::once((Field::Name, row.name.as_str()))
            .chain(acronym)
            .chain(summary(row.summary.as_ref()))
            .collect()
    }

    fn agreement_texts(&self, ix: Ix<Agreement>) -> Texts<'_> {
        let row = &self.agreements[ix];
        let mut texts = vec![(Field::Name, row.title.as_str())];
        if let Some(programme) = self.agreement_programme[ix].map(|programme| &self.programmes[programme]) {
            texts.push((Field::Programme, &programme.name));
            texts.extend(programme.acronym.as_ref().map(|acronym| (Field::Programme, acronym.as_str())));
        }
        texts.extend(summary(row.summary.as_ref()));
        texts
    }

    /// A membership has no name of its own; it goes by those of the association.
    fn membership_texts(&self, ix: Ix<Membership>) -> Texts<'_> {
        let mut texts = self.named(self.membership_partner(ix));
        texts.extend(summary(self.memberships[ix].summary.as_ref()));
        texts
    }
}

fn summary(summary: Option<&String>) -> impl Iterator<Item = (Field, &str)> {
    summary.into_iter().map(|summary| (Field::Summary, summary.as_str()))
}
