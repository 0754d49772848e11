//! Answers as lines, one an item or a group, and their comparison.

use std::sync::Arc;

use partnergraph::registry::Registry;
use proptest::test_runner::TestCaseError;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::Value;

use super::{
    Asked,
    days::prelude,
    figures,
    graphql::{self, Document},
    grouping::Grouping,
    question::Question,
    sql,
};

/// What SQL says, and in which words it was asked.
struct Told {
    sql: String,
    lines: Vec<String>,
}

impl Asked {
    /// All pages of the list, one after the other, are what SQL selects, and each tells how many items there are.
    pub async fn list(&self, question: &Question, registry: &Arc<Registry>) -> Result<(), TestCaseError> {
        let told = self.ask(&format!("{} {}", prelude(question), sql::list(question))).await;
        let mut document = graphql::list(question);
        let mut lines: Vec<String> = Vec::new();
        let (cursor, more, before) = if question.backwards {
            ("startCursor", "hasPreviousPage", "hasNextPage")
        } else {
            ("endCursor", "hasNextPage", "hasPreviousPage")
        };
        loop {
            let page = document.ask(question, registry).await;
            same(&document, &told, "totalCount", &page["totalCount"], &told.lines.len().into())?;
            same(&document, &told, before, &page["pageInfo"][before], &(!lines.is_empty()).into())?;
            let at = if question.backwards { 0 } else { lines.len() };
            lines.splice(at..at, texts(&page["nodes"], |node| line(node.as_object().unwrap().values())));
            if page["pageInfo"][more] == false || lines.len() > told.lines.len() {
                break;
            }
            document.variables["cursor"] = page["pageInfo"][cursor].clone();
        }
        let all = self.ask(&format!("SELECT 1 FROM {}", question.root.of.description().table)).await;
        if (1..all.lines.len()).contains(&lines.len()) {
            self.telling.set(self.telling.get() + 1);
        }
        same(&document, &told, "the items", &lines, &told.lines)
    }

    /// Each facet is what SQL counts without the facet's own condition.
    pub async fn facets(&self, question: &Question, registry: &Arc<Registry>) -> Result<(), TestCaseError> {
        let document = graphql::facets(question);
        let answer = document.ask(question, registry).await;
        for facet in question.root.of.description().facets {
            let told = self.ask(&format!("{} {}", prelude(question), figures::facet(question, facet))).await;
            let lines = texts(&answer["facets"][facet.0], |one| {
                let value = one["value"].as_object().and_then(|record| record.values().next());
                line([value.unwrap_or(&one["value"]), &one["count"]])
            });
            same(&document, &told, facet.0, &lines, &told.lines)?;
        }
        Ok(())
    }

    /// Axes and groups are what SQL groups, and the rest sums up what `first` leaves out.
    pub async fn statistics(
        &self,
        question: &Question,
        grouping: &Grouping,
        registry: &Arc<Registry>,
    ) -> Result<(), TestCaseError> {
        let document = graphql::statistics(question, grouping);
        let answer = document.ask(question, registry).await["statistics"].take();
        let tables = format!("{}{}", prelude(question), figures::tables(question, grouping));
        for at in 0..grouping.by.len() {
            let told = self.ask(&format!("{tables} {}", figures::axis(grouping, at))).await;
            let lines = texts(&answer["axes"][at]["keys"], |key| line([&key["value"], &key["rest"]]));
            same(&document, &told, "an axis", &lines, &told.lines)?;
        }
        let told = self.ask(&format!("{tables} {}", figures::groups(question, grouping))).await;
        let (first, others) = told.lines.split_at(grouping.first.unwrap_or(usize::MAX).min(told.lines.len()));
        let lines = texts(&answer["groups"], |group| {
            let keys = group["keys"].as_array().unwrap().iter().flat_map(|key| [&key["value"], &key["rest"]]);
            line(keys.chain([&group["count"], &group["distinct"]]))
        });
        same(&document, &told, "the groups", &lines[..], first)?;
        same(&document, &told, "groupCount", &answer["groupCount"], &told.lines.len().into())?;
        let count = |line: &String| line.rsplit('|').nth(1).unwrap().parse::<usize>().unwrap();
        let rest =
            serde_json::json!({ "groups": others.len(), "count": others.iter().map(count).sum::<usize>() });
        let rest = if others.is_empty() { Value::Null } else { rest };
        same(&document, &told, "the rest", &answer["rest"], &rest)?;
        let items = self.ask(&format!("{tables} SELECT id FROM items")).await;
        same(&document, &items, "totalCount", &answer["totalCount"], &items.lines.len().into())
    }

    async fn ask(&self, sql: &str) -> Told {
        let statement = Statement::from_string(DbBackend::Sqlite, sql);
        let rows = self.db.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{error}\n{sql}"));
        let lines = rows.iter().map(|row| {
            let values = (0..row.column_names().len()).map(|at| {
                let text = row.try_get_by_index::<Option<String>>(at);
                text.unwrap_or_else(|_| row.try_get_by_index::<i64>(at).ok().map(|number| number.to_string()))
            });
            values.map(|value| value.unwrap_or_else(|| "null".to_owned())).collect::<Vec<_>>().join("|")
        });
        Told { sql: sql.to_owned(), lines: lines.collect() }
    }
}

fn texts(list: &Value, text: impl Fn(&Value) -> String) -> Vec<String> {
    list.as_array().unwrap().iter().map(text).collect()
}

/// As SQL has it: truth is a number.
fn line<'v>(values: impl IntoIterator<Item = &'v Value>) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Bool(truth) => u8::from(*truth).to_string(),
        other => other.to_string(),
    };
    values.into_iter().map(text).collect::<Vec<_>>().join("|")
}

fn same<T: PartialEq + std::fmt::Debug + ?Sized>(
    document: &Document,
    told: &Told,
    what: &str,
    answered: &T,
    expected: &T,
) -> Result<(), TestCaseError> {
    if answered == expected {
        return Ok(());
    }
    let Told { sql, .. } = told;
    Err(TestCaseError::fail(format!(
        "{what} is {answered:?}; SQL tells {expected:?}\n\n{document}\n\n{sql}\n"
    )))
}
