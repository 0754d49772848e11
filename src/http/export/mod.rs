//! `/export/…`: whole tables as files, written while they are sent, so that a large one takes no more memory than a small one.
//!
//! Which rows and columns a table has is told in `graphql::export`.

mod csv;
mod lines;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};

use super::negotiate::MediaType;
use super::refusal::Refusal;
use super::{Api, arguments, tag};
use crate::graphql::export::{Rows, Table};

/// Rows written at once; between them other requests have their turn.
const SLICE: usize = 256;

/// `GET /export/partners.csv` and the like.
pub async fn download(
    State(api): State<Arc<Api>>,
    Path(file): Path<String>,
    headers: HeaderMap,
    address: Uri,
) -> Response {
    let exported = match wanted(&file) {
        Some((table, form)) => export(&api, table, form, &headers, &address).await,
        None => Err(Refusal::not_found(address.path())),
    };
    exported.unwrap_or_else(|refusal| refusal.respond(MediaType::Json))
}

/// How a table is written.
#[derive(Clone, Copy)]
enum Form {
    /// Comma-separated values, for spreadsheets.
    Csv,
    /// One JSON object a line, for programs.
    Lines,
}

impl Form {
    const ALL: [Self; 2] = [Self::Csv, Self::Lines];

    fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Lines => "jsonl",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Lines => "application/jsonl",
        }
    }

    fn head(self, rows: &Rows) -> Vec<u8> {
        match self {
            Self::Csv => csv::record(&rows.columns),
            Self::Lines => Vec::new(),
        }
    }

    /// The next rows; none at the end.
    fn slice(self, rows: &mut Rows) -> Option<Vec<u8>> {
        let columns = rows.columns.clone();
        let slice: Vec<_> = rows.by_ref().take(SLICE).collect();
        let written = slice.iter().flat_map(|row| match self {
            Self::Csv => csv::record(&row.iter().map(csv::cell).collect::<Vec<_>>()),
            Self::Lines => lines::line(&columns, row),
        });
        (!slice.is_empty()).then(|| written.collect())
    }
}

fn wanted(file: &str) -> Option<(Table, Form)> {
    let (name, extension) = file.rsplit_once('.')?;
    let table = Table::ALL.into_iter().find(|table| table.name() == name)?;
    let form = Form::ALL.into_iter().find(|form| form.extension() == extension)?;
    Some((table, form))
}

async fn export(
    api: &Api,
    table: Table,
    form: Form,
    headers: &HeaderMap,
    address: &Uri,
) -> Result<Response, Refusal> {
    let arguments = arguments::read(&api.contract, &api.limits, &table.arguments(), address)?;
    let view = api.view();
    let tag = tag::of_address(address, &view);
    if tag::is_held(headers, &tag) {
        return Ok(tag::not_modified(tag));
    }
    let file = format!("partnergraph-{}-{}.{}", table.name(), view.today, form.extension());
    let rows = select(move || table.rows(view, arguments)).await?;
    let headers = [
        (CONTENT_TYPE, form.content_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok(([(ETAG, tag)], headers, body(rows, form)).into_response())
}

/// Selects on a thread of its own, because a filter over many records does not pause.
pub async fn select<R: Send + 'static>(
    selection: impl FnOnce() -> async_graphql::Result<R> + Send + 'static,
) -> Result<R, Refusal> {
    match tokio::task::spawn_blocking(selection).await {
        Ok(selected) => selected.map_err(|error| arguments::invalid(&error.message)),
        Err(failure) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
        Err(_) => Err(Refusal::too_slow(Duration::ZERO)),
    }
}

fn body(rows: Rows, form: Form) -> Body {
    let head = form.head(&rows);
    let slices = stream::unfold(rows, move |mut rows| async move {
        tokio::task::yield_now().await;
        form.slice(&mut rows).map(|slice| (slice, rows))
    });
    // Compression asks once more after the end.
    Body::from_stream(stream::iter([head]).chain(slices).fuse().map(Ok::<_, Infallible>))
}
