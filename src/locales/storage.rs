//! Texts of what went wrong with storage.

use crate::model::commit::{StorageError, StorageErrorKind};
use crate::model::space::Space;

use super::Texts;
use super::table::texts;

texts! {
    storage_unavailable: "这个浏览器不能保存数据，改动只在内存里。关闭前请导出。", "This browser can’t keep data; changes are in memory only. Export before you close.";
    storage_timed_out: "浏览器的存储还没有打开，改动只在内存里。", "The browser’s storage hasn’t opened yet; changes are in memory only.";
    storage_blocked: "另一个标签页还在用旧版本，请关闭它。", "Another tab still uses an older version; please close it.";
    storage_newer(found, supported):
        "数据由更新的版本写入（存储 {found}，本版本 {supported}），这里只能看和导出。",
        "A newer version wrote this data (storage {found}, this one knows {supported}); here it can only be read and exported.";
    storage_waiting: "存储打开后会自动继续。", "This continues as soon as storage opens.";
    storage_go_on: "不保存，先看看", "Go on without saving";
    storage_removed:
        "这个工作区在别处被删除了。再试一次就会重新保存，也可以先导出一份。",
        "This workspace was removed elsewhere. Try again to store it anew, or export a copy.";
    storage_conflict: "数据在别处被改动了，正在合并。", "The data was changed elsewhere and is being merged.";
    storage_full(used, quota): "空间不够（已用 {used}，共 {quota}），改动没有保存。请导出一份。", "There is no room ({used} of {quota} used), so the changes are not saved. Export a copy.";
    storage_failed(why): "保存失败（{why}），改动还在屏幕上。", "Saving failed ({why}); the changes are still on screen.";
    storage_late: "保存比平时久，改动还在屏幕上。可以再等等，或先导出一份。", "Saving takes longer than usual; the changes are still on screen. Wait, or export a copy first.";

    storage_named(cause, name): "{cause}，{name}", "{cause}, {name}";
    cause_unavailable: "浏览器不让使用存储", "the browser lets no data be kept";
    cause_timed_out: "存储没有应答", "storage doesn’t answer";
    cause_blocked: "另一个标签页占用着存储", "another tab holds on to storage";
    cause_newer: "由更新的版本写入", "a newer version wrote it";
    cause_gone: "它在别处被删除了", "it was removed elsewhere";
    cause_conflict: "它在别处被改动了", "it was changed elsewhere";
    cause_quota: "浏览器没有留出空间", "the browser gave it no room";
    cause_closed: "与存储的连接断了", "the connection to storage was closed";
    cause_too_large: "有一条记录太大", "one record is too large";
    cause_bad_key: "有一条记录的编号不合规", "one record has an id that can’t be stored";
    cause_failed: "浏览器的存储出错", "the browser’s storage failed";
}

impl Texts {
    /// What is wrong with storage, and what to do about it. There is talk of room only together with its numbers (R17).
    pub fn storage_trouble(self, error: &StorageError, space: Option<Space>) -> String {
        let numbers = space.and_then(|space| space.numbers());
        match (&error.kind, numbers) {
            (StorageErrorKind::Quota, Some((used, quota))) => {
                self.storage_full(self.bytes(used), self.bytes(quota))
            }
            _ => self.storage_error(error),
        }
    }

    /// As [`Texts::storage_trouble`], where nothing is known about the room.
    pub fn storage_error(self, error: &StorageError) -> String {
        match &error.kind {
            StorageErrorKind::Unavailable => self.storage_unavailable().into(),
            StorageErrorKind::TimedOut => self.storage_timed_out().into(),
            StorageErrorKind::Blocked => self.storage_blocked().into(),
            StorageErrorKind::NewerSchema { found, supported } => {
                self.storage_newer(found, supported)
            }
            _ if error.is_gone() => self.storage_removed().into(),
            StorageErrorKind::Conflict { .. } => self.storage_conflict().into(),
            _ => self.storage_failed(self.storage_cause(error)),
        }
    }

    /// The bare cause, to be part of a sentence, with the browser's own name for it.
    pub fn storage_cause(self, error: &StorageError) -> String {
        let cause = match &error.kind {
            StorageErrorKind::Unavailable => self.cause_unavailable(),
            StorageErrorKind::TimedOut => self.cause_timed_out(),
            StorageErrorKind::Blocked => self.cause_blocked(),
            StorageErrorKind::NewerSchema { .. } => self.cause_newer(),
            _ if error.is_gone() => self.cause_gone(),
            StorageErrorKind::Conflict { .. } => self.cause_conflict(),
            // Without the numbers nobody can tell whether there is really no room.
            StorageErrorKind::Quota if !error.name.is_empty() => return error.name.clone(),
            StorageErrorKind::Quota => self.cause_quota(),
            StorageErrorKind::Closed => self.cause_closed(),
            StorageErrorKind::TooLarge { .. } => self.cause_too_large(),
            StorageErrorKind::BadKey { .. } => self.cause_bad_key(),
            StorageErrorKind::Failed => self.cause_failed(),
        };
        match error.name.as_str() {
            "" => cause.to_owned(),
            name => self.storage_named(cause, name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn r17_there_is_no_talk_of_room_without_its_numbers() {
        let mut error = StorageError::of(StorageErrorKind::Quota);
        error.name = "QuotaExceededError".into();
        let known = Space {
            used_bytes: Some(9_800_000_000),
            quota_bytes: Some(10_000_000_000),
            protected: None,
        };
        let half = Space { quota_bytes: None, ..known };
        for language in Language::ALL {
            let texts = Texts::of(language);
            let told = texts.storage_trouble(&error, Some(known));
            assert!(told.contains("9.8 GB") && told.contains("10 GB"), "{told}");
            for nothing in [None, Some(Space::default()), Some(half)] {
                let told = texts.storage_trouble(&error, nothing);
                assert_eq!(told, texts.storage_failed(texts.storage_cause(&error)));
            }
        }
    }
}
