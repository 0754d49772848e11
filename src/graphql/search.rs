//! `search`: the records that a text means. How they are found and ranked is told in `registry::search`.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::{
    View,
    activity::Activity,
    agreement::Agreement,
    country::Country,
    error,
    field::Field,
    kit::{Choice, Item, Several, Single, Text, Written, arguments::PAGE_MAX},
    membership::Membership,
    node::Node,
    partner::Partner,
    programme::Programme,
    region::Region,
    unit::Unit,
    view,
};
use crate::registry::search::{self, Found, Hit, Match, Search};

/// Hits where no number is given.
const FIRST_DEFAULT: i32 = 10;
/// The longest text, in characters: more than any name has.
const TEXT_MAX: usize = 200;

/// The concepts that a search finds. Hits that are otherwise equal come in this order.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "search::Kind")]
pub enum SearchKind {
    /// An institution or organization: by its names, places, identifiers and summary.
    Partner,
    /// A programme: by its name, acronym and summary.
    Programme,
    /// A country: by its name and code.
    Country,
    /// A region: by its name.
    Region,
    /// A unit of the home university: by its name.
    Unit,
    /// A field of study: by its name and code.
    Field,
    /// An agreement: by its title, its programme and its summary.
    Agreement,
    /// An activity: by its summary.
    Activity,
    /// A membership: by the names of the association or network, and by its summary.
    Membership,
}

/// What the text that matched is to the record.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "search::Field")]
pub enum SearchField {
    /// The name or title that is shown.
    Name,
    /// A short form made of initials.
    Acronym,
    /// The code of a country (ISO 3166-1) or of a field of study (ISCED-F).
    Code,
    /// A further name: official, former, translated, or as a source prints it.
    Variant,
    /// An identifier in an outside register, such as ROR or an Erasmus code; it is only found whole.
    Identifier,
    /// The city, country or region of a partner.
    Place,
    /// The name or acronym of the programme that an agreement runs under.
    Programme,
    /// The summary.
    Summary,
}

pub struct SearchHit<'c>(Hit<'c>);

impl Written for SearchHit<'_> {}

/// A record that a search has found.
#[Object]
impl SearchHit<'_> {
    /// The record.
    async fn node(&self, ctx: &Context<'_>) -> Single<Node> {
        Single(node(view(ctx), self.0.found))
    }

    /// Which concept the record is of.
    async fn kind(&self) -> Choice<SearchKind> {
        Choice(self.0.found.kind().into())
    }

    /// Why it was found: the text of the record that matched best.
    async fn matched(&self) -> Single<SearchMatch<'_>> {
        Single(SearchMatch(self.0.matched()))
    }
}

pub struct SearchMatch<'c>(Match<'c>);

impl Written for SearchMatch<'_> {}

/// A text of a record that a search has matched.
#[Object]
impl SearchMatch<'_> {
    /// The text as it is written, accents, capitals, misprints and all.
    async fn text(&self) -> Text<'_> {
        Text(self.0.text)
    }

    /// What the text is to the record.
    async fn field(&self) -> Choice<SearchField> {
        Choice(self.0.field.into())
    }

    /// The parts of the text that matched, from left to right; none where only the words `of`, `the` and the like did.
    async fn highlights(&self) -> Several<Vec<Highlight>> {
        let place = |place: usize| i32::try_from(place).unwrap_or(i32::MAX);
        let highlights = self.0.highlights.iter();
        Several(highlights.map(|part| Highlight { start: place(part.start), end: place(part.end) }).collect())
    }
}

/// A part of a text, counted in Unicode code points.
#[derive(SimpleObject)]
pub struct Highlight {
    /// Where it starts: 0 is before the first code point.
    start: i32,
    /// Where it ends, exclusively.
    end: i32,
}

impl Written for Highlight {}

fn node(view: &View, found: Found) -> Node {
    match found {
        Found::Partner(ix) => Node::Partner(Partner::at(&view.registry, ix)),
        Found::Programme(ix) => Node::Programme(Programme::new(ix)),
        Found::Country(ix) => Node::Country(Country::new(ix)),
        Found::Region(ix) => Node::Region(Region::new(ix)),
        Found::Unit(ix) => Node::Unit(Unit::new(ix)),
        Found::Field(ix) => Node::Field(Field::new(ix)),
        Found::Agreement(ix) => Node::Agreement(Agreement::new(ix)),
        Found::Activity(ix) => Node::Activity(Activity::new(ix)),
        Found::Membership(ix) => Node::Membership(Membership::new(ix)),
    }
}

fn checked_first(first: i32) -> async_graphql::Result<usize> {
    match usize::try_from(first) {
        Ok(count) if count <= PAGE_MAX => Ok(count),
        Ok(_) => Err(error::too_many_hits(first, PAGE_MAX)),
        Err(_) => Err(error::argument_invalid(format!("`first` is {first}; ask for 0 to {PAGE_MAX} hits"))),
    }
}

/// Waits until the registry can be searched: aside, so that other requests go on meanwhile, and before the answer is begun, whose
/// fields would otherwise come in the order in which they are ready.
pub async fn ready(view: &View) {
    if !view.registry.is_search_ready() {
        let registry = Arc::clone(&view.registry);
        // Fails only where the program is ending; then the search builds the index itself.
        let _ = tokio::task::spawn_blocking(move || {
            registry.prepare_search();
        })
        .await;
    }
}

#[derive(Default)]
pub struct SearchRoots;

#[Object]
impl SearchRoots {
    /// The records that a text means, the best first, also while it is being typed.
    ///
    /// Every word must be there, or begin a word that is; accents, case and the order of words do not matter. Words from
    /// four letters on are forgiven a slip, from eight on two; records without slips come first. Where no record has all
    /// words, those come that have most of them. A text without letters and digits finds nothing.
    async fn search<'c>(
        &self,
        ctx: &'c Context<'_>,
        #[graphql(desc = "What to search for: 200 characters at most.")] text: String,
        #[graphql(desc = "The concepts that are wanted; all where it is left out.")] kinds: Option<
            Vec<SearchKind>,
        >,
        #[graphql(desc = "How many hits at most: 10 where it is left out, 100 at most.")] first: Option<i32>,
    ) -> async_graphql::Result<Several<Vec<SearchHit<'c>>>> {
        let length = text.chars().count();
        if length > TEXT_MAX {
            return Err(error::text_too_long("text", length, TEXT_MAX));
        }
        let kinds: Option<Vec<_>> = kinds.map(|kinds| kinds.into_iter().map(Into::into).collect());
        let first = checked_first(first.unwrap_or(FIRST_DEFAULT))?;
        let hits = view(ctx).registry.search(&Search { text: &text, kinds: kinds.as_deref(), first });
        Ok(Several(hits.into_iter().map(SearchHit).collect()))
    }
}
