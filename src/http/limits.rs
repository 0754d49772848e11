//! The settings of limits as the contract tells them in `limits`.
//!
//! Each is enforced where it belongs: in `listen`, `bounds`, `prepare`, `measure`, `execute`, and in `graphql`.

use std::time::Duration;

use super::{measure, prepare};
use crate::config::HttpSettings;
use crate::graphql::{self, NODES_MAX, PAGE_DEFAULT, PAGE_MAX};

/// The limits in force.
pub fn in_force(settings: &HttpSettings) -> graphql::Limits {
    let (limits, connections) = (&settings.limits, &settings.connections);
    graphql::Limits {
        body_bytes: int(limits.max_body_bytes),
        url_bytes: int(limits.max_url_bytes),
        header_bytes: int(connections.max_header_bytes),
        tokens: int(limits.max_tokens),
        brackets: int(prepare::MAX_RECURSION),
        operations: int(limits.max_operations),
        depth: int(limits.max_depth),
        nesting: int(measure::MAX_NESTING),
        fields: int(limits.max_fields),
        aliases: int(limits.max_aliases),
        directives: int(limits.max_directives),
        objects: int(limits.max_objects),
        page: int(PAGE_MAX),
        page_default: int(PAGE_DEFAULT),
        nodes: int(NODES_MAX),
        in_values: int(limits.max_in_values),
        filter_nesting: int(limits.max_filter_nesting),
        errors: int(limits.max_errors),
        header_seconds: seconds(connections.header_timeout),
        body_seconds: seconds(connections.body_timeout),
        stall_seconds: seconds(connections.stall_timeout),
        request_seconds: seconds(limits.request_timeout),
        requests: int(connections.max_requests()),
        connections: int(connections.max_connections),
    }
}

/// As large as an `Int` can be where it is larger.
fn int(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn seconds(time: Duration) -> i32 {
    i32::try_from(time.as_secs()).unwrap_or(i32::MAX)
}
