//! Asking a question the way a request does it after its document was prepared. Which questions there are is told in
//! `table`.

use std::sync::Arc;

use async_graphql::{Response, Variables, parser::parse_query};
use chrono::NaiveDate;
use partnergraph::{
    graphql::{Plan, Question as Ready, Schema, View, schema, write_value},
    registry::Registry,
};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use super::table::{Page, Question};

/// A schema over a registry, on one day.
pub struct Asker {
    schema: Schema,
    registry: Arc<Registry>,
    today: NaiveDate,
    runtime: Runtime,
}

impl Asker {
    pub fn new(registry: Arc<Registry>, today: NaiveDate) -> Self {
        let runtime = Builder::new_current_thread().build().expect("a runtime");
        Self { schema: schema(), registry, today, runtime }
    }

    /// Parses a question, finds the cursor that its page begins after, and asks it once; or tells why it has no answer.
    pub fn prepare(&self, question: &Question) -> Result<Ready, String> {
        let document = parse_query(question.document).map_err(|error| error.to_string())?;
        let plan = Plan::of(&document);
        let ready = |variables| Ready {
            document: Arc::new(document.clone()),
            operation_name: None,
            variables: Variables::from_json(variables),
            plan,
            max_objects: usize::MAX,
        };
        let ready = match question.page {
            Page::Given => ready(json!({})),
            Page::First => ready(json!({ "first": 25 })),
            Page::Deep => {
                let last = self.answered(&ready(json!({ "last": 100 })))?;
                let cursor = start_cursor(&last).ok_or("there is no page to begin after")?;
                ready(json!({ "first": 25, "after": cursor }))
            }
        };
        self.answered(&ready)?;
        Ok(ready)
    }

    /// The bytes of the answer.
    pub fn ask(&self, ready: &Ready) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_value(&mut bytes, self.execute(ready).data);
        bytes
    }

    fn execute(&self, ready: &Ready) -> Response {
        let view = View::of(Arc::clone(&self.registry), self.today);
        self.runtime.block_on(ready.ask(&self.schema, &view))
    }

    /// The data of an answer without errors.
    fn answered(&self, ready: &Ready) -> Result<Value, String> {
        let response = self.execute(ready);
        if let Some(error) = response.errors.first() {
            return Err(error.message.clone());
        }
        let data = serde_json::from_slice(&self.ask(ready)).map_err(|error| error.to_string())?;
        if is_whole(&data) { Ok(data) } else { Err("a field is not there".to_owned()) }
    }
}

/// Whether the fields at the root and those in them are there. Of a field that the schema does not have, async-graphql makes
/// null, since documents are validated elsewhere.
fn is_whole(data: &Value) -> bool {
    let is_there = |value: &Value| {
        !value.is_null()
            && value.as_object().is_none_or(|fields| fields.values().all(|value| !value.is_null()))
    };
    data.as_object().is_some_and(|fields| !fields.is_empty() && fields.values().all(is_there))
}

/// The cursor of the first item of the list that is asked for at the root.
fn start_cursor(data: &Value) -> Option<String> {
    let list = data.as_object()?.values().next()?;
    list.pointer("/pageInfo/startCursor")?.as_str().map(str::to_owned)
}
