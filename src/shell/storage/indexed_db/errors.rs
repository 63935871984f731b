//! What the browser's errors mean for a person.

use indexed_db_futures::error::{Error, JSError, OpenDbError, UnexpectedDataError};
use web_sys::DomException;

use crate::model::commit::{StorageError, StorageErrorKind};

/// The error of a request to open the database.
pub fn of_opening(error: OpenDbError) -> StorageError {
    let unavailable = |message: String| StorageError {
        message,
        ..StorageError::of(StorageErrorKind::Unavailable)
    };
    match error {
        // The library says this of everything that `open` throws, and the version is never zero here.
        OpenDbError::VersionZero => {
            unavailable("the browser refuses to open a database here".into())
        }
        OpenDbError::Base(error) => {
            let error = StorageError::from(error);
            match error.kind {
                StorageErrorKind::Quota => error,
                _ => StorageError { kind: StorageErrorKind::Unavailable, ..error },
            }
        }
        other => unavailable(other.to_string()),
    }
}

/// Whether the connection must be opened anew after this error, and the work be tried once more.
pub fn spoils_the_connection(error: &StorageError) -> bool {
    matches!(
        error.name.as_str(),
        "AbortError"
            | "InvalidStateError"
            | "QuotaExceededError"
            | "TransactionInactiveError"
            | "UnknownError"
    )
}

impl From<DomException> for StorageError {
    fn from(exception: DomException) -> StorageError {
        named(exception.name(), exception.message())
    }
}

impl From<Error> for StorageError {
    fn from(error: Error) -> StorageError {
        match error {
            Error::DomException(exception) => DomException::from(exception).into(),
            Error::Unknown(JSError::Error(error)) => {
                named(error.name().into(), error.message().into())
            }
            // An abort whose reason the browser doesn't tell.
            Error::MissingData(UnexpectedDataError::TransactionAborted) => {
                named("AbortError".into(), String::new())
            }
            other => named(String::new(), other.to_string()),
        }
    }
}

fn named(name: String, message: String) -> StorageError {
    let kind = match name.as_str() {
        "QuotaExceededError" => StorageErrorKind::Quota,
        "InvalidStateError" => StorageErrorKind::Closed,
        _ => StorageErrorKind::Failed,
    };
    StorageError { kind, name, message }
}
