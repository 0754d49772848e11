//! A question and its way through the schema. That it is valid was made sure of in `http`.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use async_graphql::{
    Request, Response, Variables,
    parser::types::{ExecutableDocument, Selection, SelectionSet},
};

use async_graphql_value::Value as Written;

use super::{Schema, Straight, View, search};

/// A valid document with what belongs to it.
#[derive(Clone)]
pub struct Question {
    pub document: Arc<ExecutableDocument>,
    pub operation_name: Option<String>,
    pub variables: Variables,
    pub plan: Plan,
    /// How many objects in lists the answer may have.
    pub max_objects: usize,
}

/// What is known of a document before it is asked.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Whether objects may be written straight to bytes.
    pub straight: Option<Straight>,
    /// Whether it searches.
    pub searches: bool,
}

impl Plan {
    /// For a valid document.
    #[must_use]
    pub fn of(document: &ExecutableDocument) -> Self {
        let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
        let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
        Self { straight: Straight::of(document), searches: operations.chain(fragments).any(searches) }
    }
}

fn searches(selections: &SelectionSet) -> bool {
    selections.items.iter().any(|selection| match &selection.node {
        Selection::Field(field) => {
            let field = &field.node;
            matches!(field.name.node.as_str(), "search" | "searchResults")
                || field.arguments.iter().any(|(_, value)| is_written_search(&value.node))
                || searches(&field.selection_set.node)
        }
        Selection::InlineFragment(inline) => searches(&inline.node.selection_set.node),
        Selection::FragmentSpread(_) => false,
    })
}

/// Whether a value that is given in a variable is a filter that searches.
fn is_search(value: &async_graphql::Value) -> bool {
    match value {
        async_graphql::Value::Object(members) => {
            members.iter().any(|(name, value)| name == "search" || is_search(value))
        }
        async_graphql::Value::List(values) => values.iter().any(is_search),
        _ => false,
    }
}

/// Whether a value in a document is a filter that searches.
fn is_written_search(value: &Written) -> bool {
    match value {
        Written::Object(members) => {
            members.iter().any(|(name, value)| name == "search" || is_written_search(value))
        }
        Written::List(values) => values.iter().any(is_written_search),
        _ => false,
    }
}

/// Data of a request: how many more objects it may come upon in lists. Clones count together.
#[derive(Clone)]
pub(super) struct ObjectsLeft {
    left: Arc<AtomicUsize>,
    allowed: usize,
}

impl ObjectsLeft {
    fn new(allowed: usize) -> Self {
        Self { left: Arc::new(AtomicUsize::new(allowed)), allowed }
    }

    /// Takes so many; where there are not as many left, the error is how many are allowed.
    ///
    /// Of one request only one part is worked at, at any time: nobody else counts between reading and writing.
    pub fn take(&self, objects: usize) -> Result<(), usize> {
        let left = self.left.load(Ordering::Relaxed).checked_sub(objects).ok_or(self.allowed)?;
        self.left.store(left, Ordering::Relaxed);
        Ok(())
    }
}

impl Question {
    /// The answer. Of one with errors nothing is written straight to bytes, so that its data can still be changed.
    pub async fn ask(&self, schema: &Schema, view: &View) -> Response {
        if self.plan.searches || self.variables.values().any(is_search) {
            search::ready(view).await;
        }
        if self.plan.straight.is_some() {
            let response = schema.execute(self.request(view, self.plan.straight)).await;
            if response.errors.is_empty() {
                return response;
            }
        }
        schema.execute(self.request(view, None)).await
    }

    fn request(&self, view: &View, straight: Option<Straight>) -> Request {
        let left = ObjectsLeft::new(self.max_objects);
        let mut request = Request::new("").variables(self.variables.clone()).data(view.clone()).data(left);
        if let Some(straight) = straight {
            request = request.data(straight);
        }
        request.set_parsed_query(ExecutableDocument::clone(&self.document));
        match &self.operation_name {
            Some(name) => request.operation_name(name),
            None => request,
        }
    }
}
