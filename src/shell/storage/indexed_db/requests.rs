//! The transactions themselves. Between opening a transaction and its end nothing is awaited but its own requests.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use indexed_db_futures::database::Database;
use indexed_db_futures::future::VoidRequest;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::model::commit::{Revision, StorageError, StorageErrorKind, Stored, WorkspaceHead};
use crate::shell::storage::{Write, pages};

const HEADS: &str = "heads";
const PAGES: &str = "pages";
const RECORDS: &str = "records";
const DEVICE: &str = "device";

/// All stores of the schema.
pub const STORES: [&str; 4] = [HEADS, PAGES, RECORDS, DEVICE];

/// So many records are written in pages: an import, a restore, a new workspace.
const PAGED_FROM: usize = 64;

pub async fn heads(database: &Database) -> Result<Vec<WorkspaceHead>, StorageError> {
    let transaction = database.transaction(HEADS).build()?;
    let store = transaction.object_store(HEADS)?;
    let ids = store.get_all_keys::<String>().primitive()?;
    let heads = store.get_all::<Object>().primitive()?;
    let (ids, heads) = (ids.await?, heads.await?);
    ids.zip(heads).map(|(id, head)| read_head(id?, &head?)).collect()
}

pub async fn read(database: &Database, workspace: &str) -> Result<Option<Stored>, StorageError> {
    let transaction = database.transaction([HEADS, PAGES, RECORDS]).build()?;
    let heads = transaction.object_store(HEADS)?;
    let pages = transaction.object_store(PAGES)?;
    let store = transaction.object_store(RECORDS)?;
    let range = all_of(workspace);
    // All are sent before the first answer is awaited.
    let head = heads.get::<Object, _, _>(workspace).primitive()?;
    let pages = pages.get_all::<String>();
    let pages = pages.with_query::<String, _>(range.clone()).primitive()?;
    let keys = store.get_all_keys::<String>();
    let keys = keys.with_query::<String, _>(range.clone()).primitive()?;
    let bodies = store.get_all::<JsValue>();
    let bodies = bodies.with_query::<String, _>(range).primitive()?;
    let (head, pages) = (head.await?, pages.await?);
    let (keys, bodies) = (keys.await?, bodies.await?);

    let Some(head) = head else { return Ok(None) };
    // Later pages over earlier ones, and records with values of their own over all of them.
    let mut records: BTreeMap<String, Option<String>> = BTreeMap::new();
    for page in pages {
        let unpacked = pages::unpack(&page?);
        let unpacked =
            unpacked.ok_or_else(|| broken(format!("a page of {workspace} is no page")))?;
        records.extend(unpacked.into_iter().map(|(key, body)| (key, Some(body))));
    }
    for (key, body) in keys.zip(bodies) {
        let mut key = key?;
        key.drain(..=workspace.len());
        records.insert(key, body?.as_string());
    }
    let living = records.into_iter().filter_map(|(key, body)| Some((key, body?)));
    Ok(Some(Stored { head: read_head(workspace.to_owned(), &head)?, records: living.collect() }))
}

