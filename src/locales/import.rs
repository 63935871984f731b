//! Texts of importing: what a file holds, and what is wrong with it.

use crate::domain::records::goal::{DEEPEST, LONGEST_NOTE, LONGEST_TITLE, MOST_GOALS};
use crate::domain::records::series::MOST_ACTUALS;
use crate::format::preview::Outcome;
use crate::format::{Kind, Looks, Note, Reason};

use super::Texts;
use super::table::texts;

texts! {
    import_and_export: "导入与导出", "Import and export";
    import_file: "要导入的文件", "File to import";
    import_title(name): "导入 {name}", "Import {name}";
    import_holds(name, goals): "文件是工作区“{name}”，共 {goals}。", "The file is the workspace “{name}” with {goals}.";
    import_rejected: "这个文件不能导入：", "This file can’t be imported:";
    import_nothing_changed: "什么都没有改变。", "Nothing was changed.";
    import_reading: "读取进度", "Reading progress";
    import_reading_percent(percent): "正在读取，已完成 {percent}%", "Reading, {percent}% done";
    import_mend: "改好文件后可以再试。", "Fix the file and try again.";
    import_choose_again: "重新选择文件", "Choose a file again";
    import_anyway: "仍然读取", "Read it anyway";
    import_at_top: "把这些目标放到最上层再导入", "Import with these goals at the top level";
    import_leaning(count): "文件里有 {count} 处指向只在当前工作区里的目标、人员、部门或指标，所以只能合并到这里，不能单独打开。", "In {count} place the file points to a goal, person, unit or metric that only this workspace has, so it can be merged here but not opened by itself.", "In {count} places the file points to goals, people, units or metrics that only this workspace has, so it can be merged here but not opened by itself.";
    import_look: "下面是这个版本能读懂的部分，只供查看。", "Below is what this version can read of it; view only.";
    import_look_name(name): "工作区“{name}”", "Workspace “{name}”";
    import_look_saved(name, when): "工作区“{name}”，保存于 {when}", "Workspace “{name}”, saved on {when}";
    import_look_unread(count): "有 {count} 条记录看不懂，没有列出。", "{count} record can’t be understood and is left out.", "{count} records can’t be understood and are left out.";
    look_goals: "目标", "Goals";
    look_metrics: "指标", "Metrics";
    look_target(amount): "目标值 {amount}", "target {amount}";
    look_latest(day, amount): "最近 {amount}（{day}）", "latest {amount} ({day})";
    and_more_goals(count): "还有 {count} 个目标。", "{count} more goal.", "{count} more goals.";
    import_no_checksum: "文件没有校验和，可能是手工编辑的。", "The file has no checksum; it may have been edited by hand.";
    import_repeated_actuals: "有些实际值重复出现且完全相同，只算一次。", "Some actuals are given twice, with the same content; each counts once.";
    and_more(count): "还有 {count} 处。", "{count} more.";
    import_merge: "合并到当前工作区", "Merge into this workspace";
    import_as_new: "作为新工作区打开", "Open as a new workspace";
    import_by_hand(count): "文件里有 {count} 处是手工填写的，没有比这里更晚的修改时间。默认以文件为准，也可以保留这里的。", "In {count} place the file was written by hand, with no later date of change than here. It is taken unless you keep yours.", "In {count} places the file was written by hand, with no later date of change than here. They are taken unless you keep yours.";
    import_conflicts: "两边不同的地方，以哪边为准？", "Where the two sides differ, which value wins?";
    favour_newer: "逐项取较新的", "The newer, field by field";
    favour_here: "保留我的", "Mine";
    favour_file: "取文件里的", "The file’s";
    import_differs(name, here, there): "{name}：这里 {here}，文件里 {there}", "{name}: {here} here, {there} in the file";
    preview_added: "新增", "Added";
    preview_changed: "改动", "Changed";
    preview_same: "相同", "Same";
    preview_kept: "这里较新", "Newer here";
    preview_conflicting: "冲突", "Conflicting";
    preview_gone: "删除", "Deleted";

    problem_empty: "文件是空的", "the file is empty";
    problem_too_large(limit): "太大，最多 {limit} MiB", "too large, at most {limit} MiB";
    problem_utf16: "是 UTF-16 编码，请另存为 UTF-8", "this is UTF-16; save it as UTF-8";
    problem_not_utf8(offset): "第 {offset} 个字节不是 UTF-8", "not UTF-8 at byte {offset}";
    problem_gbk(offset): "第 {offset} 个字节不是 UTF-8，可能是 GBK，请另存为 UTF-8", "not UTF-8 at byte {offset}; it may be GBK, save it as UTF-8";
    problem_not_json: "不是 JSON", "not JSON";
    problem_workbook: "这是电子表格，不是准绳的文件。数字可以从表格复制，粘贴到目标页或录入表里。", "this is a spreadsheet, not a file of Plumbline. Numbers can be copied from it and pasted on a goal’s page or in the entry grid.";
    problem_html: "不是 JSON，看起来是网页", "not JSON, it looks like HTML";
    problem_unexpected_end(line, column): "在第 {line} 行第 {column} 列突然结束", "ends unexpectedly at line {line}, column {column}";
    problem_extra_data(line, column): "结束之后还有内容（第 {line} 行第 {column} 列）", "extra data after the end at line {line}, column {column}";
    problem_no_such_number(line, column): "第 {line} 行第 {column} 列不是 JSON 允许的数字", "not a number allowed in JSON at line {line}, column {column}";
    problem_syntax(line, column): "第 {line} 行第 {column} 列不是有效的 JSON", "not valid JSON at line {line}, column {column}";
    problem_too_deep(limit): "嵌套太深，最多 {limit} 层", "nested too deep, at most {limit} levels";
    problem_string_too_long: "文本太长", "text too long";
    problem_not_an_object: "应为带 format 的对象", "expected an object with “format”";
    problem_no_format: "不是准绳的文件", "not a file of this app";
    problem_foreign_format(found): "这是 {found} 的文件，不是准绳的", "this is a file of {found}, not of this app";
    problem_bad_version(found): "版本号无效：{found}", "bad version: {found}";
    problem_newer(needed, readable): "需要第 {needed} 版格式，这里只能读到第 {readable} 版，请更新", "needs format version {needed}; this app reads up to {readable}, please update";
    problem_checksum: "校验和不符，文件可能损坏", "the checksum is wrong, the file may be damaged";
    problem_missing: "缺少", "missing";
    problem_duplicate_field: "字段重复", "duplicate field";
    problem_duplicate_id(first): "编号与 {first} 重复", "the same id as {first}";
    problem_duplicate_day(first): "日期与 {first} 重复", "the same day as {first}";
    problem_unknown_word(found, allowed): "“{found}”不认识，可用：{allowed}", "unknown value “{found}”, allowed: {allowed}";
    problem_bad_word: "只能用字母、数字和 -，1 到 40 个", "a word has 1 to 40 letters, digits and -";
    problem_bad_id: "编号只能用字母、数字、- 和 _，最多 64 个", "an id has at most 64 letters, digits, - and _";
    problem_missing_record(id): "找不到编号 {id}", "no record has the id {id}";
    problem_cycle(way): "循环：{way}", "a cycle: {way}";
    problem_long_cycle(way, more): "循环：{way} → 还有 {more} 个", "a cycle: {way} → and {more} more";
    problem_cascade_too_deep(levels): "目标树超过 {levels} 层", "the cascade is deeper than {levels} levels";
    problem_too_many_goals(most): "目标超过 {most} 个", "more than {most} goals";
    problem_too_many_actuals(most): "实际值超过 {most} 条", "more than {most} actuals";
    problem_number_range: "数字超出范围，最大 10^15", "number out of range, at most 10^15";
    problem_negative: "不能是负数", "can’t be negative";
    problem_percent_range(most): "百分比须在 0 到 {most} 之间", "a percentage from 0 to {most} is needed";
    problem_rate_range: "分母太小，算出的比率超出范围", "the denominator is too small, the rate would be out of range";
    problem_no_such_date: "没有这一天，应为 YYYY-MM-DD", "no such date, expected YYYY-MM-DD";
    problem_date_range: "日期超出 1970 至 2199 年", "date outside 1970 to 2199";
    problem_high_below_low(low): "小于下限 {low}", "below the lower end, {low}";
    problem_end_before_start(start): "早于 {start} 的开始日期", "before the start at {start}";
    problem_days: "日期必须递增", "the days must rise";
    problem_text_empty: "不能为空", "can’t be empty";
    problem_title_too_long(most): "超过 {most} 个字", "longer than {most} characters";
    problem_control: "含有控制字符", "holds a control character";

    expected_object: "应为对象", "expected an object";
    expected_list: "应为列表", "expected a list";
    expected_text: "应为文本", "expected text";
    expected_number: "应为数字", "expected a number";
    expected_yes_or_no: "应为 true 或 false", "expected true or false";
    expected_date: "应为 YYYY-MM-DD 的日期", "expected a date, YYYY-MM-DD";
    expected_time: "应为时间", "expected a time";
    expected_stamp: "应为 20 个字符的时间戳", "expected a stamp of 20 characters";
    expected_currency: "应为三个大写字母的货币代码", "expected a currency code of three capital letters";
    expected_month: "应为 1 到 12 的月份", "expected a month, 1 to 12";
    expected_point: "应为日期和百分比", "expected a day and a percentage";
}

