//! How a finding is worded: what is wrong, and what would mend it. What is found is told in `record` and `twins`.

use partnergraph_entity::{citation::Fact, identifier};

use super::{Fault, Finding, Subject};
use crate::registry::Registry;

impl Finding {
    /// An English sentence that says what is wrong and what would mend it.
    #[must_use]
    pub fn message(&self, registry: &Registry) -> String {
        let (label, slug) = self.other.map_or(("", ""), |other| other.names(registry));
        let other = format!("“{label}” ({slug})");
        match self.fault {
            Fault::NoCountry => "Its country is not known; enter the country of its seat.".to_owned(),
            Fault::NoRegion => {
                "Its region is not known; enter the region that the directory lists it in.".to_owned()
            }
            Fault::NoDates => {
                "Neither signing nor start nor end is known; enter the dates that the signed text gives.".to_owned()
            }
            Fault::NoEnd => {
                "It is in force and no end is known; enter its last day, or `indefinite` if it has none.".to_owned()
            }
            Fault::NoStage => {
                "How far it has come is not known; enter whether it is proposed, in force or ended.".to_owned()
            }
            Fault::NoKind => "What was agreed is not known; enter the kind of agreement.".to_owned(),
            Fault::OnlyInferred => format!(
                "{} inferred, and no source says so; cite one that does, or correct the record.",
                self.fact.map_or("A fact was", in_words)
            ),
            Fault::NoCitation => "No source is cited for it; cite where its facts were read, or name the university's own source.".to_owned(),
            Fault::SameName => format!(
                "It may be the same partner as {other}: a name of both has the same words; merge the two, or enter the \
                 countries that tell them apart."
            ),
            Fault::NameWithSlip => format!(
                "It may be the same partner as {other}: a name of both differs by one letter; merge the two, or correct \
                 the name."
            ),
            Fault::SameAcronym => format!(
                "It may be the same partner as {other}: both have the same acronym in the same country; merge the two, \
                 or correct the acronym."
            ),
            Fault::SameTerms => format!(
                "It may be the same agreement as {other}: parties, kind, programme and start are the same; merge the \
                 two, or enter what tells them apart."
            ),
            Fault::NothingDoneWith => {
                "It has no agreement, membership or programme; enter what ties it to the university, or remove it."
                    .to_owned()
            }
            Fault::NoAgreements => {
                "No agreement runs under it; enter which ones do, or remove it.".to_owned()
            }
            Fault::NeverCited => {
                "No record cites it; cite it where facts were read in it, or remove it.".to_owned()
            }
            Fault::NoAddress => {
                "Its address is not one of a page on the public web; correct it, or remove it.".to_owned()
            }
            Fault::RenewsUnended => format!(
                "It renews {other}, which has not ended; enter the end of that one, or correct what this one renews."
            ),
            Fault::EndsBeforeStart => "It ends before it starts; correct the start or the end.".to_owned(),
            Fault::EndedBeforeEnd => {
                "It is recorded as ended, and its end is still to come; correct the stage or the end.".to_owned()
            }
            Fault::WrongCheckDigits => format!(
                "The check digits of its identifier {} do not fit, so a character is mistyped; copy it anew from its register.",
                self.identifier_value(registry)
            ),
            Fault::CodeOfAnotherCountry => {
                let code = self.identifier_value(registry);
                let country = identifier::erasmus_country(code).unwrap_or_default();
                format!(
                    "Its Erasmus code {code} is one of the country {country}, and that is not its country; correct the code, or \
                     the country."
                )
            }
            Fault::StartsBeforeRenewed => format!(
                "It renews {other} and was signed or starts before it; correct the dates, or what it renews."
            ),
        }
    }
}

impl Finding {
    /// The identifier that it is about.
    fn identifier_value<'r>(&self, registry: &'r Registry) -> &'r str {
        let (Subject::Partner(partner), Some(at)) = (self.on, self.identifier) else { return "" };
        registry.identifiers(partner).get(at).map_or("", |identifier| &identifier.value)
    }
}

/// The beginning of a sentence about a fact.
fn in_words(fact: Fact) -> &'static str {
    match fact {
        Fact::Record => "The record as a whole was",
        Fact::Name => "Its name was",
        Fact::Kind => "Its kind was",
        Fact::Region => "Its region was",
        Fact::Country => "Its country was",
        Fact::City => "Its city was",
        Fact::Dates => "Its dates were",
        Fact::Stage => "Its stage was",
        Fact::Programme => "Its programme was",
        Fact::Parties => "Its parties were",
        Fact::Units => "The home units that it concerns were",
        Fact::Activities => "Its activities were",
    }
}