pub async fn write(database: &Database, write: Write<'_>) -> Result<(), StorageError> {
    let transaction = strict(database, &[HEADS, PAGES, RECORDS])?;
    let heads = transaction.object_store(HEADS)?;
    let pages = transaction.object_store(PAGES)?;
    let records = transaction.object_store(RECORDS)?;
    let workspace = write.workspace;
    let is_paged = write.puts.len() >= PAGED_FROM && write.puts.iter().all(pages::fits);
    let (paged, single) = match is_paged {
        true => (write.puts, &[][..]),
        false => (&[][..], write.puts),
    };

    let head = heads.get::<Object, _, _>(workspace).primitive()?;
    let stored = match head.await? {
        Some(head) => read_head(workspace.to_owned(), &head)?.revision,
        None => Revision::NOTHING,
    };
    write.check_stored(stored)?;
    let mut own: Vec<String> = Vec::new();
    if is_paged {
        let keys = records.get_all_keys::<String>();
        let keys = keys.with_query::<String, _>(all_of(workspace)).primitive()?;
        own = keys.await?.collect::<Result<_, _>>()?;
    }

    // Only the last request is awaited: they are answered in order, and one that fails aborts the transaction.
    if write.clears {
        pages.delete::<String, _>(all_of(workspace)).primitive()?;
        records.delete::<String, _>(all_of(workspace)).primitive()?;
    }
    for key in write.deletes {
        let request = records.put(JsValue::NULL);
        request.with_key(format!("{workspace}/{key}")).primitive()?;
        own.extend(is_paged.then(|| format!("{workspace}/{key}")));
    }
    let revision = write.head.map_or(Revision::NOTHING, |(revision, _)| revision);
    for (number, page) in pages::pack(paged).into_iter().enumerate() {
        let key = format!("{workspace}/{:016}/{number:06}", revision.0);
        pages.put(page).with_key(key).primitive()?;
    }
    // A record with a value of its own would stand for the one in the page.
    let paged: HashSet<&str> = paged.iter().map(|(key, _)| key.as_str()).collect();
    let in_pages = |key: &String| paged.contains(&key[workspace.len() + 1..]);
    for key in own.into_iter().filter(in_pages) {
        records.delete(key).primitive()?;
    }
    for (key, body) in single {
        let request = records.put(body.as_str());
        request.with_key(format!("{workspace}/{key}")).primitive()?;
    }
    let last = match write.head {
        Some((revision, body)) => {
            let request = heads.put(head_value(revision, body)?);
            request.with_key(workspace.to_owned()).without_key_type().primitive()?
        }
        None => heads.delete(workspace).primitive()?,
    };
    finish(transaction, last).await
}

pub async fn setting(database: &Database, key: &str) -> Result<Option<String>, StorageError> {
    let transaction = database.transaction(DEVICE).build()?;
    let store = transaction.object_store(DEVICE)?;
    Ok(store.get::<String, _, _>(key).primitive()?.await?)
}

pub async fn set_setting(database: &Database, key: &str, value: &str) -> Result<(), StorageError> {
    let transaction = strict(database, &[DEVICE])?;
    let store = transaction.object_store(DEVICE)?;
    let request = store.put(value).with_key(key.to_owned());
    let last = request.without_key_type().primitive()?;
    finish(transaction, last).await
}

/// A transaction that is complete only when the disk has it; it costs about a millisecond.
fn strict<'a>(database: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, StorageError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction =
        database.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(options);
    Ok(transaction.build()?)
}

/// Commits, and answers once the browser says that all of it is stored or nothing.
///
/// The last request is awaited first. Firefox commits what else there is if a request fails after `commit` was called;
/// before it, a failure aborts the transaction in every browser.
async fn finish(transaction: Transaction<'_>, last: VoidRequest) -> Result<(), StorageError> {
    let handle = transaction.as_sys().clone();
    let outcome = match last.await {
        Ok(()) => transaction.commit().await,
        Err(error) => Err(error),
    };
    let Err(error) = outcome else { return Ok(()) };
    // The library drops the reason of an abort; the transaction keeps it.
    let error = match handle.error() {
        Some(reason) => reason.into(),
        None => error.into(),
    };
    // It also lets go of a transaction whose commit threw, which would be committed then by itself. One that is over
    // already refuses this, which is as good.
    let _ = handle.abort();
    Err(error)
}

/// The keys of both stores from `workspace/` up to, and without, `workspace0`: `0` is what comes after `/`.
fn all_of(workspace: &str) -> Range<String> {
    format!("{workspace}/")..format!("{workspace}0")
}

fn head_value(revision: Revision, body: &str) -> Result<Object, StorageError> {
    let head = Object::new();
    let revision = JsValue::from_f64(revision.0 as f64);
    for (field, value) in [("revision", revision), ("body", body.into())] {
        Reflect::set(&head, &field.into(), &value)
            .map_err(indexed_db_futures::error::Error::from)?;
    }
    Ok(head)
}

fn read_head(id: String, head: &Object) -> Result<WorkspaceHead, StorageError> {
    let field = |name: &str| Reflect::get(head, &name.into()).ok();
    let revision = field("revision").and_then(|value| value.as_f64());
    let body = field("body").and_then(|value| value.as_string());
    match (revision, body) {
        (Some(revision), Some(body)) => {
            Ok(WorkspaceHead { id, revision: Revision(revision as u64), body })
        }
        _ => Err(broken(format!("heads/{id} has no revision or no body"))),
    }
}

/// What is stored is not what this app stores.
fn broken(message: String) -> StorageError {
    StorageError { message, ..StorageError::of(StorageErrorKind::Failed) }
}