impl Texts {
    /// What a person should know of a file though it is accepted.
    pub fn import_note(self, note: Note) -> &'static str {
        match note {
            Note::NoChecksum => self.import_no_checksum(),
            Note::WrongChecksum => self.problem_checksum(),
            Note::RepeatedActuals => self.import_repeated_actuals(),
        }
    }

    /// What importing or going back would do to a record.
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Added => self.preview_added(),
            Outcome::Changed => self.preview_changed(),
            Outcome::Kept => self.preview_kept(),
            Outcome::Conflicting => self.preview_conflicting(),
            Outcome::Gone => self.preview_gone(),
        }
    }

    /// Why a file or a part of it is refused.
    pub fn problem(self, reason: &Reason) -> String {
        match reason {
            Reason::Empty => self.problem_empty().into(),
            Reason::TooLarge { limit } => self.problem_too_large(limit >> 20),
            Reason::Utf16 => self.problem_utf16().into(),
            Reason::NotUtf8 { offset, looks_like_gbk: true } => self.problem_gbk(offset),
            Reason::NotUtf8 { offset, .. } => self.problem_not_utf8(offset),
            Reason::NotJson { looks_like: Some(Looks::Html) } => self.problem_html().into(),
            Reason::NotJson { looks_like: Some(Looks::Workbook) } => self.problem_workbook().into(),
            Reason::NotJson { .. } => self.problem_not_json().into(),
            Reason::UnexpectedEnd(at) => self.problem_unexpected_end(at.line, at.column),
            Reason::ExtraData(at) => self.problem_extra_data(at.line, at.column),
            Reason::NoSuchNumber(at) => self.problem_no_such_number(at.line, at.column),
            Reason::Syntax(at) => self.problem_syntax(at.line, at.column),
            Reason::TooDeep { limit } => self.problem_too_deep(limit),
            Reason::StringTooLong { .. } => self.problem_string_too_long().into(),
            Reason::NotAnObject => self.problem_not_an_object().into(),
            Reason::NoFormat => self.problem_no_format().into(),
            Reason::ForeignFormat(found) => self.problem_foreign_format(found),
            Reason::BadVersion(found) => self.problem_bad_version(found),
            Reason::NewerVersion { needed, readable } => self.problem_newer(needed, readable),
            Reason::WrongChecksum => self.problem_checksum().into(),
            Reason::Expected(kind) => self.expected_kind(*kind).into(),
            Reason::Missing => self.problem_missing().into(),
            Reason::DuplicateField => self.problem_duplicate_field().into(),
            Reason::DuplicateId { first } => self.problem_duplicate_id(first),
            Reason::DuplicateDay { first } => self.problem_duplicate_day(first),
            Reason::UnknownWord { found, allowed } => {
                self.problem_unknown_word(found, allowed.join(", "))
            }
            Reason::BadId => self.problem_bad_id().into(),
            Reason::BadWord => self.problem_bad_word().into(),
            Reason::MissingRecord(id) | Reason::MissingParent(id) => {
                self.problem_missing_record(id)
            }
            Reason::Cycle(way) => self.problem_cycle(way.join(" → ")),
            Reason::LongCycle { titles, more } => self.problem_long_cycle(titles.join(" → "), more),
            Reason::CascadeTooDeep => self.problem_cascade_too_deep(DEEPEST),
            Reason::TooManyGoals => self.problem_too_many_goals(MOST_GOALS),
            Reason::TooManyActuals => self.problem_too_many_actuals(MOST_ACTUALS),
            Reason::NumberOutOfRange => self.problem_number_range().into(),
            Reason::Negative => self.problem_negative().into(),
            Reason::PercentOutOfRange { most } => self.problem_percent_range(most),
            Reason::RateOutOfRange => self.problem_rate_range().into(),
            Reason::NoSuchDate => self.problem_no_such_date().into(),
            Reason::DateOutOfRange => self.problem_date_range().into(),
            Reason::EndBeforeStart { start } => self.problem_end_before_start(start),
            Reason::HighBelowLow { low } => self.problem_high_below_low(low),
            Reason::DaysDoNotRise => self.problem_days().into(),
            Reason::TextEmpty => self.problem_text_empty().into(),
            Reason::TitleTooLong => self.problem_title_too_long(LONGEST_TITLE),
            Reason::NoteTooLong => self.problem_title_too_long(LONGEST_NOTE),
            Reason::ControlCharacter => self.problem_control().into(),
        }
    }

    fn expected_kind(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Object => self.expected_object(),
            Kind::List => self.expected_list(),
            Kind::Text => self.expected_text(),
            Kind::Number => self.expected_number(),
            Kind::YesOrNo => self.expected_yes_or_no(),
            Kind::Date => self.expected_date(),
            Kind::Time => self.expected_time(),
            Kind::Stamp => self.expected_stamp(),
            Kind::Currency => self.expected_currency(),
            Kind::Month => self.expected_month(),
            Kind::Point => self.expected_point(),
        }
    }
}
