//! `search`: the records that a text means. How they are found and ranked is told in `registry::search`.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, SimpleObject, resolver_utils::EnumType};

use super::{
    View,
    activity::Activity,
    agreement::Agreement,
    country::Country,
    error,
    field::Field,
    kit::{
        Choice, Item, Several, Single, Text, Written,
        arguments::{PAGE_DEFAULT, PAGE_MAX},
    },
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
/// The longest text, in characters: more than any name has. Filters have the same.
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

/// A page of what a search has found, with totals.
pub struct SearchResults<'c> {
    page: Vec<Hit<'c>>,
    total: usize,
    counts: Vec<SearchCount>,
}

impl Written for SearchResults<'_> {}

/// A page of all records that a text means.
#[Object]
impl SearchResults<'_> {
    /// The hits of this page, the best first.
    async fn hits(&self) -> Several<Vec<SearchHit<'_>>> {
        Several(self.page.iter().cloned().map(SearchHit).collect())
    }

    /// How many hits all pages hold together.
    async fn total_count(&self) -> usize {
        self.total
    }

    /// How many records of each concept the text means, whatever `kinds` says: in the order of `SearchKind`, those without
    /// any left out. A list of the concept with the text as `search` in its filter has as many.
    async fn counts(&self) -> Several<Vec<SearchCount>> {
        Several(self.counts.clone())
    }
}

/// How many records of a concept a text means.
#[derive(Clone, Copy)]
pub struct SearchCount {
    kind: SearchKind,
    count: usize,
}

impl Written for SearchCount {}

/// How many records of a concept a text means.
#[Object]
impl SearchCount {
    /// The concept.
    async fn kind(&self) -> Choice<SearchKind> {
        Choice(self.kind)
    }

    /// How many: 1 or more.
    async fn count(&self) -> usize {
        self.count
    }
}

impl<'c> SearchResults<'c> {
    fn of(hits: Vec<Hit<'c>>, kinds: Option<&[search::Kind]>, offset: usize, first: usize) -> Self {
        let mut counts: Vec<SearchCount> = SearchKind::items()
            .iter()
            .map(|item| {
                let kind = item.value;
                let of_kind = |hit: &&Hit<'_>| SearchKind::from(hit.found.kind()) == kind;
                SearchCount { kind, count: hits.iter().filter(of_kind).count() }
            })
            .collect();
        counts.retain(|count| count.count > 0);
        let is_wanted = |hit: &Hit<'_>| kinds.is_none_or(|kinds| kinds.contains(&hit.found.kind()));
        let wanted: Vec<_> = hits.into_iter().filter(is_wanted).collect();
        let total = wanted.len();
        Self { page: wanted.into_iter().skip(offset).take(first).collect(), total, counts }
    }
}

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

fn check_length(text: &str) -> async_graphql::Result<()> {
    match text.chars().count() {
        length if length > TEXT_MAX => Err(error::text_too_long("text", length, TEXT_MAX)),
        _ => Ok(()),
    }
}

fn checked_offset(offset: i32) -> async_graphql::Result<usize> {
    usize::try_from(offset)
        .map_err(|_| error::argument_invalid(format!("`offset` is {offset}; leave out 0 or more")))
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
    /// Every word must be there, or begin a word that is. Accents, case, apostrophes, the dots of acronyms and the order of
    /// words do not matter, nor whether two words are written as one. `ü` is found as `u` and `ue`, Cyrillic, Greek,
    /// Georgian and Armenian also in Latin letters, Han characters in traditional and simplified form; in scripts without
    /// spaces, parts of words are found.
    ///
    /// Words from four letters on are forgiven a slip, from eight on two, where fewer than ten records of a concept have them
    /// as they are typed; numbers are not. Records without slips come first. Where no record has all words, those come
    /// that have most of them. A text without letters and digits finds nothing.
    async fn search<'c>(
        &self,
        ctx: &'c Context<'_>,
        #[graphql(desc = "What to search for: 200 characters at most.")] text: String,
        #[graphql(desc = "The concepts that are wanted; all where it is left out.")] kinds: Option<
            Vec<SearchKind>,
        >,
        #[graphql(desc = "How many hits at most: 10 where it is left out, 100 at most.")] first: Option<i32>,
    ) -> async_graphql::Result<Several<Vec<SearchHit<'c>>>> {
        check_length(&text)?;
        let kinds: Option<Vec<_>> = kinds.map(|kinds| kinds.into_iter().map(Into::into).collect());
        let first = checked_first(first.unwrap_or(FIRST_DEFAULT))?;
        let hits = view(ctx).registry.search(&Search { text: &text, kinds: kinds.as_deref(), first });
        Ok(Several(hits.into_iter().map(SearchHit).collect()))
    }

    /// All records that a text means, page by page, with totals: what `search` begins, and what the lists of the concepts have
    /// that are narrowed down by the same text.
    async fn search_results<'c>(
        &self,
        ctx: &'c Context<'_>,
        #[graphql(desc = "What to search for: 200 characters at most.")] text: String,
        #[graphql(desc = "The concepts that are wanted; all where it is left out.")] kinds: Option<
            Vec<SearchKind>,
        >,
        #[graphql(desc = "How many hits of the beginning are left out: none where it is not given.")]
        offset: Option<i32>,
        #[graphql(desc = "How many hits at most: 25 where it is left out, 100 at most.")] first: Option<i32>,
    ) -> async_graphql::Result<Single<SearchResults<'c>>> {
        check_length(&text)?;
        let kinds: Option<Vec<_>> = kinds.map(|kinds| kinds.into_iter().map(Into::into).collect());
        let first = first.map_or(Ok(PAGE_DEFAULT), checked_first)?;
        let offset = checked_offset(offset.unwrap_or_default())?;
        let hits = view(ctx).registry.search(&Search { text: &text, kinds: None, first: usize::MAX });
        Ok(Single(SearchResults::of(hits, kinds.as_deref(), offset, first)))
    }
}
