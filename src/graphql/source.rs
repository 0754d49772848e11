//! Sources and citations: where a fact was read, and whether it was stated there or inferred.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use partnergraph_entity::citation;

use super::{
    View,
    kit::{
        DateFilter, EnumFilter, Id, Item, Key, List, Listed, NoFigures, OrderField, PartialDate, RowText,
        Single, Text, TextFilter, Url, Written, filter::conditions, item::item,
    },
    view,
};
use crate::registry::Cited;

item! { Source: source in sources }

/// A document that facts were read from.
#[Object]
impl Source {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this source.
    async fn slug(&self) -> RowText<Self> {
        self.text(|row| &row.slug)
    }

    /// The title of the document.
    async fn title(&self) -> RowText<Self> {
        self.text(|row| &row.title)
    }

    /// Who published it; null where it is not known.
    async fn publisher<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).publisher.as_deref().map(Text)
    }

    /// Where it was published; null where it is not known. It may no longer be there.
    async fn url(&self, ctx: &Context<'_>) -> Option<Url> {
        Url::optional(self.row(ctx).url.as_ref())
    }

    /// When it was published, as precisely as it is known; null where it is not.
    async fn published(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).published)
    }

    /// When it was read for this registry; null where it is not known.
    async fn accessed(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).accessed)
    }

    /// What a reader should know of the document as a whole; null where there is nothing.
    async fn note<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).note.as_deref().map(Text)
    }
}

/// What a citation supports.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "citation::Fact")]
pub enum Fact {
    /// The record as a whole.
    Record,
    /// The name.
    Name,
    /// The kind.
    Kind,
    /// The region.
    Region,
    /// The country.
    Country,
    /// The city.
    City,
    /// The dates.
    Dates,
    /// The stage.
    Stage,
    /// The programme.
    Programme,
    /// The parties.
    Parties,
    /// The home units.
    Units,
    /// The activities.
    Activities,
}

/// Whether a fact stands in the source.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "citation::Basis")]
pub enum Basis {
    /// The source says so.
    Stated,
    /// The source does not say so; whoever entered it concluded it, or knew it from elsewhere.
    Inferred,
}

pub struct Citation<'c>(&'c Cited);

impl Written for Citation<'_> {}

impl<'c> Citation<'c> {
    pub fn of(cited: &'c [Cited], fact: Option<Fact>) -> Vec<Self> {
        let fact = fact.map(citation::Fact::from);
        cited.iter().filter(|cited| fact.is_none_or(|fact| cited.citation.fact == fact)).map(Self).collect()
    }
}

/// Where a fact of a record was read.
#[Object]
impl Citation<'_> {
    /// The document.
    async fn source(&self) -> Single<Source> {
        Single(Source::new(self.0.source))
    }

    /// The place in the document, such as a table and row.
    async fn place(&self) -> Text<'_> {
        Text(&self.0.citation.place)
    }

    /// What it supports.
    async fn fact(&self) -> Fact {
        self.0.citation.fact.into()
    }

    /// Whether the fact was stated there or inferred.
    async fn basis(&self) -> Basis {
        self.0.citation.basis.into()
    }

    /// Why it was inferred, or what is doubtful; null where there is nothing to say.
    async fn note(&self) -> Option<Text<'_>> {
        self.0.citation.note.as_deref().map(Text)
    }
}

/// Conditions on sources; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct SourceFilter {
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the title.
    title: Option<TextFilter>,
    /// Conditions on who published it.
    publisher: Option<TextFilter>,
    /// Conditions on when it was published.
    published: Option<DateFilter>,
    /// Every one of these holds.
    and: Option<Vec<SourceFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<SourceFilter>>,
    /// This does not hold.
    not: Option<Box<SourceFilter>>,
}

conditions!(SourceFilter, Source, |filter, view, on| {
    let row = |source: Source| source.row_in(view);
    on.text(&filter.slug, move |source| [row(source).slug.as_str()]);
    on.text(&filter.title, move |source| [row(source).title.as_str()]);
    on.text(&filter.publisher, move |source| row(source).publisher.as_deref());
    on.first_day(&filter.published, move |source| row(source).published);
});

/// Conditions on where a fact was read; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct CitationFilter {
    /// Conditions on what it supports.
    fact: Option<EnumFilter<Fact>>,
    /// Conditions on whether the fact was stated or inferred.
    basis: Option<EnumFilter<Basis>>,
    /// Conditions on the document.
    source: Option<Box<SourceFilter>>,
    /// Every one of these holds.
    and: Option<Vec<CitationFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<CitationFilter>>,
    /// This does not hold.
    not: Option<Box<CitationFilter>>,
}

/// What of a citation can be filtered by.
#[derive(Clone, Copy)]
pub struct Cite {
    fact: Fact,
    basis: Basis,
    source: Source,
}

impl Cite {
    pub fn all(cited: &[Cited]) -> impl Iterator<Item = Self> {
        cited.iter().map(|cited| Self {
            fact: cited.citation.fact.into(),
            basis: cited.citation.basis.into(),
            source: Source(cited.source),
        })
    }
}

conditions!(CitationFilter, Cite, |filter, view, on| {
    on.value(&filter.fact, |cite| [cite.fact]);
    on.value(&filter.basis, |cite| [cite.basis]);
    on.one(&filter.source, |cite| Some(cite.source));
});

/// What sources can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceOrderField {
    /// The title, in the order of the Unicode collation.
    Title,
    /// When it was published; where it is not known, last.
    Published,
}

impl OrderField<Source> for SourceOrderField {
    fn key(self, view: &View, source: Source) -> Key<'_> {
        match self {
            Self::Title => Key::label(&view.registry.sources, Some(source.ix())),
            Self::Published => Key::date(source.row_in(view).published),
        }
    }
}

impl Listed for Source {
    type Filter = SourceFilter;
    type OrderField = SourceOrderField;
    type Figures = NoFigures;
}

#[derive(Default)]
pub struct SourceRoots;

#[Object]
impl SourceRoots {
    /// All documents that facts were read from, by title.
    async fn sources(&self, ctx: &Context<'_>) -> List<Source> {
        List::all(view(ctx))
    }
}
